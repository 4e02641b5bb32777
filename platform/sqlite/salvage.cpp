#include "platform/sqlite/salvage.h"

#include "platform/sqlite/clock_trail.h"
#include "platform/sqlite/journal_file.h"
#include "platform/sqlite/statement.h"
#include "sync/protocol/event_codec.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>

namespace platform {
namespace {

namespace fs = std::filesystem;
using protocol::LogRow;

constexpr int kUnsureMargin = 100;
constexpr int kMostMargins = 50;
constexpr const char* kCompanions[] = {"-wal", "-shm"};

std::string set_aside_path(const std::string& folder, int n) {
    return folder + "/journal.corrompu-" + std::to_string(n);
}

int first_free_number(const std::string& folder) {
    int n = 1;
    while (fs::exists(set_aside_path(folder, n))) ++n;
    return n;
}

base::Date day_of(std::int64_t wall_ms) {
    return base::to_paris(base::Instant{std::chrono::milliseconds{wall_ms}}).date;
}

/// A copy of a log and its companions, gone at the end.
class Copy {
  public:
    explicit Copy(const std::string& path) : path_(path + ".lecture") {
        copy(path, path_);
        for (const auto* companion : kCompanions) copy(path + companion, path_ + companion);
    }
    ~Copy() {
        std::error_code ignored;
        fs::remove(path_, ignored);
        for (const auto* companion : kCompanions) fs::remove(path_ + companion, ignored);
    }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;

    const std::string& path() const { return path_; }

  private:
    static void copy(const std::string& from, const std::string& to) {
        std::error_code missing;
        fs::copy_file(from, to, fs::copy_options::overwrite_existing, missing);
    }
    std::string path_;
};

using Rows = std::map<std::int64_t, LogRow>;

/// Reads rows one by one from one end until the damage; false when it met some.
bool read_from_start(const Database& database, Rows& rows) {
    std::int64_t seq = -1;
    while (true) {
        const auto next = read_rows_after(database, seq, 1);
        if (!next) return false;
        if (next->empty()) return true;
        if (next->front().seq <= seq) return false;
        seq = next->front().seq;
        rows.emplace(seq, next->front());
    }
}

void read_from_end(const Database& database, Rows& rows) {
    const auto last = read_last_row(database);
    if (!last || !*last) return;
    for (auto seq = (*last)->seq; seq > 0 && rows.count(seq) == 0; --seq) {
        const auto row = read_row(database, seq);
        if (!row || !*row) return;
        rows.emplace(seq, **row);
    }
}

std::int64_t count_gaps(const Rows& rows) {
    if (rows.empty()) return 0;
    const auto span = rows.rbegin()->first - rows.begin()->first + 1;
    return std::max<std::int64_t>(0, span - static_cast<std::int64_t>(rows.size()));
}

/// True when the rows that can be read were noted as acknowledged up to `cursor`, and no further.
bool rows_agree(const Database& database, const Rows& rows, std::int64_t cursor) {
    return std::all_of(rows.begin(), rows.end(), [&](const auto& entry) {
        Statement query{database, "select acked_ms is not null from outbox where seq = ?"};
        query.bind(entry.first);
        return query.next_row() && (query.number(0) != 0) == (entry.first <= cursor);
    });
}

/// Where the centre's cursor stood; 0 when that cannot be believed. The acknowledged row may be
/// what is damaged: then two witnesses must agree, the cursor and what each row notes.
std::int64_t acknowledged(const Database& database, const Rows& rows) {
    const auto state = read_outbox_state(database);
    if (state && rows.count(state->acked_seq) != 0) return state->acked_seq;
    const auto text = read_state(database, "acked_seq");
    if (!text || !*text) return 0;
    std::int64_t cursor = 0;
    const auto& digits = **text;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), cursor);
    if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size()) return 0;
    return rows_agree(database, rows, cursor) ? cursor : 0;
}

/// The queue numbers found in a damaged log, told oldest first: where their series stands.
class NumbersFound {
  public:
    explicit NumbersFound(const domain::ClockReading& now)
        : now_(now), today_(base::to_paris(now.wall).date) {}

    void add(domain::TicketSeries one) {
        // A day still to come is no day to go on with: the clock may have been set back.
        if (one.jour > today_) one = {today_, one.last, true};
        if (!series_) {
            series_ = one;
            return;
        }
        const bool may_mix = series_->may_be_of_any_day || one.may_be_of_any_day;
        const bool restarts = !may_mix && one.jour > series_->jour;
        series_->last = restarts ? one.last : std::max(series_->last, one.last);
        if (!one.may_be_of_any_day) series_->jour = std::max(series_->jour, one.jour);
        series_->may_be_of_any_day = one.may_be_of_any_day;
    }

