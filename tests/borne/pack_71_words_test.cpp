// Words of every day, in the three languages of the screens, find in the pack of Saône-et-Loire
// what one expects first.

#include "kiosk/borne/pack_folder.h"
#include "kiosk/content/pack_annuaire.h"
#include "tests/support/catch.h"

#include <algorithm>

namespace {

const content::PackAnnuaire& annuaire() {
    static const content::PackAnnuaire real{
        borne::open_pack(std::string{PERRON_SOURCE_DIR} + "/assets/packs/71").pack};
    return real;
}

struct Sought {
    std::string mots;
    std::string theme;  ///< of the first fiche
    std::string fiche;  ///< the first one, when only one is right
};

std::vector<domain::AnnuaireHit> found_by(const std::string& mots) {
    domain::AnnuaireQuery query;
    query.mots = mots;
    query.depuis = annuaire().lieux().front().position;
    return annuaire().find(query);
}

void check_first(const std::vector<Sought>& all) {
    for (const auto& sought : all) {
        CAPTURE(sought.mots);
        const auto hits = found_by(sought.mots);
        REQUIRE_FALSE(hits.empty());
        const auto& first = *hits.front().fiche;
        CAPTURE(first.id);
        const auto& themes = first.x_themes;
        CHECK(std::find(themes.begin(), themes.end(), sought.theme) != themes.end());
        if (!sought.fiche.empty()) CHECK(first.id == sought.fiche);
    }
}

}  // namespace

TEST_CASE("French words of every day find what they mean first", "[borne][pack][recherche]") {
    check_first({{"toit", "logement", "urgence--115"},
                 {"loyer", "logement", ""},
                 {"faim", "alimentation", "restos-du-coeur--aide"},
                 {"docteur", "sante", "demo71--maison-de-sante-macon"},
                 {"enfants", "famille", ""},
                 {"électricité", "logement", ""},
                 {"retraite", "handicap_age", ""},
                 {"papiers", "papiers", ""},
                 {"pension alimentaire", "famille", "cidff71--accueil"},
                 {"mon mari me frappe", "violences", "urgence--3919"}});
}

TEST_CASE("English words of every day find what they mean first", "[borne][pack][recherche]") {
    check_first({{"rent", "logement", ""},
                 {"housing", "logement", ""},
                 {"sleep", "logement", "urgence--115"},
                 {"food", "alimentation", "restos-du-coeur--aide"},
                 {"hungry", "alimentation", "restos-du-coeur--aide"},
                 {"clothes", "alimentation", "demo71--vestiaire-tournus"},
                 {"money", "argent", "etat--rsa"},
                 {"debt", "argent", ""},
                 {"doctor", "sante", "demo71--maison-de-sante-macon"},
                 {"job", "travail", ""},
                 {"children", "famille", ""},
                 {"violence", "violences", "urgence--3919"},
                 {"electricity", "logement", ""},
                 {"disability", "handicap_age", "mdph71--accueil"},
                 {"pension", "handicap_age", "carsat--accueil"},
                 {"retirement", "handicap_age", "carsat--accueil"},
                 {"papers", "papiers", ""},
                 {"lawyer", "papiers", ""}});
}

TEST_CASE("Arabic words of every day find what they mean first", "[borne][pack][recherche]") {
    check_first({{"سكن", "logement", ""},
                 {"السَّكَن", "logement", ""},
                 {"إيجار", "logement", ""},
                 {"ايجار", "logement", ""},
                 {"بيت", "logement", "etat--logement-social"},
                 {"نوم", "logement", "urgence--115"},
                 {"طعام", "alimentation", "restos-du-coeur--aide"},
                 {"أكل", "alimentation", "restos-du-coeur--aide"},
                 {"ملابس", "alimentation", "demo71--vestiaire-tournus"},
                 {"مال", "argent", "etat--rsa"},
                 {"فلوس", "argent", "etat--rsa"},
                 {"طبيب", "sante", "demo71--maison-de-sante-macon"},
                 {"الصحة", "sante", "cpam--accueil"},
                 {"عمل", "travail", "france-travail--accueil"},
                 {"أطفال", "famille", ""},
                 {"عنف", "violences", "urgence--3919"},
                 {"كهرباء", "logement", ""},
                 {"الماء", "logement", "dept71--fsl"},
                 {"إعاقة", "handicap_age", "mdph71--accueil"},
                 {"اعاقه", "handicap_age", "mdph71--accueil"},
                 {"تقاعد", "handicap_age", "carsat--accueil"},
                 {"أوراق", "papiers", ""},
                 {"محامي", "papiers", ""}});
}

TEST_CASE("a word of a theme alone puts no emergency number first", "[borne][pack][recherche]") {
    CHECK_FALSE(found_by("docteur").front().fiche->x_urgence);
    CHECK(found_by("suicide").front().fiche->id == "urgence--3114");
    CHECK(found_by("dormir").front().fiche->id == "urgence--115");
}
