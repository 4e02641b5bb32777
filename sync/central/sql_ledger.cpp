#include "sync/central/sql_ledger.h"

#include "sync/central/sql_columns.h"
#include "sync/protocol/sealed_box.h"

#include <algorithm>

namespace central {
namespace {

using protocol::as_bytes;
using sql::Value;

constexpr std::int64_t kWindowRows = 512;
/// Some 250 events: a store that takes rows on its own works while the next are read.
constexpr std::size_t kGatheredValues = 4'500;

constexpr std::string_view kReadCursors =
    "select borne, epoch, base, base_h, upto, h from cursor"
    " where borne in (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kWindow =
    "select seq, h from event where borne = ? and seq >= ? and seq < ?";
/// Another life of the log may have that number at a higher sequence: the last taken is meant.
constexpr std::string_view kFindTicket =
    "select passage, marque from (select passage, marque, pris_ms from ticket"
    " where borne = ? and ticket = ? and passage < ? order by passage desc limit 4) as derniers"
    " order by pris_ms desc, passage desc limit 1";
/// Who does not know the row means the last ticket that it may be.
constexpr std::string_view kFindPassage =
    "select passage, marque from ticket where borne = ? and passage = ? and pris_ms <= ?"
    " order by pris_ms desc limit 1";
constexpr std::string_view kQuarantine =
    "insert into quarantine (borne, seq, epoch, why, recv_ms) values (?, ?, ?, ?, ?)"
    " on conflict do nothing";
constexpr std::string_view kAddFork =
    "insert into fork (borne, epoch, seq, raison, recv_ms) values (?, ?, ?, ?, ?)"
    " on conflict do nothing";

template <class T>
void keep_once(std::vector<T>& all) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
}

void keep_first(std::optional<std::int64_t>& kept, std::int64_t said) {
    if (!kept) kept = said;
}

void keep_earliest(std::optional<std::int64_t>& kept, std::int64_t said) {
    if (!kept || said < *kept) kept = said;
}

}  // namespace

Status SqlLedger::prepare_for(std::span<const Arrival> arrivals) {
    std::vector<std::int64_t> bornes;
    std::vector<BornesBoot> boots;
    for (const auto& arrival : arrivals) {
        bornes.push_back(arrival.header.kiosk);
        boots.emplace_back(arrival.header.kiosk, arrival.header.boot);
    }
    keep_once(bornes);
    keep_once(boots);
    auto loaded = by_sixteen<std::int64_t>(bornes, [this](auto some) { return load(some); });
    if (loaded) {
        loaded = by_sixteen<std::int64_t>(bornes, [this](auto some) { return load_trusts(some); });
    }
    if (!loaded) return loaded;
    return by_sixteen<BornesBoot>(boots, [this](auto some) { return load_anchors(some); });
}

/// Every cursor of these bornes.
Status SqlLedger::load(std::span<const std::int64_t> bornes) {
    const auto rows = connection_.prepare(kReadCursors);
    for (std::size_t i = 0; i < kTogether; ++i) rows->bind(one_of(bornes, i));
    for (const auto borne : bornes) last_seq_[borne] = 0;
    while (rows->next_row()) {
        const auto borne = rows->number(0);
        const Cursor cursor{rows->number(2), array_at<32>(*rows, 3), rows->number(4),
                            array_at<32>(*rows, 5)};
        cursors_[{borne, array_at<16>(*rows, 1)}] = {cursor, false};
        last_seq_[borne] = std::max(last_seq_[borne], cursor.upto);
    }
    return rows->status();
}

Status SqlLedger::load_if_new(std::int64_t borne) {
    return last_seq_.count(borne) > 0 ? Status{Done{}} : load(std::span{&borne, 1});
}

Result<std::optional<Cursor>> SqlLedger::cursor(std::int64_t borne, const protocol::Epoch& e) {
    const auto loaded = load_if_new(borne);
    if (!loaded) return loaded.error();
    const auto known = cursors_.find({borne, e});
    if (known == cursors_.end()) return std::optional<Cursor>{};
    return std::optional{known->second.cursor};
}

Status SqlLedger::put_cursor(std::int64_t borne, const protocol::Epoch& epoch, const Cursor& c) {
    cursors_[{borne, epoch}] = {c, true};
    return Done{};
}

Result<std::int64_t> SqlLedger::last_seq(std::int64_t borne) {
    const auto loaded = load_if_new(borne);
    if (!loaded) return loaded.error();
    return last_seq_[borne];
}

Status SqlLedger::load_window(std::int64_t borne, std::int64_t seq) {
    const auto flushed = flush_events();
    if (!flushed) return flushed;
    window_ = {borne, seq, {}};
    const auto row = connection_.prepare(kWindow);
    row->bind(borne).bind(seq).bind(seq + kWindowRows);
    while (row->next_row()) window_.rows.emplace(row->number(0), array_at<32>(*row, 1));
    return row->status();
}

