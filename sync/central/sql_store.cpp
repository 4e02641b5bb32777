#include "sync/central/sql_store.h"

#include "sync/central/desk_event.h"
#include "sync/central/migrations/migrations.h"
#include "sync/central/rdv/rules.h"
#include "sync/central/rdv/sql_agenda_book.h"
#include "sync/central/redating.h"
#include "sync/central/sql_columns.h"
#include "sync/central/sql_generation.h"
#include "sync/central/sql_ledger.h"

#include <algorithm>
#include <charconv>

namespace central {
namespace {

constexpr const char* kEpochKey = "epoque_du_centre";
constexpr const char* kNumeroFloorKey = "numeros_sautes_jusqu_a";
/// More bornes than are made between two backups; a borne past the first 1,024 has no codes of rdv.
constexpr std::int64_t kNumerosSkipped = 10;
constexpr int kOwnClockQuality = 3;

}  // namespace

Result<std::unique_ptr<SqlStore>> SqlStore::open(std::unique_ptr<sql::Connection> connection,
                                                 domain::Random& random, IngestRules rules) {
    const auto migrated = sql::migrate(*connection, migrations());
    if (!migrated) return migrated.error();
    std::unique_ptr<SqlStore> store{new SqlStore{std::move(connection), random, std::move(rules)}};
    const auto replayed = store->replay_quarantine();
    if (!replayed) return replayed.error();
    return store;
}

Status SqlStore::audit(const std::string& quoi, std::optional<std::int64_t> borne,
                       std::int64_t now_ms) {
    const auto insert = connection_->prepare(
        "insert into audit (id, at_ms, quoi, borne) values"
        " ((select coalesce(max(id), 0) + 1 from audit), ?, ?, ?)");
    return insert->bind(now_ms).bind(quoi).bind(borne).run();
}

Status SqlStore::add_mds(const Mds& mds) {
    return connection_->transact([&]() -> Status {
        const auto insert = connection_->prepare(
            "insert into mds (id, nom, secret) values (?, ?, ?)"
            " on conflict (id) do update set nom = excluded.nom");
        return insert->bind(mds.id).bind(mds.nom).bind(mds.secret).run();
    });
}

Result<std::int64_t> SqlStore::next_numero() const {
    const auto last = sql::one_number(*connection_, "select coalesce(max(borne), 0) from device");
    if (!last) return last;
    const auto floor = recall(kNumeroFloorKey);
    if (!floor) return floor.error();
    std::int64_t skipped = 0;
    if (*floor) std::from_chars((*floor)->data(), (*floor)->data() + (*floor)->size(), skipped);
    return std::max(*last, skipped) + 1;
}

/// The numbers that may have been given since the backup: they are of devices in service.
Status SqlStore::skip_numeros() {
    const auto next = next_numero();
    if (!next) return next.error();
    return remember(kNumeroFloorKey, std::to_string(*next - 1 + kNumerosSkipped));
}

Result<std::int64_t> SqlStore::add_borne(const std::string& mds, char lettre, std::int64_t now_ms) {
    std::int64_t numero = 0;
    const auto added = connection_->transact([&]() -> Status {
        const auto known = connection_->prepare("select 1 from mds where id = ?");
        if (!known->bind(mds).next_row()) {
            const auto read = known->status();
            return read ? fail(ErrorCode::not_found, "mds inconnue : " + mds) : read;
        }
        const auto taken = connection_->prepare(
            "select 1 from device where mds = ? and lettre = ? and revoked_ms is null");
        const std::string letter{lettre};
        if (taken->bind(mds).bind(letter).next_row()) {
            return fail(ErrorCode::conflict, "une borne de la mds a déjà la lettre " + letter);
        }
        const auto insert = connection_->prepare(
            "insert into device (borne, mds, lettre, cree_ms) values (?, ?, ?, ?)");
        const auto next = next_numero();
        if (!next) return next.error();
        numero = *next;
        const auto inserted = insert->bind(numero).bind(mds).bind(letter).bind(now_ms).run();
        if (!inserted) return inserted;
        return audit("borne_creee", numero, now_ms);
    });
    if (!added) return added.error();
    return numero;
}

Status SqlStore::enrol(std::int64_t borne, const DeviceKeys& keys, std::int64_t now_ms) {
    return connection_->transact([&]() -> Status {
        const auto update = connection_->prepare(
            "update device set verify_key = ?, box_key = ?, enrolled_ms = ?"
            " where borne = ?");
        const auto enrolled =
            update->bind(keys.verify).bind(keys.box).bind(now_ms).bind(borne).run();
        if (!enrolled) return enrolled;
        const auto burn = connection_->prepare("update enrol_code set used = 1 where borne = ?");
        const auto burnt = burn->bind(borne).run();
        if (!burnt) return burnt;
        return audit("borne_enrolee", borne, now_ms);
    });
}

Status SqlStore::revoke(std::int64_t borne, std::int64_t now_ms) {
    return connection_->transact([&]() -> Status {
        const auto update = connection_->prepare(
            "update device set revoked_ms = coalesce(revoked_ms, ?) where borne = ?"
            " returning borne");
        const bool there = update->bind(now_ms).bind(borne).next_row();
        const auto revoked = update->run();
        if (!revoked) return revoked;
        if (!there) return fail(ErrorCode::not_found, "borne inconnue");
        auto noted = audit("borne_revoquee", borne, now_ms);
        if (!noted) return noted;
        // The centre's clock may have gone back since what it said was received.
        const auto again = count_again(Compared::everything);
        return again ? Status{Done{}} : Status{again.error()};
    });
}

Status SqlStore::keep_code(const OpenCode& code) {
    return connection_->transact([&]() -> Status {
        const auto put = connection_->prepare(
            "insert into enrol_code (borne, secret, expires_ms, tries, used)"
            " values (?, ?, ?, ?, ?)"
            " on conflict (borne) do update set secret = excluded.secret,"
            " expires_ms = excluded.expires_ms, tries = excluded.tries,"
            " used = excluded.used");
        put->bind(code.code.borne).bind(code.code.secret).bind(code.expires_ms);
        return put->bind(code.tries).bind(code.used ? 1 : 0).run();
    });
}

Result<std::vector<Outcome>> SqlStore::ingest(std::span<const Arrival> arrivals,
                                              std::int64_t now_ms) {
    std::vector<Outcome> outcomes;
    const auto kept = connection_->transact([&]() -> Status {
        SqlLedger ledger{*connection_, SqlLedger::Book::open};
        outcomes.clear();
        const auto loaded = ledger.prepare_for(arrivals);
        if (!loaded) return loaded;
        for (const auto& arrival : arrivals) {
            auto outcome = take(ledger, arrival, now_ms);
            if (!outcome) return outcome.error();
            outcomes.push_back(std::move(*outcome));
        }
        const auto flushed = ledger.flush(now_ms);
        if (!flushed) return flushed;
        const auto needs_recount = date_again(*connection_, ledger, now_ms);
        if (!needs_recount) return needs_recount.error();
        if (!*needs_recount) return Done{};
        const auto counted = count_again(Compared::everything);
        return counted ? Status{Done{}} : Status{counted.error()};
    });
    if (!kept) return kept.error();
    return outcomes;
}

Result<Outcome> SqlStore::take(SqlLedger& ledger, const Arrival& arrival, std::int64_t now_ms) {
    auto outcome = take_rows(ledger, arrival, now_ms);
    if (outcome) ledger.touch(arrival.header, *outcome);
    return outcome;
}

Result<Outcome> SqlStore::take_rows(SqlLedger& ledger, const Arrival& arrival,
                                    std::int64_t now_ms) {
    const auto suspended = ledger.suspended_since(arrival.header.kiosk);
    if (!suspended) return suspended.error();
    if (*suspended) {
        const auto cursor = ledger.cursor(arrival.header.kiosk, arrival.header.epoch);
        if (!cursor) return cursor.error();
        Outcome outcome;
        outcome.suspended_ms = **suspended;
        if (*cursor) outcome.upto = (*cursor)->upto;
        if (*cursor) outcome.h_upto = (*cursor)->h;
        return outcome;
    }
    const auto anchored = ledger.keep_anchor(arrival, now_ms);
    if (!anchored) return anchored.error();
    auto outcome = rules_(ledger, arrival, now_ms);
    if (!outcome) return outcome;
    const auto watched = ledger.watch_epoch(arrival, *outcome, now_ms);
    if (!watched) return watched.error();
    const auto resent = ledger.finish_renvoi(arrival, *outcome, now_ms);
    if (!resent) return resent.error();
    if (outcome->inserted > 0 || outcome->known > 0) ledger.archive(arrival, now_ms);
    return outcome;
}

Status SqlStore::append_desk_action(const DeskAction& action, std::int64_t now_ms) {
    return connection_->transact([&]() -> Status {
        const auto right = check_target(action);
        if (!right) return right;
        return append_own(action, now_ms);
    });
}

/// What the action names must be of that MDS: the secret of a desk opens no other.
Status SqlStore::check_target(const DeskAction& action) const {
    const bool help = action.kind == DeskAction::Kind::aide_repondue;
    const auto find = connection_->prepare(help ? "select 1 from aide join device using (borne)"
                                                  " where mds = ? and borne = ? and aide = ?"
                                                : "select 1 from ticket join device using (borne)"
                                                  " where mds = ? and borne = ? and passage = ?"
                                                  " and (? = 0 or marque = ?)"
                                                  " and ticket is not null");
    find->bind(action.mds).bind(action.borne);
    if (help) {
        find->bind(action.aide);
    } else {
        find->bind(action.passage).bind(action.marque).bind(action.marque);
    }
    const bool found = find->next_row();
    const auto read = find->status();
    if (!read) return read;
    if (!found) return fail(ErrorCode::not_found, "ticket ou appel inconnu de la mds");
    return Done{};
}

Result<protocol::Epoch> SqlStore::own_epoch() {
    const auto kept = recall(kEpochKey);
    if (!kept) return kept.error();
    protocol::Epoch epoch{};
    if (*kept && protocol::from_hex(**kept, epoch)) return epoch;
    random_.fill(epoch);
    const auto written = remember(kEpochKey, protocol::to_hex(epoch));
    if (!written) return written.error();
    return epoch;
}

Status SqlStore::append_own(const DeskAction& action, std::int64_t now_ms) {
    const auto epoch = own_epoch();
    if (!epoch) return epoch.error();
    SqlLedger ledger{*connection_};
    const auto kept = ledger.cursor(0, *epoch);
    if (!kept) return kept.error();
    auto cursor = kept->value_or(Cursor{});

    const auto encoded = encode_desk_action(action);
    protocol::LogRow row;
    row.seq = cursor.upto + 1;
    row.epoch = *epoch;
    row.wall_ms = now_ms;
    row.tq = kOwnClockQuality;
    row.type = encoded.type;
    row.v = encoded.v;
    row.body = encoded.body;
    row.prev_h = cursor.h;
    protocol::seal_chain(row);
    cursor.upto = row.seq;
    cursor.h = row.h;

    const DatedInterval when{{now_ms, now_ms}, DatedBy::anchor};
    const StoredEvent event{0, row.seq, row.type, row.v, row.body, now_ms, false, when, false};
    const auto changes = changes_of(event);
    if (!changes) return changes.error();
    for (const auto& step : {ledger.add_event(event, row, now_ms), ledger.apply(event, *changes),
                             ledger.put_cursor(0, *epoch, cursor), ledger.flush(now_ms)}) {
        if (!step) return step;
    }
    return Done{};
}

/// What bornes hold since the backup is not known: where there are agendas, no time is given until
/// each borne in service has said it (rdv/rules.h).
Status SqlStore::await_inventories(std::int64_t now_ms) {
    const auto query = connection_->prepare(
        "select borne from device where verify_key is not null and revoked_ms is null"
        " and exists (select 1 from agenda) order by borne");
    std::set<std::int64_t> bornes;
    while (query->next_row()) bornes.insert(query->number(0));
    if (const auto read = query->status(); !read) return read;
    const auto last = sql::one_number(*connection_, "select max(id) from commande");
    if (!last) return last.error();
    for (auto id = std::max(now_ms, *last + 1); const auto borne : bornes) {
        const auto insert = connection_->prepare(
            "insert into commande (id, borne, type, depuis, cree_ms) values (?, ?, 'inventaire', 1,"
            " ?)");
        if (auto kept = insert->bind(id++).bind(borne).bind(now_ms).run(); !kept) return kept;
    }
    SqlAgendaBook book{*connection_};
    return central::await_inventories(book, bornes);
}

Result<std::int64_t> SqlStore::begin_generation(std::int64_t now_ms) {
    std::int64_t generation = 0;
    const auto begun = connection_->transact([&]() -> Status {
        const auto before = this->generation();
        if (!before) return before.error();
        // Of the clock too: the database that is gone may have been restored before.
        generation = std::max(*before + 1, now_ms / 1000);
        auto forgotten = connection_->execute("delete from etat where k = 'epoque_du_centre'");
        if (!forgotten) return forgotten;
        auto noted = remember(kGenerationKey, std::to_string(generation));
        if (noted) noted = skip_numeros();
        if (noted) noted = await_inventories(now_ms);
        return noted ? audit("restauration", std::nullopt, now_ms) : noted;
    });
    if (!begun) return begun.error();
    return generation;
}

Result<std::int64_t> SqlStore::generation() const {
    return read_generation(*connection_);
}

Result<std::optional<std::string>> SqlStore::recall(const std::string& key) const {
    const auto row = connection_->prepare("select v from etat where k = ?");
    std::optional<std::string> value;
    if (row->bind(key).next_row()) value = row->text(0);
    const auto read = row->status();
    if (!read) return read.error();
    return value;
}

Status SqlStore::remember(const std::string& key, const std::string& value) {
    const auto put = connection_->prepare(
        "insert into etat (k, v) values (?, ?)"
        " on conflict (k) do update set v = excluded.v");
    return put->bind(key).bind(value).run();
}

}  // namespace central
