#pragma once

// One transaction of the device's store, over an open SQLite transaction.

#include "kiosk/domain/ports/clock.h"
#include "kiosk/domain/ports/device_store.h"
#include "platform/sqlite/database.h"
#include "sync/protocol/log_row.h"
#include "sync/protocol/outbox.h"

#include <array>
#include <cstddef>

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

/// What is held is neither sold nor given back any more: this device cannot know what it did in the
/// life of the log that it lost.
Status freeze_droits(const Database& database);

/// What agents' screens no longer show.
Status forget_said_before(const Database& database, base::Instant before);

class DeviceTransaction final : public domain::StoreTransaction {
  public:
    struct Context {
        const Database& database;
        const protocol::OutboxState& before;  ///< as committed before this transaction
        domain::ClockReading now;
        std::int64_t floor_ms;                    ///< no event is dated before
        bool takes_counters;                      ///< false once the reserve was given back
        std::array<std::byte, 16> code_key = {};  ///< hides the ranks of codes
    };
    explicit DeviceTransaction(const Context& context);

    using StoreTransaction::append;
    Result<std::int64_t> append(const domain::Event& event,
                                const std::optional<domain::SealedPart>& sealed) override;
    Result<int> next_ticket_number() override;
    Status count(base::Date jour, const domain::Compteur& compteur) override;
    Result<std::vector<domain::CompteursJour>> take_counters_before(base::Date jour) override;
    Result<domain::DroitsTenus> droits() override;
    Status keep_droits(const domain::DroitsTenus& droits, std::int64_t order) override;
    Result<std::int64_t> last_droit_order() override { return droit_order_; }
    std::string epoch() const override;
    Result<domain::RangDeCode> next_code_rank() override;
    Status put_rdv(const domain::RdvDeBorne& rdv) override;
    Result<std::vector<domain::RdvDeBorne>> rdv_since(base::Instant since) override;
    Status keep_rdv_du_jour(const std::vector<domain::RdvDuJour>& rdv) override;
    Result<std::vector<domain::RdvDuJour>> rdv_du_jour() override;
    Result<std::vector<domain::FaitDit>> faits_since(base::Instant since) override;
    Result<std::vector<domain::TicketDuJour>> tickets_since(base::Instant since) override;

    /// What the log is once this transaction is committed.
    protocol::OutboxState after() const;
    std::int64_t floor_after_ms() const { return context_.floor_ms; }

    /// Whether it tried to record somebody who is there now: a passage, a call for help, a rdv.
    bool is_essential() const { return is_essential_; }

  private:
    /// What agents' screens show of an event just written.
    Status keep_said(const domain::Event& event, const protocol::LogRow& row);

    Context context_;
    std::int64_t last_seq_;
    protocol::Hash last_h_;
    std::int64_t droit_order_;
    bool is_essential_ = false;
};

}  // namespace platform
