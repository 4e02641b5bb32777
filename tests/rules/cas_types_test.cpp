#include "kiosk/domain/money.h"
#include "kiosk/rules/simulation.h"
#include "platform/yaml/yaml_reader.h"
#include "tests/rules/cas_type.h"
#include "tests/rules/parametres_livres.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace {

using base::Exact;
using cas_types::Cas;

std::vector<std::string> files() {
    std::vector<std::string> found;
    for (const auto& entry :
         std::filesystem::directory_iterator{PERRON_SOURCE_DIR "/tests/cas_types"}) {
        if (entry.path().extension() == ".yaml") found.push_back(entry.path().string());
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// Every answer by the name that the cases use, as they write it.
std::map<std::string, std::string> answers(const rules::Resultats& r, std::size_t adultes) {
    std::map<std::string, Exact> amounts{{"rsa", r.rsa},
                                         {"prime_activite", r.prime_activite},
                                         {"aide_logement", r.aide_logement()},
                                         {"apl", r.apl},
                                         {"als", r.als},
                                         {"alf", r.alf},
                                         {"aspa", r.aspa},
                                         {"css_participation", r.css_participation},
                                         {"af", r.af},
                                         {"cf", r.cf},
                                         {"asf", r.asf},
                                         {"paje_base", r.paje_base},
                                         {"aeeh", r.aeeh},
                                         {"ars", r.ars},
                                         {"cheque_energie", r.cheque_energie},
                                         {"bourse_college", r.bourse_college},
                                         {"bourse_lycee", r.bourse_lycee}};
    for (std::size_t i = 0; i < adultes; ++i) {
        const auto rank = "." + std::to_string(i + 1);
        amounts.insert({{"aah" + rank, r.aah[i]},
                        {"mva" + rank, r.mva[i]},
                        {"asi" + rank, r.asi[i]},
                        {"ass" + rank, r.ass[i]}});
    }
    std::map<std::string, std::string> written{{"css_gratuite", r.css_gratuite ? "oui" : "non"}};
    for (const auto& [name, amount] : amounts) {
        written.emplace(name, base::to_text(base::to_cent(amount)));
    }
    return written;
}

/// "573.40" and "573.4" are one amount.
std::string normal(const std::string& written) {
    const auto value = Exact::parse(written);
    return value ? base::to_text(*value) : written;
}

bool has_step(const rules::Trace& trace, const cas_types::Etape& wanted) {
    return std::any_of(trace.begin(), trace.end(), [&](const rules::Etape& step) {
        return rules::identifier(step.prestation) == wanted.prestation &&
               step.libelle == wanted.libelle && base::to_cent(step.mesure.valeur) == wanted.valeur;
    });
}

void run(const Cas& cas) {
    INFO(cas.titre);
    rules::Trace trace;
    const auto results = rules::simuler(cas.foyer, parametres_livres(), cas.lecture, &trace);
    REQUIRE(results);
    const auto answered = answers(*results, cas.foyer.adultes.size());
    for (const auto& wanted : cas.attendu) {
        INFO(wanted.nom);
        REQUIRE(answered.count(wanted.nom) == 1);
        CHECK(answered.at(wanted.nom) == normal(wanted.valeur));
    }
    for (const auto& wanted : cas.etapes) {
        INFO(wanted.prestation << ": " << wanted.libelle << " = " << base::to_text(wanted.valeur));
        CHECK(has_step(trace, wanted));
    }
}

std::vector<Cas> cases_of(const std::string& path) {
    const auto root = platform::read_yaml_file(path);
    if (!root) FAIL(root.error().detail);
    const auto cases = cas_types::read_cas(*root);
    if (!cases) FAIL(path << ": " << cases.error().detail);
    return *cases;
}

}  // namespace

TEST_CASE("each cas type answers what its file computes by hand", "[rules][cas_types]") {
    for (const auto& path : files()) {
        INFO(path);
        for (const auto& cas : cases_of(path)) run(cas);
    }
}

TEST_CASE("each benefit has at least three cas types", "[rules][cas_types]") {
    std::map<std::string, int> counts;
    for (const auto& path : files()) {
        for (const auto& cas : cases_of(path)) {
            for (const auto& wanted : cas.attendu) {
                ++counts[wanted.nom.substr(0, wanted.nom.find('.'))];
            }
        }
    }
    for (std::size_t i = 0; i < rules::kPrestations; ++i) {
        const auto name = rules::identifier(static_cast<rules::Prestation>(i));
        CAPTURE(name);
        CHECK(counts[std::string(name)] >= 3);
    }
}
