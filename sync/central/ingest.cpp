#include "sync/central/ingest.h"

#include "sync/central/set_aside.h"

#include <algorithm>

namespace central {
namespace {

using protocol::LogRow;

constexpr int kTrustedQuality = 2;
constexpr std::int64_t kDayMs = 86'400'000;

class FrameIngest {
  public:
    FrameIngest(Ledger& ledger, const Arrival& arrival, std::int64_t now_ms)
        : ledger_(ledger), arrival_(arrival), header_(arrival.header), now_ms_(now_ms) {}

    Result<Outcome> run() {
        const auto begun = begin();
        if (!begun) return begun.error();
        if (outcome_.fork) return finish();
        if (arrival_.rows.empty()) compare_heartbeat();
        for (const auto& row : arrival_.rows) {
            if (outcome_.fork || row.seq > cursor_.upto + 1) break;
            const auto done = row.seq <= cursor_.upto ? compare(row) : follow(row);
            if (!done) return done.error();
        }
        return finish();
    }

  private:
    Status begin() {
        const auto kept = ledger_.cursor(header_.kiosk, header_.epoch);
        if (!kept) return kept.error();
        const auto last = ledger_.last_seq(header_.kiosk);
        if (!last) return last.error();
        last_seq_ = *last;
        if (*kept) {
            cursor_ = **kept;
            return Done{};
        }
        return begin_epoch();
    }

    Status begin_epoch() {
        if (header_.base > 0) {
            const auto known = ledger_.has(header_.kiosk, header_.base, header_.base_h);
            if (!known) return known.error();
            const auto purged = ledger_.purged_upto(header_.kiosk);
            if (!purged) return purged.error();
            // Nobody can check a point that a purge took.
            if (!*known && header_.base > *purged) {
                if (auto begun = begin_unknown(); !begun) return begun;
            }
        }
        if (!outcome_.fork) {
            cursor_ = {header_.base, header_.base_h, header_.base, header_.base_h};
            outcome_.new_epoch = true;
        }
        return Done{};
    }

    /// The device may find a base that both know, unless it keeps nothing before this one: what
    /// came before is then lost on both sides. It is noted, and never stops what follows.
    Status begin_unknown() {
        if (header_.debut > header_.base) {
            return ledger_.add_fork(header_, Fork{header_.base, "trou"}, now_ms_);
        }
        outcome_.fork = Fork{header_.base, "base"};
        return Done{};
    }

    /// A frame without a row still says what the device believes comes before its next one.
    void compare_heartbeat() {
        const bool here = header_.lo - 1 == cursor_.upto;
        if (here && header_.prev_h != cursor_.h) outcome_.fork = Fork{header_.lo, "prev_h"};
    }

    Status compare(const LogRow& row) {
        const auto known = ledger_.has(header_.kiosk, row.seq, row.h);
        if (!known) return known.error();
        if (*known) {
            ++outcome_.known;
            return Done{};
        }
        const auto purged = ledger_.purged(arrival_, row, now_ms_);
        if (!purged) return purged.error();
        if (*purged == Purged::surely || *purged == Purged::own_life) {
            ++outcome_.known;
        } else {
            outcome_.fork = Fork{row.seq, "h"};
        }
        return Done{};
    }

    Status follow(const LogRow& row) {
        if (row.prev_h != cursor_.h) {
            outcome_.fork = Fork{row.seq, "prev_h"};
            return Done{};
        }
        bool known = false;
        auto purged = Purged::no;
        if (row.seq <= last_seq_) {
            const auto has = ledger_.has(header_.kiosk, row.seq, row.h);
            if (!has) return has.error();
            const auto gone =
                *has ? Result<Purged>{Purged::no} : ledger_.purged(arrival_, row, now_ms_);
            if (!gone) return gone.error();
            purged = *gone;
            known = *has || purged == Purged::surely;
        }
        const auto kept = known ? Status{Done{}} : keep(row, purged != Purged::no);
        if (!kept) return kept.error();
        if (known) ++outcome_.known;
        cursor_.upto = row.seq;
        cursor_.h = row.h;
        return Done{};
    }

    Status keep(const LogRow& row, bool is_doubtful) {
        ++outcome_.inserted;
        auto event = ledger_.date(arrival_, row, now_ms_);
        if (!event) return event.error();
        event->doute = is_doubtful;
        const auto added = ledger_.add_event(*event, row, now_ms_);
        if (!added) return added.error();
        const auto judged = judge(ledger_, *event);
        if (!judged) return judged.error();
        if (judged->changes) return ledger_.apply(*event, *judged->changes);
        ++outcome_.quarantined;
        return ledger_.quarantine(header_.kiosk, row, judged->why_not, now_ms_);
    }

    Result<Outcome> finish() {
        outcome_.upto = cursor_.upto;
        outcome_.h_upto = cursor_.h;
        if (outcome_.fork) {
            const auto noted = ledger_.add_fork(header_, *outcome_.fork, now_ms_);
            if (!noted) return noted.error();
            if (outcome_.fork->raison == "base") return outcome_;
        }
        const auto kept = ledger_.put_cursor(header_.kiosk, header_.epoch, cursor_);
        if (!kept) return kept.error();
        return outcome_;
    }

    Ledger& ledger_;
    const Arrival& arrival_;
    const protocol::FrameHeader& header_;
    std::int64_t now_ms_;
    std::int64_t last_seq_ = 0;
    Cursor cursor_;
    Outcome outcome_;
};

}  // namespace

Result<Judgement> judge(Ledger& ledger, const StoredEvent& event) {
    const auto distrust = ledger.distrust(event);
    if (!distrust) return distrust.error();
    if (*distrust) return Judgement{std::nullopt, **distrust};
    const auto changes = changes_of(event);
    if (!changes) {
        const bool is_unknown = changes.error().code == ErrorCode::not_found;
        return Judgement{std::nullopt, is_unknown ? kUnknownType : kInvalidBody};
    }
    return Judgement{*changes, {}};
}

Result<Outcome> ingest_frame(Ledger& ledger, const Arrival& arrival, std::int64_t now_ms) {
    return FrameIngest{ledger, arrival, now_ms}.run();
}

StoredEvent stored_event(const protocol::FrameHeader& header, const LogRow& row,
                         std::int64_t now_ms) {
    StoredEvent event{header.kiosk, row.seq, row.type, row.v, row.body,
                      row.wall_ms,  false,   {},       false, protocol::marque_of(row.h)};
    if (row.tq >= kTrustedQuality && row.wall_ms <= now_ms + kDayMs) return event;
    event.estime = true;
    const bool same_boot = row.boot == header.boot && row.mono_ms <= header.mono_ms;
    event.t_ms = same_boot ? now_ms - (header.mono_ms - row.mono_ms) : row.wall_ms;
    event.t_ms = std::clamp<std::int64_t>(event.t_ms, 0, now_ms);
    return event;
}

}  // namespace central
