#pragma once

// The agendas of a department over SQL.

#include "sync/central/rdv/agenda_store.h"
#include "sync/central/sql/connection.h"

namespace central {

class SqlAgendaStore final : public AgendaStore {
  public:
    /// The connection outlives it, on a database of this program's schema.
    explicit SqlAgendaStore(sql::Connection& connection) : connection_(connection) {}

    Status replace(const AgendaContent& content) override;
    Result<AgendaContent> content() override;
    Status replace_secteurs(const std::vector<domain::RegleDeSecteur>& regles) override;
    Result<std::vector<domain::RegleDeSecteur>> secteurs() override;
    Result<std::int64_t> content_version() override;
    Status transact(const std::function<Status(AgendaBook&)>& change) override;
    Status read_bits(std::int64_t bloc, OccupiedBits& into) override;
    Result<std::vector<RdvTenu>> rdv_from(domain::Quantum start) override;
    Result<std::vector<ConflitTenu>> conflits() override;
    Status entrust_all(const std::vector<Remise>& remises, base::Instant now) override;
    Status recall(std::int64_t agenda, std::int64_t numero, base::Instant now) override;
    Result<std::vector<OrdreDeDroit>> droit_orders(std::int64_t borne, std::int64_t after,
                                                   std::size_t max) override;
    Result<std::vector<DroitConfie>> held_by(std::int64_t borne, domain::Quantum from) override;
    Result<std::vector<DroitConfie>> held_by_mds(const std::string& mds,
                                                 domain::Quantum from) override;
    Result<std::int64_t> sold_by_bornes(const std::string& motif, const std::string& mds,
                                        base::Instant since) override;
    Result<std::vector<domain::RdvDuJour>> rdv_du_jour(const std::string& mds,
                                                       base::Instant now) override;
    Result<std::optional<OrdreDuJour>> rdv_du_jour_order(const SiteDeBorne& site,
                                                         base::Instant now) override;

  private:
    Status raise_version();
    Result<std::int64_t> next_order(base::Instant now);
    Result<std::vector<std::string>> cancelled_under(std::int64_t agenda, std::int64_t numero);
    sql::Connection& connection_;
};

}  // namespace central
