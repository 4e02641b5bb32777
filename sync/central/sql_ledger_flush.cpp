// What a ledger gathered, written: a few statements of many rows.

#include "sync/central/sql_columns.h"
#include "sync/central/sql_ledger.h"

namespace central {
namespace {

using sql::Value;

constexpr std::string_view kAddEvents =
    "insert into event (borne, seq, epoch, type, v, wall_ms, tq, t_ms, estime, recv_ms, body, h,"
    " boot, mono_ms, t_lo, t_hi, date_par, doute)"
    " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kAddSealed =
    "insert into sealed (borne, seq, epoch, blob, recv_ms, kid, expires_ms)"
    " values (?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kArchive =
    "insert into frame_archive (borne, epoch, lo, hi, recv_ms, signature, signed_part)"
    " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
constexpr std::string_view kPutCursors =
    "insert into cursor (borne, epoch, base, base_h, upto, h) values (?, ?, ?, ?, ?, ?)"
    " on conflict (borne, epoch) do update set upto = excluded.upto, h = excluded.h";
constexpr std::string_view kTicketsOfSpan =
    "select borne, passage, marque from ticket where borne = ? and passage >= ? and passage <= ?";
constexpr std::string_view kAddTickets =
    "insert into ticket (borne, passage, marque, ticket, pris_ms, appele_ms, servi_ms, parti_ms)"
    " values (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kMergeTickets =
    " on conflict (borne, passage, marque) do update set"
    " ticket = coalesce(ticket.ticket, excluded.ticket),"
    " pris_ms = case when ticket.pris_ms is null or excluded.pris_ms < ticket.pris_ms"
    "  then excluded.pris_ms else ticket.pris_ms end,"
    " appele_ms = case when ticket.appele_ms <= excluded.appele_ms then ticket.appele_ms"
    "  else coalesce(excluded.appele_ms, ticket.appele_ms) end,"
    " servi_ms = case when ticket.servi_ms <= excluded.servi_ms then ticket.servi_ms"
    "  else coalesce(excluded.servi_ms, ticket.servi_ms) end,"
    " parti_ms = case when ticket.parti_ms <= excluded.parti_ms then ticket.parti_ms"
    "  else coalesce(excluded.parti_ms, ticket.parti_ms) end";
constexpr std::string_view kPutAides =
    "insert into aide (borne, aide, urgent, demandee_ms, repondue_ms) values (?, ?, ?, ?, ?)"
    " on conflict (borne, aide) do update set"
    " urgent = coalesce(aide.urgent, excluded.urgent),"
    " demandee_ms = coalesce(aide.demandee_ms, excluded.demandee_ms),"
    " repondue_ms = case when aide.repondue_ms <= excluded.repondue_ms then aide.repondue_ms"
    "  else coalesce(excluded.repondue_ms, aide.repondue_ms) end";
constexpr std::string_view kTouch =
    "insert into contact (borne, contact_ms, version, pending) values (?, ?, ?, ?)"
    " on conflict (borne) do update set contact_ms = excluded.contact_ms,"
    " version = excluded.version, pending = excluded.pending";
constexpr std::string_view kAddInd =
    "insert into ind (mds, jour, indicateur, n) values (?, ?, ?, ?)"
    " on conflict (mds, jour, indicateur) do update set n = ind.n + excluded.n";
constexpr std::string_view kAddCompteur =
    "insert into compteur (mds, jour, famille, cle, n) values (?, ?, ?, ?, ?)"
    " on conflict (mds, jour, famille, cle) do update set n = compteur.n + excluded.n";

constexpr std::string_view kAddFrozenInd =
    "insert into ind_fige (mds, jour, indicateur, n) values (?, ?, ?, ?)"
    " on conflict (mds, jour, indicateur) do update set n = ind_fige.n + excluded.n";
constexpr std::string_view kAddFrozenCompteur =
    "insert into compteur_fige (mds, jour, famille, cle, n) values (?, ?, ?, ?, ?)"
    " on conflict (mds, jour, famille, cle) do update set n = compteur_fige.n + excluded.n";

Value text(const std::string& value) {
    return std::string_view{value};
}

template <std::size_t N>
Value blob(const std::array<std::byte, N>& value) {
    return std::span<const std::byte>{value};
}

Value optional(const std::optional<std::int64_t>& value) {
    return value ? Value{*value} : Value{};
}

/// Inserts the rows and forgets them.
Status insert_all(sql::Connection& connection, std::string_view insert, std::vector<Value>& rows) {
    if (rows.empty()) return Done{};
    auto inserted = connection.insert_rows(insert, rows);
    rows.clear();
    return inserted;
}

const std::string& put_tickets() {
    static const std::string sql = std::string{kAddTickets} + std::string{kMergeTickets};
    return sql;
}

/// Passages of one borne, both ends included.
struct Span {
    std::int64_t borne, first, last;
};

const std::string& tickets_of_spans() {
    static const std::string sql = [] {
        std::string all{kTicketsOfSpan};
        for (std::size_t i = 1; i < kTogether; ++i) (all += " union all ") += kTicketsOfSpan;
        return all;
    }();
    return sql;
}

}  // namespace

Status SqlLedger::flush(std::int64_t now_ms) {
    for (const auto step :
         {&SqlLedger::flush_events, &SqlLedger::flush_cursors, &SqlLedger::flush_tickets,
          &SqlLedger::flush_aides, &SqlLedger::flush_counts}) {
        auto done = (this->*step)();
        if (!done) return done;
    }
    return flush_devices(now_ms);
}

Status SqlLedger::insert_events() {
    return insert_all(connection_, kAddEvents, events_);
}

Status SqlLedger::flush_events() {
    auto events = insert_events();
    if (!events) return events;
    auto sealed = insert_all(connection_, kAddSealed, sealed_);
    return sealed ? insert_all(connection_, kArchive, frames_) : sealed;
}

Status SqlLedger::flush_cursors() {
    std::vector<Value> rows;
    for (auto& [key, kept] : cursors_) {
        if (!kept.has_moved) continue;
        const auto& cursor = kept.cursor;
        rows.insert(rows.end(), {key.first, blob(key.second), cursor.base, blob(cursor.base_h),
                                 cursor.upto, blob(cursor.h)});
        kept.has_moved = false;
    }
    return insert_all(connection_, kPutCursors, rows);
}

Status SqlLedger::flush_devices(std::int64_t now_ms) {
    std::vector<Value> rows;
    for (const auto& [borne, last] : last_contact_) {
        rows.insert(rows.end(), {borne, now_ms, text(last.header->sw), last.pending});
    }
    last_contact_.clear();
    return insert_all(connection_, kTouch, rows);
}

/// Most tickets are new, and what need not be merged is taken much faster.
Status SqlLedger::flush_tickets() {
    const auto written = written_tickets();
    if (!written) return written.error();
    std::vector<Value> changed;
    std::vector<Value> added;
    for (const auto& [key, ticket] : tickets_) {
        const auto [borne, passage, marque] = key;
        auto& rows = written->count(key) > 0 ? changed : added;
        rows.insert(rows.end(),
                    {borne, passage, marque, ticket.numero.empty() ? Value{} : text(ticket.numero),
                     optional(ticket.pris), optional(ticket.appele), optional(ticket.servi),
                     optional(ticket.parti)});
    }
    auto kept = insert_all(connection_, put_tickets(), changed);
    if (kept) kept = insert_all(connection_, kAddTickets, added);
    tickets_.clear();
    return kept;
}

/// Those among the tickets to write that are in their table, and perhaps others.
Result<std::set<SqlLedger::TicketKey>> SqlLedger::written_tickets() {
    std::vector<Span> spans;
    for (const auto& [key, ticket] : tickets_) {
        const auto [borne, passage, marque] = key;
        if (spans.empty() || spans.back().borne != borne) {
            spans.push_back({borne, passage, passage});
        } else {
            spans.back().last = passage;
        }
    }
    std::set<TicketKey> written;
    const auto read = by_sixteen<Span>(spans, [&](auto some) {
        const auto row = connection_.prepare(tickets_of_spans());
        for (std::size_t i = 0; i < kTogether; ++i) {
            const auto& span = one_of(some, i);
            row->bind(span.borne).bind(span.first).bind(span.last);
        }
        while (row->next_row()) written.insert({row->number(0), row->number(1), row->number(2)});
        return row->status();
    });
    if (!read) return read.error();
    return written;
}

Status SqlLedger::flush_aides() {
    std::vector<Value> rows;
    for (const auto& [key, aide] : aides_) {
        rows.insert(rows.end(), {key.first, text(key.second), optional(aide.urgent),
                                 optional(aide.demandee), optional(aide.repondue)});
    }
    auto kept = insert_all(connection_, kPutAides, rows);
    aides_.clear();
    return kept;
}

Status SqlLedger::flush_counts() {
    return put_counts(kAddInd, kAddCompteur);
}

Status SqlLedger::flush_frozen() {
    return put_counts(kAddFrozenInd, kAddFrozenCompteur);
}

/// A recount would not write a count of nothing.
Status SqlLedger::remove_empty_counts() {
    for (const auto& [key, n] : ind_) {
        if (n >= 0) continue;
        const auto& [mds, jour, indicateur] = key;
        const auto remove = connection_.prepare(
            "delete from ind where mds = ? and jour = ? and indicateur = ? and n = 0");
        auto removed = remove->bind(mds).bind(jour).bind(indicateur).run();
        if (!removed) return removed;
    }
    return Done{};
}

Status SqlLedger::put_counts(std::string_view add_ind, std::string_view add_compteur) {
    std::vector<Value> rows;
    for (const auto& [key, n] : ind_) {
        const auto& [mds, jour, indicateur] = key;
        if (n != 0) rows.insert(rows.end(), {text(mds), jour, text(indicateur), n});
    }
    auto counted = insert_all(connection_, add_ind, rows);
    if (counted) counted = remove_empty_counts();
    if (!counted) return counted;
    for (const auto& [key, n] : compteurs_) {
        const auto& [mds, jour, famille, cle] = key;
        rows.insert(rows.end(), {text(mds), jour, text(famille), text(cle), n});
    }
    counted = insert_all(connection_, add_compteur, rows);
    ind_.clear();
    compteurs_.clear();
    return counted;
}

}  // namespace central
