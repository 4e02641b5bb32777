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
    Result<std::int64_t> content_version() override;
    Status transact(const std::function<Status(AgendaBook&)>& change) override;
    Status read_bits(std::int64_t bloc, OccupiedBits& into) override;
    Result<std::vector<RdvTenu>> rdv_from(domain::Quantum start) override;

  private:
    sql::Connection& connection_;
};

}  // namespace central
