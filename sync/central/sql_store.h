#pragma once

// The store of one department in a SQL database: a SQLite file, or a schema of PostgreSQL. One
// SqlStore serves one thread at a time; other processes (the commands of perron-central) may open
// the same database meanwhile.

#include "kiosk/domain/ports/random.h"
#include "sync/central/ingest.h"
#include "sync/central/sql/connection.h"
#include "sync/central/store.h"

#include <memory>

namespace central {

class SqlLedger;

class SqlStore final : public Store {
  public:
    /// Brings the database to this program's schema. Fails with conflict when a newer program wrote
    /// it. `random` names the log of the centre itself, and outlives the store.
    static Result<std::unique_ptr<SqlStore>> open(std::unique_ptr<sql::Connection> connection,
                                                  domain::Random& random,
                                                  IngestRules rules = ingest_frame);

    Status add_mds(const Mds& mds) override;
    Result<std::vector<Mds>> all_mds() const override;
    Result<std::int64_t> add_borne(const std::string& mds, char lettre,
                                   std::int64_t now_ms) override;
    Result<std::vector<Borne>> bornes() const override;
    Result<std::optional<Borne>> borne(std::int64_t numero) const override;
    Status enrol(std::int64_t borne, const DeviceKeys& keys, std::int64_t now_ms) override;
    Status revoke(std::int64_t borne, std::int64_t now_ms) override;
    Status declare_theft(std::int64_t borne, std::int64_t stolen_ms, std::int64_t now_ms) override;
    Status lift_suspension(std::int64_t borne, std::int64_t now_ms) override;
    Status note_wipe(std::int64_t borne, std::int64_t now_ms) override;
    Result<std::int64_t> give_order(std::int64_t borne, const Order& order,
                                    std::int64_t now_ms) override;
    Result<OrdersDue> orders_due() const override;
    Result<std::vector<protocol::Hash>> hashes_at(std::int64_t borne,
                                                  std::int64_t seq) const override;
    Result<std::int64_t> forks_of(std::int64_t borne, std::int64_t since_ms) const override;
    Status keep_code(const OpenCode& code) override;
    Result<std::optional<OpenCode>> code_of(std::int64_t borne) const override;
    Result<std::vector<Outcome>> ingest(std::span<const Arrival> arrivals,
                                        std::int64_t now_ms) override;
    Status append_desk_action(const DeskAction& action, std::int64_t now_ms) override;
    Result<Desk> desk(const std::string& mds, std::int64_t now_ms) const override;
    Result<AnsweredHelps> answered_helps(std::int64_t since_ms) const override;
    Result<Queues> queues(std::int64_t now_ms) const override;
    Result<std::vector<DayCount>> counts(base::Date from, base::Date to) const override;
    Result<std::vector<CounterTotal>> counters(base::Date from, base::Date to) const override;
    Result<std::int64_t> recount() override;
    Result<std::vector<SealedRow>> sealed_parts() const override;
    Result<std::int64_t> purge_sealed(std::int64_t now_ms) override;
    Status note(const std::string& quoi, std::int64_t borne, std::int64_t now_ms) override;
    Result<std::int64_t> event_count() const override;
    Result<std::int64_t> quarantine_count() const override;
    Result<std::vector<SetAsideCount>> set_aside_counts() const override;
    Result<std::vector<SetAside>> set_aside() const override;
    Result<std::int64_t> salvage_count() const override;
    Result<std::vector<Salvage>> salvages() const override;
    Result<std::int64_t> fork_count() const override;
    Result<std::int64_t> purge(std::int64_t before_ms, std::int64_t now_ms) override;
    std::string kind() const override { return connection_->kind(); }
    Status back_up(const std::string& path) override { return connection_->back_up(path); }
    Result<std::int64_t> begin_generation(std::int64_t now_ms) override;
    Result<std::int64_t> generation() const override;
    Result<std::optional<std::string>> recall(const std::string& key) const override;
    Status remember(const std::string& key, const std::string& value) override;

  private:
    SqlStore(std::unique_ptr<sql::Connection> connection, domain::Random& random, IngestRules rules)
        : connection_(std::move(connection)), random_(random), rules_(std::move(rules)) {}

    Result<Outcome> take(SqlLedger& ledger, const Arrival& arrival, std::int64_t now_ms);
    Result<Outcome> take_rows(SqlLedger& ledger, const Arrival& arrival, std::int64_t now_ms);
    enum class Compared { figures, everything };
    /// Counts from the events alone; says how many rows of those tables differ from before.
    Result<std::int64_t> count_again(Compared compared);
    Status replay_quarantine();
    Status audit(const std::string& quoi, std::optional<std::int64_t> borne, std::int64_t now_ms);
    Status purge_life(std::int64_t borne, const protocol::Epoch& epoch, std::int64_t before_ms);
    Result<std::int64_t> next_numero() const;
    Status skip_numeros();
    Status await_inventories(std::int64_t now_ms);
    Status check_target(const DeskAction& action) const;
    Status append_own(const DeskAction& action, std::int64_t now_ms);
    Result<protocol::Epoch> own_epoch();

    std::unique_ptr<sql::Connection> connection_;
    domain::Random& random_;
    IngestRules rules_;
};

}  // namespace central
