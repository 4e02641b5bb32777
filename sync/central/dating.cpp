#include "sync/central/dating.h"

#include <algorithm>
#include <cstdlib>

namespace central {
namespace {

using protocol::Anchor;

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kDayMs = 86'400'000;
constexpr int kNetwork = 3;
constexpr int kRtc = 2;
constexpr std::int64_t kRtcErrorMs = 120'000;
/// A device gives up an exchange after 20 s: what arrives was sent at most this long before.
constexpr std::int64_t kLongestPostMs = 120'000;
constexpr std::int64_t kBetweenAnchorsMs = 6 * 3'600'000;
constexpr std::int64_t kGoodRttMs = 1'000;

/// Of a quartz, per elapsed time: 20 and 50 parts in a million.
std::int64_t rtc_drift(std::int64_t elapsed_ms) {
    return std::abs(elapsed_ms) / 50'000;
}
std::int64_t boot_drift(std::int64_t elapsed_ms) {
    return std::abs(elapsed_ms) / 20'000;
}

std::optional<Interval> common(const Interval& a, const Interval& b) {
    const Interval both{std::max(a.lo_ms, b.lo_ms), std::min(a.hi_ms, b.hi_ms)};
    if (both.lo_ms > both.hi_ms) return std::nullopt;
    return both;
}

/// At `mono_ms` of the boot it was between `then.lo_ms` and `then.hi_ms`: so the row's minute was…
Interval carry(const Interval& then, std::int64_t mono_ms, const RowTime& row) {
    const auto elapsed = row.mono_ms - mono_ms;
    const auto drift = boot_drift(elapsed);
    return {then.lo_ms + elapsed - drift, then.hi_ms + elapsed + drift + kMinuteMs - 1};
}

std::optional<Interval> by_clock(const RowTime& row, std::int64_t recv_ms) {
    if (row.wall_ms > recv_ms + kDayMs) return std::nullopt;
    const Interval minute{row.wall_ms, row.wall_ms + kMinuteMs - 1};
    if (row.tq == kNetwork) return minute;
    if (row.tq != kRtc) return std::nullopt;
    const auto error = kRtcErrorMs + rtc_drift(recv_ms - row.wall_ms);
    return Interval{minute.lo_ms - error, minute.hi_ms + error};
}

/// Every anchor narrows; one that contradicts the others is left out.
Interval by_anchors(const RowTime& row, std::span<const Anchor> anchors) {
    std::optional<Interval> narrowed;
    for (const auto& anchor : anchors) {
        const auto half = (anchor.rtt_ms + 1) / 2;
        const auto one =
            carry({anchor.server_ms - half, anchor.server_ms + half}, anchor.mono_ms, row);
        const auto both = narrowed ? common(*narrowed, one) : std::optional{one};
        if (both) narrowed = both;
    }
    return *narrowed;
}

std::optional<Interval> by_reception(const RowTime& row, const Reception& reception) {
    if (!reception.mono_ms || *reception.mono_ms < row.mono_ms || !reception.direct)
        return std::nullopt;
    const Interval then{reception.at_ms - kLongestPostMs, reception.at_ms};
    return common(carry(then, *reception.mono_ms, row), {0, reception.at_ms});
}

base::Date day_of(std::int64_t ms) {
    return base::to_paris(base::Instant{std::chrono::milliseconds{ms}}).date;
}

/// Before anybody holds it against the hour of receipt.
DatedInterval told_by(const RowTime& row, std::span<const Anchor> anchors,
                      const Reception& reception, const Interval& around) {
    const auto clock = by_clock(row, reception.at_ms);
    if (clock && row.tq == kNetwork) return {*clock, DatedBy::network};
    if (!anchors.empty()) {
        const auto told = by_anchors(row, anchors);
        const auto both = clock ? common(told, *clock) : std::nullopt;
        return {both.value_or(told), DatedBy::anchor};
    }
    if (clock) return {*clock, DatedBy::clock};
    if (const auto told = by_reception(row, reception)) return {*told, DatedBy::reception};
    const auto hi = std::max(std::int64_t{0}, std::min(around.hi_ms, reception.at_ms));
    return {{std::clamp<std::int64_t>(around.lo_ms, 0, hi), hi}, DatedBy::neighbours};
}

}  // namespace

DatedInterval date_row(const RowTime& row, std::span<const Anchor> anchors,
                       const Reception& reception, const Interval& around) {
    auto dated = told_by(row, anchors, reception, around);
    // Nothing happens after it is told: what a borne said before it was revoked stays believed.
    dated.interval.lo_ms = std::min(dated.interval.lo_ms, reception.at_ms);
    dated.interval.hi_ms = std::min(dated.interval.hi_ms, reception.at_ms);
    return dated;
}

Attribution attribute(const Interval& interval) {
    const auto first = day_of(interval.lo_ms);
    const auto last = day_of(interval.hi_ms);
    if (first == last) return {first, Dating::sure};
    if (first.year() != last.year() || first.month() != last.month()) {
        return {last, Dating::unknown};
    }
    const auto middle = interval.lo_ms + (interval.hi_ms - interval.lo_ms) / 2;
    return {day_of(middle), Dating::estimated};
}

bool is_worth_keeping(const Anchor& anchor, std::span<const Anchor> known) {
    return std::none_of(known.begin(), known.end(), [&](const Anchor& other) {
        const bool near = std::abs(other.mono_ms - anchor.mono_ms) < kBetweenAnchorsMs;
        const bool as_good = other.rtt_ms <= std::max(kGoodRttMs, 2 * anchor.rtt_ms);
        return near && as_good;
    });
}

}  // namespace central
