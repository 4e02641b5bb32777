#pragma once

// When an event happened, as far as anybody can tell: an interval, from what its row says and from
// what the centre heard of its boot. Pure functions; sync.md, section 7, says why.
//
//  1. A wall clock set by the network is believed, unless it is a day ahead of the centre.
//  2. A boot that exchanged with the centre is anchored: the interval follows from the boot's own
//     clock, whatever its wall clock said. An RTC that agrees narrows it.
//  3. Else an RTC is believed, give or take 2 minutes and a drift.
//  4. Else the reception tells, when the row is of the boot that made the frame.
//  5. Else only the neighbours do: after the row before, before the row after, before the
//  reception.
//
// A row is dated to the minute, so that no interval is shorter than one, but for what would be
// after its arrival.

#include "kiosk/base/civil_time.h"
#include "sync/protocol/frame_header.h"
#include "sync/protocol/log_row.h"

#include <optional>
#include <span>

namespace central {

struct Interval {
    std::int64_t lo_ms = 0;
    std::int64_t hi_ms = 0;  ///< included
    friend bool operator==(const Interval&, const Interval&) = default;
};

/// The values of the column `date_par`. Only those under 3 may be dated better one day: no anchor
/// moves what a network dated.
enum class DatedBy { clock = 0, reception = 1, neighbours = 2, anchor = 3, network = 4 };

struct DatedInterval {
    Interval interval;
    DatedBy by = DatedBy::neighbours;
    friend bool operator==(const DatedInterval&, const DatedInterval&) = default;
};

/// What a row says of its own hour.
struct RowTime {
    std::int64_t mono_ms = 0;
    std::int64_t wall_ms = 0;
    int tq = 0;
};

/// What came with it.
struct Reception {
    std::int64_t at_ms = 0;
    std::optional<std::int64_t> mono_ms;  ///< the frame's, when it was made in the row's boot
    bool direct = true;                   ///< over the network; else by USB, days later
};

/// `anchors` are those of the row's boot; `around` is what its neighbours allow.
DatedInterval date_row(const RowTime& row, std::span<const protocol::Anchor> anchors,
                       const Reception& reception, const Interval& around);

enum class Dating { sure, estimated, unknown };

/// The French civil day an event is counted on.
struct Attribution {
    base::Date jour;  ///< estimated: of the middle; unknown: of the end of the interval
    Dating dating = Dating::sure;
};

/// Sure when the interval lies inside one day, estimated inside one month, else unknown.
Attribution attribute(const Interval& interval);

/// Whether a new anchor is worth keeping beside those known of the same boot.
bool is_worth_keeping(const protocol::Anchor& anchor, std::span<const protocol::Anchor> known);

}  // namespace central
