#pragma once

// The ledger of one frame with one rule broken, or as a program two versions older sees it.

#include "sync/central/ingest.h"

namespace simulation {

/// Passes everything on: what the others change one function of.
class PassingLedger : public central::Ledger {
  public:
    explicit PassingLedger(central::Ledger& inner) : inner_(inner) {}

    Result<std::optional<central::Cursor>> cursor(std::int64_t borne,
                                                  const protocol::Epoch& e) override {
        return inner_.cursor(borne, e);
    }
    Status put_cursor(std::int64_t borne, const protocol::Epoch& epoch,
                      const central::Cursor& cursor) override {
        return inner_.put_cursor(borne, epoch, cursor);
    }
    Result<std::int64_t> last_seq(std::int64_t borne) override { return inner_.last_seq(borne); }
    Result<bool> has(std::int64_t borne, std::int64_t seq, const protocol::Hash& h) override {
        return inner_.has(borne, seq, h);
    }
    Result<central::Purged> purged(const central::Arrival& arrival, const protocol::LogRow& row,
                                   std::int64_t now_ms) override {
        return inner_.purged(arrival, row, now_ms);
    }
    Result<std::int64_t> purged_upto(std::int64_t borne) override {
        return inner_.purged_upto(borne);
    }
    Result<central::StoredEvent> date(const central::Arrival& arrival, const protocol::LogRow& row,
                                      std::int64_t now_ms) override {
        return inner_.date(arrival, row, now_ms);
    }
    Result<std::optional<std::string>> distrust(const central::StoredEvent& event) override {
        return inner_.distrust(event);
    }
    Status add_event(const central::StoredEvent& event, const protocol::LogRow& row,
                     std::int64_t now_ms) override {
        return inner_.add_event(event, row, now_ms);
    }
    Status apply(const central::StoredEvent& event, const central::Changes& changes) override {
        return inner_.apply(event, changes);
    }
    Status quarantine(std::int64_t borne, const protocol::LogRow& row, const std::string& why,
                      std::int64_t now_ms) override {
        return inner_.quarantine(borne, row, why, now_ms);
    }
    Status add_fork(const protocol::FrameHeader& header, const central::Fork& fork,
                    std::int64_t now_ms) override {
        return inner_.add_fork(header, fork, now_ms);
    }

  protected:
    central::Ledger& inner_;
};

/// A program that does not know the calls for help yet: they go to quarantine.
class OldLedger final : public PassingLedger {
  public:
    using PassingLedger::PassingLedger;
    Status add_event(const central::StoredEvent& event, const protocol::LogRow& row,
                     std::int64_t now_ms) override {
        row_ = row;
        now_ms_ = now_ms;
        return inner_.add_event(event, row, now_ms);
    }
    Status apply(const central::StoredEvent& event, const central::Changes& changes) override {
        if (event.type != "aide_demandee") return inner_.apply(event, changes);
        return inner_.quarantine(event.borne, row_, "type of a newer version", now_ms_);
    }

  private:
    protocol::LogRow row_;
    std::int64_t now_ms_ = 0;
};

/// Takes rows wherever they start.
class HolesLedger final : public PassingLedger {
  public:
    HolesLedger(central::Ledger& inner, const central::Arrival& arrival)
        : PassingLedger(inner), header_(arrival.header) {}
    Result<std::optional<central::Cursor>> cursor(std::int64_t borne,
                                                  const protocol::Epoch& e) override {
        auto kept = inner_.cursor(borne, e);
        const auto upto = kept && *kept ? (*kept)->upto : 0;
        if (!kept || header_.lo - 1 <= upto || header_.n == 0) return kept;
        return std::optional{
            central::Cursor{header_.base, header_.base_h, header_.lo - 1, header_.prev_h}};
    }

  private:
    const protocol::FrameHeader& header_;
};

/// Counts what it receives, whether or not it is inserted.
class UntiedLedger final : public PassingLedger {
  public:
    UntiedLedger(central::Ledger& inner, const central::Arrival& arrival, std::int64_t now_ms)
        : PassingLedger(inner), arrival_(arrival), now_ms_(now_ms) {}
    Result<bool> has(std::int64_t borne, std::int64_t seq, const protocol::Hash& h) override;

  private:
    const central::Arrival& arrival_;
    std::int64_t now_ms_;
};

/// Looks for a row under the epoch of its frame only.
class EpochFirstLedger final : public PassingLedger {
  public:
    EpochFirstLedger(central::Ledger& inner, const central::Arrival& arrival)
        : PassingLedger(inner), header_(arrival.header) {}
    Result<bool> has(std::int64_t borne, std::int64_t seq, const protocol::Hash& h) override;

  private:
    const protocol::FrameHeader& header_;
};

/// Believes that a new epoch starts at a point of the log that it keeps.
class AnyBaseLedger final : public PassingLedger {
  public:
    AnyBaseLedger(central::Ledger& inner, const central::Arrival& arrival)
        : PassingLedger(inner), header_(arrival.header) {}
    Result<bool> has(std::int64_t borne, std::int64_t seq, const protocol::Hash& h) override {
        if (seq == header_.base && h == header_.base_h) return true;
        return inner_.has(borne, seq, h);
    }

  private:
    const protocol::FrameHeader& header_;
};

/// Knows a row by its being there: one that a purge took counts again when it is sent again.
class ResurrectingLedger final : public PassingLedger {
  public:
    using PassingLedger::PassingLedger;
    Result<central::Purged> purged(const central::Arrival& arrival, const protocol::LogRow& row,
                                   std::int64_t now_ms) override;
};

}  // namespace simulation
