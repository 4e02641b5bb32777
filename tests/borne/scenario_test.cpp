#include "kiosk/borne/scenario.h"

#include "tests/support/catch.h"

#include <sstream>

namespace {

/// A stand with one button, one unavailable button and one field; it notes what is done to it.
struct OneButton final : borne::Stand {
    view::Tree shown{"besoins",
                     {{"besoin.sante", view::Role::tile, "Santé", "choisi", {10, 20, 100, 50}},
                      {"besoins.continuer", view::Role::button, "Continuer", "", {0, 0, 1, 1}},
                      {"recherche.champ", view::Role::field, "Recherche", "", {0, 0, 1, 1}}}};
    std::string done;

    OneButton() {
        shown.nodes[0].actionable = true;
        shown.nodes[1].actionable = true;
        shown.nodes[1].enabled = false;
    }

    const view::Tree& tree() override { return shown; }
    void tap(float x, float y) override {
        done += "tap " + std::to_string(int(x)) + "," + std::to_string(int(y)) + ";";
    }
    void type(const std::string& utf8) override { done += "type " + utf8 + ";"; }
    void advance(std::chrono::milliseconds by) override {
        done += "advance " + std::to_string(by.count()) + ";";
    }
    Status picture(const std::string& path) override {
        done += "picture " + path + ";";
        return Done{};
    }
    Status sync() override { return fail(ErrorCode::unavailable, "no network"); }
    void crash() override { done += "crash;"; }
};

Error first_error(const std::string& scenario) {
    OneButton stand;
    std::istringstream lines{scenario};
    std::ostringstream out;
    const auto played = borne::play(lines, stand, out);
    REQUIRE_FALSE(played);
    return played.error();
}

}  // namespace

TEST_CASE("a scenario acts on what is at the screen, line by line", "[borne][scenario]") {
    OneButton stand;
    std::istringstream lines{
        "# une visite\n\n  tap besoin.sante\r\nexpect besoin.sante choisi\n"
        "expect ecran.besoins\nabsent besoin.faim\ntype recherche.champ j'ai faim\n"
        "advance 1500\npicture a b.png\nsync\ncrash\n"};
    std::ostringstream out;
    REQUIRE(borne::play(lines, stand, out));
    CHECK(stand.done == "tap 60,45;type j'ai faim;advance 1500;picture a b.png;crash;");
    CHECK(out.str() == "sync: no network\n");
}

TEST_CASE("a no-break space is expected as the plain one that people type", "[borne][scenario]") {
    OneButton stand;
    stand.shown.nodes[0].label = "B\u00A028";
    std::istringstream lines{"expect besoin.sante B 28\n"};
    std::ostringstream out;
    CHECK(borne::play(lines, stand, out));
}

TEST_CASE("a line that does not hold says its number and what was there", "[borne][scenario]") {
    const auto [scenario, what] = GENERATE(table<std::string, std::string>({
        {"\ntap besoin.faim",
         "ligne 2 : « besoin.faim » n'est pas là ; l'écran « besoins » montre"},
        {"tap besoins.continuer", "est indisponible"},
        {"tap recherche.champ", "ne se touche pas"},
        {"type besoin.sante x", "n'est pas un champ"},
        {"expect besoin.sante libre", "dit « Santé choisi », pas « libre »"},
        {"expect ecran.accueil", "n'est pas là"},
        {"expect ecran.besoins Santé", "un écran ne dit rien"},
        {"absent besoin.sante", "est là"},
        {"advance bientot", "millisecondes"},
        {"advance -5", "millisecondes"},
        {"picture", "« picture » attend un nom de fichier"},
        {"tap", "« tap » attend un identifiant"},
        {"danse", "commande inconnue « danse »"},
    }));
    CHECK_THAT(first_error(scenario).detail, test::contains(what));
}
