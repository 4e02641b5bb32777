// perron-central secteurs, as an operator runs it.

#include "sync/central/cli/secteurs.h"

#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/central/rdv_fixture.h"

#include <filesystem>
#include <fstream>

namespace {

using Sqlite = test::SqliteHarness;
using Postgresql = test::PostgresqlHarness;

const std::string kCommunes =
    "code_insee;nom;codes_postaux;population;epci;lon;lat\n"
    "71270;Mâcon;71000;35177;200070308;4.82823;46.31407\n";
const std::string kHeading =
    "code_insee;nom_commune;nom_voie;cote;numero_debut;numero_fin;mds;agendas;motifs\n";

template <class Stores>
struct Operator {
    test::BookingCentre<Stores> centre;
    test::TemporaryFolder pack;
    test::FakeRandom random;
    test::FakeClock clock{base::Instant{std::chrono::milliseconds{test::kReceived}}};

    Operator() {
        std::filesystem::create_directories(pack.path() + "/territoire");
        std::ofstream{pack.path() + "/territoire/communes.csv"} << kCommunes;
    }
    int run(const std::vector<std::string>& words) {
        central::Arguments arguments;
        arguments.words = words;
        const central::Tools tools{arguments, pack.path(), *centre.store, clock, random};
        return central::run_secteurs(tools, centre.agendas);
    }
    int load(const std::string& lines) {
        std::ofstream{pack.path() + "/territoire/secteurs.csv"} << kHeading << lines;
        return run({"secteurs", "charger", pack.path()});
    }
    std::size_t kept() { return centre.agendas.secteurs()->size(); }
};

}  // namespace

TEMPLATE_TEST_CASE("secteurs charger replaces every sector, or none", "[sync][secteur]", Sqlite,
                   Postgresql) {
    if (!TestType::is_there()) return;
    Operator<TestType> agent;
    CHECK(agent.load("71270;Mâcon;;;;;mds-a;1 2;\n71270;Mâcon;Rue A;;;;mds-b;;rsa\n") == 0);
    CHECK(agent.kept() == 2);
    CHECK(agent.run({"secteurs", "trouver", "71270", "3 rue A", "rsa"}) == 0);

    const auto wrong =
        GENERATE(as<std::string>{}, "71270;Mâcon;;;;;mds-a;3;\n", "71270;Mâcon;;;;;mds-b;1;\n",
                 "71270;Mâcon;;;;;mds-a;;chant\n", "71270;Mâcon;;;;;mds-z;;\n", "71270;Mâcon\n",
                 "71270;Mâcon;;;;;mds-a;;\n71270;Mâcon;;;;;mds-a;;\n");
    CAPTURE(wrong);
    CHECK(agent.load(wrong) == 1);
    CHECK(agent.kept() == 2);
    CHECK(agent.run({"secteurs", "charger", "/nulle-part"}) == 1);
    CHECK(agent.run({"secteurs"}) == 2);
    CHECK(agent.load("") == 0);
    CHECK(agent.kept() == 0);
}
