// "Quelle est ma MDS ?", and what its answer changes to the hours offered.

#include "tests/support/catch.h"
#include "tests/support/rdv_stand.h"
#include "tests/view/visit_fixture.h"

using namespace std::chrono_literals;

namespace {

domain::RegleDeSecteur rule(const std::string& commune, const std::string& street,
                            const std::string& mds) {
    domain::RegleDeSecteur one;
    one.code_insee = commune;
    one.nom_voie = street;
    one.secteur.mds = mds;
    return one;
}

/// A borne at Mâcon, of a department that has drawn sectors.
struct Home : test::Visit {
    Home() {
        auto even = rule("71270", "Rue du Pont", "mds-chalon");
        even.cote = domain::Cote::pair;
        auto odd = rule("71270", "Rue du Pont", "mds-macon");
        odd.cote = domain::Cote::impair;
        auto second_desk = rule("71221", "", "mds-macon");
        second_desk.secteur.agendas = {2};
        annuaire->secteurs = content::Secteurs{{rule("71270", "", "mds-macon"), even, odd,
                                                rule("71306", "", "mds-chalon"), second_desk}};
        annuaire->known_lieux = {
            {"mds-chalon", "MDS de Chalon (fictive)", true, {}, {}, "", "", {}}};
        context.lieu.id = "mds-macon";
        test::add_motifs(*annuaire);
        test::hold_times(context.droits);
        arrive();
        touch("besoins.ne_sais_pas");
    }
    Home& touch(const std::string& id) {
        test::Visit::touch(id);
        return *this;
    }
    Home& type(const std::string& text) {
        for (const char letter : text) tap(app::TypeKey{std::string(1, letter)});
        return *this;
    }
    Home& ask(const std::string& commune) {
        tap(app::ShowSecteur{}).tap(app::ChooseCommune{commune});
        return *this;
    }
    std::string said() const { return body<view::Message>().title; }
};

}  // namespace

TEST_CASE("a commune of one MDS answers by itself", "[view][secteur]") {
    Home home;
    home.touch("actions.prendre").touch("motifs.ma_mds").type("Mont").touch("commune.71306");
    CHECK(home.said() == "MDS de Chalon (fictive)");
    CHECK(home.body<view::Message>().text == "Vous pouvez quand même être reçu ici.");
    home.touch("ma_mds.autre");
    CHECK(home.look().id == "secteur");
    CHECK(home.body<view::Search>().typed.empty());
}

TEST_CASE("a commune that is split asks the street, and the number when it decides",
          "[view][secteur]") {
    Home home;
    home.ask("71270");
    CHECK(home.look().id == "voie");
    CHECK_FALSE(home.body<view::Search>().primary->enabled);
    home.type("rue du pont");
    CHECK(home.body<view::Search>().notice == "Ajoutez le numéro de la rue.");
    CHECK_FALSE(home.body<view::Search>().primary->enabled);
    for (int i = 0; i < 11; ++i) home.touch("cle.effacer");
    home.type("12 rue du pont").touch("voie.continuer");
    CHECK(home.said() == "MDS de Chalon (fictive)");
    home.touch("ma_mds.autre");
    home.ask("71270").type("7 r du pont").touch("voie.continuer");
    CHECK(home.said() == "MDS de Mâcon");
}

TEST_CASE("an address that the sectors do not know is sent to the accueil", "[view][secteur]") {
    Home home;
    home.annuaire->secteurs = content::Secteurs{{rule("71306", "", "mds-chalon")}};
    home.ask("71270");
    CHECK(home.said() == "Demandez à l’accueil");
}

TEST_CASE("a department without sectors does not ask where one lives", "[view][secteur]") {
    Home home;
    home.annuaire->secteurs = {};
    home.tap(app::ShowSecteur{});
    CHECK(home.look().id == "actions");
    home.touch("actions.prendre");
    CHECK_FALSE(home.shows("motifs.ma_mds"));
}

TEST_CASE("the hours offered are those of one's own sector, held or asked for", "[view][secteur]") {
    Home home;
    home.context.asks_centre = true;
    const auto choose = [&] {
        home.tap(app::ShowMotifs{}).tap(app::ChooseMotif{"logement"});
        return home.all<app::SearchCentre>().back().souhait;
    };
    SECTION("nothing said: those of here") {
        CHECK(choose().lieu == "mds-macon");
        home.input(app::CentreSearched{2026y / 11 / 24, {}});
        CHECK(home.body<view::DayHours>().day == "mardi 24 novembre");
    }
    SECTION("another MDS: the borne sells none of its own time") {
        home.ask("71306");
        const auto asked = choose();
        CHECK(asked.lieu.empty());
        CHECK(asked.secteur == domain::Secteur{"mds-chalon", {}});
        home.input(app::CentreSearched{2026y / 11 / 24, {}});
        CHECK(home.body<view::Message>().text ==
              "Votre MDS : MDS de Chalon (fictive). Faites une demande, ou allez-y.");
    }
    SECTION("another agenda of this one") {
        home.ask("71221");
        choose();
        home.input(app::CentreSearched{2026y / 11 / 24, {}});
        CHECK(home.said() == "Pas d’heure libre sur la borne pour cela");
    }
    SECTION("and the ticket says where to go") {
        home.ask("71306");
        choose();
        const auto nine = domain::quantum_from(base::from_paris({2026y / 11 / 25, 9h}));
        const domain::Tranche there{4, nine, nine + domain::Quanta{6}};
        home.input(app::CentreSearched{2026y / 11 / 24,
                                       std::vector<domain::OffreDuCentre>{{there, "mds-chalon"}}});
        CHECK(home.body<view::DayHours>().detail == "MDS de Chalon (fictive)");
        home.touch("creneau.0900").touch("creneaux.continuer");
        REQUIRE(home.all<app::BookAtCentre>().size() == 1);
        home.input(app::RdvSold{{std::string(32, 'a'), {5}, there, "logement"}});
        CHECK(home.body<view::TakenRdv>().lines.at(0).second == "MDS de Chalon (fictive)");
        std::string paper;
        const auto slip = view::build_rdv_slip(home.session, {*home.textes, home.context});
        for (const auto& line : slip.lines) paper += line.text + "\n";
        CHECK(paper.find("Allez à : MDS de Chalon (fictive).") != std::string::npos);
    }
}

TEST_CASE("a fiche that names a motif offers its rdv in one tap", "[view][rdv]") {
    Home home;
    home.annuaire->fiches.back().x_motif = "logement";
    const auto id = home.annuaire->fiches.back().id;
    home.tap(app::OpenFiche{id});
    home.touch("fiche.rdv");
    CHECK(home.look().id == "creneaux");
    home.annuaire->known_motifs.clear();
    home.touch("retour");
    CHECK_FALSE(home.shows("fiche.rdv"));
    CHECK(home.shows("fiche.voir"));
}
