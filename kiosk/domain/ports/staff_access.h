#pragma once

#include <chrono>
#include <string>

namespace domain {

enum class StaffVerdict {
    right,
    wrong,   ///< try again
    wait,    ///< too many wrong ones: not tried before the delay is over
    locked,  ///< far too many: only a new code, set on the machine itself, opens it again
    unset    ///< no code was ever set: the staff's screen stays closed
};

struct StaffAnswer {
    StaffVerdict verdict = StaffVerdict::unset;
    std::chrono::seconds wait{0};  ///< with `wrong` and `wait`: before another try is looked at
    friend bool operator==(const StaffAnswer&, const StaffAnswer&) = default;
};

/// The code that opens the staff's screen. Wrong tries are remembered over a restart.
class StaffAccess {
  public:
    virtual ~StaffAccess() = default;
    virtual StaffAnswer check(const std::string& code) = 0;
};

}  // namespace domain
