// Counting again from the events alone, and comparing.

#include "sync/central/sql_columns.h"
#include "sync/central/sql_event.h"
#include "sync/central/sql_ledger.h"
#include "sync/central/sql_store.h"

#include <algorithm>
#include <array>

namespace central {
namespace {

using sql::Connection;
using sql::Statement;

constexpr std::array<const char*, 6> kCounted{"ind",  "compteur", "ticket",
                                              "aide", "rdv_fait", "rdv_compte"};
constexpr std::size_t kFigures = 2;  ///< of them, those that outlive a purge
constexpr std::size_t kEmptied = 4;  ///< the log of rendez-vous empties its own

/// The logs of the bornes in their own order, then that of the centre.
constexpr std::string_view kLogs = "select distinct borne from cursor order by borne";
const std::string kPage = std::string{"select "} + kEventColumns +
                          ", recv_ms, epoch from event"
                          " where borne = ? and (seq, recv_ms, epoch) > (?, ?, ?)"
                          " order by seq, recv_ms, epoch limit 2000";

const std::string kSetAside = std::string{"select "} + kEventColumns +
                              ", event.epoch, why from quarantine join event"
                              " on event.borne = quarantine.borne and event.seq = quarantine.seq"
                              " and event.epoch = quarantine.epoch"
                              " order by event.borne, event.seq, event.recv_ms";

Status keep_and_empty(Connection& connection) {
    for (std::size_t i = 0; i < kCounted.size(); ++i) {
        const std::string table = kCounted.at(i);
        const auto done = connection.execute(
            "drop table if exists avant_" + table + "; create temp table avant_" + table +
            " as select * from " + table + (i < kEmptied ? "; delete from " + table : ""));
        if (!done) return done;
    }
    auto emptied = connection.execute(
        "delete from quarantine;"
        "insert into ind (mds, jour, indicateur, n) select mds, jour, indicateur, n from ind_fige;"
        "insert into compteur (mds, jour, famille, cle, n)"
        " select mds, jour, famille, cle, n from compteur_fige");
    if (!emptied) return emptied;
    const auto counts = SqlRdvLog{connection}.start_again();
    if (!counts) return counts.error();
    SqlLedger ledger{connection};
    ledger.count(*counts);
    return ledger.flush(0);
}

/// Where a page of a log ends.
struct Place {
    std::int64_t seq = 0;
    std::int64_t recv_ms = 0;
    protocol::Epoch epoch{};
};

/// Counts the page that follows `place`, and moves it; says how many events that was.
Result<int> replay_page(Connection& connection, std::int64_t borne, Place& place) {
    SqlLedger ledger{connection};
    const auto events = connection.prepare(kPage);
    events->bind(borne).bind(place.seq).bind(place.recv_ms).bind(place.epoch);
    int n = 0;
    for (; events->next_row(); ++n) {
        const auto event = event_at(*events);
        place = {event.seq, events->number(kAfterEvent), array_at<16>(*events, kAfterEvent + 1)};
        protocol::LogRow row;
        row.seq = event.seq;
        row.epoch = place.epoch;
        const auto judged = judge(ledger, event);
        if (!judged) return judged.error();
        const auto done = judged->changes
                              ? ledger.apply(event, *judged->changes)
                              : ledger.quarantine(borne, row, judged->why_not, place.recv_ms);
        if (!done) return done.error();
    }
    const auto read = events->status();
    if (!read) return read.error();
    const auto counted = ledger.flush(place.recv_ms);
    if (!counted) return counted.error();
    return n;
}

Status replay(Connection& connection) {
    std::vector<std::int64_t> logs;
    const auto query = connection.prepare(kLogs);
    while (query->next_row()) logs.push_back(query->number(0));
    const auto read = query->status();
    if (!read) return read;
    std::rotate(logs.begin(), std::find_if(logs.begin(), logs.end(), [](auto n) { return n > 0; }),
                logs.end());
    for (const auto borne : logs) {
        Place place;
        while (true) {
            const auto page = replay_page(connection, borne, place);
            if (!page) return page.error();
            if (*page == 0) break;
        }
    }
    return Done{};
}

Result<std::int64_t> differences(Connection& connection, std::span<const char* const> tables) {
    std::int64_t total = 0;
    for (const std::string table : tables) {
        const std::string now = "select * from " + table;
        const std::string before = "select * from avant_" + table;
        const auto found = sql::one_number(
            connection, "select count(*) from (select * from (" + now + " except " + before +
                            ") as nouveau union all select * from (" + before + " except " + now +
                            ") as ancien) as differents");
        if (!found) return found.error();
        total += *found;
    }
    return total;
}

}  // namespace

Result<std::int64_t> SqlStore::count_again(Compared compared) {
    const auto aside = keep_and_empty(*connection_);
    if (!aside) return aside.error();
    const auto replayed = replay(*connection_);
    if (!replayed) return replayed.error();
    const std::span<const char* const> all{kCounted};
    return differences(*connection_, compared == Compared::figures ? all.first(kFigures) : all);
}

Result<std::int64_t> SqlStore::recount() {
    std::int64_t drift = 0;
    const auto done = connection_->transact([&]() -> Status {
        const auto found = count_again(Compared::everything);
        if (!found) return found.error();
        drift = *found;
        return remember(kDriftKey, std::to_string(drift));
    });
    if (!done) return done.error();
    return drift;
}

/// A newer program may understand what an older one set aside, or give another reason.
Status SqlStore::replay_quarantine() {
    return connection_->transact([&]() -> Status {
        const auto query = connection_->prepare(kSetAside);
        const auto found = all(*query, [](const Statement& row) {
            return std::tuple{event_at(row), array_at<16>(row, kAfterEvent),
                              row.text(kAfterEvent + 1)};
        });
        if (!found) return found.error();
        SqlLedger ledger{*connection_, SqlLedger::Book::open};
        for (const auto& [event, epoch, why] : *found) {
            const auto judged = judge(ledger, event);
            if (!judged) return judged.error();
            Status done = Done{};
            if (judged->changes) {
                done = ledger.apply(event, *judged->changes);
                if (done) done = ledger.leave_quarantine(event, epoch);
            } else if (judged->why_not != why) {
                done = ledger.explain_quarantine(event, epoch, judged->why_not);
            }
            if (!done) return done;
        }
        return ledger.flush(0);
    });
}

}  // namespace central
