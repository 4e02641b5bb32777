#include "kiosk/rules/simulation.h"
#include "kiosk/simuler/foyer_json.h"
#include "kiosk/simuler/reponse_json.h"
#include "tests/rules/parametres_livres.h"
#include "tests/support/catch.h"

#include <simdjson.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

namespace {

using simdjson::dom::element;

/// Euros: what the reference households are held to.
constexpr double kTolerance = 0.05;

constexpr std::size_t kKeys = 22;

std::string shared_folder() {
    const char* given = std::getenv("PERRON_SHARED");
    return given != nullptr ? given : PERRON_SOURCE_DIR "/../shared";
}

bool agrees(element expected, element answered) {
    if (expected.is_bool()) return answered.is_bool() && bool(expected) == bool(answered);
    if (expected.is_array()) {
        const simdjson::dom::array left = expected;
        const simdjson::dom::array right = answered;
        return left.size() == right.size() &&
               std::equal(left.begin(), left.end(), right.begin(), agrees);
    }
    const double gap = double(expected) - double(answered);
    return gap <= kTolerance && gap >= -kTolerance;
}

struct Agreement {
    int asked = 0;
    int right = 0;
    std::string first_wrong;
};
using ByBenefit = std::map<std::string, Agreement>;

/// Answers one household and counts the keys that agree.
void hold(const std::string& line, simuler::FoyerReader& reader, ByBenefit& counts) {
    const auto demande = reader.read(line);
    REQUIRE(demande);
    const auto results =
        rules::simuler(demande->foyer, parametres_livres(), rules::Lecture::reference);
    REQUIRE(results);
    std::string text;
    simuler::append_answer(text, *demande, *results, nullptr);

    simdjson::dom::parser of_line;
    simdjson::dom::parser of_answer;
    const element household = of_line.parse(line);
    const element answer = of_answer.parse(text);
    const simdjson::dom::object expected = household["expected"];
    for (const auto [key, value] : expected) {
        auto& count = counts[std::string(key)];
        ++count.asked;
        if (agrees(value, answer["results"][key])) {
            ++count.right;
        } else if (count.first_wrong.empty()) {
            count.first_wrong = demande->id_json;
        }
    }
}

}  // namespace

TEST_CASE("the reference reading answers as the reference households", "[rules][oracle]") {
    const auto name = GENERATE(std::string("public.jsonl"), std::string("shifted.jsonl"));
    const auto path = shared_folder() + "/oracle/" + name;
    std::ifstream lines{path};
    if (!lines) {
        WARN("SKIPPED: " << path << " is not here; the agreement with it is not checked");
        return;
    }
    simuler::FoyerReader reader;
    ByBenefit counts;
    for (std::string line; std::getline(lines, line);) hold(line, reader, counts);

    REQUIRE(counts.size() == kKeys);
    std::cout << "agreement with " << name << '\n';
    for (const auto& [key, count] : counts) {
        std::cout << "  " << key << ": " << count.right << " / " << count.asked << '\n';
        INFO(key << ", first at " << count.first_wrong);
        CHECK(count.right == count.asked);
    }
}
