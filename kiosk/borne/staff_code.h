#pragma once

// The staff's code of this device, in two files of its folder: the hash of the code, and how many
// wrong ones were given since a right one. Reasons and figures:
// docs/decisions/2026-11-22-code-du-personnel.md.

#include "kiosk/base/result.h"
#include "kiosk/domain/ports/clock.h"
#include "kiosk/domain/ports/staff_access.h"

#include <string>

namespace borne {

class StaffCode final : public domain::StaffAccess {
  public:
    StaffCode(std::string folder, const domain::Clock& clock);

    domain::StaffAnswer check(const std::string& code) override;

  private:
    std::chrono::seconds delay() const;
    bool keep_wrong(int wrong);

    std::string folder_;
    const domain::Clock& clock_;
    int wrong_ = 0;
    std::chrono::milliseconds last_wrong_{0};  ///< or the start, after some
};

/// Sets the code of the device in `folder`: 6 to 12 digits; forgets wrong tries. Fails with
/// invalid_input, unavailable or full.
Status set_staff_code(const std::string& folder, const std::string& code);

}  // namespace borne
