#pragma once

// What the centre keeps of agendas: what the department says of them, and the book of who has which
// time. Every function fails with unavailable, full or corrupt as the database does.

#include "kiosk/domain/rdv_du_jour.h"
#include "kiosk/domain/secteur.h"
#include "sync/central/rdv/agenda_book.h"
#include "sync/central/rdv/agenda_content.h"
#include "sync/central/rdv/occupied_bits.h"
#include "sync/central/rdv/rules.h"

#include <functional>

namespace central {

/// A rdv in conflict, and what has its time: a rdv, or the droit of a borne.
struct ConflitTenu {
    RdvTenu rdv;
    std::optional<RdvTenu> contre;
    std::int64_t contre_droit = 0;
};

/// An order to a borne about droits: time to sell, or time to give back.
struct OrdreDeDroit {
    std::int64_t id = 0;
    domain::Droit droit;
    std::optional<domain::Rappel> rappel;
};

/// A borne that is told the rdv of its MDS, and the last order that it carried out.
struct SiteDeBorne {
    std::int64_t borne = 0;
    std::string mds;
    std::int64_t after = 0;
};
struct OrdreDuJour {
    std::int64_t id = 0;
    std::vector<domain::RdvDuJour> rdv;
};

class AgendaStore {
  public:
    virtual ~AgendaStore() = default;

    /// Replaces everything that was said of agendas. Rdv and droits stay as they are, even where no
    /// plage is open any more.
    virtual Status replace(const AgendaContent& content) = 0;
    virtual Result<AgendaContent> content() = 0;
    /// Replaces every sector at once.
    virtual Status replace_secteurs(const std::vector<domain::RegleDeSecteur>& regles) = 0;
    virtual Result<std::vector<domain::RegleDeSecteur>> secteurs() = 0;
    /// Changes each time either is replaced, by this program or another; 0 when it never was.
    virtual Result<std::int64_t> content_version() = 0;

    /// Runs booking rules in one transaction, kept when they succeed.
    virtual Status transact(const std::function<Status(AgendaBook&)>& change) = 0;

    /// Reads the bits of one bloc, of every agenda.
    virtual Status read_bits(std::int64_t bloc, OccupiedBits& into) = 0;

    /// The rdv that hold their time or clash, from that quantum on, by agenda then hour.
    virtual Result<std::vector<RdvTenu>> rdv_from(domain::Quantum start) = 0;

    /// The conflicts that nobody has ended, by agenda then hour.
    virtual Result<std::vector<ConflitTenu>> conflits() = 0;

    /// Entrusts what is still free of these, each with its order, in one transaction; nothing while
    /// an inventory is awaited.
    virtual Status entrust_all(const std::vector<Remise>& remises, base::Instant now) = 0;
    /// Orders that a droit be given back, once.
    virtual Status recall(std::int64_t agenda, std::int64_t numero, base::Instant now) = 0;
    /// The orders of a borne above `after`, oldest first.
    virtual Result<std::vector<OrdreDeDroit>> droit_orders(std::int64_t borne, std::int64_t after,
                                                           std::size_t max) = 0;
    /// The droits of the bornes of a MDS that end after `from`, are not sold nor given back.
    virtual Result<std::vector<DroitConfie>> held_by_mds(const std::string& mds,
                                                         domain::Quantum from) = 0;
    /// The droits of a borne that end after `from` and still have time to sell.
    virtual Result<std::vector<DroitConfie>> held_by(std::int64_t borne, domain::Quantum from) = 0;
    /// Rdv of a motif in a MDS that bornes sold since then.
    virtual Result<std::int64_t> sold_by_bornes(const std::string& motif, const std::string& mds,
                                                base::Instant since) = 0;

    /// The rdv of a MDS as its agents' screens show them, by hour.
    virtual Result<std::vector<domain::RdvDuJour>> rdv_du_jour(const std::string& mds,
                                                               base::Instant now) = 0;
    /// The order that tells them; nothing when the borne has carried it out.
    virtual Result<std::optional<OrdreDuJour>> rdv_du_jour_order(const SiteDeBorne& site,
                                                                 base::Instant now) = 0;
};

}  // namespace central
