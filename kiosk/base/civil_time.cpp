#include "kiosk/base/civil_time.h"

namespace base {
namespace {

using namespace std::chrono;

Instant last_sunday_at_one_utc(year y, month m) {
    return sys_days{y / m / Sunday[last]} + hours{1};
}

}  // namespace

hours paris_offset(Instant instant) {
    const auto y = year_month_day{floor<days>(instant)}.year();
    const bool summer =
        last_sunday_at_one_utc(y, March) <= instant && instant < last_sunday_at_one_utc(y, October);
    return hours{summer ? 2 : 1};
}

CivilTime to_paris(Instant instant) {
    const auto local = instant + paris_offset(instant);
    const auto day = floor<days>(local);
    return {year_month_day{day}, floor<minutes>(local - day)};
}

Instant from_paris(const CivilTime& civil) {
    const auto local = Instant{sys_days{civil.date}} + civil.time_of_day;
    const auto as_summer = local - hours{2};
    return paris_offset(as_summer) == hours{2} ? as_summer : local - hours{1};
}

}  // namespace base
