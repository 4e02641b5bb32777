// An agent at a desk's device says what became of rdv that a borne of the same MDS sold, cut off,
// then corrects; the real centre counts it once.

#include "kiosk/base/civil_time.h"
#include "tests/journeys/fleet.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

constexpr bool kCutOff = false;
const std::string kEnter = "expect ecran.code\ntype champ 271828\ntap code.entrer\n";
const std::string kEnterDay = kEnter + "expect ecran.journee\n";
const std::string kArrive = "tap accueil.commencer\ntap langue.fr\ntap besoins.ne_sais_pas\n";

/// The text of a field of the line that has that id.
std::string said_at(const std::string& tree, const std::string& id, const std::string& field) {
    std::istringstream lines{tree};
    for (std::string line; std::getline(lines, line);) {
        if (line.find("\"id\":\"" + id + "\"") == std::string::npos) continue;
        const auto key = "\"" + field + "\":\"";
        const auto start = line.find(key) + key.size();
        return line.substr(start, line.find('"', start) - start);
    }
    return "";
}

std::string first_hour(const std::string& tree) {
    const auto at = tree.find("\"creneau.");
    return at == std::string::npos ? "" : tree.substr(at + 1, tree.find('"', at + 1) - at - 1);
}

/// A borne of Mâcon that sells, and a desk's device there, with the code 271828.
struct Department {
    journeys::Fleet fleet;

    Department() {
        const auto loaded = fleet.centre({"agendas", "charger", open_every_day()});
        CAPTURE(loaded.out, loaded.err);
        REQUIRE(loaded.status == 0);
        enrol_desk();
    }

    std::string desk_folder() const { return fleet.device_folder() + "-accueil"; }

    /// So that today or tomorrow always has hours: the demonstration closes at week-ends.
    std::string open_every_day() const {
        namespace fs = std::filesystem;
        const auto folder = fleet.device_folder() + "-agendas";
        fs::create_directories(folder);
        for (const auto& file : fs::directory_iterator{PERRON_SOURCE_DIR "/assets/agendas/71"}) {
            fs::copy_file(file.path(), fs::path{folder} / file.path().filename());
        }
        std::ofstream{folder + "/plages.csv"}
            << "agenda;lieu;motifs;premier_jour;debut;fin;rythme;intervalle;jours;dernier_jour\n"
               "1;mds-macon;logement;2026-01-05;0:30;23:30;hebdomadaire;1;"
               "lun mar mer jeu ven sam dim;\n";
        return folder;
    }

    void enrol_desk() const {
        const auto created =
            fleet.centre({"borne", "creer", "--mds", "mds-macon", "--lettre", "C", "--json"});
        const auto at = created.out.find("\"code\"");
        REQUIRE(at != std::string::npos);
        const auto start = created.out.find('"', created.out.find(':', at)) + 1;
        const auto code = created.out.substr(start, created.out.find('"', start) - start);
        const auto program = test::our_program("perron-borne");
        REQUIRE(test::run(
                    {program, "--data", desk_folder(), "--central", fleet.url(), "--enroler", code})
                    .status == 0);
        REQUIRE(
            test::run({program, "--data", desk_folder(), "--definir-code-personnel"}, "271828\n")
                .status == 0);
    }

    std::string play(const std::string& scenario, bool connected = true) const {
        const auto ended = fleet.visit(scenario, connected);
        CAPTURE(scenario, ended.out, ended.err);
        REQUIRE(ended.status == 0);
        return ended.out;
    }

    /// On the desk's device, at an hour of the scenario's clock.
    std::string work(const std::string& scenario, const std::string& at,
                     bool connected = true) const {
        const auto ended =
            test::run({test::our_program("perron-borne"), "--profil", "accueil", "--data",
                       desk_folder(), "--central", connected ? fleet.url() : "http://127.0.0.1:1",
                       "--headless", "--scenario", "-", "--maintenant", at},
                      scenario);
        CAPTURE(scenario, ended.out, ended.err);
        REQUIRE(ended.status == 0);
        return ended.out;
    }

    /// Sells the first hour of that day; its code, without dash.
    std::string sell() const {
        const auto choose = kArrive + "tap actions.prendre\ntap motif.logement\n";
        const auto hour = first_hour(play(choose + "tree\n", kCutOff));
        REQUIRE_FALSE(hour.empty());
        const auto taken = play(choose + "tap " + hour +
                                    "\ntap creneaux.continuer\nexpect ecran.pris\n"
                                    "tap pris.noter\ntree\n",
                                kCutOff);
        auto code = said_at(taken, "code", "label");
        REQUIRE(code.size() == 8);
        code.erase(3, 1);
        return code;
    }

    void counts(const std::string& indicateur, int n) const {
        CAPTURE(indicateur, fleet.indicators());
        CHECK_THAT(fleet.indicators(), test::contains(indicateur + ";" + std::to_string(n)));
    }
};

/// Three days on, at noon: the hours of the first two days that are sold have come.
std::string three_days_on() {
    const auto today = base::to_paris(std::chrono::time_point_cast<std::chrono::milliseconds>(
                                          std::chrono::system_clock::now()))
                           .date;
    const base::Date day{std::chrono::sys_days{today} + std::chrono::days{3}};
    std::ostringstream text;
    text << static_cast<int>(day.year()) << '-'
         << (static_cast<unsigned>(day.month()) < 10 ? "0" : "")
         << static_cast<unsigned>(day.month()) << '-'
         << (static_cast<unsigned>(day.day()) < 10 ? "0" : "") << static_cast<unsigned>(day.day())
         << "T12:00";
    return text.str();
}

}  // namespace

TEST_CASE("an agent says what became of rdv sold on another borne, cut off, and corrects",
          "[journeys][agent]") {
    Department department;
    const auto later = three_days_on();
    department.play("sync\n");
    const auto came = department.sell();
    const auto missed = department.sell();
    department.play("sync\n");

    department.work(kEnterDay + "sync\n", later);
    const auto find = [](const std::string& code) {
        return "tap agent.chercher\ntype champ " + code + "\nexpect ecran.saisie\n";
    };
    // The list came with the exchange: the day that is over is there, cut off as well.
    department.work(kEnterDay + "tap journee.avant\nexpect rdv." + came +
                        " Parler de mon logement\n" + find(came) +
                        "expect indice Saisie tardive\ntap saisie.honore\n" + find(missed) +
                        "tap saisie.honore\n",
                    later, kCutOff);
    department.work(kEnterDay + find(missed) + "expect ligne.1 Honoré\ntap saisie.absent\n" +
                        find(missed) +
                        "expect etat Absent\nexpect ligne.1 Honoré\n"
                        "expect ligne.2 Absent\n",
                    later, kCutOff);
    department.work(kEnterDay + "sync\n", later);

    department.counts("rdv.hors_rsa.honore", 1);
    department.counts("rdv.hors_rsa.absent", 1);
    CHECK(department.fleet.recount().status == 0);
}

TEST_CASE("wrong codes at a desk's device cost time, and a restart gives none back",
          "[journeys][agent]") {
    Department department;
    const std::string wrong = "type champ 000000\ntap code.entrer\n";
    const std::string now = three_days_on();
    department.work(wrong + wrong + wrong + "expect etat Attendez 30 secondes\n", now);
    department.work(kEnter + "expect ecran.code\nexpect etat Attendez\nadvance 31000\n" +
                        "type champ 271828\ntap code.entrer\nexpect ecran.journee\n"
                        "advance 341000\nexpect ecran.code\n",
                    now);
}
