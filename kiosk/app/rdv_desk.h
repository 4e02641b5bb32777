#pragma once

// What a borne does by itself about rendez-vous: it sells the time it holds, hands tickets over,
// cancels and notes arrivals by code. Each is one transaction, on disk before anything is shown or
// printed.

#include "kiosk/domain/motif.h"
#include "kiosk/domain/ports/device_store.h"
#include "kiosk/domain/ports/sealer.h"

#include <functional>
#include <optional>
#include <vector>

namespace app {

/// Makes the code of a rank (sync/protocol/rdv_codes.h knows how).
using MakeCode = std::function<Result<domain::CodeRdv>(const domain::RangDeCode&)>;

/// The creneaux that the borne holds for a motif on the first day, `depuis` or later, that has one;
/// by hour, then agenda; of these agendas only, when there are some.
std::vector<domain::Tranche> held_offers(const domain::DroitsTenus& held,
                                         const domain::Motif& motif, base::Instant now,
                                         const std::optional<base::Date>& depuis,
                                         const std::vector<std::int64_t>& agendas = {});

struct Vente {
    std::string rdv;  ///< 32 hexadecimal digits, random
    domain::Motif motif;
    domain::Tranche tranche;
    domain::OrigineRdv origine = domain::OrigineRdv::borne;
    std::optional<domain::CodeRdv> remplace = {};  ///< the rdv that this one moves
};

/// Sells time that the borne holds; the ticket may be printed once this returns. A rdv of this
/// borne that it replaces leaves its time in the same transaction. Fails with not_found when that
/// time is not held any more, as `make_code`, or as the store.
Result<domain::RdvDeBorne> sell_held(const Vente& vente, base::Instant now,
                                     const MakeCode& make_code, domain::DeviceStore& store);

/// Writes that the centre is about to be asked for a time; it may be once this returns. Fails as
/// `make_code` or the store does.
Result<domain::RdvDeBorne> intend(const Vente& vente, const MakeCode& make_code,
                                  domain::DeviceStore& store);

/// The centre gave the time of an intention: the ticket may be printed once this returns. A rdv
/// that it replaces is cancelled in the same transaction. Fails as the store does.
Status confirm_intention(const domain::RdvDeBorne& rdv, const Vente& vente,
                         domain::DeviceStore& store);

/// Nobody has its ticket: the log says that what the centre may have booked, or may still, is given
/// up. Fails as the store does.
Status abandon_intention(const domain::RdvDeBorne& rdv, domain::DeviceStore& store);
/// The same of every intention that a cut left behind.
Status abandon_intentions(domain::DeviceStore& store);

/// What turns a demande into an event: a code, and the department's key for the contact.
struct DemandeDesk {
    const MakeCode& make_code;
    domain::Sealer* sealer = nullptr;  ///< none: no contact can be taken
};

/// Writes a demande, which it gives its code, and seals beside it what reaches the person; the
/// ticket may be printed once this returns. Fails with not_found when there is a contact and no key
/// to seal it to, as `make_code`, or as the store: then nothing is kept.
Result<domain::Demande> record_demande(domain::Demande demande,
                                       const domain::Coordonnees& coordonnees,
                                       const DemandeDesk& desk, domain::DeviceStore& store);

/// The ticket is out. Fails as the store does.
Status record_hand_over(domain::CodeRdv code, domain::RemiseTicket comment,
                        domain::DeviceStore& store);

/// Cancels by code, whoever sold the rdv. True when this borne did: its time can be sold again at
/// once; else the centre will decide. Fails as the store does.
Result<bool> cancel_rdv(domain::CodeRdv code, domain::DeviceStore& store);

/// The person of that code is here: an arrival, and a passage when `counts`. Fails as the store
/// does.
Status record_arrival(domain::CodeRdv code, bool counts, domain::DeviceStore& store);

/// What an agent says of a rdv; when it gives its time back, a rdv of this borne leaves it. Fails
/// as the store does.
Status record_statut(const domain::RdvStatut& said, domain::DeviceStore& store);

/// What becomes of a queue ticket. @pre not `attend`
Status record_ticket(const domain::TicketSuivi& said, domain::DeviceStore& store);

/// The rdv to come whose ticket was not handed over, for staff (booking.md, R8b).
Result<std::vector<domain::RdvDeBorne>> not_handed_over(base::Instant now,
                                                        domain::DeviceStore& store);

}  // namespace app
