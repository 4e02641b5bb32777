// What a ledger believes of a device: the hours of its events, its anchors, its epochs.

#include "sync/central/set_aside.h"
#include "sync/central/sql_columns.h"
#include "sync/central/sql_ledger.h"
#include "sync/protocol/event_codec.h"

namespace central {
namespace {

/// A copy of a card shows at its second return; one return may be a frame that was late.
constexpr std::int64_t kReturnsBeforeSuspension = 2;
constexpr std::int64_t kLongestRttMs = 60'000;
constexpr std::int64_t kClockMarginMs = 1'000;
/// A row is dated to the minute: one whose minute had begun may be of before a revocation.
constexpr std::int64_t kRowPrecisionMs = 60'000;

constexpr std::string_view kTrust =
    "select borne, vole_ms, revoked_ms, suspendue_ms, derniere_epoch, epoch_neuve, retours, mds"
    " from device"
    " where borne in (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kWriteTrust =
    "update device set suspendue_ms = ?, derniere_epoch = ?, epoch_neuve = ?, retours = ?"
    " where borne = ?";
constexpr std::string_view kAnchors =
    "select borne, boot, mono_ms, server_ms, rtt_ms from ancre"
    " where borne in (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " and boot in (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) order by mono_ms";
constexpr std::string_view kAddAnchor =
    "insert into ancre (borne, boot, mono_ms, server_ms, rtt_ms) values (?, ?, ?, ?, ?)"
    " on conflict do nothing";
constexpr std::string_view kBefore =
    "select seq, t_lo from event where borne = ? and seq < ? and date_par <> 2"
    " order by seq desc limit 1";
constexpr std::string_view kAfter =
    "select seq, t_hi from event where borne = ? and seq > ? and date_par <> 2"
    " order by seq limit 1";
constexpr std::string_view kRenvoiDone =
    "update commande set faite_ms = ? where borne = ? and type = 'renvoi' and faite_ms is null"
    " and depuis >= ? and depuis <= ?";

bool is_plausible(const protocol::FrameHeader& header, std::int64_t now_ms) {
    const auto& anchor = *header.anchor;
    return anchor.server_ms <= now_ms + kClockMarginMs && anchor.rtt_ms <= kLongestRttMs &&
           anchor.mono_ms <= header.mono_ms + kClockMarginMs;
}

}  // namespace

Status SqlLedger::load_trusts(std::span<const std::int64_t> bornes) {
    const auto row = connection_.prepare(kTrust);
    for (std::size_t i = 0; i < kTogether; ++i) row->bind(one_of(bornes, i));
    for (const auto borne : bornes) trusts_[borne] = {};
    while (row->next_row()) {
        auto& trust = trusts_[row->number(0)];
        const auto stolen = optional_at(*row, 1);
        const auto revoked = optional_at(*row, 2);
        trust.is_stolen = stolen.has_value();
        trust.limit_ms = stolen;
        if (!stolen && revoked) trust.limit_ms = *revoked + kRowPrecisionMs;
        trust.suspended_ms = optional_at(*row, 3);
        trust.last = array_at<16>(*row, 4);
        trust.newest = array_at<16>(*row, 5);
        trust.returns = row->number(6);
        trust.mds = row->text(7);
    }
    return row->status();
}

Result<SqlLedger::Trust*> SqlLedger::trust_of(std::int64_t borne) {
    if (trusts_.count(borne) == 0) {
        const auto loaded = load_trusts(std::span{&borne, 1});
        if (!loaded) return loaded.error();
    }
    return &trusts_[borne];
}

Status SqlLedger::write_trust(std::int64_t borne, const Trust& trust) {
    const auto update = connection_.prepare(kWriteTrust);
    update->bind(trust.suspended_ms).bind(trust.last).bind(trust.newest).bind(trust.returns);
    return update->bind(borne).run();
}

Result<std::optional<std::int64_t>> SqlLedger::suspended_since(std::int64_t borne) {
    const auto trust = trust_of(borne);
    if (!trust) return trust.error();
    return (*trust)->suspended_ms;
}

Result<std::optional<std::string>> SqlLedger::distrust(const StoredEvent& event) {
    if (event.doute) return std::optional<std::string>{kMaybePurged};
    if (event.borne == 0) return std::optional<std::string>{};
    const auto trust = trust_of(event.borne);
    if (!trust) return trust.error();
    const auto limit = (*trust)->limit_ms;
    if (!limit || event.when.interval.hi_ms < *limit) return refused_sale(event);
    return std::optional<std::string>{(*trust)->is_stolen ? kAfterTheft : kAfterRevocation};
}

/// The book answers the same however often it is asked: counting again finds what was kept.
Result<std::optional<std::string>> SqlLedger::refused_sale(const StoredEvent& event) {
    std::optional<std::string> why;
    if (event.type != "rdv_pris") return why;
    const auto decoded = protocol::decode_event(event.type, event.v, event.body);
    if (!decoded) return why;
    const auto clashes =
        SqlRdvLog{connection_}.is_of_another(std::get<domain::RdvPris>(*decoded), event.borne);
    if (!clashes) return clashes.error();
    if (*clashes) why = kSaleOfAnother;
    return why;
}

Status SqlLedger::load_purged() {
    if (gone_) return Done{};
    gone_.emplace();
    const auto row = connection_.prepare("select borne, epoch, seq, h, avant_ms from purge_epoque");
    while (row->next_row()) {
        (*gone_)[row->number(0)].push_back(
            {array_at<16>(*row, 1), row->number(2), array_at<32>(*row, 3), row->number(4)});
    }
    return row->status();
}

Result<std::int64_t> SqlLedger::purged_upto(std::int64_t borne) {
    const auto read = load_purged();
    if (!read) return read.error();
    std::int64_t last = 0;
    for (const auto& one : (*gone_)[borne]) last = std::max(last, one.seq);
    return last;
}

Result<Purged> SqlLedger::purged(const Arrival& arrival, const protocol::LogRow& row,
                                 std::int64_t now_ms) {
    const auto last = purged_upto(arrival.header.kiosk);
    if (!last) return last.error();
    if (row.seq > *last) return Purged::no;
    const auto event = date(arrival, row, now_ms);
    if (!event) return event.error();
    auto found = Purged::no;
    for (const auto& one : (*gone_)[arrival.header.kiosk]) {
        if (row.seq > one.seq) continue;
        const bool joins =
            std::any_of(arrival.rows.begin(), arrival.rows.end(),
                        [&](const auto& r) { return r.seq == one.seq && r.h == one.h; });
        if (joins) return Purged::surely;
        if (event->when.interval.lo_ms >= one.before_ms) continue;
        if (found != Purged::own_life) {
            found = one.epoch == arrival.header.epoch ? Purged::own_life : Purged::other_life;
        }
    }
    return found;
}

Status SqlLedger::load_anchors(std::span<const BornesBoot> boots) {
    const auto row = connection_.prepare(kAnchors);
    for (std::size_t i = 0; i < kTogether; ++i) row->bind(one_of(boots, i).first);
    for (std::size_t i = 0; i < kTogether; ++i) row->bind(one_of(boots, i).second);
    for (const auto& boot : boots) anchors_[boot] = {};
    while (row->next_row()) {
        const BornesBoot boot{row->number(0), array_at<16>(*row, 1)};
        // The boot of another of these bornes is not asked for: two copies of a card may share one.
        if (std::find(boots.begin(), boots.end(), boot) == boots.end()) continue;
        anchors_[boot].push_back({row->number(2), row->number(3), row->number(4)});
    }
    return row->status();
}

Result<std::vector<protocol::Anchor>> SqlLedger::anchors(const BornesBoot& boot) {
    if (anchors_.count(boot) == 0) {
        const auto loaded = load_anchors(std::span{&boot, 1});
        if (!loaded) return loaded.error();
    }
    return anchors_[boot];
}

Status SqlLedger::keep_anchor(const Arrival& arrival, std::int64_t now_ms) {
    const auto& header = arrival.header;
    if (!header.anchor || !is_plausible(header, now_ms)) return Done{};
    const BornesBoot boot{header.kiosk, header.boot};
    const auto known = anchors(boot);
    if (!known) return known.error();
    if (!is_worth_keeping(*header.anchor, *known)) return Done{};
    anchors_[boot].push_back(*header.anchor);
    anchored_.insert(boot);
    const auto insert = connection_.prepare(kAddAnchor);
    insert->bind(header.kiosk).bind(header.boot).bind(header.anchor->mono_ms);
    return insert->bind(header.anchor->server_ms).bind(header.anchor->rtt_ms).run();
}

Result<Interval> SqlLedger::around(std::int64_t borne, std::int64_t seq, std::int64_t now_ms) {
    if (!neighbours_.surround(borne, seq)) {
        const auto read = read_neighbours(borne, seq);
        if (!read) return read.error();
    }
    return Interval{neighbours_.lo_ms, std::min(neighbours_.hi_ms, now_ms)};
}

/// Rows that only their neighbours date come by long runs, from devices without a clock.
Status SqlLedger::read_neighbours(std::int64_t borne, std::int64_t seq) {
    neighbours_ = {};
    auto done = flush_events();
    if (!done) return done;
    Neighbours found;
    found.borne = borne;
    const auto before = connection_.prepare(kBefore);
    if (before->bind(borne).bind(seq).next_row()) {
        found.before = before->number(0);
        found.lo_ms = before->number(1);
    }
    const auto after = connection_.prepare(kAfter);
    if (after->bind(borne).bind(seq).next_row()) {
        found.after = after->number(0);
        found.hi_ms = after->number(1);
    }
    done = before->status() ? after->status() : before->status();
    if (done) neighbours_ = found;
    return done;
}

Result<StoredEvent> SqlLedger::date(const Arrival& arrival, const protocol::LogRow& row,
                                    std::int64_t now_ms) {
    auto event = stored_event(arrival.header, row, now_ms);
    const auto told = anchors({event.borne, row.boot});
    if (!told) return told.error();
    Reception reception{now_ms, std::nullopt, arrival.direct};
    if (row.boot == arrival.header.boot) reception.mono_ms = arrival.header.mono_ms;
    const RowTime time{row.mono_ms, row.wall_ms, row.tq};
    event.when = date_row(time, *told, reception, {0, now_ms});
    if (event.when.by != DatedBy::neighbours) return event;
    const auto allowed = around(event.borne, row.seq, now_ms);
    if (!allowed) return allowed.error();
    event.when = date_row(time, *told, reception, *allowed);
    return event;
}

Status SqlLedger::watch_epoch(const Arrival& arrival, Outcome& outcome, std::int64_t now_ms) {
    if (outcome.fork || (outcome.inserted == 0 && !outcome.new_epoch)) return Done{};
    const auto found = trust_of(arrival.header.kiosk);
    if (!found) return found.error();
    auto& trust = **found;
    const auto before = trust;
    const auto& epoch = arrival.header.epoch;
    if (outcome.new_epoch) trust.newest = epoch;
    if (outcome.inserted > 0) {
        if (epoch != trust.newest && epoch != trust.last) ++trust.returns;
        trust.last = epoch;
    }
    if (trust.returns >= kReturnsBeforeSuspension && !trust.suspended_ms) {
        trust.suspended_ms = now_ms;
        outcome.suspended_ms = now_ms;
    }
    const bool same = before.last == trust.last && before.newest == trust.newest &&
                      before.returns == trust.returns;
    return same ? Status{Done{}} : write_trust(arrival.header.kiosk, trust);
}

Status SqlLedger::finish_renvoi(const Arrival& arrival, const Outcome& outcome,
                                std::int64_t now_ms) {
    if (outcome.known == 0) return Done{};
    const auto& header = arrival.header;
    const auto from = header.lo == header.base + 1 ? 0 : header.lo;
    const auto update = connection_.prepare(kRenvoiDone);
    return update->bind(now_ms).bind(header.kiosk).bind(from).bind(header.hi).run();
}

}  // namespace central
