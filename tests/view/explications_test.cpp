#include "kiosk/content/explications.h"

#include "kiosk/rules/simulation.h"
#include "kiosk/simuler/charger.h"
#include "tests/support/foyers.h"
#include "tests/support/real_textes.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace {

using content::Explications;

const rules::Parametres& parametres() {
    static const auto loaded = simuler::load_parametres(PERRON_SOURCE_DIR "/assets/parametres");
    REQUIRE(loaded);
    return *loaded;
}

/// What is between the next quotes after `at`, pieces of one literal joined; empty when the code
/// goes on with something else.
std::string literal_after(const std::string& code, std::size_t at) {
    std::string text;
    while (true) {
        at = code.find_first_not_of(" \n", at);
        if (at == std::string::npos || code[at] != '"') return text;
        const auto end = code.find('"', at + 1);
        text += code.substr(at + 1, end - at - 1);
        at = end + 1;
    }
}

/// Every condition named in the sources of the rules.
std::set<std::string> conditions_of_the_rules() {
    std::set<std::string> all;
    for (const auto& entry :
         std::filesystem::directory_iterator{PERRON_SOURCE_DIR "/kiosk/rules"}) {
        std::ifstream file{entry.path()};
        std::ostringstream code;
        code << file.rdbuf();
        const auto text = code.str();
        const std::string call = "condition(";
        for (auto at = text.find(call); at != std::string::npos; at = text.find(call, at + 1)) {
            const auto literal = literal_after(text, at + call.size());
            if (!literal.empty()) all.insert(literal);
        }
    }
    return all;
}

/// As a keyboard types it: plain spaces and apostrophes.
std::string plain(std::string text) {
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"\u00a0", " "}, {"\u202f", " "}, {"’", "'"}}) {
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from)) {
            text.replace(at, from.size(), to);
        }
    }
    return text;
}

std::vector<rules::Explication> explain(const domain::Foyer& foyer) {
    rules::Trace trace;
    const auto results = rules::simuler(foyer, parametres(), rules::Lecture::loi, &trace);
    REQUIRE(results);
    const auto changes = rules::bascules(foyer, parametres(), rules::Lecture::loi);
    REQUIRE(changes);
    auto all = rules::expliquer({foyer, *results, trace},
                                parametres().on(foyer.mois, rules::Lecture::loi));
    for (auto& one : all) {
        if (!one.raison) continue;
        one.ecart = rules::ecart(foyer, *one.raison, *changes, parametres(), rules::Lecture::loi);
        one.a_peu_pres = foyer.enfants.size() == 1;
    }
    return all;
}

bool has_a_hole(const std::string& sentence) {
    return sentence.find('{') != std::string::npos;
}

bool is_a_key(const std::string& sentence) {
    return sentence.find("condition.") != std::string::npos ||
           sentence.find("explication.") != std::string::npos ||
           sentence.find("bascule.") != std::string::npos ||
           sentence.find("qui.") != std::string::npos ||
           sentence.find("verifier.") != std::string::npos;
}

}  // namespace

TEST_CASE("every condition of the rules has its words in every language",
          "[view][textes][explications]") {
    const auto textes = test::real_textes();
    const auto conditions = conditions_of_the_rules();
    CHECK(conditions.size() >= 45);
    for (const auto& condition : conditions) {
        CAPTURE(condition);
        const auto key = content::condition_key(condition);
        for (const std::string tag : {"fr", "en", "ar"}) CHECK(textes.has(tag, key));
    }
}

TEST_CASE("in French the screens say what the rules say", "[view][explications]") {
    const auto textes = test::real_textes();
    const Explications french{textes, "fr"};
    test::Foyers foyers{3};
    for (int i = 0; i < 60; ++i) {
        const auto foyer = foyers.draw();
        for (const auto& one : explain(foyer)) {
            REQUIRE(plain(french.phrase(one)) == plain(rules::phrase(one)));
        }
    }
    for (std::size_t i = 0; i < rules::kPrestations; ++i) {
        const auto prestation = static_cast<rules::Prestation>(i);
        CHECK(plain(french.a_verifier(prestation)) == std::string{rules::a_verifier(prestation)});
    }
    for (const int ecart : {1, 5}) {
        for (std::size_t levier = 0; levier < rules::kLeviers; ++levier) {
            const rules::Bascule change{rules::Prestation::rsa, static_cast<rules::Levier>(levier),
                                        0, ecart, ecart == 1};
            const bool en_couple = ecart == 5;
            CHECK(plain(french.phrase(change, en_couple)) ==
                  plain(rules::phrase(change, en_couple)));
        }
    }
}

TEST_CASE("an explanation is whole in every language", "[view][explications]") {
    const auto textes = test::real_textes();
    const std::string tag = GENERATE("fr", "en", "ar");
    const Explications words{textes, tag};
    test::Foyers foyers{4};
    for (int i = 0; i < 30; ++i) {
        for (const auto& one : explain(foyers.draw())) {
            const auto sentence = words.phrase(one);
            CAPTURE(tag, sentence);
            REQUIRE_FALSE(sentence.empty());
            REQUIRE_FALSE(has_a_hole(sentence));
            REQUIRE_FALSE(is_a_key(sentence));
        }
    }
    for (std::size_t i = 0; i < rules::kPrestations; ++i) {
        const auto sentence = words.a_verifier(static_cast<rules::Prestation>(i));
        CHECK_FALSE(is_a_key(sentence));
    }
}

TEST_CASE("a gap of one year is one year", "[view][explications]") {
    const auto textes = test::real_textes();
    const rules::Bascule change{rules::Prestation::aspa, rules::Levier::annees_en_plus, 0, 1, true};
    CHECK(Explications{textes, "en"}.phrase(change) ==
          "The answer would become yes with 1 more year of age.");
    const rules::Bascule more{rules::Prestation::rsa, rules::Levier::ressources_en_moins, 0, 43,
                              true};
    CHECK(Explications{textes, "en"}.phrase(more) ==
          "The answer would become yes with €43 less income a month.");
}
