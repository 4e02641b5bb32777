#pragma once

#include "kiosk/domain/ports/printer.h"

#include <vector>

namespace test {

/// Keeps the slips it was given, unless it has no paper.
class FakePrinter : public domain::Printer {
  public:
    std::vector<domain::Slip> slips;
    domain::PaperState paper = domain::PaperState::ok;

    Status print(const domain::Slip& slip) override {
        if (paper != domain::PaperState::ok) return fail(ErrorCode::unavailable, "no paper");
        slips.push_back(slip);
        return Done{};
    }
    domain::PaperState state() override { return paper; }
};

}  // namespace test
