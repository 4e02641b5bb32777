#include "kiosk/app/demande_offers.h"

#include "kiosk/base/public_holidays.h"

#include <algorithm>

namespace app {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int kDaysOffered = 5;
constexpr int kDaysToAnswer = 2;
constexpr days kAnsweredAnyway{7};

bool is_worked(sys_days day) {
    const bool is_weekend = std::chrono::weekday{day}.iso_encoding() > 5;
    return !is_weekend && !base::is_public_holiday(base::Date{day});
}

/// The working days after today, the nearest first.
std::vector<base::Date> working_days(const Context& context, int count) {
    std::vector<base::Date> found;
    auto day = sys_days{civil_now(context).date};
    while (static_cast<int>(found.size()) < count) {
        day += days{1};
        if (is_worked(day)) found.emplace_back(day);
    }
    return found;
}

}  // namespace

std::vector<domain::DemiJournee> half_days(const Context& context) {
    if (!context.clock_is_known) return {};
    std::vector<domain::DemiJournee> found;
    for (const auto& day : working_days(context, kDaysOffered)) {
        found.push_back({day, false});
        found.push_back({day, true});
    }
    return found;
}

base::Date answer_before(const std::vector<domain::DemiJournee>& wanted, const Context& context) {
    if (wanted.empty()) {
        return base::Date{sys_days{civil_now(context).date} + kAnsweredAnyway};
    }
    const auto first = std::min_element(
        wanted.begin(), wanted.end(), [](const auto& a, const auto& b) { return a.jour < b.jour; });
    return std::max(first->jour, working_days(context, kDaysToAnswer).back());
}

}  // namespace app
