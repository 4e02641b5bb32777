#include "platform/sqlite/clock_trail.h"

#include "platform/sqlite/journal_file.h"
#include "sync/protocol/event_codec.h"

#include <algorithm>

namespace platform {

using namespace std::chrono_literals;
using domain::TimeQuality;
using protocol::LogRow;

void ClockTrail::add(const domain::BootId& boot, std::chrono::milliseconds offset) {
    auto& known = of_boots_.try_emplace(boot, Offsets{offset, offset}).first->second;
    known.least = std::min(known.least, offset);
    known.most = std::max(known.most, offset);
}

void ClockTrail::add(const LogRow& row) {
    if (row.tq < static_cast<int>(TimeQuality::rtc)) return;
    add(row.boot, std::chrono::milliseconds{row.wall_ms - row.mono_ms});
}

void ClockTrail::add(const domain::ClockReading& now) {
    if (now.quality < TimeQuality::rtc) return;
    add(now.boot, now.wall.time_since_epoch() - now.mono);
}

bool ClockTrail::was_set() const {
    return std::any_of(of_boots_.begin(), of_boots_.end(),
                       [](const auto& one) { return one.second.most - one.second.least > 1h; });
}

std::optional<int> number_given(const LogRow& row) {
    const auto event = protocol::decode_event(row.type, row.v, row.body);
    const auto* passage = event ? std::get_if<domain::Passage>(&*event) : nullptr;
    if (passage == nullptr || !passage->ticket) return std::nullopt;
    return passage->ticket->numero;
}

Result<bool> clock_was_set_since_last_number(const Database& database,
                                             const domain::ClockReading& now) {
    ClockTrail trail;
    trail.add(now);
    auto row = read_last_row(database);
    while (row && *row) {
        trail.add(**row);
        if (number_given(**row)) break;
        row = read_row(database, (*row)->seq - 1);
    }
    if (!row) return row.error();
    return trail.was_set();
}

}  // namespace platform
