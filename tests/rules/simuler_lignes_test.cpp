#include "kiosk/simuler/lignes.h"
#include "tests/rules/parametres_livres.h"
#include "tests/support/catch.h"

#include <random>
#include <sstream>
#include <string>

namespace {

const std::string kHousing =
    R"("housing": {"status": "locataire_hlm", "rent": 350, "zone": 2, "insee": "71270"})";
const std::string kAdult = R"({"birth": "1986-05-15", "activity": "inactif", "nationality": "FR"})";

std::string household(const std::string& adult, const std::string& rest = kHousing) {
    return R"({"id": "A1", "month": "2026-07", "adults": [)" + adult + "], " + rest + "}";
}

struct Answered {
    std::string text;
    std::size_t refused;
};

Answered answer(const std::string& lines, const simuler::Mode& mode = {}) {
    std::istringstream in{lines};
    std::ostringstream out;
    const auto refused = simuler::answer_lines(in, out, mode, parametres_livres());
    return {out.str(), refused};
}

}  // namespace

TEST_CASE("a household gets its answers under the keys of the reference", "[rules][simuler]") {
    const auto answered = answer(household(kAdult) + "\n");
    CHECK(answered.refused == 0);
    CHECK(answered.text ==
          R"({"id": "A1", "month": "2026-07", "results": {"rsa": 573.49, "ppa": 0, )"
          R"("aide_logement": 274.04, "apl": 274.04, "als": 0, "alf": 0, "aah": [0], )"
          R"("caah": [0], "asi": [0], "aspa": 0, "ass": [0], "css_gratuite": true, )"
          R"("css_participation": 0, "af": 0, "cf": 0, "asf": 0, "paje_base": 0, "aeeh": 0, )"
          R"("ars": 0, "cheque_energie": 194, "bourse_college": 0, "bourse_lycee": 0}})"
          "\n");
}

TEST_CASE("a label, a comparison or a marriage beside a household changes nothing",
          "[rules][simuler]") {
    const auto plain = answer(household(kAdult) + "\n").text;
    const auto labelled =
        household(kAdult, R"("archetype": "seul", "married": false, "expected": {"rsa": 1}, )"
                          R"("intermediate": {"rls": [0]}, )" +
                              kHousing);
    CHECK(answer(labelled + "\n").text == plain);
}

TEST_CASE("a parent's partner may be a few years older than the child", "[rules][simuler]") {
    const std::string young =
        R"({"birth": "2002-05-15", "activity": "inactif", "nationality": "FR"})";
    const auto line =
        household(kAdult + ", " + young, R"("children": [{"birth": "2010-01-10"}], )" + kHousing);
    CHECK(answer(line + "\n").refused == 0);
}

TEST_CASE("a month past what is known of the law says until when the scales are known",
          "[rules][simuler]") {
    auto line = household(kAdult);
    CHECK_THAT(answer(line + "\n").text, !test::contains("valable_jusqu_au"));
    line.replace(line.find("2026-07"), 7, "2027-01");
    const auto later = answer(line + "\n");
    CHECK(later.refused == 0);
    CHECK_THAT(later.text, test::contains(R"(}, "valable_jusqu_au": "2026-12-31"})"));
    line.replace(line.find("2027-01"), 7, "2029-01");
    CHECK_THAT(answer(line + "\n").text, test::contains("le mois est hors des barèmes"));
}

TEST_CASE("a bad line is told in its place and the rest goes on", "[rules][simuler]") {
    const auto answered = answer(household(kAdult) + "\n{\"id\": \n" + household(kAdult) + "\n");
    CHECK(answered.refused == 1);
    CHECK_THAT(answered.text,
               test::contains("\n{\"line\": 2, \"error\": \"JSON mal formé\"}\n{\"id\": \"A1\""));
}

