#pragma once

// The store of one department in one SQLite file, WAL and FULL. One SqliteStore serves one thread
// at a time; other processes (the commands of perron-central) may open the same file meanwhile.

#include "kiosk/domain/ports/random.h"
#include "platform/sqlite/database.h"
#include "sync/central/ingest.h"
#include "sync/central/store.h"

#include <memory>

namespace central {

struct SqliteStoreOptions {
    platform::OpenOptions file = {};  ///< where, and how durably
    IngestRules rules = ingest_frame;
};

class SqliteStore final : public Store {
  public:
    /// Opens or creates the file. Fails with conflict when a newer program wrote it. `random` names
    /// the log of the centre itself, and outlives the store.
    static Result<std::unique_ptr<SqliteStore>> open(const std::string& path,
                                                     domain::Random& random,
                                                     SqliteStoreOptions options = {});

    Status add_mds(const Mds& mds) override;
    Result<std::vector<Mds>> all_mds() const override;
    Result<std::int64_t> add_borne(const std::string& mds, char lettre,
                                   std::int64_t now_ms) override;
    Result<std::vector<Borne>> bornes() const override;
    Result<std::optional<Borne>> borne(std::int64_t numero) const override;
    Status enrol(std::int64_t borne, const DeviceKeys& keys, std::int64_t now_ms) override;
    Status revoke(std::int64_t borne, std::int64_t now_ms) override;
    Status keep_code(const OpenCode& code) override;
    Result<std::optional<OpenCode>> code_of(std::int64_t borne) const override;
    Result<std::vector<Outcome>> ingest(std::span<const Arrival> arrivals,
                                        std::int64_t now_ms) override;
    Status append_desk_action(const DeskAction& action, std::int64_t now_ms) override;
    Result<Desk> desk(const std::string& mds, std::int64_t now_ms) const override;
    Result<std::vector<std::string>> answered_helps(std::int64_t borne,
                                                    std::int64_t since_ms) const override;
    Result<std::vector<DayCount>> counts(base::Date from, base::Date to) const override;
    Result<std::vector<CounterTotal>> counters(base::Date from, base::Date to) const override;
    Result<std::int64_t> recount() override;
    Result<std::int64_t> event_count() const override;
    Result<std::int64_t> quarantine_count() const override;
    Result<std::optional<std::string>> recall(const std::string& key) const override;
    Status remember(const std::string& key, const std::string& value) override;

  private:
    SqliteStore(platform::Database database, domain::Random& random, IngestRules rules)
        : database_(std::move(database)), random_(random), rules_(std::move(rules)) {}

    Status audit(const std::string& quoi, std::int64_t borne, std::int64_t now_ms);
    Status check_target(const DeskAction& action) const;
    Status append_own(const DeskAction& action, std::int64_t now_ms);
    Result<protocol::Epoch> own_epoch();

    platform::Database database_;
    domain::Random& random_;
    IngestRules rules_;
};

}  // namespace central
