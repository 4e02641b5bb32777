// Walks through every screen a visitor can reach, by every action the screens offer.

#include "tests/view/visit_fixture.h"

#include <deque>
#include <fstream>
#include <set>

namespace {

using app::ScreenName;
using test::actions_of;

/// What makes two moments of a visit different for who looks at the screen.
std::string signature(const test::Visit& visit, const view::Screen& screen) {
    std::string text = screen.id + (screen.text == view::TextSize::grand ? "+" : "-");
    text += visit.session.discreet ? "d" : "";
    text += std::to_string(static_cast<int>(visit.session.ticket.state));
    text += std::to_string(static_cast<int>(visit.session.help.state));
    text += std::to_string(visit.session.stack.size());
    const auto& besoins = visit.session.besoins;
    if (std::find(besoins.begin(), besoins.end(), "violences") != besoins.end()) text += "v";
    for (const auto& action : actions_of(screen)) {
        const bool of_a_need = action.id.rfind("besoin.", 0) == 0;
        if (action.enabled) text += " " + action.id;
        if (action.chosen && !of_a_need) text += "*";
    }
    return text;
}

/// Screens where tapping it changes nothing, because one is already there.
bool is_already_there(const std::string& id, ScreenName screen) {
    if (id == "urgence") return screen == ScreenName::urgence;
    if (id == "aide") return screen == ScreenName::aide;
    return false;
}

std::string everything_shown(const view::Screen& screen) {
    std::string all = screen.id + screen.language + (screen.rtl ? "r" : "l");
    all += std::to_string(static_cast<int>(screen.theme));
    for (const auto& text : test::texts_of(screen)) all += "|" + text;
    for (const auto& action : actions_of(screen)) {
        all += (action.chosen ? "*" : "") + action.id + (action.enabled ? "" : "-");
    }
    return all;
}

/// Two keys stand for all of those that type a character.
bool is_one_key_more(const std::string& id) {
    const std::set<std::string> tried{"cle.a", "cle.l", "cle.page", "cle.espace", "cle.effacer"};
    return id.rfind("cle.", 0) == 0 && tried.count(id) == 0;
}

struct Moment {
    test::Visit visit;
    view::Screen screen;
};

/// Every moment of every visit, those that look the same once.
std::vector<Moment> explore() {
    std::vector<Moment> found;
    std::set<std::string> seen;
    std::deque<test::Visit> left(1);
    while (!left.empty()) {
        const test::Visit visit = std::move(left.front());
        left.pop_front();
        const auto screen = visit.look();
        if (!seen.insert(signature(visit, screen)).second) continue;
        for (const auto& action : actions_of(screen)) {
            if (!action.enabled || is_one_key_more(action.id)) continue;
            left.push_back(visit);
            left.back().tap(action.intent);
        }
        found.push_back({visit, screen});
    }
    return found;
}

const std::vector<Moment>& every_moment() {
    static const auto moments = explore();
    return moments;
}

/// The identifiers of docs/IDENTIFIANTS.md; what varies is cut off: "fiche.<fiche>" is "fiche.".
std::set<std::string> documented_ids() {
    std::ifstream file{PERRON_SOURCE_DIR "/docs/IDENTIFIANTS.md"};
    std::set<std::string> ids;
    for (std::string line; std::getline(file, line);) {
        if (line.rfind("| `", 0) != 0) continue;
        const auto id = line.substr(3, line.find('`', 3) - 3);
        ids.insert(id.substr(0, id.find('<')));
    }
    return ids;
}

bool is_documented(const std::string& id, const std::set<std::string>& ids) {
    if (ids.count(id) > 0) return true;
    return std::any_of(ids.begin(), ids.end(), [&](const auto& known) {
        return known.back() == '.' && id.rfind(known, 0) == 0;
    });
}

}  // namespace

TEST_CASE("no screen is a dead end: a human, the urgent numbers and the door are one tap away",
          "[view][session]") {
    std::set<std::string> screens;
    for (const auto& [visit, screen] : every_moment()) {
        screens.insert(screen.id);
        CAPTURE(screen.id);
        CHECK(visit.shows("urgence"));
        if (visit.screen() == ScreenName::accueil) {
            CHECK(visit.shows("accueil.commencer"));
            continue;
        }
        for (const auto* id : {"retour", "aide", "texte", "theme"}) CHECK(visit.shows(id));
        if (visit.session.discreet) CHECK(visit.shows("cacher"));
        test::Visit leaving = visit;
        leaving.tap(screen.bottom->leave.intent);
        CHECK(leaving.screen() == ScreenName::accueil);
        test::Visit calling = visit;
        calling.tap(screen.bottom->help.intent);
        CHECK(calling.screen() == ScreenName::aide);
    }
    CHECK(screens.size() == 18);  // all but hors_ligne, which needs a cut
}

TEST_CASE("every button does something", "[view][session]") {
    for (const auto& [visit, screen] : every_moment()) {
        const auto before = everything_shown(screen);
        for (const auto& action : actions_of(screen)) {
            if (!action.enabled || is_already_there(action.id, visit.screen())) continue;
            CAPTURE(screen.id, action.id);
            test::Visit after = visit;
            after.tap(action.intent);
            CHECK_FALSE(before == everything_shown(after.look()));
        }
    }
}

TEST_CASE("every identifier is documented, and is on a screen once", "[view][identifiants]") {
    const auto ids = documented_ids();
    REQUIRE(ids.size() > 50);
    for (const auto& [visit, screen] : every_moment()) {
        std::set<std::string> here;
        for (const auto& action : actions_of(screen)) {
            CAPTURE(screen.id, action.id);
            CHECK(is_documented(action.id, ids));
            CHECK(here.insert(action.id).second);
            CHECK_FALSE((action.label.empty() && action.spoken.empty()));
        }
    }
}

TEST_CASE("no screen shows the name of a sentence instead of the sentence", "[view][textes]") {
    const auto is_key = [](const std::string& text) {
        return text.find('.') != std::string::npos && text.find('.') + 1 < text.size() &&
               std::all_of(text.begin(), text.end(), [](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
               });
    };
    const std::string tag = GENERATE("fr", "en", "ar");
    for (const auto& moment : every_moment()) {
        test::Visit visit = moment.visit;
        visit.session.language = tag;
        for (const auto& text : test::texts_of(visit.look())) {
            CAPTURE(moment.screen.id, tag, text);
            CHECK_FALSE(is_key(text));
            CHECK(text.find('{') == std::string::npos);
        }
    }
}

TEST_CASE("a counter is a theme, a fiche, a commune, a language or a screen, never words",
          "[view][compteurs]") {
    const test::Visit known;
    std::set<std::string> words{"fr", "en", "ar", "fiche", "ticket", "/"};
    for (const auto& theme : known.annuaire->themes()) {
        words.insert(theme.id);
        words.insert(theme.id + "/");
    }
    for (const auto& fiche : known.annuaire->fiches) {
        words.insert(fiche.id);
        for (const auto what : app::kReports) words.insert(fiche.id + "/" + std::string(what));
    }
    for (const auto& moment : every_moment()) {
        for (const auto& line : moment.visit.counted()) {
            CAPTURE(line);
            CHECK(words.count(line.substr(line.find(' ') + 1)) == 1);
            CHECK(line.find("violences") == std::string::npos);
        }
    }
}
