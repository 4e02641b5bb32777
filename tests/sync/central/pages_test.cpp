#include "sync/central/pages/pages.h"

#include "sync/central/pages/html.h"
#include "tests/support/catch.h"

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kNow = 1'795'336'200'000;  // 2026-11-22 08:30 UTC

central::IndicatorTable table_of(std::optional<central::PassageCount> passages) {
    central::IndicatorRow row;
    row.mds = "mds-a";
    row.nom = "MDS \"du; centre\"";
    row.from = 2026y / 11 / 1;
    row.to = 2026y / 11 / 30;
    row.passages = passages;
    if (passages) row.simule = true;
    row.bornes_attendues = 2;
    row.bornes_a_jour = 1;
    row.contact_ms = kNow;
    return {{row.from, row.to}, kNow, {row}};
}

}  // namespace

TEST_CASE("figures leave as CSV that a French spreadsheet opens", "[sync][central]") {
    const auto csv = central::to_csv(table_of(central::PassageCount{12, 3, 5, 1}));
    CHECK(csv ==
          "\xEF\xBB\xBFmds;nom;mois;du;au;passages;ticket;arrivee;consultation;estimes;"
          "date_inconnue;simulateur;bornes_attendues;bornes_a_jour;dernier_contact;calcule_a;"
          "definition\r\n"
          "mds-a;\"MDS \"\"du; centre\"\"\";2026-11;2026-11-01;2026-11-30;20;12;3;5;1;0;oui;2;1;"
          "2026-11-22T08:30:00Z;2026-11-22T08:30:00Z;\"" +
              std::string{central::kPassageDefinition} + "\"\r\n");
}

TEST_CASE("what nobody told is nc, never zero", "[sync][central]") {
    const auto table = table_of(std::nullopt);
    CHECK_THAT(central::to_csv(table), test::contains(";nc;nc;nc;nc;nc;nc;"));
    CHECK_THAT(central::to_json(table), test::contains("\"passages\": null"));
    CHECK_THAT(central::home_page({"71", table, {}, {}, {}, {}}), test::contains(">nc</abbr>"));
}

TEST_CASE("the share of MDS that use the simulator leaves out those nobody heard",
          "[sync][central]") {
    auto table = table_of(central::PassageCount{1, 0, 0, 0});
    auto second = table.rows.front();
    second.mds = "mds-b";
    second.simule = false;
    auto silent = second;
    silent.mds = "mds-c";
    silent.simule.reset();
    auto later = second;
    later.simule = true;
    table.rows.insert(table.rows.end(), {second, silent});
    const auto share = central::simulator_share(table);
    CHECK(share.utilisatrices == 1);
    CHECK(share.connues == 2);
    CHECK(share.total == 3);
    CHECK_THAT(central::home_page({"71", table, {}, {}, {}, {}}),
               test::contains("50\u00A0%</b><span>MDS utilisatrices du simulateur (1 sur 2)"));
    CHECK_THAT(central::to_json(table), test::contains("\"connues\": 2"));

    SECTION("one month of use is enough for the period") {
        table.rows.push_back(later);
        CHECK(central::simulator_share(table).utilisatrices == 2);
    }
}

TEST_CASE("the page of the department says its counters in words", "[sync][central]") {
    const auto [family, key, words] = GENERATE(table<std::string, std::string, std::string>({
        {"besoin", "handicap_age", "Handicap et âge"},
        {"besoin", "non_detaille", "non détaillé"},
        {"besoin", "besoin_a_venir", "besoin a venir"},
        {"fiche", "anil--sos-loyers", "Sos loyers"},
        {"recherche_vide", "logement/71270", "Se loger, commune 71270"},
        {"recherche_vide", "/", "par mots, près de la borne"},
        {"simulation", "rsa/2026-04-01/a_verifier", "RSA\u00A0: à vérifier"},
        {"abandon", "liste", "liste des réponses"},
        {"langue", "ar", "arabe"},
        {"impression", "bilan", "estimations d’aides"},
        {"signalement", "anil--sos-loyers/horaires", "Sos loyers\u00A0: les horaires"},
    }));
    central::HomeView home{"71", table_of(std::nullopt), {}, {}, {{"mds-a", family, key, 3}}, {}};
    CHECK_THAT(central::home_page(home), test::contains("<dt>" + words + "</dt><dd>3</dd>"));
}

TEST_CASE("two counters that read the same are one line", "[sync][central]") {
    central::HomeView home{"71", table_of(std::nullopt), {}, {}, {}, {}};
    home.counters = {{"mds-a", "simulation", "rsa/2026-04-01/oui", 3},
                     {"mds-a", "simulation", "rsa/2025-04-01/oui", 2}};
    CHECK_THAT(central::home_page(home), test::contains("<dt>RSA\u00A0: oui</dt><dd>5</dd>"));
}

TEST_CASE("no text that a page shows becomes markup", "[sync][central]") {
    const std::string evil = "<script>alert('1')</script>\"&";
    central::HomeView home{"71", table_of(std::nullopt), {{"mds-a", evil, "S"}}, {}, {}, {}};
    home.table.rows[0].nom = evil;
    home.counters = {{"mds-a", "besoin", evil, 3}};
    home.bornes.push_back({1, "mds-a", 'B', {}, {}, {}, {}, evil, 0});
    central::DeskView desk{"mds-a", evil, evil, kNow, {}};
    desk.desk.waiting.push_back({1, 1, 9, "B1" + evil, kNow, false});
    desk.desk.helps.push_back({1, 'B', evil, true, kNow});
    for (const auto& html :
         {central::home_page(home), central::desk_page(desk), central::error_page(evil, evil)}) {
        CHECK(html.find("<script>") == std::string::npos);
        CHECK(html.find("alert('") == std::string::npos);
    }
    CHECK(central::escape_html("<a b=\"c\">'&") == "&lt;a b=&quot;c&quot;&gt;&#39;&amp;");
}

TEST_CASE("a silent borne is marked in words, not by its colour alone", "[sync][central]") {
    central::HomeView home{"71", table_of(std::nullopt), {}, {}, {}, {}};
    home.bornes.push_back({1, "mds-a", 'B', {}, kNow, {}, kNow - 3 * 86'400'000, "0.1.0", 4});
    const auto html = central::home_page(home);
    CHECK_THAT(html, test::contains("muette"));
    CHECK_THAT(html, test::contains("il y a 3\u00A0jours"));
}

TEST_CASE("an urgent call stands before tickets on the desk page", "[sync][central]") {
    central::DeskView desk{"mds-a", "MDS", "S", kNow, {}};
    desk.desk.waiting.push_back({1, 7, 9, "B28", kNow - 12 * 60'000, false});
    desk.desk.helps.push_back({1, 'B', "0123456789abcdef", true, kNow});
    const auto html = central::desk_fragment(desk);
    CHECK(html.find("C’est urgent") < html.find("B\u00A028"));
    CHECK_THAT(html, test::contains("attend depuis 12\u00A0minutes"));
}

TEST_CASE("a period that is not one is refused in words", "[sync][central]") {
    CHECK_FALSE(central::read_period("2026-02-30", "2026-03-01"));
    CHECK_FALSE(central::read_period("hier", "2026-03-01"));
    CHECK_FALSE(central::read_period("2026-03-02", "2026-03-01"));
    CHECK(central::read_period("2026-03-01", "2026-03-01"));
}
