// The ranges hold: whatever is hidden of a foyer, its answer lies within them, and nothing said to
// be certain is wrong. PERRON_ETENDUES asks for another number of foyers than the usual one.

#include "kiosk/rules/questionnaire.h"
#include "kiosk/rules/simulation.h"
#include "kiosk/simuler/foyer_json.h"
#include "tests/rules/parametres_livres.h"
#include "tests/rules/reponses_de.h"
#include "tests/support/catch.h"
#include "tests/support/exact_printers.h"
#include "tests/support/foyers.h"
#include "tests/support/hider.h"

#include <cstdlib>
#include <fstream>
#include <iostream>

namespace {

using base::Exact;
using domain::Foyer;
using rules::Lecture;
using rules::Prestation;
using rules::Reponses;

constexpr double kUnit = 1e9;

/// One screen in how many is answered "je ne sais pas"; amounts and months are hidden besides.
constexpr int kNever = 1'000'000;
constexpr int kSometimes = 12;
constexpr int kOften = 4;

int foyers_to_try() {
    const char* asked = std::getenv("PERRON_ETENDUES");
    return asked != nullptr ? std::atoi(asked) : 300;
}

struct Tally {
    int cases = 0;
    int skipped = 0;
    int certain = 0;
    int outside = 0;
    int wrong = 0;
    int sante_sure = 0;
    std::string first_outside;
    std::array<double, rules::kPrestations> width{};
};

bool is_wrong(const rules::Estimation& one, bool due) {
    return (one.verdict == rules::Verdict::oui && !due) ||
           (one.verdict == rules::Verdict::non && due);
}

/// What is shown at the end: whatever the questionnaire still asks is not known.
rules::Bilan bilan_at_the_end(Reponses reponses) {
    auto bilan = rules::bilan(reponses, parametres_livres());
    while (bilan.fin == rules::Fin::pas_encore) {
        REQUIRE(rules::admits_unknown(bilan.ecran->question));
        reponses.set(*bilan.ecran, rules::Reponse::inconnue());
        bilan = rules::bilan(reponses, parametres_livres());
    }
    return bilan;
}

/// Holds the ranges of the hidden answers against the answers of the whole foyer.
void hold(const Foyer& foyer, const Reponses& hidden, Tally& tally) {
    const auto truth = rules::simuler(foyer, parametres_livres(), Lecture::loi);
    REQUIRE(truth);
    const auto bilan = bilan_at_the_end(hidden);
    if (bilan.fin == rules::Fin::mineur) return;
    ++tally.cases;
    REQUIRE(bilan.fin != rules::Fin::foyer_impossible);
    const bool is_covered = truth->css_gratuite || truth->css_participation > Exact{};
    tally.sante_sure += bilan.sante_sure ? 1 : 0;
    tally.wrong += bilan.sante_sure && !is_covered ? 1 : 0;
    for (const auto& one : bilan.estimations) {
        const auto amount = rules::amount_of(*truth, one.prestation);
        tally.width[static_cast<std::size_t>(one.prestation)] +=
            static_cast<double>((one.haut - one.bas).in_billionths()) / kUnit;
        tally.certain += one.verdict != rules::Verdict::a_verifier ? 1 : 0;
        tally.wrong += is_wrong(one, amount > Exact{}) ? 1 : 0;
        if (one.bas <= amount && amount <= one.haut) continue;
        ++tally.outside;
        tally.first_outside = std::string{rules::identifier(one.prestation)} + ' ' +
                              base::to_text(amount) + " not within " + base::to_text(one.bas) +
                              " to " + base::to_text(one.haut) + ", foyer " +
                              std::to_string(tally.cases) + ", not known:";
        for (const auto& ecran : one.inconnues) {
            tally.first_outside += ' ' + std::string{rules::identifier(ecran.question)} + ' ' +
                                   std::to_string(ecran.rang);
        }
    }
}

/// Hides answers of the foyer and holds the ranges; false when its answers cannot all be told.
void try_foyer(const Foyer& drawn, test::Hider& hider, Tally& tally) {
    const auto foyer = test::as_told(drawn);
    const auto all = test::reponses_de(foyer);
    if (!test::is_told(foyer, all)) {
        ++tally.skipped;
        return;
    }
    hold(foyer, hider.hide(all), tally);
}

void report(const std::string& what, int one_in, const Tally& tally) {
    const int answers = tally.cases * static_cast<int>(rules::kPrestations);
    std::cout << what << ", one screen in " << one_in << " unknown: " << tally.cases << " foyers ("
              << tally.skipped << " that the questions do not tell), " << answers << " answers, "
              << tally.certain << " certain, " << tally.wrong << " wrong, " << tally.outside
              << " outside, health cover sure " << tally.sante_sure << "; mean width";
    for (std::size_t i = 0; i < rules::kPrestations; ++i) {
        std::cout << ' ' << rules::identifier(static_cast<Prestation>(i)) << ' '
                  << static_cast<int>(tally.width[i] / tally.cases);
    }
    std::cout << '\n';
}

std::string shared_folder() {
    const char* given = std::getenv("PERRON_SHARED");
    return given != nullptr ? given : PERRON_SOURCE_DIR "/../shared";
}

}  // namespace

TEST_CASE("the true answer of a generated foyer lies within the range", "[rules][etendues]") {
    const int one_in = GENERATE(kNever, kSometimes, kOften);
    test::Foyers foyers{20'261'122};
    test::Hider hider{5, one_in};
    Tally tally;
    while (tally.cases < foyers_to_try()) try_foyer(foyers.draw(), hider, tally);

    report("generated foyers", one_in, tally);
    INFO(tally.first_outside);
    CHECK(tally.wrong == 0);
    CHECK(tally.outside == 0);
}

TEST_CASE("the true answer of a reference household lies within the range",
          "[rules][etendues][oracle]") {
    const auto name = GENERATE(std::string("public.jsonl"), std::string("shifted.jsonl"));
    const int one_in = GENERATE(kNever, kSometimes, kOften);
    const auto path = shared_folder() + "/oracle/" + name;
    std::ifstream lines{path};
    if (!lines) {
        WARN("SKIPPED: " << path << " is not here; the ranges are not held against it");
        return;
    }
    simuler::FoyerReader reader;
    test::Hider hider{5, one_in};
    Tally tally;
    for (std::string line; tally.cases < foyers_to_try() && std::getline(lines, line);) {
        const auto demande = reader.read(line);
        REQUIRE(demande);
        try_foyer(demande->foyer, hider, tally);
    }

    report(name, one_in, tally);
    INFO(tally.first_outside);
    CHECK(tally.wrong == 0);
    CHECK(tally.outside == 0);
}

TEST_CASE("the true answer lies within the range when nobody's year of birth is known",
          "[rules][etendues]") {
    const bool about = GENERATE(true, false);  // about which age is known, or not even that
    test::Foyers foyers{20'261'123};
    Tally tally;
    while (tally.cases < foyers_to_try() / 2) {
        const auto foyer = test::as_told(foyers.draw());
        const auto all = test::reponses_de(foyer);
        if (test::is_told(foyer, all)) hold(foyer, test::without_years(all, about), tally);
    }

    report(about ? "ages alone" : "no age at all", kNever, tally);
    INFO(tally.first_outside);
    CHECK(tally.wrong == 0);
    CHECK(tally.outside == 0);
}
