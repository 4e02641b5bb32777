#include "platform/sqlite/device_store.h"

#include "platform/sqlite/device_transaction.h"
#include "platform/sqlite/journal_file.h"
#include "platform/sqlite/journal_start.h"
#include "platform/sqlite/statement.h"

#include <algorithm>
#include <charconv>

namespace platform {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr int kShortestDays = 35;
constexpr int kLongestDays = 3650;

Result<Database> open_and_start(const DeviceStoreOptions& options, const StartContext& context,
                                OpenReport& report) {
    auto database = open_journal(options, report);
    if (!database) return database;
    if (auto started = start_journal(*database, options, context, report); !started) {
        return started.error();
    }
    return database;
}

/// The days that the centre asked for; what is no number of days is the shortest term.
int retain_days_of(const std::optional<std::string>& asked) {
    int days = 0;
    if (asked) std::from_chars(asked->data(), asked->data() + asked->size(), days);
    return std::clamp(days, kShortestDays, kLongestDays);
}

}  // namespace

SqliteDeviceStore::SqliteDeviceStore(Database database, const DeviceStoreOptions& options,
                                     const domain::Clock& clock, ReserveFile reserve)
    : database_(std::move(database)),
      clock_(clock),
      built_at_(options.built_at),
      reserve_(std::move(reserve)),
      on_reserve_spent_(options.on_reserve_spent) {}

Result<std::unique_ptr<SqliteDeviceStore>> SqliteDeviceStore::open(
    const DeviceStoreOptions& options, const domain::Clock& clock, domain::Random& random) {
    OpenReport report;
    const StartContext context{clock.read(), random};
    ReserveFile reserve{options.folder + "/reserve", options.reserve_bytes};
    auto database = open_and_start(options, context, report);
    const bool is_full = !database && database.error().code == ErrorCode::full;
    const bool is_spent = is_full && reserve.give_back();
    if (is_spent) {
        if (options.on_reserve_spent) options.on_reserve_spent();
        database = open_and_start(options, context, report);
    }
    if (!database) return database.error();
    if (!is_spent) reserve.keep();
    std::unique_ptr<SqliteDeviceStore> store{
        new SqliteDeviceStore{*std::move(database), options, clock, std::move(reserve)}};
    if (auto read = store->refresh(); !read) return read.error();
    store->report_ = report;
    random.fill(store->code_key_);
    return store;
}

Status SqliteDeviceStore::refresh() {
    auto state = read_outbox_state(database_);
    if (!state) return state.error();
    state_ = *state;
    const auto floor = time_floor_ms(database_, built_at_);
    if (!floor) return floor.error();
    floor_ms_ = *floor;
    return Done{};
}

Status SqliteDeviceStore::attempt(const std::function<Status(domain::StoreTransaction&)>& change,
                                  bool& is_essential) {
    DeviceTransaction transaction{
        {database_, state_, clock_.read(), floor_ms_, reserve_.is_kept(), code_key_}};
    const auto done = database_.transact([&] { return change(transaction); });
    is_essential = transaction.is_essential();
    if (!done) return done;
    state_ = transaction.after();
    floor_ms_ = transaction.floor_after_ms();
    return done;
}

Status SqliteDeviceStore::transact(const std::function<Status(domain::StoreTransaction&)>& change) {
    bool is_essential = false;
    const auto done = attempt(change, is_essential);
    const bool is_full = !done && done.error().code == ErrorCode::full;
    if (!is_full || !is_essential || !reserve_.give_back()) return done;
    if (on_reserve_spent_) on_reserve_spent_();
    return attempt(change, is_essential);
}

Result<std::vector<protocol::LogRow>> SqliteDeviceStore::rows_after(std::int64_t seq,
                                                                    std::size_t max) const {
    return read_rows_after(database_, seq, max);
}

Result<protocol::Hash> SqliteDeviceStore::hash_at(std::int64_t seq) const {
    if (seq == 0) return protocol::Hash{};
    if (seq == state_.base_seq) return state_.base_h;
    const auto row = read_row(database_, seq);
    if (!row) return row.error();
    if (*row) return (*row)->h;
    const auto next = read_row(database_, seq + 1);
    if (!next) return next.error();
    if (*next) return (*next)->prev_h;
    return fail(ErrorCode::not_found, "la ligne " + std::to_string(seq) + " n'est plus gardée");
}

