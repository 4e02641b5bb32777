#pragma once

// The book of agendas over SQL, inside a transaction that the caller opened.

#include "sync/central/rdv/agenda_book.h"
#include "sync/central/sql/connection.h"

namespace central {

class SqlAgendaBook final : public AgendaBook {
  public:
    explicit SqlAgendaBook(sql::Connection& connection) : connection_(connection) {}

    Result<std::vector<Occupation>> occupied(const domain::Tranche& tranche) override;
    Status entrust(const domain::Tranche& tranche, std::int64_t numero) override;
    Status withdraw(const domain::Tranche& tranche, std::int64_t numero) override;
    Status occupy(const domain::Tranche& tranche, const std::string& rdv) override;
    Status vacate(const domain::Tranche& tranche, const std::string& rdv) override;
    Result<std::int64_t> next_numero(std::int64_t agenda) override;
    Result<std::optional<DroitConfie>> droit(std::int64_t agenda, std::int64_t numero) override;
    Status put_droit(const DroitConfie& droit) override;
    Result<std::optional<RdvTenu>> rdv(const std::string& id) override;
    Result<std::vector<RdvTenu>> rdv_of_code(domain::CodeRdv code) override;
    Status put_rdv(const RdvTenu& rdv) override;
    Result<std::vector<RdvTenu>> in_conflict(const domain::Tranche& tranche) override;
    Status add_conflit(const Conflit& conflit) override;
    Status keep_cancellation(domain::CodeRdv code) override;
    Result<bool> has_cancellation(domain::CodeRdv code) override;
    Result<bool> take_back_demande(domain::CodeRdv code) override;
    Result<std::set<std::int64_t>> awaited() override;
    Status put_awaited(const std::set<std::int64_t>& bornes) override;

    /// The rdv that hold their time or clash, from that quantum on, by agenda then hour.
    Result<std::vector<RdvTenu>> from(domain::Quantum start);

  private:
    /// Runs a statement on the quanta of a tranche, whose values come first.
    std::unique_ptr<sql::Statement> on(const domain::Tranche& tranche, std::string_view sql);
    /// One row a quantum, through `insert`, whose values are agenda, quantum, droit and rdv.
    Status put_quanta(const domain::Tranche& tranche, std::int64_t droit, const std::string& rdv,
                      std::string_view insert);
    /// Writes the bits of the tranche as its rows are.
    Status refresh_bits(const domain::Tranche& tranche);

    sql::Connection& connection_;
};

}  // namespace central
