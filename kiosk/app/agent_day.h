#pragma once

// The rdv of a day as an agent sees them: what the centre told of the site, what this borne sold,
// and what was said here since, put together. Works the same cut off.

#include "kiosk/app/context.h"

namespace app {

struct LigneRdv {
    domain::CodeRdv code;
    domain::Quantum debut;
    std::string motif;  ///< in French; "Rendez-vous" when its own name must not be read there
    domain::StatutRdv statut = domain::StatutRdv::confirme;
    bool verifie = false;    ///< settled by an agent who was shown both
    bool partage = false;    ///< another rdv has that code: a person must tell them apart
    bool inconnu = false;    ///< there is a code only: its hour is not known here
    bool non_remis = false;  ///< sold here, and its ticket was not handed over
    std::vector<domain::FaitDit> faits;  ///< said here, oldest first
};

/// By hour, then code.
std::vector<LigneRdv> rdv_of_day(const base::Date& day, const Context& context);

/// The rdv of that code; `inconnu` when neither the centre nor this borne has told of one: it is
/// then now, and has what was said of it here.
LigneRdv rdv_of_code(domain::CodeRdv code, const Context& context);

/// The day shown, and the nearest ones before and after it that have rdv, or today.
base::Date agent_day(const Session& session, const Context& context);
std::optional<base::Date> day_before(const base::Date& day, const Context& context);
std::optional<base::Date> day_after(const base::Date& day, const Context& context);

/// Rdv of days that are over, of which nobody has said what became of them, or that must be looked
/// into.
int unsettled_before(const base::Date& today, const Context& context);

/// Whether an agent may say so now: nobody is absent before the hour, nor received the day before.
bool may_say(const LigneRdv& rdv, domain::StatutRdv statut, const Context& context);

/// A rdv of a day that is over: what is said of it now is late.
bool is_late(const LigneRdv& rdv, const Context& context);

/// What the agent says, ready to be written: it happened now, or at the hour of a rdv whose day is
/// over; who was shown an arrival and an absence, or corrects who was, settles it.
domain::RdvStatut said_by_agent(const LigneRdv& rdv, domain::StatutRdv statut,
                                const Context& context);

/// Today's tickets of this site that are waiting or called, in the order they were taken: those the
/// centre told, and over them what was said here that it does not have. A borne that has not heard
/// of it knows its own.
std::vector<domain::TicketDuJour> queue_of(const Context& context);

}  // namespace app
