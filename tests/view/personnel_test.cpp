#include "tests/support/catch.h"
#include "tests/view/visit_fixture.h"

#include <functional>

using namespace std::chrono_literals;
using test::Visit;

namespace {

Visit at_staff_screen() {
    Visit visit;
    visit.context.has_staff_screen = true;
    visit.tap(app::Touch{});
    for (int i = 0; i < 4; ++i) visit.tap(app::ToggleText{}).tap(app::NextTheme{});
    visit.input(app::StaffCodeChecked{{domain::StaffVerdict::right, 0s}});
    REQUIRE(visit.screen() == app::ScreenName::personnel);
    return visit;
}

std::vector<std::string> alarms_of(const Visit& visit) {
    std::vector<std::string> alarms;
    for (const auto& line : visit.body<view::Card>().lines) {
        if (line.lead == "Alerte") alarms.push_back(line.text);
    }
    return alarms;
}

struct Trouble {
    std::function<void(app::Context&)> befalls;
    std::string told;
};

}  // namespace

TEST_CASE("nothing is alarming on a device that is well", "[view][personnel]") {
    CHECK(alarms_of(at_staff_screen()).empty());
}

TEST_CASE("each trouble of the device is one alarm, said first", "[view][personnel]") {
    const auto trouble = GENERATE(values<Trouble>({
        {[](auto& c) { c.bilan.journal_absent = true; }, "le disque ne peut pas servir"},
        {[](auto& c) { c.bilan.journal_abime = true; }, "journal abîmé mis de côté"},
        {[](auto& c) { c.bilan.has_reserve = false; }, "disque plein"},
        {[](auto& c) { c.bilan.baremes_refuses = true; }, "les barèmes sont refusés"},
        {[](auto& c) { c.bilan.aides_refusees = true; }, "les aides connues par leurs conditions"},
        {[](auto& c) { c.bilan.contenu_refuse = true; }, "un contenu publié a été refusé"},
        {[](auto& c) { c.centre.answer_refused = true; }, "réponse du centre refusée"},
        {[](auto& c) {
             c.centre.answer_refused = true;
             c.centre.not_recognised = true;
         },
         "ne connaît pas cette borne"},
        {[](auto& c) { c.centre.suspended = true; }, "le centre a suspendu cette borne"},
        {[](auto& c) { c.centre.incident = "x"; }, "l’échange a eu un incident"},
        {[](auto& c) {
             c.centre.reachable = true;
             c.centre.last_error = "x";
         },
         "ne s’accordent pas"},
    }));
    CAPTURE(trouble.told);
    auto visit = at_staff_screen();
    trouble.befalls(visit.context);
    const auto alarms = alarms_of(visit);
    REQUIRE(alarms.size() == 1);
    CHECK_THAT(alarms.front(), test::contains(trouble.told));
    CHECK(visit.body<view::Card>().lines.front().lead == "Alerte");
}

TEST_CASE("the printer of sheets is told only where there is one", "[view][personnel]") {
    auto visit = at_staff_screen();
    const auto told = [&] {
        std::vector<std::string> lines;
        for (int page = 0; page < 3; ++page) {
            visit.tap(app::ShowPage{page});
            for (const auto& line : visit.body<view::Card>().lines) {
                if (line.text.rfind("Imprimante A4", 0) == 0) lines.push_back(line.text);
            }
        }
        return lines;
    };
    CHECK(told().empty());
    visit.context.bilan.imprimante_a4 = domain::PaperState::out_of_paper;
    CHECK(told() == std::vector<std::string>{"Imprimante A4\u00a0: sans papier"});
}