TEST_CASE("an explanation gives every condition with its source", "[rules][simuler]") {
    const auto answered = answer(household(kAdult), {rules::Lecture::loi, true});
    CHECK_THAT(answered.text, test::contains(R"("trace": [{"prestation": "af")"));
    CHECK_THAT(answered.text, test::contains(R"("source": "CASF, art. L. 262-2)"));
    CHECK_THAT(answered.text, test::contains(R"("explications": [{"prestation": "rsa")"));
    CHECK_THAT(answered.text, test::contains("La réponse deviendrait non "));
    CHECK_THAT(answered.text, test::contains(R"("bareme_depuis": "2026-04", "provisoire": false)"));
}

TEST_CASE("what is wrong with a line is told, and no amount is given", "[rules][simuler]") {
    struct Bad {
        std::string line;
        std::string told;
    };
    const auto adult = [](const std::string& field) {
        return household(R"({"birth": "1986-05-15", "activity": "actif", "nationality": "FR", )" +
                         field + "}");
    };
    const auto housing = [](const std::string& fields) {
        return household(kAdult, R"("housing": {)" + fields + "}");
    };
    const auto bad = GENERATE_COPY(values<Bad>({
        {"", "ligne vide"},
        {adult(R"("livret_a": 1e999)"), "JSON mal formé : un nombre mal écrit, ou trop long"},
        {"[]", "un objet est attendu"},
        {household(kAdult) + "{}", "JSON mal formé"},
        {adult(R"("net_salary": [1, 2])"), "net_salary : moins de 14 nombres"},
        {adult(R"("net_salary": [0,0,0,0,0,0,0,0,0,0,0,0,0,0,900])"), "plus de 14 nombres"},
        {adult(R"("net_salary": [-1,0,0,0,0,0,0,0,0,0,0,0,0,0])"), "un montant est négatif"},
        {adult(R"("net_salary": 100)"), "une liste de 14 nombres est attendue"},
        {adult(R"("livret_a": "beaucoup")"), "livret_a : un nombre est attendu"},
        {adult(R"("livret_a": 1e300)"), "pas un nombre décimal simple"},
        {adult(R"("pregnant": 1)"), "pregnant : vrai ou faux"},
        {adult(R"("net_salry": 1)"), "adults : n° 1 : net_salry : champ inconnu"},
        {adult(R"("incapacity_rate": 80)"), "entre 0 et 1"},
        {household(R"({"activity": "actif"})"), "birth : manque"},
        {household(R"({"birth": "1986-02-30"})"), "pas une date"},
        {household(R"({"birth": "1986-05-15"})"), "activity : manque"},
        {household(R"({"birth": "1986-05-15", "activity": "actif"})"), "nationality : manque"},
        {household(R"({"birth": "1986-05-15", "activity": "activity : mot inconnu : flaneur"})"),
         "activity : mot inconnu : flaneur"},
        {household(R"({"birth": "1986-05-15", "nationality": "France"})"), "deux lettres"},
        {household(kAdult, R"("children": [])"), "housing : manque"},
        {household(kAdult, R"("children": [{"birth": "1980-01-10"}], )" + kHousing),
         "un enfant est plus âgé qu'un parent"},
        {household(kAdult, R"("children": [{"birth": "1991-05-15"}], )" + kHousing),
         "aucun adulte n'a 12 ans de plus qu'un enfant"},
        {household(kAdult, R"("shifted_quater": "oui", )" + kHousing),
         "shifted_quater : champ inconnu"},
        {household(kAdult, R"("lot": 3, )" + kHousing), "lot : champ inconnu"},
        {housing(R"("status": "locataire_hlm", "zone": 2, "insee": "7127")"),
         "le code de commune est mal formé"},
        {housing(R"("status": "locataire_hlm", "zone": 2, "insee": "97105")"),
         "la commune est hors de la métropole"},
        {housing(R"("status": "locataire_hlm", "zone": 2, "insee": "99999")"),
         "la commune est hors de la métropole"},
        {housing(R"("status": "locataire_hlm", "zone": 4, "insee": "71270")"),
         "la zone n'est pas 1, 2 ou 3"},
        {housing(R"("status": "chateau", "zone": 2, "insee": "71270")"),
         "housing : status : mot inconnu : chateau"},
        {housing(R"("zone": 2, "insee": "71270")"), "housing : status : manque"},
        {housing(R"("status": "locataire_hlm", "insee": "75056")"), "zone : manque"},
        {household(R"({"birth": "2011-05-15", "activity": "inactif", "nationality": "FR"})"),
         "un adulte a moins de 16 ans"},
        {R"({"adults": [], "housing": {}})", "housing : status : manque"},
        {R"({"month": "2026-13", "adults": []})",
         "month : un mois de la forme 2026-07 est attendu"},
        {housing(R"("status": "locataire_hlm", "zone": 2, "insee": "71270", "zone": 3)"),
         "zone : donné deux fois"},
        {adult(R"("unemployment_start": "2026-08-01")"), "commence après le mois demandé"},
        {household(kAdult, R"("children": [{"birth": "2015-03-10"}, {"born": 2016}], )" + kHousing),
         "children : n° 2 : born : champ inconnu"},
        {household(kAdult, R"("childrens": [{"birth": "2015-03-10"}], )" + kHousing),
         "childrens : champ inconnu"},
        {adult(R"("unemployment_start": "1985-01-01")"), "commence avant la naissance"},
        {household(kAdult, R"("recently_isolatd": true, )" + kHousing),
         "recently_isolatd : champ inconnu"},
        {R"({"month": "1999-01", "adults": [)" +
             std::string{R"({"birth": "1950-05-15", "activity": "inactif", "nationality": "FR"})"} +
             "], " + kHousing + "}",
         "le mois est hors des barèmes"},
    }));
    CAPTURE(bad.line);
    const auto answered = answer(bad.line + "\n");
    CHECK(answered.refused == 1);
    CHECK_THAT(answered.text, test::contains("{\"line\": 1, \"error\": \""));
    CHECK_THAT(answered.text, test::contains(bad.told));
    CHECK_THAT(answered.text, !test::contains("results"));
}

TEST_CASE("a line spoilt anywhere gets an answer or an error, and the next line its answer",
          "[rules][simuler]") {
    const auto whole = household(kAdult);
    const auto expected = answer(whole + "\n").text;
    std::mt19937 random{9};
    const std::string bytes = "{}[]\",:0123456789-.eEtrufalsn \\";
    for (int i = 0; i < 4000; ++i) {
        auto spoilt = whole;
        const auto at = random() % spoilt.size();
        switch (random() % 3) {
            case 0:
                spoilt[at] = bytes[random() % bytes.size()];
                break;
            case 1:
                spoilt.erase(at, 1 + random() % 9);
                break;
            default:
                spoilt.insert(at, 1, bytes[random() % bytes.size()]);
        }
        const auto answered = answer(spoilt + "\n" + whole + "\n");
        CAPTURE(spoilt);
        const auto first = answered.text.substr(0, answered.text.find('\n') + 1);
        const bool is_error = first.rfind("{\"line\": 1, \"error\": \"", 0) == 0;
        const bool is_answer = first.find("\"results\": {") != std::string::npos;
        REQUIRE(is_error != is_answer);
        REQUIRE(answered.refused == (is_error ? 1 : 0));
        REQUIRE(answered.text == first + expected);
    }
}
