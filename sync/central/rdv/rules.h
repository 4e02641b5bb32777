#pragma once

// The centre's half of the booking protocol (booking.md, sections 4 to 8), as functions on a book.
// Each call is one transaction of the store.
//
//  1. A quantum has one owner. The centre gives, sells or moves only quanta that have neither droit
//     nor rdv, and none while the inventory of a borne is awaited after a restore.
//  2. A droit leaves a quantum by the return of its borne or by the hand of a person, never by a
//     clock. A rdv cancelled under a droit leaves the time to the borne, which may sell it again.
//  3. What was sold is never refused nor lost: it takes its time, or it is a conflict that names
//     what has it. When that goes away, the conflict of the oldest rdv ends by itself.
//  4. What was asked of the centre and given up is free again, unless its sale is told, before or
//     after: a borne put back, or copied, gives up what it no longer knows that it sold.
//  5. Everything may be said twice.

#include "sync/central/rdv/agenda_book.h"

namespace central {

/// What the centre would entrust.
struct Remise {
    std::int64_t borne = 0;
    std::string epoch;
    domain::Tranche tranche;
    std::vector<std::string> motifs;
};

/// Entrusts a tranche. Fails with conflict when some of it is not free, with unavailable while an
/// inventory is awaited.
Result<domain::Droit> entrust(AgendaBook& book, const Remise& remise);

/// A borne returns a tranche of a droit. A droit of another borne, or that is not known, changes
/// nothing.
Status accept_return(AgendaBook& book, std::int64_t borne, std::int64_t numero,
                     const domain::Tranche& tranche);

/// A borne has sold a rdv: its ticket is out. `epoch` is that of the droit. Returns it as it is
/// kept, pris or conflit, or annule when its cancellation came first. One that was given up takes
/// its time again. Fails with invalid_input when its id is another rdv's.
Result<RdvTenu> accept_sale(AgendaBook& book, const RdvTenu& sold, const std::string& epoch);

/// Books free time of the centre for a borne that asks, or for an agent: compare-and-set. Returns
/// the rdv of that id when it is there already. Fails with conflict when the time is not free or
/// its cancellation came first, with unavailable while an inventory is awaited.
Result<RdvTenu> book(AgendaBook& book, const RdvTenu& wanted);

/// A borne gives up what it asked for. A rdv whose sale was told, or that is another borne's, stays
/// as it is; one not known yet is known as given up, and a booking of it that comes late is
/// refused.
Status abandon(AgendaBook& book, const RdvTenu& asked);

/// An agent who may do so takes time that is not free: at once a conflict that names what has it.
Result<RdvTenu> force(AgendaBook& book, const RdvTenu& wanted);

/// Cancels a rdv; its time is free, or its borne's again. Returns what it was. Fails with
/// not_found.
Result<RdvTenu> cancel(AgendaBook& book, const std::string& id);
/// The same for who has only the code. Of a rdv not known yet, the cancellation waits for it, and
/// nothing is returned. Two rdv to come may share a code after a card was copied: neither is
/// cancelled, since nobody can tell whose it is, and nothing is returned.
Result<std::optional<RdvTenu>> cancel_by_code(AgendaBook& book, domain::CodeRdv code);
/// A person gives up what has that code: its demande is taken back, else its rdv is cancelled.
/// False when there is neither, and the cancellation waits, or when two rdv have it.
Result<bool> give_up_code(AgendaBook& book, domain::CodeRdv code);

/// What a person decides of a rdv in conflict (booking.md, R11): it gets another time, or both are
/// received. Also gives another time to one that holds its own, so that the other may have it.
/// Fails with not_found, or with conflict when its place leaves nothing to decide.
enum class Decision { replace, maintenu };
Status settle(AgendaBook& book, const std::string& id, Decision decision);

/// A borne is lost or doubtful: what it holds stays blocked. Fails with not_found.
Status suspend(AgendaBook& book, std::int64_t agenda, std::int64_t numero);
/// A person takes a droit back: the borne is destroyed, gone, or was read on its screen. Fails with
/// not_found.
Status take_back(AgendaBook& book, std::int64_t agenda, std::int64_t numero);

/// The database was put back from a backup: no time is given until each of these has said what it
/// holds.
Status await_inventories(AgendaBook& book, const std::set<std::int64_t>& bornes);
/// Time that a borne says it has, sold or not, and the droit it comes from.
struct Avoir {
    domain::Droit droit;
    domain::Tranche tranche;
};
/// Droits that the backup did not know are known again; nothing when no inventory is awaited of it.
Status accept_inventory(AgendaBook& book, std::int64_t borne, const std::vector<Avoir>& avoirs);
/// A person answers for a borne that will say nothing more.
Status give_up_awaiting(AgendaBook& book, std::int64_t borne);

}  // namespace central
