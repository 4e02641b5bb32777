#include "sync/central/sqlite_store.h"

#include "platform/sqlite/migrations.h"
#include "platform/sqlite/statement.h"
#include "sync/central/desk_event.h"
#include "sync/central/migrations/migrations.h"
#include "sync/central/sqlite_columns.h"
#include "sync/central/sqlite_ledger.h"

namespace central {
namespace {

using platform::Statement;

constexpr const char* kEpochKey = "epoque_du_centre";
constexpr int kOwnClockQuality = 3;

}  // namespace

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const std::string& path,
                                                       domain::Random& random,
                                                       SqliteStoreOptions options) {
    auto database = platform::Database::open(path, options.file);
    if (!database) return database.error();
    const auto migrated = platform::migrate(*database, migrations());
    if (!migrated) return migrated.error();
    return std::unique_ptr<SqliteStore>{
        new SqliteStore{std::move(*database), random, std::move(options.rules)}};
}

Status SqliteStore::audit(const std::string& quoi, std::int64_t borne, std::int64_t now_ms) {
    Statement insert{database_, "insert into audit (at_ms, quoi, borne) values (?, ?, ?)"};
    return insert.bind(now_ms).bind(quoi).bind(borne).run();
}

Status SqliteStore::add_mds(const Mds& mds) {
    return database_.transact([&]() -> Status {
        Statement insert{database_,
                         "insert into mds (id, nom, secret) values (?, ?, ?)"
                         " on conflict (id) do update set nom = excluded.nom"};
        return insert.bind(mds.id).bind(mds.nom).bind(mds.secret).run();
    });
}

Result<std::int64_t> SqliteStore::add_borne(const std::string& mds, char lettre,
                                            std::int64_t now_ms) {
    std::int64_t numero = 0;
    const auto added = database_.transact([&]() -> Status {
        Statement known{database_, "select 1 from mds where id = ?"};
        if (!known.bind(mds).next_row()) {
            const auto read = known.status();
            return read ? fail(ErrorCode::not_found, "no such mds: " + mds) : read;
        }
        Statement taken{database_,
                        "select 1 from device where mds = ? and lettre = ? and revoked_ms is null"};
        const std::string letter{lettre};
        if (taken.bind(mds).bind(letter).next_row()) {
            return fail(ErrorCode::conflict, "a borne of the mds has the letter " + letter);
        }
        Statement insert{database_,
                         "insert into device (mds, lettre, cree_ms) values (?, ?, ?)"
                         " returning borne"};
        insert.bind(mds).bind(letter).bind(now_ms);
        if (insert.next_row()) numero = insert.number(0);
        const auto inserted = insert.run();
        if (!inserted) return inserted;
        return audit("borne_creee", numero, now_ms);
    });
    if (!added) return added.error();
    return numero;
}

Status SqliteStore::enrol(std::int64_t borne, const DeviceKeys& keys, std::int64_t now_ms) {
    return database_.transact([&]() -> Status {
        Statement update{database_,
                         "update device set verify_key = ?, box_key = ?, enrolled_ms = ?"
                         " where borne = ?"};
        const auto enrolled =
            update.bind(keys.verify).bind(keys.box).bind(now_ms).bind(borne).run();
        if (!enrolled) return enrolled;
        Statement burn{database_, "update enrol_code set used = 1 where borne = ?"};
        const auto burnt = burn.bind(borne).run();
        if (!burnt) return burnt;
        return audit("borne_enrolee", borne, now_ms);
    });
}

Status SqliteStore::revoke(std::int64_t borne, std::int64_t now_ms) {
    return database_.transact([&]() -> Status {
        Statement update{database_,
                         "update device set revoked_ms = coalesce(revoked_ms, ?) where borne = ?"};
        const auto revoked = update.bind(now_ms).bind(borne).run();
        if (!revoked) return revoked;
        if (database_.changes() == 0) return fail(ErrorCode::not_found, "no such borne");
        return audit("borne_revoquee", borne, now_ms);
    });
}

