#include "tests/banc/simulation.h"

#include "kiosk/rules/questionnaire.h"
#include "kiosk/rules/simulation.h"
#include "kiosk/simuler/charger.h"
#include "tests/support/foyers.h"

#include <cstdlib>
#include <iostream>

namespace banc {
namespace {

constexpr int kFoyers = 2000;
constexpr int kRounds = 5;
constexpr double kMicroseconds = 1000;  // in a millisecond

rules::Parametres load_or_stop(const std::string& folder) {
    auto loaded = simuler::load_parametres(folder);
    if (!loaded) {
        std::cerr << loaded.error().detail << '\n';
        std::exit(1);
    }
    return *std::move(loaded);
}

/// Microseconds of each evaluation; the first round warms the caches and is not kept.
std::vector<double> time_each(const std::vector<domain::Foyer>& foyers,
                              const rules::Parametres& parametres, bool traced) {
    std::vector<double> samples;
    rules::Trace trace;
    for (int round = 0; round <= kRounds; ++round) {
        for (const auto& foyer : foyers) {
            trace.clear();
            const double elapsed = milliseconds_of([&] {
                const auto results = rules::simuler(foyer, parametres, rules::Lecture::loi,
                                                    traced ? &trace : nullptr);
                if (!results) std::abort();
            });
            if (round > 0) samples.push_back(elapsed * kMicroseconds);
        }
    }
    return samples;
}

/// A couple with two children at some point of the questionnaire; what is not said yet is open.
rules::Reponses answers_so_far(int screens) {
    using rules::Question;
    using rules::Reponse;
    const auto salary =
        Reponse{}.avec(rules::Ligne::salaire, {base::Exact{1500}, base::Exact{1800}});
    const auto rent = Reponse{}.avec(rules::Ligne::loyer, {base::Exact{450}, base::Exact{550}});
    const std::vector<std::pair<rules::Ecran, Reponse>> said{
        {{Question::zone, 0}, Reponse::de_choix(2)},
        {{Question::naissance, 0}, Reponse::de_annee(1988)},
        {{Question::couple, 0}, Reponse::de_choix(1)},
        {{Question::naissance, 1}, Reponse::de_annee(1990)},
        {{Question::enfants, 0}, Reponse::de_annees({{2016, 0}, {2021, 0}})},
        {{Question::activite, 0}, Reponse::de_choix(0)},
        {{Question::activite, 1}, Reponse::de_choix(4)},
        {{Question::situations, 0}, Reponse::de_cases(0)},
        {{Question::occupation, 0}, Reponse::de_choix(1)},
        {{Question::loyer, 0}, rent},
        {{Question::revenus, 0}, salary},
        {{Question::revenus, 1}, Reponse{}},
        {{Question::revenus_stables, 0}, Reponse::de_choix(1)},
    };
    rules::Reponses reponses{base::Month{2026, 7}};
    for (int i = 0; i < screens; ++i) {
        const auto& [ecran, reponse] = said[static_cast<std::size_t>(i)];
        reponses.set(ecran, reponse);
    }
    return reponses;
}
constexpr int kPersonsSaid = 5;
constexpr int kAllSaid = 13;

/// Milliseconds of each look at the questionnaire, once who lives in the foyer is said.
std::vector<double> time_questionnaire(const rules::Parametres& parametres) {
    std::vector<double> samples;
    for (int round = 0; round <= kRounds; ++round) {
        for (int screens = kPersonsSaid; screens <= kAllSaid; ++screens) {
            const auto reponses = answers_so_far(screens);
            samples.push_back(milliseconds_of([&] { rules::bilan(reponses, parametres); }));
        }
    }
    return samples;
}

double mean(const std::vector<double>& samples) {
    double sum = 0;
    for (const double sample : samples) sum += sample;
    return sum / static_cast<double>(samples.size());
}

}  // namespace

std::vector<Measure> simulation(const std::string& parametres) {
    const double load_ms = milliseconds_of([&] { load_or_stop(parametres); });
    const auto scales = load_or_stop(parametres);
    test::Foyers draw{1};
    std::vector<domain::Foyer> foyers;
    for (int i = 0; i < kFoyers; ++i) foyers.push_back(draw.draw());

    const auto plain = time_each(foyers, scales, false);
    const auto traced = time_each(foyers, scales, true);
    const auto live = time_questionnaire(scales);
    const double second = 1e6;
    return {
        {"simulation, un foyer, 19 réponses, p50", percentile(plain, 0.5), "µs",
         "le même avec sa trace", percentile(traced, 0.5), "<= 20 µs"},
        {"simulation, un foyer, 19 réponses, p99", percentile(plain, 0.99), "µs",
         "le même avec sa trace", percentile(traced, 0.99), "<= 20 µs"},
        {"simulation, foyers par seconde, un cœur", second / mean(plain), "/s",
         "les mêmes avec leur trace", second / mean(traced), ">= 50000 /s"},
        {"questionnaire, une réponse, couple et deux enfants, p50", percentile(live, 0.5), "ms", "",
         0, "<= 20 ms"},
        {"questionnaire, une réponse, couple et deux enfants, p99", percentile(live, 0.99), "ms",
         "", 0, "<= 50 ms"},
        {"simulation, chargement des paramètres", load_ms, "ms", "", 0, "<= 20 ms"},
    };
}

}  // namespace banc