Result<bool> SqlLedger::has(std::int64_t borne, std::int64_t seq, const protocol::Hash& h) {
    const auto read = load_purged();
    if (!read) return read.error();
    const auto& lives = (*gone_)[borne];
    const bool is_end_of_purge = std::any_of(
        lives.begin(), lives.end(), [&](const Gone& one) { return one.seq == seq && one.h == h; });
    if (is_end_of_purge) return true;
    const bool inside =
        window_.borne == borne && seq >= window_.from && seq < window_.from + kWindowRows;
    const auto loaded = inside ? Status{Done{}} : load_window(borne, seq);
    if (!loaded) return loaded.error();
    const auto [first, end] = window_.rows.equal_range(seq);
    return std::any_of(first, end, [&](const auto& row) { return row.second == h; });
}

Status SqlLedger::add_event(const StoredEvent& event, const protocol::LogRow& row,
                            std::int64_t now_ms) {
    for (const Value& value :
         {Value{event.borne}, Value{row.seq}, Value{std::span<const std::byte>{row.epoch}},
          Value{std::string_view{row.type}}, Value{std::int64_t{row.v}}, Value{row.wall_ms},
          Value{std::int64_t{row.tq}}, Value{event.t_ms}, Value{std::int64_t{event.estime}},
          Value{now_ms}, Value{std::string_view{row.body}},
          Value{std::span<const std::byte>{row.h}}, Value{std::span<const std::byte>{row.boot}},
          Value{row.mono_ms}, Value{event.when.interval.lo_ms}, Value{event.when.interval.hi_ms},
          Value{static_cast<std::int64_t>(event.when.by)}, Value{std::int64_t{event.doute}}}) {
        events_.push_back(value);
    }
    if (row.sealed) {
        const auto kid = protocol::sealed_key_id(*row.sealed);
        sealed_kids_.push_back(kid ? *kid : std::string{});
        for (const Value& value :
             {Value{event.borne}, Value{row.seq}, Value{std::span<const std::byte>{row.epoch}},
              Value{as_bytes(*row.sealed)}, Value{now_ms},
              Value{std::string_view{sealed_kids_.back()}}, Value{now_ms + kSealedKeptMs}}) {
            sealed_.push_back(value);
        }
    }
    auto& last = last_seq_[event.borne];
    last = std::max(last, row.seq);
    if (window_.borne == event.borne) window_.rows.emplace(row.seq, row.h);
    const bool tells = event.when.by != DatedBy::neighbours;
    if (tells && neighbours_.surround(event.borne, event.seq)) forget_neighbours();
    return events_.size() < kGatheredValues ? Status{Done{}} : insert_events();
}

Status SqlLedger::count(std::int64_t borne, const Changes& changes, int sign) {
    if (changes.counts.empty() && changes.counters.empty()) return Done{};
    const auto trust = trust_of(borne);
    if (!trust) return trust.error();
    const auto& mds = (*trust)->mds;
    for (const auto& c : changes.counts) {
        ind_[{mds, to_column(c.jour), c.indicateur}] += sign * c.n;
    }
    for (const auto& c : changes.counters) {
        compteurs_[{mds, to_column(c.jour), c.famille, c.cle}] += sign * c.n;
    }
    return Done{};
}

void SqlLedger::count(std::span<const RdvCount> changes) {
    for (const auto& c : changes) ind_[{c.mds, c.jour, c.indicateur}] += c.n;
}

Status SqlLedger::apply_rdv(const domain::Event& said, const StoredEvent& event) {
    SqlRdvLog log{connection_};
    if (book_ == Book::open) {
        if (auto entered = log.enter(event, said); !entered) return entered;
    }
    const auto changes = log.say(event, said);
    if (!changes) return changes.error();
    count(*changes);
    return Done{};
}

Status SqlLedger::unsay_rdv(const StoredEvent& event, const Changes& changes) {
    if (!changes.rdv) return Done{};
    const auto counts = SqlRdvLog{connection_}.unsay(event, *changes.rdv);
    if (!counts) return counts.error();
    count(*counts);
    return Done{};
}

Status SqlLedger::apply(const StoredEvent& event, const Changes& changes) {
    auto counted = count(event.borne, changes, 1);
    if (!counted) return counted;
    if (changes.rdv) counted = apply_rdv(*changes.rdv, event);
    if (!counted) return counted;
    if (changes.help) apply_help(*changes.help, event);
    if (changes.content) {
        const auto shows = connection_.prepare(
            "insert into contact (borne, contact_ms, version, pending, contenu)"
            " values (?, ?, '', 0, ?) on conflict (borne) do update set contenu = "
            "excluded.contenu");
        return shows->bind(event.borne).bind(event.t_ms).bind(*changes.content).run();
    }
    if (changes.order_done) {
        const auto done = connection_.prepare(
            "update commande set faite_ms = coalesce(faite_ms, ?) where id = ? and borne = ?");
        return done->bind(event.t_ms).bind(*changes.order_done).bind(event.borne).run();
    }
    return changes.ticket ? apply_ticket(*changes.ticket, event) : Status{Done{}};
}

