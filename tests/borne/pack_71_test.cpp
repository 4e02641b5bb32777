#include "kiosk/borne/pack_folder.h"
#include "kiosk/content/emergency_numbers.h"
#include "kiosk/content/opening_hours.h"
#include "kiosk/content/words.h"
#include "platform/system/files.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <set>

namespace {

constexpr std::size_t kLongestDescription = 220;  // what fits the card of a fiche, in characters
constexpr std::size_t kLongestPublics = 95;

const content::Pack& pack_71() {
    static const auto opened =
        borne::open_pack(std::string{PERRON_SOURCE_DIR} + "/assets/packs/71");
    if (opened.refused) FAIL(opened.refused->detail);
    return opened.pack;
}

const domain::Fiche::Traduction* translation(const domain::Fiche& fiche,
                                             const std::string& langue) {
    for (const auto& traduction : fiche.x_traductions) {
        if (traduction.langue == langue) return &traduction;
    }
    return nullptr;
}

std::size_t characters(const std::string& utf8) {
    return content::code_points(utf8).size();
}

}  // namespace

TEST_CASE("the pack of Saône-et-Loire is whole", "[borne][pack]") {
    const auto& pack = pack_71();
    CHECK(pack.manifeste.departement == "71");
    CHECK(pack.themes.size() == 10);
    CHECK(pack.fiches.size() >= 60);
    CHECK(pack.lieux.size() == 4);
    CHECK(pack.communes.size() == 563);
}

TEST_CASE("each fiche of the pack is in three languages and fits the screen", "[borne][pack]") {
    for (const auto& fiche : pack_71().fiches) {
        CAPTURE(fiche.id);
        CHECK(characters(fiche.nom) <= 50);
        CHECK(characters(fiche.description) <= kLongestDescription);
        CHECK(characters(fiche.publics_precisions) <= kLongestPublics);
        CHECK_FALSE(fiche.x_mots.empty());
        for (const auto* langue : {"en", "ar"}) {
            const auto* traduction = translation(fiche, langue);
            REQUIRE(traduction != nullptr);
            CHECK(characters(traduction->description) <= kLongestDescription);
            CHECK_FALSE(traduction->publics_precisions.empty());
            CHECK(traduction->x_justificatifs.size() == fiche.x_justificatifs.size());
        }
    }
}

TEST_CASE("each contact of the pack says where it was read", "[borne][pack]") {
    for (const auto& fiche : pack_71().fiches) {
        CAPTURE(fiche.id);
        CHECK_FALSE(fiche.source.empty());
        if (!fiche.telephone.empty()) CHECK_FALSE(fiche.lien_source.empty());
        if (!fiche.horaires_accueil.empty() && !fiche.x_fictif) {
            CHECK_FALSE(fiche.lien_source.empty());
        }
    }
}

TEST_CASE("an invented place gives no street and no phone", "[borne][pack]") {
    std::size_t invented = 0;
    for (const auto& fiche : pack_71().fiches) {
        if (!fiche.adresse) continue;
        CAPTURE(fiche.id);
        CHECK(fiche.x_fictif);
        CHECK(fiche.adresse->adresse.empty());
        CHECK(fiche.telephone.empty());
        CHECK(fiche.position.has_value());
        ++invented;
    }
    CHECK(invented >= 8);
    for (const auto& lieu : pack_71().lieux) {
        CHECK(lieu.fictif);
        CHECK(lieu.telephone.empty());
    }
}

TEST_CASE("every opening hour of the pack is understood", "[borne][pack]") {
    const auto understood = [](const std::string& hours) {
        return hours.empty() || content::parse_opening_hours(hours);
    };
    for (const auto& fiche : pack_71().fiches) {
        CAPTURE(fiche.id, fiche.horaires_accueil);
        CHECK(understood(fiche.horaires_accueil));
    }
    for (const auto& lieu : pack_71().lieux) CHECK(understood(lieu.horaires_accueil));
}

TEST_CASE("each need has fiches, a pictogram and words in three languages", "[borne][pack]") {
    const auto& pack = pack_71();
    for (const auto& theme : pack.themes) {
        CAPTURE(theme.id);
        CHECK(theme.discret == (theme.id == "violences"));
        const auto of_theme =
            std::count_if(pack.fiches.begin(), pack.fiches.end(), [&](const domain::Fiche& fiche) {
                return std::find(fiche.x_themes.begin(), fiche.x_themes.end(), theme.id) !=
                       fiche.x_themes.end();
            });
        CHECK(of_theme >= 3);
        std::set<std::string> languages;
        for (const auto& words : pack.mots) {
            if (words.theme == theme.id && !words.mots.empty()) languages.insert(words.langue);
        }
        CHECK(languages == std::set<std::string>{"ar", "en", "fr"});
    }
}

TEST_CASE("the numbers built into the program are those of the pack", "[borne][pack]") {
    for (const auto& built_in : content::emergency_numbers()) {
        const auto& fiches = pack_71().fiches;
        const auto found =
            std::find_if(fiches.begin(), fiches.end(),
                         [&](const domain::Fiche& fiche) { return fiche.id == built_in.id; });
        CAPTURE(built_in.id);
        REQUIRE(found != fiches.end());
        CHECK(found->x_urgence);
        CHECK(found->telephone == built_in.telephone);
        CHECK(found->description == built_in.description);
    }
}

TEST_CASE("a kiosk without a usable pack keeps the emergency numbers", "[borne][pack]") {
    const auto opened = borne::open_pack("/nowhere/at/all");
    REQUIRE(opened.refused.has_value());
    CHECK(opened.refused->code == ErrorCode::unavailable);
    CHECK_THAT(opened.refused->detail, test::contains("manifeste.yaml"));
    CHECK(opened.pack.fiches.size() == 10);
}

TEST_CASE(
    "the motifs of the pack are in three languages, and are those of the agendas of the "
    "demonstration",
    "[borne][pack][rdv]") {
    const auto bytes = platform::read_file(
        std::string{PERRON_SOURCE_DIR} + "/assets/agendas/71/motifs.csv", 100'000);
    REQUIRE(bytes);
    const auto& motifs = pack_71().motifs;
    CHECK(motifs.size() >= 5);
    for (const auto& one : motifs) {
        const auto& motif = one.motif;
        CAPTURE(motif.id);
        CHECK(one.traductions.size() == 2);
        const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(motif.duree).count();
        const auto hours = std::chrono::duration_cast<std::chrono::hours>(motif.delai_min).count();
        const auto start = "\n" + motif.id + ";" + motif.nom + ";" + std::to_string(minutes) + ";";
        const auto at = bytes->find(start);
        REQUIRE(at != std::string::npos);
        const auto line = bytes->substr(at + 1, bytes->find('\n', at + 1) - at - 1);
        const std::string yes = motif.sensible ? "oui" : "non";
        CHECK(line.find(";" + std::to_string(hours) + ";" +
                        std::to_string(motif.delai_max.count()) + ";" + yes + ";non;oui;1;" +
                        motif.apporter) != std::string::npos);
    }
}
