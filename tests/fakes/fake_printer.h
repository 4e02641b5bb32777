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

/// Keeps the sheets it was given; absent unless it is said to be there.
class FakeSheetPrinter : public domain::SheetPrinter {
  public:
    std::vector<domain::Sheet> sheets;
    std::vector<domain::FicheSheet> fiches;
    domain::PaperState paper = domain::PaperState::absent;

    Status print(const domain::Sheet& sheet) override { return keep(sheets, sheet); }
    Status print(const domain::FicheSheet& sheet) override { return keep(fiches, sheet); }
    domain::PaperState state() override { return paper; }
    Status check() override { return Done{}; }

  private:
    template <class Page>
    Status keep(std::vector<Page>& pages, const Page& page) {
        if (paper != domain::PaperState::ok) return fail(ErrorCode::unavailable, "no paper");
        pages.push_back(page);
        return Done{};
    }
};

}  // namespace test