Status SqliteDeviceStore::set_acked(std::int64_t seq, const protocol::Hash& h, std::int64_t at_ms) {
    const auto ours = hash_at(seq);
    if (!ours && ours.error().code != ErrorCode::not_found) return ours.error();
    if (!ours || *ours != h) {
        return fail(ErrorCode::conflict, "le centre a une autre ligne " + std::to_string(seq));
    }
    const auto moved = database_.transact([&]() -> Status {
        Statement mark{database_,
                       "update outbox set acked_ms = ? where seq <= ? and acked_ms is null"};
        if (auto done = mark.bind(at_ms).bind(seq).run(); !done) return done;
        Statement unmark{database_,
                         "update outbox set acked_ms = null where seq > ? and acked_ms not null"};
        if (auto done = unmark.bind(seq).run(); !done) return done;
        return write_state(database_, "acked_seq", std::to_string(seq));
    });
    if (!moved) return moved;
    return refresh();
}

Status SqliteDeviceStore::keep_again(std::int64_t at_ms) {
    return database_.transact([&] {
        Statement date{database_, "update outbox set acked_ms = ?1 where acked_ms < ?1"};
        return date.bind(at_ms).run();
    });
}

Status SqliteDeviceStore::start_epoch(const protocol::Epoch& epoch, std::int64_t base) {
    const auto base_h = hash_at(base);
    if (!base_h) return base_h.error();
    const auto started = database_.transact([&]() -> Status {
        Statement label{database_, "update outbox set epoch = ?, acked_ms = null where seq > ?"};
        if (auto done = label.bind(epoch).bind(base).run(); !done) return done;
        const std::pair<const char*, std::string> beginning[] = {
            {"epoch", protocol::to_hex(epoch)},
            {"base_seq", std::to_string(base)},
            {"base_h", protocol::to_hex(*base_h)},
            {"acked_seq", std::to_string(base)},
        };
        for (const auto& [key, value] : beginning) {
            if (auto written = write_state(database_, key, value); !written) return written;
        }
        return freeze_droits(database_);
    });
    return started ? refresh() : started;
}

Result<std::optional<std::string>> SqliteDeviceStore::recall(const std::string& key) const {
    return read_state(database_, key);
}

Status SqliteDeviceStore::remember(const std::string& key, const std::string& value) {
    const auto kept = database_.transact([&] { return write_state(database_, key, value); });
    return kept ? refresh() : kept;
}

Result<std::int64_t> SqliteDeviceStore::purge_acknowledged(base::Instant now, int retain_days) {
    const auto now_ms = now.time_since_epoch().count();
    std::int64_t gone = 0;
    const auto purged = database_.transact([&]() -> Status {
        Statement unseal{database_, "update outbox set sealed = null where acked_ms < ?"};
        if (auto done = unseal.bind(now_ms - kDayMs).run(); !done) return done;
        Statement remove{database_,
                         "delete from outbox where seq < ?1 and acked_ms < ?2"
                         " and seq < (select max(seq) from outbox where acked_ms < ?2)"};
        remove.bind(state_.acked_seq).bind(now_ms - retain_days * kDayMs);
        auto done = remove.run();
        gone = database_.changes();
        if (!done) return done;
        const auto kept_from = now - std::chrono::days{retain_days};
        Statement forget{database_, "delete from rdv where fin < ?"};
        done = forget.bind(domain::quantum_until(kept_from).time_since_epoch().count()).run();
        return done ? forget_said_before(database_, kept_from) : done;
    });
    if (!purged) return purged.error();
    if (auto read = refresh(); !read) return read.error();
    return gone;
}

Result<std::int64_t> SqliteDeviceStore::purge_when_due() {
    const auto asked = recall(protocol::kRetainDaysKey);
    if (!asked) return asked.error();
    const auto told = recall(protocol::kServerTimeKey);
    if (!told) return told.error();
    std::int64_t told_ms = 0;
    if (*told) std::from_chars((*told)->data(), (*told)->data() + (*told)->size(), told_ms);
    return purge_acknowledged(base::Instant{std::chrono::milliseconds{told_ms}},
                              retain_days_of(*asked));
}

}  // namespace platform
