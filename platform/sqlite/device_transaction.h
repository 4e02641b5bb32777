#pragma once

// One transaction of the device's store, over an open SQLite transaction.

#include "kiosk/domain/ports/clock.h"
#include "kiosk/domain/ports/device_store.h"
#include "platform/sqlite/database.h"
#include "sync/protocol/log_row.h"
#include "sync/protocol/outbox.h"

namespace platform {

/// When an event happened, as far as the log says it: the start of a minute.
struct EventTime {
    std::int64_t wall_ms;
    std::int64_t mono_ms;
    domain::TimeQuality quality;
};

/// Floors `now` to the minute, the boot's clock by as much; a wall clock behind `floor_ms` is
/// replaced by it, and the quality says so.
EventTime event_time(const domain::ClockReading& now, std::int64_t floor_ms);

/// The latest of the build, the last event and the centre's last signed time, to the minute.
Result<std::int64_t> time_floor_ms(const Database& database, base::Instant built_at);

class DeviceTransaction final : public domain::StoreTransaction {
  public:
    struct Context {
        const Database& database;
        const protocol::OutboxState& before;  ///< as committed before this transaction
        domain::ClockReading now;
        std::int64_t floor_ms;  ///< no event is dated before
        bool takes_counters;    ///< false once the reserve was given back
    };
    explicit DeviceTransaction(const Context& context);

    using StoreTransaction::append;
    Result<std::int64_t> append(const domain::Event& event,
                                const std::optional<domain::SealedPart>& sealed) override;
    Result<int> next_ticket_number() override;
    Status count(base::Date jour, const domain::Compteur& compteur) override;
    Result<std::vector<domain::CompteursJour>> take_counters_before(base::Date jour) override;

    /// What the log is once this transaction is committed.
    protocol::OutboxState after() const;
    std::int64_t floor_after_ms() const { return context_.floor_ms; }

    /// Whether it tried to record somebody who is there now: a passage or a call for help.
    bool is_essential() const { return is_essential_; }

  private:
    Context context_;
    std::int64_t last_seq_;
    protocol::Hash last_h_;
    bool is_essential_ = false;
};

}  // namespace platform
