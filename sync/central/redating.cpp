#include "sync/central/redating.h"

#include "sync/central/sql_columns.h"
#include "sync/central/sql_event.h"

namespace central {
namespace {

const std::string kColumns =
    std::string{"select "} + kEventColumns + ", epoch, mono_ms, wall_ms, tq, recv_ms from event ";
constexpr const char* kOfBoot = "where borne = ? and boot = ? and date_par < 3 order by seq";
/// The condition of the index event_a_dater, said again for a planner that does not reckon.
constexpr const char* kByNeighbours =
    "where borne = ? and boot is not null and date_par < 3 and date_par = 2 order by seq"
    " limit 1000";
constexpr std::string_view kSetInterval =
    "update event set t_lo = ?, t_hi = ?, date_par = ? where borne = ? and seq = ? and epoch = ?";

struct Kept {
    StoredEvent event;
    protocol::Epoch epoch{};
    RowTime time;
    std::int64_t recv_ms = 0;
};

Kept read_kept(const sql::Statement& row) {
    constexpr int kTime = kAfterEvent + 1;
    return {event_at(row),
            array_at<16>(row, kAfterEvent),
            {row.number(kTime), row.number(kTime + 1), static_cast<int>(row.number(kTime + 2))},
            row.number(kTime + 3)};
}

class Redating {
  public:
    Redating(sql::Connection& connection, SqlLedger& ledger, std::int64_t now_ms)
        : connection_(connection), ledger_(ledger), now_ms_(now_ms) {}

    Status boot(const BornesBoot& boot) {
        const auto anchors = ledger_.anchors(boot);
        if (!anchors) return anchors.error();
        const auto query = connection_.prepare(kColumns + kOfBoot);
        query->bind(boot.first).bind(boot.second);
        const auto rows = all(*query, read_kept);
        if (!rows) return rows.error();
        for (const auto& kept : *rows) {
            const Reception reception{kept.recv_ms, std::nullopt, true};
            auto moved = move(kept, date_row(kept.time, *anchors, reception, {0, kept.recv_ms}));
            if (!moved) return moved;
        }
        return Done{};
    }

    Status neighbours(std::int64_t borne) {
        const auto query = connection_.prepare(kColumns + kByNeighbours);
        query->bind(borne);
        const auto rows = all(*query, read_kept);
        if (!rows) return rows.error();
        for (const auto& kept : *rows) {
            const auto around = ledger_.around(borne, kept.event.seq, kept.recv_ms);
            if (!around) return around.error();
            const Reception reception{kept.recv_ms, std::nullopt, true};
            auto moved = move(kept, date_row(kept.time, {}, reception, *around));
            if (!moved) return moved;
        }
        return Done{};
    }

    bool needs_recount() const { return needs_recount_; }

  private:
    Status move(const Kept& kept, const DatedInterval& when) {
        if (when == kept.event.when) return Done{};
        auto event = kept.event;
        event.when = when;
        const auto update = connection_.prepare(kSetInterval);
        update->bind(when.interval.lo_ms).bind(when.interval.hi_ms);
        update->bind(static_cast<std::int64_t>(when.by)).bind(event.borne).bind(event.seq);
        auto written = update->bind(kept.epoch).run();
        return written ? recount_one(kept, event) : written;
    }

    Status recount_one(const Kept& kept, const StoredEvent& now) {
        const auto before = judge(ledger_, kept.event);
        if (!before) return before.error();
        const auto after = judge(ledger_, now);
        if (!after) return after.error();
        const auto& was = before->changes;
        const auto& is = after->changes;
        if (was) {
            auto taken = ledger_.count(now.borne, *was, -1);
            if (!taken) return taken;
        }
        if (was && is) return ledger_.count(now.borne, *is, 1);
        if (is) return believe(kept, now, *is);
        if (!was) return Done{};
        if (was->ticket || was->help) needs_recount_ = true;
        auto unsaid = ledger_.unsay_rdv(now, *was);
        return unsaid ? disbelieve(kept, after->why_not) : unsaid;
    }

    /// A narrower interval shows that it happened before the theft.
    Status believe(const Kept& kept, const StoredEvent& event, const Changes& changes) {
        auto left = ledger_.leave_quarantine(event, kept.epoch);
        return left ? ledger_.apply(event, changes) : left;
    }

    Status disbelieve(const Kept& kept, const std::string& why) {
        protocol::LogRow row;
        row.seq = kept.event.seq;
        row.epoch = kept.epoch;
        return ledger_.quarantine(kept.event.borne, row, why, now_ms_);
    }

    sql::Connection& connection_;
    SqlLedger& ledger_;
    std::int64_t now_ms_;
    bool needs_recount_ = false;
};

}  // namespace

Result<bool> date_again(sql::Connection& connection, SqlLedger& ledger, std::int64_t now_ms) {
    if (ledger.anchored().empty()) return false;
    auto flushed = ledger.flush(now_ms);
    if (!flushed) return flushed.error();
    Redating redating{connection, ledger, now_ms};
    std::set<std::int64_t> bornes;
    for (const auto& boot : ledger.anchored()) {
        const auto dated = redating.boot(boot);
        if (!dated) return dated.error();
        bornes.insert(boot.first);
    }
    ledger.forget_neighbours();
    for (const auto borne : bornes) {
        const auto dated = redating.neighbours(borne);
        if (!dated) return dated.error();
    }
    flushed = ledger.flush(now_ms);
    // A recount would not write a count of nothing.
    if (flushed) {
        flushed =
            connection.execute("delete from ind where n = 0; delete from compteur where n = 0");
    }
    if (!flushed) return flushed.error();
    return redating.needs_recount();
}

}  // namespace central
