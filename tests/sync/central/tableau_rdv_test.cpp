#include "sync/central/rdv/tableau.h"
#include "tests/sync/central/rdv_fixture.h"

namespace {

using namespace std::chrono_literals;
using domain::StatutRdv;
using test::BookingCentre;
using test::on_tuesday;
using test::sale;
using test::status_said;

}  // namespace

TEST_CASE("rates are printed as the department prints them", "[sync][rdv]") {
    const auto [missed, all, printed] = GENERATE(table<int, int, std::string>({
        {11589, 31761, "36,49"},
        {1011, 2227, "45,4"},
        {540, 1340, "40,3"},
        {507, 1252, "40,5"},
        {624 + 0, 624 + 1329, "31,95"},
        {1, 2, "50"},
        {0, 7, "0"},
        {1, 1000, "0,1"},
        {1, 2000, "0,05"},
    }));
    CHECK(central::percentage(missed, all) == printed);
    CHECK_FALSE(central::percentage(0, 0));
}

TEMPLATE_TEST_CASE("the table of rdv counts each on its day, and what is left out beside",
                   "[sync][rdv]", test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    BookingCentre<TestType> centre;
    const std::vector<StatutRdv> told{StatutRdv::honore, StatutRdv::absent,
                                      StatutRdv::parti_avant_contact, StatutRdv::annule_service,
                                      StatutRdv::confirme};
    int n = 0;
    for (const auto statut : told) {
        ++n;
        centre.say(centre.first,
                   {sale(n, on_tuesday(n, n + 1)),
                    domain::RdvRemis{{static_cast<std::uint32_t>(n)}}, status_said(n, statut)});
    }
    auto pmi = sale(6, on_tuesday(6, 7));
    pmi.motif = "pmi";
    auto unknown = sale(7, on_tuesday(7, 8));
    unknown.motif = "chant";
    centre.say(centre.first, {pmi, status_said(6, StatutRdv::absent), unknown});

    const auto later = base::from_paris({2026y / 12 / 1, 9h}).time_since_epoch().count();
    const central::Period november{2026y / 11 / 1, 2026y / 11 / 30};
    const auto tableau = central::tableau_rdv(*centre.store, november, later);
    REQUIRE(tableau);
    REQUIRE(tableau->lignes.size() == 3);
    const auto& mds = tableau->lignes.front();
    CHECK(mds.mds == "mds-a");
    CHECK(mds.rsa == central::RdvDuService{1, 2, 0, 1, 0, 0, 1, 0, 4});
    CHECK(mds.hors_rsa == central::RdvDuService{0, 0, 0, 0, 0, 1, 0, 0, 1});
    CHECK(mds.inconnu.sans_statut == 1);
    CHECK(tableau->lignes.back().total() == mds.total());
    const auto csv = central::to_csv(*tableau);
    CHECK(csv.find("mds-a;MDS d'essai;rsa;2026-11-01;2026-11-30;1;2;0;1;0;0;1;0;33,33;66,67;80;") !=
          csv.npos);
    CHECK(central::to_json(*tableau).find("\"taux_effectues\": \"33,33\"") != std::string::npos);

    auto named = *tableau;
    named.lignes.front().nom = "=MDS \"du centre\"; ouest";
    CHECK(central::to_csv(named).find("mds-a;\"'=MDS \"\"du centre\"\"; ouest\";rsa;") !=
          std::string::npos);

    const auto before = central::tableau_rdv(*centre.store, november, test::kReceived);
    CHECK(before->lignes.front().rsa.a_venir == 1);
    CHECK(before->lignes.front().rsa.sans_statut == 0);
}

TEMPLATE_TEST_CASE("no rdv is past yet: how many are told is not known", "[sync][rdv]",
                   test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    BookingCentre<TestType> centre;
    centre.say(centre.first, {sale(1, on_tuesday(1, 2)), domain::RdvRemis{{1}},
                              status_said(1, StatutRdv::annule_usager)});
    const central::Period november{2026y / 11 / 1, 2026y / 11 / 30};
    const auto before = central::tableau_rdv(*centre.store, november, test::kReceived);
    REQUIRE(before);
    CHECK(before->lignes.front().rsa.annules_usager == 1);
    CHECK_THAT(
        central::to_csv(*before),
        test::contains("mds-a;MDS d'essai;rsa;2026-11-01;2026-11-30;0;0;1;0;0;0;0;0;nc;nc;nc;"));
    const auto later = base::from_paris({2026y / 12 / 1, 9h}).time_since_epoch().count();
    const auto after = central::tableau_rdv(*centre.store, november, later);
    REQUIRE(after);
    CHECK_THAT(
        central::to_csv(*after),
        test::contains("mds-a;MDS d'essai;rsa;2026-11-01;2026-11-30;0;0;1;0;0;0;0;0;nc;nc;100;"));
}
