#include "tests/banc/simulation.h"

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
    const double second = 1e6;
    return {
        {"simulation, un foyer, 19 réponses, p50", percentile(plain, 0.5), "µs",
         "le même avec sa trace", percentile(traced, 0.5), "<= 20 µs"},
        {"simulation, un foyer, 19 réponses, p99", percentile(plain, 0.99), "µs",
         "le même avec sa trace", percentile(traced, 0.99), "<= 20 µs"},
        {"simulation, foyers par seconde, un cœur", second / mean(plain), "/s",
         "les mêmes avec leur trace", second / mean(traced), ">= 50000 /s"},
        {"simulation, chargement des paramètres", load_ms, "ms", "", 0, "<= 20 ms"},
    };
}

}  // namespace banc
