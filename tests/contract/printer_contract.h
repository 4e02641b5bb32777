#pragma once

// What every Printer promises. Run it on each implementation:
//
//   TEST_CASE("a network printer prints", "[platform][print]") {
//       test::check_printer([] { return Opened{…}; });
//   }
//
// `Opened` has a member `printer` (a domain::Printer&), a function `printed()` that says how many
// slips came out, `remove()` that takes the printer away, and `empty()` that takes its paper out
// and returns false when this printer could not tell.

#include "kiosk/domain/ports/printer.h"
#include "tests/support/catch.h"

namespace test {

inline domain::Slip waiting_slip() {
    using Kind = domain::SlipLine::Kind;
    return {"Maison des solidarités de Mâcon",
            "fr",
            {{Kind::text, "Votre numéro"},
             {Kind::huge, "B\u00A028"},
             {Kind::rule, ""},
             {Kind::bold, "Présentez ce numéro à l’accueil.", false},
             {Kind::qr, "https://exemple.fr/B28"},
             {Kind::small, "24 novembre, 9 h 41. Exemple fictif."}}};
}

template <class Opened>
void check_prints(Opened& opened) {
    SECTION("a printer that is there prints each slip once") {
        CHECK(opened.printer.state() == domain::PaperState::ok);
        REQUIRE(opened.printer.print(waiting_slip()));
        REQUIRE(opened.printer.print(waiting_slip()));
        CHECK(opened.printed() == 2);
    }
    SECTION("a slip with nothing on it is no failure") {
        CHECK(opened.printer.print({}));
    }
}

template <class Opened>
void check_failures(Opened& opened) {
    SECTION("a printer that is not there is unavailable") {
        opened.remove();
        CHECK(opened.printer.state() == domain::PaperState::absent);
        const auto printed = opened.printer.print(waiting_slip());
        REQUIRE_FALSE(printed);
        CHECK(printed.error().code == ErrorCode::unavailable);
    }
    SECTION("a printer that says it has no paper prints nothing") {
        if (!opened.empty()) return;
        CHECK(opened.printer.state() == domain::PaperState::out_of_paper);
        const auto printed = opened.printer.print(waiting_slip());
        REQUIRE_FALSE(printed);
        CHECK(printed.error().code == ErrorCode::full);
        CHECK(opened.printed() == 0);
    }
}

template <class Open>
void check_printer(const Open& open) {
    auto opened = open();
    check_prints(opened);
    check_failures(opened);
}

}  // namespace test
