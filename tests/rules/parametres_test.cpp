#include "kiosk/content/parametres.h"

#include "kiosk/rules/simulation.h"
#include "platform/yaml/yaml_reader.h"
#include "tests/rules/parametres_livres.h"
#include "tests/support/catch.h"
#include "tests/support/exact_printers.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace {

using base::Exact;
using base::Month;
using rules::Lecture;

/// The shipped files as text, so that a test spoils one line of one of them.
std::map<std::string, std::string> shipped() {
    std::map<std::string, std::string> files;
    for (const auto& entry :
         std::filesystem::directory_iterator{PERRON_SOURCE_DIR "/assets/parametres"}) {
        if (entry.path().extension() != ".yaml") continue;
        std::ifstream file{entry.path()};
        files[entry.path().filename().string()] = {std::istreambuf_iterator<char>{file}, {}};
    }
    return files;
}

Result<rules::Parametres> load(const std::map<std::string, std::string>& files) {
    std::vector<content::FichierParametres> read;
    for (const auto& [nom, text] : files) {
        auto root = platform::read_yaml(text);
        REQUIRE(root);
        read.push_back({nom, *std::move(root)});
    }
    return content::read_parametres(read);
}

/// Replaces the first `from` that follows `key` in a file.
void spoil(std::string& text, const std::string& key, const std::string& from,
           const std::string& to) {
    const auto entry = text.find(key);
    REQUIRE(entry != std::string::npos);
    const auto at = text.find(from, entry);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a value holds from its day until the eve of the next", "[rules][parametres]") {
    const auto [month, amount] = GENERATE(table<Month, std::string>({
        {Month{2025, 3}, "635.71"},
        {Month{2025, 4}, "646.52"},
        {Month{2026, 3}, "646.52"},
        {Month{2026, 4}, "651.69"},
        {Month{2028, 12}, "651.69"},
    }));
    const auto& bareme = parametres_livres().on(month, Lecture::reference);
    CHECK(base::to_text(bareme.rsa.montant_forfaitaire) == amount);
}

TEST_CASE("a value of the law alone is not known to the reference", "[rules][parametres]") {
    const Month month{2026, 7};
    const auto& reference = parametres_livres().on(month, Lecture::reference);
    const auto& loi = parametres_livres().on(month, Lecture::loi);
    CHECK(reference.css.plafond == Exact{10166});
    CHECK(loi.css.plafond == Exact{10339});
    CHECK(reference.rsa.trimestre_decale == Exact{});
    CHECK(loi.rsa.trimestre_decale == Exact{1});
    CHECK(parametres_livres().on({2025, 2}, Lecture::loi).rsa.trimestre_decale == Exact{});
}

TEST_CASE("a result tells the date of its scale", "[rules][parametres]") {
    const auto& parametres = parametres_livres();
    const auto scale = [&](rules::Prestation prestation, Month month, Lecture lecture) {
        return parametres.scale_date(prestation, month, lecture);
    };
    using rules::Prestation;
    CHECK(scale(Prestation::rsa, {2026, 3}, Lecture::loi) == Month{2025, 4});
    CHECK(scale(Prestation::rsa, {2027, 12}, Lecture::loi) == Month{2026, 4});
    CHECK(scale(Prestation::cheque_energie, {2026, 7}, Lecture::loi) == Month{2021, 1});
    CHECK(scale(Prestation::css_gratuite, {2026, 7}, Lecture::loi) == Month{2025, 4});
    CHECK(scale(Prestation::css_gratuite, {2026, 7}, Lecture::reference) == Month{2024, 4});
}

TEST_CASE("a value that awaits its text makes its benefit provisional", "[rules][parametres]") {
    const auto& parametres = parametres_livres();
    CHECK(parametres.is_provisional(rules::Prestation::css_gratuite, {2026, 7}));
    CHECK(parametres.is_provisional(rules::Prestation::css_participation, {2025, 4}));
    CHECK_FALSE(parametres.is_provisional(rules::Prestation::css_gratuite, {2025, 3}));
    CHECK_FALSE(parametres.is_provisional(rules::Prestation::rsa, {2026, 7}));
}

