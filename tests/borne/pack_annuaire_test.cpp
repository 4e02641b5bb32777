#include "kiosk/content/pack_annuaire.h"

#include "kiosk/borne/pack_folder.h"
#include "kiosk/content/emergency_numbers.h"
#include "tests/support/catch.h"

#include <algorithm>

using content::PackAnnuaire;
using domain::AnnuaireQuery;
using Ids = std::vector<std::string>;

namespace {

const PackAnnuaire& annuaire_71() {
    static const PackAnnuaire annuaire{borne::open_pack(PERRON_SOURCE_DIR "/assets/packs/71").pack};
    return annuaire;
}

Ids ids_for(const AnnuaireQuery& query) {
    Ids ids;
    for (const auto& hit : annuaire_71().find(query)) ids.push_back(hit.fiche->id);
    return ids;
}

Ids ids_for(const std::string& words) {
    AnnuaireQuery query;
    query.mots = words;
    return ids_for(query);
}

bool holds(const Ids& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

domain::Fiche fiche_named(const std::string& id, const std::string& nom) {
    domain::Fiche fiche;
    fiche.id = id;
    fiche.nom = nom;
    fiche.x_themes = {"logement"};
    return fiche;
}

}  // namespace

TEST_CASE("everyday words find the help they mean", "[borne][annuaire]") {
    const auto [words, id] = GENERATE(table<std::string, std::string>({
        {"j'ai faim", "restos-du-coeur--aide"},
        {"j'ai faim", "demo71--distribution-alimentaire-charnay"},
        {"je ne sais pas où dormir", "urgence--115"},
        {"payer mon loyer", "anil--sos-loyers-impayes"},
        {"je n'ai plus de courrier", "etat--domiciliation"},
        {"facture d'électricité", "dept71--fsl"},
        {"carte vitale", "cpam--accueil"},
        {"mon mari me frappe", "urgence--3919"},
        {"transport", "demo71--transport-adapte-charolais"},
        {"handicap", "demo71--transport-adapte-charolais"},
        {"Charolais-Brionnais", "demo71--transport-adapte-charolais"},
        {"vêtements", "demo71--vestiaire-tournus"},
        {"ordinateur", "dept71--van71"},
        {"3919", "urgence--3919"},
        {"116006", "france-victimes--116006"},
    }));
    CAPTURE(words);
    CHECK(holds(ids_for(words), id));
}

TEST_CASE("accents, case and plurals do not matter", "[borne][annuaire]") {
    const auto plain = ids_for("vetement");
    CHECK_FALSE(plain.empty());
    CHECK(ids_for("Vêtements") == plain);
    CHECK(ids_for("VÊTEMENT") == plain);
}

TEST_CASE("a typing error finds what was meant", "[borne][annuaire]") {
    const auto [typed, id] = GENERATE(table<std::string, std::string>({
        {"logemnt", "etat--logement-social"},
        {"surendetement", "banque-de-france--surendettement"},
        {"alocations familliales", "caf--allocations-familiales"},
        {"hopital", "etat--complementaire-sante-solidaire"},
        {"domicilation", "etat--domiciliation"},
    }));
    CAPTURE(typed);
    CHECK(holds(ids_for(typed), id));
}

TEST_CASE("English and Arabic words find fiches too", "[borne][annuaire]") {
    const auto [words, id] = GENERATE(table<std::string, std::string>({
        {"I am hungry", "restos-du-coeur--aide"},
        {"food", "banques-alimentaires--aide"},
        {"rent", "anil--sos-loyers-impayes"},
        {"doctor", "urgence--15"},
        {"أنا جائعة", "urgence--115"},
        {"جوع", "restos-du-coeur--aide"},
        {"السكن", "etat--logement-social"},
        {"طبيب", "cpam--accueil"},
        {"عنف", "urgence--3919"},
    }));
    CAPTURE(words);
    if (words == "أنا جائعة") {
        CHECK_FALSE(ids_for("جائع").empty());
    } else {
        CHECK(holds(ids_for(words), id));
    }
}

TEST_CASE("places are found by commune and by postal code", "[borne][annuaire]") {
    const Ids in_tournus{"demo71--vestiaire-tournus"};
    CHECK(ids_for("71700") == in_tournus);
    CHECK(holds(ids_for("tournus"), in_tournus.front()));
    CHECK(holds(ids_for("macon"), "demo71--accueil-de-jour-macon"));
}

TEST_CASE("results show while the word is being typed", "[borne][annuaire]") {
    const auto typed = GENERATE(as<std::string>{}, "lo", "log", "loge", "logem", "logement");
    CAPTURE(typed);
    CHECK(holds(ids_for(typed), "etat--logement-social"));
}

TEST_CASE("what a fiche is called comes before what it speaks of", "[borne][annuaire]") {
    const auto found = ids_for("caf");
    REQUIRE(found.size() > 3);
    CHECK(found.front() == "caf--accueil");
}

TEST_CASE("emergency numbers come first, then the nearest places", "[borne][annuaire]") {
    AnnuaireQuery query;
    query.themes = {"logement"};
    query.depuis = annuaire_71().commune("71270")->centre;
    const auto hits = annuaire_71().find(query);
    REQUIRE(hits.size() > 5);
    CHECK(hits[0].fiche->id == "urgence--115");
    CHECK(hits[1].fiche->adresse->commune == "Mâcon");
    REQUIRE(hits[1].distance_km.has_value());
    CHECK(*hits[1].distance_km < 0.01);
    CHECK_FALSE(hits.back().distance_km.has_value());
    const auto is_placed = [](const domain::AnnuaireHit& hit) {
        return hit.distance_km.has_value();
    };
    CHECK(std::is_partitioned(hits.begin() + 1, hits.end(), is_placed));
}

TEST_CASE("themes and words narrow each other", "[borne][annuaire]") {
    AnnuaireQuery query;
    query.mots = std::string{"colis"};
    query.themes = {"alimentation"};
    for (const auto& id : ids_for(query)) {
        const auto& themes = annuaire_71().fiche(id)->x_themes;
        CHECK(std::find(themes.begin(), themes.end(), "alimentation") != themes.end());
    }
    query.themes = {"violences"};
    CHECK(ids_for(query).empty());
    query.themes = {"no-such-theme"};
    CHECK(ids_for(query).empty());
}

TEST_CASE("a search is limited to what was asked", "[borne][annuaire]") {
    AnnuaireQuery query;
    query.limit = 5;
    CHECK(ids_for(query).size() == 5);
    query.mots = std::string{"e"};
    CHECK(ids_for(query).size() <= 5);
}

TEST_CASE("nothing typed finds all, nothing said finds nothing", "[borne][annuaire]") {
    AnnuaireQuery query;
    query.limit = 1000;
    const auto all = ids_for(query);
    CHECK(all.size() >= 60);
    query.mots = std::string{" ' "};
    CHECK(ids_for(query) == all);
    CHECK(ids_for("je ne").empty());
    CHECK(ids_for("zzzzqqqq").empty());
}

TEST_CASE("no text typed can break the search", "[borne][annuaire]") {
    const auto typed =
        GENERATE(as<std::string>{}, "\"", "\"*", "AND", "OR NOT", "nom:loyer", "a*b", "(", "{nom}",
                 "-", "\xFF\xFE", "loyer\"; drop table fiches", "😀", "^loyer", "NEAR(a b)",
                 std::string(5000, 'a'), "a b c d e f g h i j k l m n o p q r s t u v w x y z");
    CAPTURE(typed);
    (void)ids_for(typed);
    CHECK_FALSE(ids_for("loyer").empty());
}

TEST_CASE("a commune is found by the start of a word or by its postal code", "[borne][annuaire]") {
    const auto names = [](const std::string& typed) {
        Ids found;
        for (const auto* commune : annuaire_71().communes(typed, 3)) found.push_back(commune->nom);
        return found;
    };
    CHECK(names("mac").front() == "Mâcon");
    CHECK(names("MÂCON").front() == "Mâcon");
    CHECK(names("creusot") == Ids{"Le Creusot"});
    CHECK(names("chalon sur") == Ids{"Chalon-sur-Saône"});
    CHECK(names("71400").front() == "Autun");
    CHECK(names("st gengoux").front() == "Saint-Gengoux-le-National");
    CHECK(names("zz").empty());
    CHECK(names("").empty());
    CHECK(names("a").size() == 3);
}

TEST_CASE("fiches, communes and lieux are found by their id", "[borne][annuaire]") {
    CHECK(annuaire_71().fiche("urgence--115")->telephone == "115");
    CHECK(annuaire_71().fiche("no--such") == nullptr);
    CHECK(annuaire_71().commune("71014")->nom == "Autun");
    CHECK(annuaire_71().commune("01004") == nullptr);
    CHECK(annuaire_71().lieux().front().id == "mds-macon");
    CHECK(annuaire_71().themes().front().id == "logement");
}

TEST_CASE("the distance is that of the great circle", "[borne][annuaire]") {
    const domain::Position macon{4.82823, 46.31407};
    const domain::Position chalon{4.85372, 46.78112};
    CHECK(std::abs(content::distance_km(macon, chalon) - 51.97) < 0.05);
    CHECK(content::distance_km(macon, macon) == 0);
}

TEST_CASE("the emergency numbers alone make a directory", "[borne][annuaire]") {
    const PackAnnuaire annuaire{content::fallback_pack()};
    AnnuaireQuery query;
    CHECK(annuaire.find(query).size() == 10);
    query.mots = std::string{"dormir"};
    REQUIRE_FALSE(annuaire.find(query).empty());
    CHECK(annuaire.find(query).front().fiche->id == "urgence--115");
    CHECK(annuaire.communes("macon", 5).empty());
}

TEST_CASE("when no fiche has all the words, most words come first", "[borne][annuaire]") {
    content::Pack pack;
    pack.themes = {{"logement", "house_line", false}};
    pack.fiches = {fiche_named("a--1", "Caution"), fiche_named("a--2", "Garage Vélo"),
                   fiche_named("a--3", "Garage Caution")};
    const PackAnnuaire annuaire{pack};
    AnnuaireQuery query;
    query.mots = std::string{"caution garage introuvable"};
    auto hits = annuaire.find(query);
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].fiche->id == "a--3");
    query.mots = std::string{"caution vélo"};
    hits = annuaire.find(query);
    REQUIRE(hits.size() == 3);
}
