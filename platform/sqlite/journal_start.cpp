#include "platform/sqlite/journal_start.h"

#include "platform/sqlite/device_transaction.h"
#include "platform/sqlite/journal_file.h"
#include "platform/sqlite/migrations.h"
#include "platform/sqlite/salvage.h"
#include "platform/sqlite/statement.h"

namespace platform {
namespace {

Result<Database> open_file(const DeviceStoreOptions& options) {
    OpenOptions open;
    open.exclusive = true;
    open.synchronous = options.synchronous;
    open.vfs = options.vfs;
    return Database::open(journal_path(options.folder), open);
}

bool is_damage(const Status& status) {
    return !status && status.error().code == ErrorCode::corrupt;
}

Status migrate_and_check(Database& database) {
    if (auto migrated = migrate(database, journal_migrations()); !migrated) return migrated;
    return check_journal(database);
}

Status import_rows(DeviceTransaction& transaction, const Salvage& salvage, OpenReport& report) {
    report.unread = salvage.unread;
    report.salvaged = 0;
    for (const auto& row : salvage.rows) {
        const auto added = transaction.append(domain::Sauvetage{row.type, review_text(row)});
        if (added) {
            ++report.salvaged;
        } else if (added.error().code == ErrorCode::invalid_input) {
            ++report.unread;
        } else {
            return added.error();
        }
    }
    return Done{};
}

Status import_counters(const Database& database, const Salvage& salvage) {
    for (const auto& one : salvage.counters) {
        Statement insert{database, "insert or ignore into compteur values (?, ?, ?, ?)"};
        insert.bind(one.day).bind(one.famille).bind(one.cle).bind(one.nombre);
        if (auto done = insert.run(); !done) return done;
    }
    return Done{};
}

Status import_ticket(const Database& database, const Salvage& salvage) {
    return salvage.tickets ? write_ticket_series(database, *salvage.tickets) : Status{Done{}};
}

Status write_beginning(const Database& database, const protocol::Epoch& epoch) {
    const std::pair<const char*, std::string> beginning[] = {
        {"epoch", protocol::to_hex(epoch)},
        {"base_seq", "0"},
        {"base_h", protocol::to_hex(protocol::Hash{})},
        {"acked_seq", "0"},
    };
    for (const auto& [key, value] : beginning) {
        if (auto written = write_state(database, key, value); !written) return written;
    }
    return Done{};
}

}  // namespace

Result<Database> open_journal(const DeviceStoreOptions& options, OpenReport& report) {
    finish_setting_aside(options.folder);
    auto database = open_file(options);
    Status sound = database ? migrate_and_check(*database) : Status{database.error()};
    if (sound) return database;
    if (!is_damage(sound)) return sound.error();

    report.damage = sound.error().detail;
    database = fail(ErrorCode::corrupt, "closed");
    const auto set_aside = set_journal_aside(options.folder);
    if (!set_aside) return set_aside.error();
    report.set_aside = *set_aside;
    database = open_file(options);
    if (!database) return database;
    if (auto migrated = migrate(*database, journal_migrations()); !migrated) {
        return migrated.error();
    }
    return database;
}

Status start_journal(Database& database, const DeviceStoreOptions& options,
                     const StartContext& context, OpenReport& report) {
    const auto known = read_state(database, "epoch");
    if (!known) return known.error();
    if (*known) return Done{};

    report.created = true;
    protocol::OutboxState state;
    context.random.fill(state.epoch);
    const auto damaged = last_set_aside(options.folder);
    if (damaged) report.set_aside = damaged->path;
    const auto salvage = damaged ? read_damaged(*damaged, context.now) : Salvage{};
    const auto floor = time_floor_ms(database, options.built_at);
    if (!floor) return floor.error();
    return database.transact([&]() -> Status {
        if (auto written = write_beginning(database, state.epoch); !written) return written;
        if (auto written = import_counters(database, salvage); !written) return written;
        if (auto written = import_ticket(database, salvage); !written) return written;
        DeviceTransaction transaction{{database, state, context.now, *floor, true}};
        return import_rows(transaction, salvage, report);
    });
}

}  // namespace platform
