#include "sync/central/sqlite_ledger.h"

#include "sync/central/sqlite_columns.h"

namespace central {
namespace {

using platform::Statement;
using protocol::as_bytes;

constexpr std::string_view kReadCursor =
    "select base, base_h, upto, h from cursor where borne = ? and epoch = ?";
constexpr std::string_view kPutCursor =
    "insert into cursor (borne, epoch, base, base_h, upto, h) values (?, ?, ?, ?, ?, ?)"
    " on conflict (borne, epoch) do update set upto = excluded.upto, h = excluded.h";
constexpr std::string_view kLastSeq = "select coalesce(max(seq), 0) from event where borne = ?";
constexpr std::string_view kHas = "select 1 from event where borne = ? and seq = ? and h = ?";
constexpr std::string_view kAddEvent =
    "insert into event (borne, seq, epoch, type, v, wall_ms, tq, t_ms, estime, recv_ms, body, h)"
    " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kAddSealed =
    "insert into sealed (borne, seq, epoch, blob, recv_ms) values (?, ?, ?, ?, ?)";
constexpr std::string_view kTakeTicket =
    "insert into ticket (borne, passage, ticket, pris_ms) values (?, ?, ?, ?)"
    " on conflict (borne, passage) do update set"
    " ticket = coalesce(ticket, excluded.ticket), pris_ms = coalesce(pris_ms, excluded.pris_ms)";
constexpr std::string_view kCallTicket =
    "insert into ticket (borne, passage, appele_ms) values (?, ?, ?)"
    " on conflict (borne, passage) do update set"
    " appele_ms = min(coalesce(appele_ms, excluded.appele_ms), excluded.appele_ms)";
constexpr std::string_view kServeTicket =
    "insert into ticket (borne, passage, servi_ms) values (?, ?, ?)"
    " on conflict (borne, passage) do update set"
    " servi_ms = min(coalesce(servi_ms, excluded.servi_ms), excluded.servi_ms)";
constexpr std::string_view kLeaveTicket =
    "insert into ticket (borne, passage, parti_ms) values (?, ?, ?)"
    " on conflict (borne, passage) do update set"
    " parti_ms = min(coalesce(parti_ms, excluded.parti_ms), excluded.parti_ms)";
constexpr std::string_view kFindTicket =
    "select max(passage) from ticket where borne = ? and ticket = ? and passage < ?";
constexpr std::string_view kAskHelp =
    "insert into aide (borne, aide, urgent, demandee_ms) values (?, ?, ?, ?)"
    " on conflict (borne, aide) do update set urgent = coalesce(urgent, excluded.urgent),"
    " demandee_ms = coalesce(demandee_ms, excluded.demandee_ms)";
constexpr std::string_view kAnswerHelp =
    "insert into aide (borne, aide, repondue_ms) values (?, ?, ?)"
    " on conflict (borne, aide) do update set"
    " repondue_ms = min(coalesce(repondue_ms, excluded.repondue_ms), excluded.repondue_ms)";
constexpr std::string_view kQuarantine =
    "insert or ignore into quarantine (borne, seq, epoch, why, recv_ms) values (?, ?, ?, ?, ?)";
constexpr std::string_view kAddFork =
    "insert or ignore into fork (borne, epoch, seq, raison, recv_ms) values (?, ?, ?, ?, ?)";
constexpr std::string_view kArchive =
    "insert or ignore into frame_archive (borne, epoch, lo, hi, recv_ms, signature, signed_part)"
    " values (?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kTouch =
    "update device set contact_ms = ?, version = ?, pending = ? where borne = ?";
constexpr std::string_view kMds = "select mds from device where borne = ?";
constexpr std::string_view kAddInd =
    "insert into ind (mds, jour, indicateur, n) values (?, ?, ?, ?)"
    " on conflict (mds, jour, indicateur) do update set n = n + excluded.n";
constexpr std::string_view kAddCompteur =
    "insert into compteur (mds, jour, famille, cle, n) values (?, ?, ?, ?, ?)"
    " on conflict (mds, jour, famille, cle) do update set n = n + excluded.n";

}  // namespace

SqliteLedger::SqliteLedger(const platform::Database& db)
    : read_cursor_(db, kReadCursor),
      put_cursor_(db, kPutCursor),
      last_seq_(db, kLastSeq),
      has_(db, kHas),
      add_event_(db, kAddEvent),
      add_sealed_(db, kAddSealed),
      take_ticket_(db, kTakeTicket),
      call_ticket_(db, kCallTicket),
      serve_ticket_(db, kServeTicket),
      leave_ticket_(db, kLeaveTicket),
      find_ticket_(db, kFindTicket),
      ask_help_(db, kAskHelp),
      answer_help_(db, kAnswerHelp),
      quarantine_(db, kQuarantine),
      add_fork_(db, kAddFork),
      archive_(db, kArchive),
      touch_(db, kTouch),
      mds_(db, kMds),
      add_ind_(db, kAddInd),
      add_compteur_(db, kAddCompteur) {}

Result<std::optional<Cursor>> SqliteLedger::cursor(std::int64_t borne, const protocol::Epoch& e) {
    auto& row = read_cursor_.reset().bind(borne).bind(e);
    std::optional<Cursor> found;
    if (row.next_row()) {
        found = Cursor{row.number(0), array_at<32>(row, 1), row.number(2), array_at<32>(row, 3)};
    }
    const auto read = row.status();
    row.reset();
    if (!read) return read.error();
    return found;
}

Status SqliteLedger::put_cursor(std::int64_t borne, const protocol::Epoch& epoch, const Cursor& c) {
    put_cursor_.reset().bind(borne).bind(epoch).bind(c.base).bind(c.base_h).bind(c.upto);
    return put_cursor_.bind(c.h).run();
}

Result<std::int64_t> SqliteLedger::last_seq(std::int64_t borne) {
    auto& row = last_seq_.reset().bind(borne);
    const auto seq = row.next_row() ? row.number(0) : 0;
    const auto read = row.status();
    row.reset();
    if (!read) return read.error();
    return seq;
}

Result<bool> SqliteLedger::has(std::int64_t borne, std::int64_t seq, const protocol::Hash& h) {
    auto& row = has_.reset().bind(borne).bind(seq).bind(h);
    const bool found = row.next_row();
    const auto read = row.status();
    row.reset();
    if (!read) return read.error();
    return found;
}

Status SqliteLedger::add_event(const StoredEvent& event, const protocol::LogRow& row,
                               std::int64_t now_ms) {
    add_event_.reset().bind(event.borne).bind(row.seq).bind(row.epoch).bind(row.type).bind(row.v);
    add_event_.bind(row.wall_ms).bind(row.tq).bind(event.t_ms).bind(event.estime ? 1 : 0);
    const auto added = add_event_.bind(now_ms).bind(row.body).bind(row.h).run();
    if (!added || !row.sealed) return added;
    add_sealed_.reset().bind(event.borne).bind(row.seq).bind(row.epoch);
    return add_sealed_.bind(as_bytes(*row.sealed)).bind(now_ms).run();
}

Status SqliteLedger::apply(const StoredEvent& event, const Changes& changes) {
    if (!changes.counts.empty() || !changes.counters.empty()) {
        const auto mds = mds_of(event.borne);
        if (!mds) return mds.error();
        for (const auto& c : changes.counts) ind_[{*mds, to_column(c.jour), c.indicateur}] += c.n;
        for (const auto& c : changes.counters) {
            compteurs_[{*mds, to_column(c.jour), c.famille, c.cle}] += c.n;
        }
    }
    if (changes.help) return apply_help(*changes.help, event);
    if (changes.ticket) return apply_ticket(*changes.ticket, event);
    return Done{};
}

Status SqliteLedger::apply_ticket(const TicketChange& change, const StoredEvent& event) {
    using What = TicketChange::What;
    if (change.what == What::taken) {
        take_ticket_.reset().bind(change.borne).bind(change.passage).bind(change.ticket);
        return take_ticket_.bind(event.t_ms).run();
    }
    auto passage = change.passage;
    if (passage == 0) {
        auto& row = find_ticket_.reset().bind(change.borne).bind(change.ticket).bind(event.seq);
        if (row.next_row() && !row.is_null(0)) passage = row.number(0);
        const auto read = row.status();
        row.reset();
        if (!read || passage == 0) return read;
    }
    auto& move = change.what == What::called   ? call_ticket_
                 : change.what == What::served ? serve_ticket_
                                               : leave_ticket_;
    return move.reset().bind(change.borne).bind(passage).bind(event.t_ms).run();
}

Status SqliteLedger::apply_help(const HelpChange& change, const StoredEvent& event) {
    auto& statement = change.asked ? ask_help_ : answer_help_;
    statement.reset().bind(change.borne).bind(change.aide);
    if (change.asked) statement.bind(change.urgent ? 1 : 0);
    return statement.bind(event.t_ms).run();
}

Status SqliteLedger::quarantine(std::int64_t borne, const protocol::LogRow& row,
                                const std::string& why, std::int64_t now_ms) {
    quarantine_.reset().bind(borne).bind(row.seq).bind(row.epoch).bind(why);
    return quarantine_.bind(now_ms).run();
}

Status SqliteLedger::add_fork(const protocol::FrameHeader& header, const Fork& fork,
                              std::int64_t now_ms) {
    add_fork_.reset().bind(header.kiosk).bind(header.epoch).bind(fork.seq).bind(fork.raison);
    return add_fork_.bind(now_ms).run();
}

Status SqliteLedger::archive(const Arrival& arrival, std::int64_t now_ms) {
    const auto& header = arrival.header;
    archive_.reset().bind(header.kiosk).bind(header.epoch).bind(header.lo).bind(header.hi);
    archive_.bind(now_ms).bind(arrival.signature);
    return archive_.bind(as_bytes(arrival.signed_part)).run();
}

Status SqliteLedger::touch(const protocol::FrameHeader& header, std::int64_t now_ms) {
    touch_.reset().bind(now_ms).bind(header.sw).bind(header.pending - header.n);
    return touch_.bind(header.kiosk).run();
}

Result<std::string> SqliteLedger::mds_of(std::int64_t borne) {
    const auto known = mds_of_borne_.find(borne);
    if (known != mds_of_borne_.end()) return known->second;
    auto& row = mds_.reset().bind(borne);
    std::string mds = row.next_row() ? row.text(0) : "";
    const auto read = row.status();
    row.reset();
    if (!read) return read.error();
    return mds_of_borne_[borne] = std::move(mds);
}

Status SqliteLedger::flush() {
    for (const auto& [key, n] : ind_) {
        const auto& [mds, jour, indicateur] = key;
        const auto added = add_ind_.reset().bind(mds).bind(jour).bind(indicateur).bind(n).run();
        if (!added) return added.error();
    }
    for (const auto& [key, n] : compteurs_) {
        const auto& [mds, jour, famille, cle] = key;
        add_compteur_.reset().bind(mds).bind(jour).bind(famille).bind(cle);
        const auto added = add_compteur_.bind(n).run();
        if (!added) return added.error();
    }
    ind_.clear();
    compteurs_.clear();
    return Done{};
}

}  // namespace central