Status SqliteStore::keep_code(const OpenCode& code) {
    return database_.transact([&]() -> Status {
        Statement put{database_,
                      "insert into enrol_code (borne, secret, expires_ms, tries, used)"
                      " values (?, ?, ?, ?, ?)"
                      " on conflict (borne) do update set secret = excluded.secret,"
                      " expires_ms = excluded.expires_ms, tries = excluded.tries,"
                      " used = excluded.used"};
        put.bind(code.code.borne).bind(code.code.secret).bind(code.expires_ms);
        return put.bind(code.tries).bind(code.used ? 1 : 0).run();
    });
}

Result<std::vector<Outcome>> SqliteStore::ingest(std::span<const Arrival> arrivals,
                                                 std::int64_t now_ms) {
    std::vector<Outcome> outcomes;
    const auto kept = database_.transact([&]() -> Status {
        SqliteLedger ledger{database_};
        for (const auto& arrival : arrivals) {
            auto outcome = rules_(ledger, arrival, now_ms);
            if (!outcome) return outcome.error();
            if (outcome->inserted > 0) {
                const auto archived = ledger.archive(arrival, now_ms);
                if (!archived) return archived;
            }
            const auto touched = ledger.touch(arrival.header, now_ms);
            if (!touched) return touched;
            outcomes.push_back(std::move(*outcome));
        }
        return ledger.flush();
    });
    if (!kept) return kept.error();
    return outcomes;
}

Status SqliteStore::append_desk_action(const DeskAction& action, std::int64_t now_ms) {
    return database_.transact([&]() -> Status {
        const auto right = check_target(action);
        if (!right) return right;
        return append_own(action, now_ms);
    });
}

/// What the action names must be of that MDS: the secret of a desk opens no other.
Status SqliteStore::check_target(const DeskAction& action) const {
    const bool help = action.kind == DeskAction::Kind::aide_repondue;
    Statement find{database_, help ? "select 1 from aide join device using (borne)"
                                     " where mds = ? and borne = ? and aide = ?"
                                   : "select 1 from ticket join device using (borne)"
                                     " where mds = ? and borne = ? and passage = ?"
                                     " and ticket is not null"};
    find.bind(action.mds).bind(action.borne);
    if (help) {
        find.bind(action.aide);
    } else {
        find.bind(action.passage);
    }
    const bool found = find.next_row();
    const auto read = find.status();
    if (!read) return read;
    if (!found) return fail(ErrorCode::not_found, "no such ticket or call in the mds");
    return Done{};
}

Result<protocol::Epoch> SqliteStore::own_epoch() {
    const auto kept = recall(kEpochKey);
    if (!kept) return kept.error();
    protocol::Epoch epoch{};
    if (*kept && protocol::from_hex(**kept, epoch)) return epoch;
    random_.fill(epoch);
    const auto written = remember(kEpochKey, protocol::to_hex(epoch));
    if (!written) return written.error();
    return epoch;
}

Status SqliteStore::append_own(const DeskAction& action, std::int64_t now_ms) {
    const auto epoch = own_epoch();
    if (!epoch) return epoch.error();
    SqliteLedger ledger{database_};
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

    const StoredEvent event{0, row.seq, row.type, row.v, row.body, now_ms, false};
    const auto changes = changes_of(event);
    if (!changes) return changes.error();
    for (const auto& step : {ledger.add_event(event, row, now_ms), ledger.apply(event, *changes),
                             ledger.put_cursor(0, *epoch, cursor), ledger.flush()}) {
        if (!step) return step;
    }
    return Done{};
}

Result<std::optional<std::string>> SqliteStore::recall(const std::string& key) const {
    Statement row{database_, "select v from etat where k = ?"};
    std::optional<std::string> value;
    if (row.bind(key).next_row()) value = row.text(0);
    const auto read = row.status();
    if (!read) return read.error();
    return value;
}

Status SqliteStore::remember(const std::string& key, const std::string& value) {
    Statement put{database_,
                  "insert into etat (k, v) values (?, ?)"
                  " on conflict (k) do update set v = excluded.v"};
    return put.bind(key).bind(value).run();
}

}  // namespace central
