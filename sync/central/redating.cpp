#include "sync/central/redating.h"

#include "sync/central/sql_columns.h"

namespace central {
namespace {

constexpr std::string_view kColumns =
    "select seq, epoch, type, v, body, t_ms, estime, t_lo, t_hi, date_par, mono_ms, wall_ms, tq,"
    " recv_ms, doute from event ";
constexpr std::string_view kOfBoot = "where borne = ? and boot = ? and date_par < 3 order by seq";
constexpr std::string_view kByNeighbours =
    "where borne = ? and boot is not null and date_par = 2 order by seq limit 1000";
constexpr std::string_view kSetInterval =
    "update event set t_lo = ?, t_hi = ?, date_par = ? where borne = ? and seq = ? and epoch = ?";
constexpr std::string_view kLeaveQuarantine =
    "delete from quarantine where borne = ? and seq = ? and epoch = ?";

struct Kept {
    StoredEvent event;
    protocol::Epoch epoch{};
    RowTime time;
    std::int64_t recv_ms = 0;
};

Kept read_kept(const sql::Statement& row, std::int64_t borne) {
    Kept kept;
    kept.event = {borne,
                  row.number(0),
                  row.text(2),
                  static_cast<int>(row.number(3)),
                  row.text(4),
                  row.number(5),
                  row.number(6) != 0,
                  {},
                  row.number(14) != 0};
    kept.event.when = {{row.number(7), row.number(8)}, static_cast<DatedBy>(row.number(9))};
    kept.epoch = array_at<16>(row, 1);
    kept.time = {row.number(10), row.number(11), static_cast<int>(row.number(12))};
    kept.recv_ms = row.number(13);
    return kept;
}

class Redating {
  public:
    Redating(sql::Connection& connection, SqlLedger& ledger, std::int64_t now_ms)
        : connection_(connection), ledger_(ledger), now_ms_(now_ms) {}

    Status boot(const BornesBoot& boot) {
        const auto anchors = ledger_.anchors(boot);
        if (!anchors) return anchors.error();
        const auto query = connection_.prepare(std::string{kColumns}.append(kOfBoot));
        query->bind(boot.first).bind(boot.second);
        const auto all = read_all(*query, boot.first);
        if (!all) return all.error();
        for (const auto& kept : *all) {
            const Reception reception{kept.recv_ms, std::nullopt, true};
            auto moved = move(kept, date_row(kept.time, *anchors, reception, {0, kept.recv_ms}));
            if (!moved) return moved;
        }
        return Done{};
    }

    Status neighbours(std::int64_t borne) {
        const auto query = connection_.prepare(std::string{kColumns}.append(kByNeighbours));
        query->bind(borne);
        const auto all = read_all(*query, borne);
        if (!all) return all.error();
        for (const auto& kept : *all) {
            const auto around = ledger_.around(borne, kept.event.seq, kept.recv_ms);
            if (!around) return around.error();
            const Reception reception{kept.recv_ms, std::nullopt, true};
            auto moved = move(kept, date_row(kept.time, {}, reception, *around));
            if (!moved) return moved;
        }
        return Done{};
    }

  private:
    static Result<std::vector<Kept>> read_all(sql::Statement& query, std::int64_t borne) {
        std::vector<Kept> all;
        while (query.next_row()) all.push_back(read_kept(query, borne));
        const auto read = query.status();
        if (!read) return read.error();
        return all;
    }

    /// The changes an event makes in the counts when it is dated so; none when it is not believed.
    Result<std::optional<Changes>> counted(const StoredEvent& event) {
        const auto distrust = ledger_.distrust(event);
        if (!distrust) return distrust.error();
        const auto changes = changes_of(event);
        if (*distrust || !changes) return std::optional<Changes>{};
        return std::optional{*changes};
    }

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
        const auto before = counted(kept.event);
        if (!before) return before.error();
        const auto after = counted(now);
        if (!after) return after.error();
        if (*before) {
            auto taken = ledger_.count(now.borne, **before, -1);
            if (!taken) return taken;
        }
        if (*before && *after) return ledger_.count(now.borne, **after, 1);
        if (*after) return believe(kept, now, **after);
        return *before ? disbelieve(kept) : Status{Done{}};
    }

    /// A narrower interval shows that it happened before the theft.
    Status believe(const Kept& kept, const StoredEvent& event, const Changes& changes) {
        const auto remove = connection_.prepare(kLeaveQuarantine);
        auto left = remove->bind(event.borne).bind(event.seq).bind(kept.epoch).run();
        return left ? ledger_.apply(event, changes) : left;
    }

    Status disbelieve(const Kept& kept) {
        protocol::LogRow row;
        row.seq = kept.event.seq;
        row.epoch = kept.epoch;
        return ledger_.quarantine(kept.event.borne, row, "apres_vol", now_ms_);
    }

    sql::Connection& connection_;
    SqlLedger& ledger_;
    std::int64_t now_ms_;
};

}  // namespace

Status date_again(sql::Connection& connection, SqlLedger& ledger, std::int64_t now_ms) {
    if (ledger.anchored().empty()) return Done{};
    auto flushed = ledger.flush(now_ms);
    if (!flushed) return flushed;
    Redating redating{connection, ledger, now_ms};
    std::set<std::int64_t> bornes;
    for (const auto& boot : ledger.anchored()) {
        auto dated = redating.boot(boot);
        if (!dated) return dated;
        bornes.insert(boot.first);
    }
    for (const auto borne : bornes) {
        auto dated = redating.neighbours(borne);
        if (!dated) return dated;
    }
    flushed = ledger.flush(now_ms);
    // A recount would not write a count of nothing.
    return flushed ? connection.execute(
                         "delete from ind where n = 0; delete from compteur"
                         " where n = 0")
                   : flushed;
}

}  // namespace central