TEST_CASE("the shipped files are all read", "[rules][parametres]") {
    CHECK(load(shipped()));
}

TEST_CASE("a mistake in a parameter file is told with its file and line", "[rules][parametres]") {
    struct Mistake {
        std::string from;
        std::string to;
        std::string told;
    };
    const auto mistake = GENERATE(values<Mistake>({
        {"valeur: 651.69", "valeur: 6516.9", "10 %"},
        {"valeur: 651.69", "valeur: 651,69", "pas un nombre décimal simple"},
        {"valeur: 651.69", "valeur: [651.69, 2]", "colonnes"},
        {"depuis: 2026-04-01", "depuis: 2024-04-01", "en reculant"},
        {"depuis: 2026-04-01", "depuis: 2026-02-30", "pas une date"},
        {"depuis: 2026-04-01", "depuis: 01/04/2026", "pas une date"},
        {"unite: €/mois", "unite: €/an", "unité"},
        {"relu: non", "lu: non", "est inconnu"},
        {"relu: non", "lecture: etat", "relu"},
        {"titre: Montant", "intitule: Montant", "est inconnu"},
    }));
    CAPTURE(mistake.to);
    auto files = shipped();
    spoil(files["rsa.yaml"], "rsa.montant_forfaitaire", mistake.from, mistake.to);
    const auto loaded = load(files);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().code == ErrorCode::invalid_input);
    CHECK_THAT(loaded.error().detail, test::contains("rsa.yaml : ligne "));
    CHECK_THAT(loaded.error().detail, test::contains(mistake.told));
}

TEST_CASE("a name missing, unknown or too recent is refused", "[rules][parametres]") {
    auto files = shipped();
    SECTION("unknown") {
        spoil(files["rsa.yaml"], "rsa.montant_forfaitaire", "rsa.montant", "rsa.montants");
        CHECK_THAT(load(files).error().detail, test::contains("est inconnu"));
    }
    SECTION("missing") {
        files.erase("vie_autonome.yaml");
        CHECK_THAT(load(files).error().detail, test::contains("aucun fichier ne donne mva"));
    }
    SECTION("no benefit reads the file") {
        files["autre.yaml"] = "a: b";
        CHECK_THAT(load(files).error().detail, test::contains("aucune aide ne lit ce fichier"));
    }
    SECTION("too recent") {
        spoil(files["vie_autonome.yaml"], "mva.montant", "2008-01-01", "2025-06-01");
        CHECK_THAT(load(files).error().detail, test::contains("commence trop tard"));
    }
    SECTION("no covered months") {
        files.erase("couverture.yaml");
        CHECK_THAT(load(files).error().detail, test::contains("couverture.yaml"));
    }
}

TEST_CASE("every benefit answers every month from 2025 to 18 months ahead", "[rules][time]") {
    domain::Foyer foyer;
    using namespace std::chrono_literals;
    foyer.adultes.emplace_back().naissance = 1958y / 3 / 10;
    foyer.enfants.emplace_back().naissance = 2015y / 3 / 10;
    foyer.enfants.back().scolarite = domain::Scolarite::college;
    foyer.logement.occupation = domain::Occupation::locataire_hlm;
    foyer.logement.loyer = Exact{400};
    foyer.logement.insee = "71270";
    const auto& parametres = parametres_livres();
    CHECK(parametres.covered_first() <= Month{2025, 1});
    CHECK(parametres.covered_last() >= Month{2026, 11} + 18);
    for (auto month = Month{2025, 1}; month <= parametres.covered_last(); month = month + 1) {
        CAPTURE(month.year(), month.month());
        foyer.mois = month;
        for (const auto lecture : {Lecture::reference, Lecture::loi}) {
            const auto results = rules::simuler(foyer, parametres, lecture);
            REQUIRE(results);
            CHECK(results->aspa > Exact{});
            CHECK(results->apl > Exact{});
            CHECK(results->asf > Exact{});
        }
    }
    foyer.mois = parametres.covered_last() + 1;
    CHECK_FALSE(rules::simuler(foyer, parametres, Lecture::loi));
    foyer.mois = Month{2024, 12};
    CHECK_FALSE(rules::simuler(foyer, parametres, Lecture::loi));
}
