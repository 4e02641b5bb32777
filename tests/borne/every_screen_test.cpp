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

#include <array>
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

const content::Textes& textes() {
    static const auto real = test::real_textes();
    return real;
}

/// The walk through the screens is the same in every language: it is done once a size of text.
const std::vector<test::Moment>& real_moments(bool large) {
    static const test::Ground ground{textes(), pack_71().annuaire, pack_71().fiches,
                                     parametres_livres(), aides_livrees()};
    static const std::array<std::vector<test::Moment>, 2> found{test::every_moment(ground, false),
                                                                test::every_moment(ground, true)};
    return found.at(large ? 1 : 0);
}

/// What is wrong on the frames of one panel, each fault with the first moment that shows it.
class Faults {
  public:
    void add(const std::vector<std::string>& faults, const app::Session& session,
             const view::Screen& screen) {
        for (const auto& fault : faults) {
            const auto page = std::to_string(app::current(session).page);
            const auto aide = session.simulation ? session.simulation->aide : "";
            found_.emplace(screen.id + ": " + fault, session.fiche + aide + " page " + page);
        }
    }

    std::vector<std::string> sentences() const {
        std::vector<std::string> all;
        for (const auto& [fault, moment] : found_) all.push_back(fault + ", " + moment);
        return all;
    }

  private:
    std::map<std::string, std::string> found_;
};

}  // namespace

TEST_CASE("every real screen is in order in every language, size and resolution", "[borne][lint]") {
    const bool large = GENERATE(false, true);
    const std::string language = GENERATE("fr", "en", "ar");
    auto moments = real_moments(large);
    REQUIRE(moments.size() > 250);
    std::vector<view::Screen> every;
    for (auto& moment : moments) {
        moment.session.language = language;
        every.push_back(view::build_screen(moment.session, {textes(), moment.context}));
    }
    std::set<std::string> screens;
    for (const auto& screen : every) screens.insert(screen.id);
    CHECK(screens.size() == 42);
    for (const auto& panel : kPanels) {
        const auto metrics = ui::Metrics::for_screen(panel.width, panel.height);
        ui::InkPlan ink;
        ui::Stage stage{engine(), metrics, {true, platform::qr_modules, &ink}};
        Faults faults;
        for (std::size_t i = 0; i < every.size(); ++i) {
            stage.frame(every[i], {}, 0);
            const auto& session = moments[i].session;
            faults.add(ui::lint(stage.tree(), metrics, every[i].text), session, every[i]);
            faults.add(ui::ink_faults(ink, metrics), session, every[i]);
        }
        CAPTURE(panel.width, large, language);
        CHECK(faults.sentences() == std::vector<std::string>{});
    }
}