/// A borne speaks of the tickets of its own MDS only; the centre's desk was asked for its key.
Result<bool> SqlLedger::may_move(std::int64_t borne, const StoredEvent& event) {
    if (event.borne == borne || event.borne == 0) return true;
    const auto said_by = trust_of(event.borne);
    if (!said_by) return said_by.error();
    const auto mds = (*said_by)->mds;
    const auto given_by = trust_of(borne);
    if (!given_by) return given_by.error();
    return (*given_by)->mds == mds;
}

/// Nothing when no ticket of that number was taken before.
Result<std::optional<SqlLedger::TicketKey>> SqlLedger::key_of(const TicketChange& change,
                                                              const StoredEvent& event) {
    const bool is_whole = change.marque != 0 || change.what == TicketChange::What::taken;
    if (is_whole) return std::optional{TicketKey{change.borne, change.passage, change.marque}};
    if (auto flushed = flush_tickets(); !flushed) return flushed.error();
    const bool is_numbered = change.passage == 0;
    const auto row = connection_.prepare(is_numbered ? kFindTicket : kFindPassage);
    row->bind(change.borne);
    if (is_numbered) {
        row->bind(change.ticket).bind(event.seq);
    } else {
        row->bind(change.passage).bind(event.t_ms);
    }
    std::optional<TicketKey> found;
    if (!is_numbered) found = {change.borne, change.passage, 0};
    if (row->next_row()) found = {change.borne, row->number(0), row->number(1)};
    if (auto read = row->status(); !read) return read.error();
    return found;
}

Status SqlLedger::apply_ticket(const TicketChange& change, const StoredEvent& event) {
    using What = TicketChange::What;
    const auto allowed = may_move(change.borne, event);
    if (!allowed) return allowed.error();
    if (!*allowed) return Done{};
    const auto key = key_of(change, event);
    if (!key) return key.error();
    if (!*key) return Done{};
    auto& ticket = tickets_[**key];
    if (change.what == What::taken) {
        ticket.numero = change.ticket;
        keep_earliest(ticket.pris, event.t_ms);
    } else {
        keep_earliest(change.what == What::called   ? ticket.appele
                      : change.what == What::served ? ticket.servi
                                                    : ticket.parti,
                      event.t_ms);
    }
    return Done{};
}

void SqlLedger::apply_help(const HelpChange& change, const StoredEvent& event) {
    auto& aide = aides_[{change.borne, change.aide}];
    if (change.asked) {
        keep_first(aide.urgent, change.urgent ? 1 : 0);
        keep_first(aide.demandee, event.t_ms);
    } else {
        keep_earliest(aide.repondue, event.t_ms);
    }
}

Status SqlLedger::quarantine(std::int64_t borne, const protocol::LogRow& row,
                             const std::string& why, std::int64_t now_ms) {
    const auto insert = connection_.prepare(kQuarantine);
    return insert->bind(borne).bind(row.seq).bind(row.epoch).bind(why).bind(now_ms).run();
}

Status SqlLedger::leave_quarantine(const StoredEvent& event, const protocol::Epoch& epoch) {
    const auto remove =
        connection_.prepare("delete from quarantine where borne = ? and seq = ? and epoch = ?");
    return remove->bind(event.borne).bind(event.seq).bind(epoch).run();
}

Status SqlLedger::explain_quarantine(const StoredEvent& event, const protocol::Epoch& epoch,
                                     const std::string& why) {
    const auto update = connection_.prepare(
        "update quarantine set why = ? where borne = ? and seq = ? and epoch = ?");
    return update->bind(why).bind(event.borne).bind(event.seq).bind(epoch).run();
}

Status SqlLedger::add_fork(const protocol::FrameHeader& header, const Fork& fork,
                           std::int64_t now_ms) {
    const auto insert = connection_.prepare(kAddFork);
    insert->bind(header.kiosk).bind(header.epoch).bind(fork.seq).bind(fork.raison);
    return insert->bind(now_ms).run();
}

void SqlLedger::archive(const Arrival& arrival, std::int64_t now_ms) {
    const auto& header = arrival.header;
    for (const Value& value :
         {Value{header.kiosk}, Value{std::span<const std::byte>{header.epoch}}, Value{header.lo},
          Value{header.hi}, Value{now_ms}, Value{std::span<const std::byte>{arrival.signature}},
          Value{as_bytes(arrival.signed_part)}}) {
        frames_.push_back(value);
    }
}

void SqlLedger::touch(const protocol::FrameHeader& header, const Outcome& outcome) {
    const auto last_taken = outcome.fork ? outcome.fork->seq - 1 : outcome.upto;
    const auto taken = std::clamp<std::int64_t>(last_taken - header.lo + 1, 0, header.n);
    last_contact_[header.kiosk] = {&header, header.pending - taken};
}

}  // namespace central
