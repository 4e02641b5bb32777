#pragma once

#include "kiosk/domain/ports/staff_access.h"
#include "kiosk/domain/ports/usb_exchange.h"

namespace test {

/// A stick whose state the test sets.
class FakeUsbExchange final : public domain::UsbExchange {
  public:
    domain::UsbStatus now;
    int exports = 0;
    int imports = 0;

    void start_export() override {
        ++exports;
        now = {};
        now.phase = domain::UsbPhase::exporting;
    }
    void start_import() override {
        ++imports;
        now = {};
        now.phase = domain::UsbPhase::importing;
    }
    void tick() override {}
    domain::UsbStatus status() const override { return now; }
};

class FakeStaffAccess final : public domain::StaffAccess {
  public:
    domain::StaffAnswer answer{domain::StaffVerdict::right, std::chrono::seconds{0}};
    std::string given;

    domain::StaffAnswer check(const std::string& code) override {
        given = code;
        return answer;
    }
};

}  // namespace test
