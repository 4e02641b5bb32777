#include "kiosk/domain/ticket_series.h"

namespace domain {
namespace {

constexpr int kLastReadable = 999;

}  // namespace

std::optional<TicketSeries> next_ticket(const std::optional<TicketSeries>& before,
                                        const TicketDay& today) {
    if (!before) return TicketSeries{today.jour, 1, !today.is_sure};

    const bool is_sure = today.is_sure && today.jour >= before->jour;
    const bool may_mix = before->may_be_of_any_day || !is_sure;
    if (!may_mix && today.jour > before->jour) return TicketSeries{today.jour, 1, false};

    TicketSeries after{is_sure ? today.jour : before->jour, before->last + 1, !is_sure};
    if (may_mix && (before->last == kLastReadable || before->last >= kLastTicketNumber))
        after.last = 1;
    if (after.last > kLastTicketNumber) return std::nullopt;
    return after;
}

}  // namespace domain