    void add(const Rows& rows) {
        ClockTrail since_number;
        for (const auto& [seq, row] : rows) {
            since_number.add(row);
            const auto numero = number_given(row);
            if (!numero) continue;
            mark_if_set(since_number);
            const bool is_sure = row.tq >= static_cast<int>(domain::TimeQuality::rtc);
            add({day_of(row.wall_ms), *numero, !is_sure});
            since_number = {};
            since_number.add(row);
        }
        since_number.add(now_);
        mark_if_set(since_number);
    }

    /// Some numbers of today at most cannot be read: skips as many as there may be.
    void skip(int numbers) {
        add({today_, 0, now_.quality < domain::TimeQuality::rtc});
        series_->last = std::min(series_->last + numbers, domain::kLastTicketNumber);
    }

    const std::optional<domain::TicketSeries>& series() const { return series_; }
    base::Date today() const { return today_; }

  private:
    void mark_if_set(const ClockTrail& trail) {
        if (series_ && trail.was_set()) series_->may_be_of_any_day = true;
    }

    domain::ClockReading now_;
    base::Date today_;
    std::optional<domain::TicketSeries> series_;
};

/// False when the row of the last number cannot be read, or cannot be right.
bool add_table(const Database& database, NumbersFound& numbers) {
    const auto series = read_ticket_series(database);
    if (!series) return false;
    if (!*series) return true;
    auto kept = **series;
    if (!kept.jour.ok() || kept.last < 0 || kept.last > domain::kLastTicketNumber) return false;
    const bool rows_may_mix = numbers.series() && numbers.series()->may_be_of_any_day;
    kept.may_be_of_any_day = kept.may_be_of_any_day || rows_may_mix;
    numbers.add(kept);
    return std::chrono::sys_days{kept.jour} <=
           std::chrono::sys_days{numbers.today()} + std::chrono::days{1};
}

}  // namespace

std::string journal_path(const std::string& folder) {
    return folder + "/journal.db";
}

Result<std::string> set_journal_aside(const std::string& folder) {
    const auto from = journal_path(folder);
    const auto to = set_aside_path(folder, first_free_number(folder));
    std::error_code failed;
    fs::rename(from, to, failed);
    if (failed) return fail(ErrorCode::unavailable, from + ": " + failed.message());
    for (const auto* companion : kCompanions) fs::rename(from + companion, to + companion, failed);
    return to;
}

void finish_setting_aside(const std::string& folder) {
    const auto from = journal_path(folder);
    const auto last = last_set_aside(folder);
    if (!last || fs::exists(from)) return;
    std::error_code missing;
    for (const auto* companion : kCompanions) {
        if (!fs::exists(last->path + companion))
            fs::rename(from + companion, last->path + companion, missing);
    }
}

std::optional<SetAside> last_set_aside(const std::string& folder) {
    const int n = first_free_number(folder);
    if (n == 1) return std::nullopt;
    return SetAside{set_aside_path(folder, n - 1), n - 1};
}

Salvage read_damaged(const SetAside& damaged, const domain::ClockReading& now) {
    Salvage salvage;
    NumbersFound numbers{now};
    Rows rows;
    bool all_read = false;
    const Copy copy{damaged.path};
    OpenOptions alone;
    alone.exclusive = true;
    if (const auto database = Database::open(copy.path(), alone)) {
        all_read = read_from_start(*database, rows);
        if (!all_read) read_from_end(*database, rows);
        auto counters = read_counter_lines(*database);
        salvage.counters = std::move(counters.sound);
        all_read = counters.all && all_read;
        numbers.add(rows);
        all_read = add_table(*database, numbers) && all_read;
        rows.erase(rows.begin(), rows.upper_bound(acknowledged(*database, rows)));
    }
    // A log before this one may have been unreadable the same day, and have skipped as many.
    if (!all_read) numbers.skip(kUnsureMargin * std::min(damaged.count, kMostMargins));
    salvage.tickets = numbers.series();
    salvage.unread = count_gaps(rows);
    for (auto& [seq, row] : rows) salvage.rows.push_back(std::move(row));
    return salvage;
}

std::string review_text(const LogRow& row) {
    const bool intact = protocol::verify_chain({&row, 1}).operator bool();
    return std::to_string(row.seq) + ' ' + std::to_string(row.wall_ms) + ' ' +
           std::to_string(row.tq) + (intact ? " intacte " : " abimee ") + row.body;
}

}  // namespace platform
