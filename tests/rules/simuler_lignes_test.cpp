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
    const auto labelled = household(
        kAdult, R"("archetype": "seul", "lot": 3, "married": false, "expected": {"rsa": 1}, )"
                R"("intermediate": {"rls": [0]}, )" +
                    kHousing);
    CHECK(answer(labelled + "\n").text == plain);
}

TEST_CASE("a bad line is told in its place and the rest goes on", "[rules][simuler]") {
    const auto answered = answer(household(kAdult) + "\n{\"id\": \n" + household(kAdult) + "\n");
    CHECK(answered.refused == 1);
    CHECK_THAT(answered.text,
               test::contains("\n{\"line\": 2, \"error\": \"malformed JSON\"}\n{\"id\": \"A1\""));
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
        {"", "malformed JSON"},
        {"[]", "object"},
        {household(kAdult) + "{}", "malformed JSON"},
        {adult(R"("net_salary": [1, 2])"), "14 numbers"},
        {adult(R"("net_salary": [0,0,0,0,0,0,0,0,0,0,0,0,0,0,900])"), "more than 14 numbers"},
        {adult(R"("net_salary": [-1,0,0,0,0,0,0,0,0,0,0,0,0,0])"), "negative"},
        {adult(R"("net_salary": 100)"), "not a list"},
        {adult(R"("livret_a": "beaucoup")"), "number is expected"},
        {adult(R"("livret_a": 1e300)"), "not a plain decimal"},
        {adult(R"("pregnant": 1)"), "boolean is expected"},
        {adult(R"("net_salry": 1)"), "net_salry: this field is not known"},
        {adult(R"("incapacity_rate": 80)"), "between 0 and 1"},
        {household(R"({"activity": "actif"})"), "birth: missing"},
        {household(R"({"birth": "1986-02-30"})"), "not a date"},
        {household(R"({"birth": "1986-05-15"})"), "activity: missing"},
        {household(R"({"birth": "1986-05-15", "activity": "actif"})"), "nationality: missing"},
        {household(R"({"birth": "1986-05-15", "activity": "flaneur"})"), "flaneur"},
        {household(R"({"birth": "1986-05-15", "nationality": "France"})"), "two-letter"},
        {household(kAdult, R"("children": [])"), "housing: missing"},
        {household(kAdult, R"("children": [{"birth": "1980-01-10"}], )" + kHousing),
         "older than a parent"},
        {housing(R"("status": "locataire_hlm", "zone": 2, "insee": "7127")"), "commune code"},
        {housing(R"("status": "locataire_hlm", "zone": 4, "insee": "71270")"), "zone"},
        {housing(R"("status": "chateau", "zone": 2, "insee": "71270")"), "chateau"},
        {housing(R"("zone": 2, "insee": "71270")"), "status"},
        {housing(R"("status": "locataire_hlm", "insee": "75056")"), "zone: missing"},
        {household(R"({"birth": "2011-05-15", "activity": "inactif", "nationality": "FR"})"),
         "an adult is under 16"},
        {R"({"adults": [], "housing": {}})", "status"},
        {R"({"month": "2026-13", "adults": []})", "month"},
        {housing(R"("status": "locataire_hlm", "zone": 2, "insee": "71270", "zone": 3)"),
         "zone: given twice"},
        {adult(R"("unemployment_start": "2026-08-01")"), "starts after the month"},
        {household(kAdult, R"("childrens": [{"birth": "2015-03-10"}], )" + kHousing),
         "childrens: this field is not known"},
        {household(kAdult, R"("recently_isolatd": true, )" + kHousing),
         "recently_isolatd: this field is not known"},
        {R"({"month": "1999-01", "adults": [)" +
             std::string{R"({"birth": "1950-05-15", "activity": "inactif", "nationality": "FR"})"} +
             "], " + kHousing + "}",
         "outside the scales"},
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
