// An agent at a desk's device says what became of rdv that a borne of the same MDS sold, cut off,
// then corrects; the real centre counts it once.

#include "kiosk/base/civil_time.h"
#include "tests/journeys/fleet.h"
#include "tests/journeys/rdv_visits.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/sync/central/raw_http.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace {

using journeys::kArrive;
using journeys::label_at;

constexpr bool kCutOff = false;
const std::string kEnter = "expect ecran.code\ntype champ 271828\ntap code.entrer\n";
const std::string kEnterDay = kEnter + "expect ecran.journee\n";

/// The day that a screen says, "mercredi 25 novembre à 10 h", among those that come.
base::Date day_said(const std::string& label) {
    static const std::array<const char*, 12> months{"janvier",   "février", "mars",     "avril",
                                                    "mai",       "juin",    "juillet",  "août",
                                                    "septembre", "octobre", "novembre", "décembre"};
    const auto now = std::chrono::system_clock::now();
    const auto today = std::chrono::floor<std::chrono::days>(now);
    for (int later = 0; later < 40; ++later) {
        const base::Date date{today + std::chrono::days{later}};
        const auto n = static_cast<unsigned>(date.day());
        const auto said = " " + (n == 1 ? "1er" : std::to_string(n)) + " " +
                          months.at(static_cast<unsigned>(date.month()) - 1);
        if (label.find(said) != std::string::npos) return date;
    }
    FAIL("no day in \"" << label << "\"");
    return {};
}

/// "2026-11-26T12:00", the day after.
std::string next_noon(base::Date date) {
    const base::Date next{std::chrono::sys_days{date} + std::chrono::days{1}};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT12:00", static_cast<int>(next.year()),
                  static_cast<unsigned>(next.month()), static_cast<unsigned>(next.day()));
    return text.data();
}

struct Sold {
    std::string code;  ///< without dash
    base::Date day;
};

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

    /// So that today or tomorrow always has hours: the demonstration closes at week-ends. In the
    /// evening only tomorrow has, one a motif: the borne holds one of each.
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
               "lun mar mer jeu ven sam dim;\n"
               "3;mds-macon;famille;2026-01-05;0:30;23:30;hebdomadaire;1;"
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

    /// On the desk's device, now or at another hour of the scenario's clock.
    std::string work(const std::string& scenario, const std::string& at = "",
                     bool connected = true) const {
        test::Command command{test::our_program("perron-borne"),
                              "--profil",
                              "accueil",
                              "--data",
                              desk_folder(),
                              "--central",
                              connected ? fleet.url() : "http://127.0.0.1:1",
                              "--headless",
                              "--scenario",
                              "-"};
        if (!at.empty()) command.insert(command.end(), {"--maintenant", at});
        const auto ended = test::run(command, scenario);
        CAPTURE(scenario, ended.out, ended.err);
        REQUIRE(ended.status == 0);
        return ended.out;
    }

    /// Sells the first hour that there is.
    Sold sell(const std::string& motif) const {
        const auto choose = kArrive + "tap actions.prendre\ntap motif." + motif + "\n";
        const auto hour = journeys::first_hour(play(choose + "tree\n", kCutOff));
        REQUIRE_FALSE(hour.empty());
        const auto taken = play(choose + "tap " + hour +
                                    "\ntap creneaux.continuer\nexpect ecran.pris\n"
                                    "tap pris.noter\ntree\n",
                                kCutOff);
        auto code = label_at(taken, "code");
        REQUIRE(code.size() == 8);
        code.erase(3, 1);
        return {code, day_said(label_at(taken, "ligne.1"))};
    }

    /// In the figures of the centre, rdv of this MDS that are not about the RSA.
    void counts(int received, int missed) const {
        const auto port = fleet.url().substr(fleet.url().rfind(':') + 1);
        const std::string period = "2026-01-01;2031-12-31;";
        const auto figures =
            test::get(static_cast<unsigned short>(std::stoi(port)),
                      "/v1/indicateurs/rdv?du=2026-01-01&au=2031-12-31&format=csv");
        CHECK_THAT(figures, test::contains("MDS de Mâcon (fictive);hors_rsa;" + period +
                                           std::to_string(received) + ";" + std::to_string(missed) +
                                           ";0;0;0;0;"));
    }
};

}  // namespace

TEST_CASE("an agent says what became of rdv sold on another borne, cut off, and corrects",
          "[journeys][agent]") {
    Department department;
    department.play("sync\n");
    const auto came = department.sell("famille");
    const auto missed = department.sell("logement");
    department.play("sync\n");
    const auto later = next_noon(missed.day);

    department.work(kEnterDay + "sync\n", later);
    const auto find = [](const std::string& code) {
        return "tap agent.chercher\ntype champ " + code + "\nexpect ecran.saisie\n";
    };
    // The list came with the exchange: the day that is over is there, cut off as well.
    department.work(kEnterDay + "tap journee.avant\nexpect rdv." + missed.code +
                        " Parler de mon logement\n" + find(came.code) +
                        "expect indice Saisie tardive\ntap saisie.honore\n" + find(missed.code) +
                        "tap saisie.honore\n",
                    later, kCutOff);
    department.work(kEnterDay + find(missed.code) + "expect ligne.1 Honoré\ntap saisie.absent\n" +
                        find(missed.code) +
                        "expect etat Absent\nexpect ligne.1 Honoré\n"
                        "expect ligne.2 Absent\n",
                    later, kCutOff);
    department.work(kEnterDay + "sync\n", later);

    department.counts(1, 1);
    CHECK(department.fleet.recount().status == 0);
}

TEST_CASE("an agent at a desk calls and closes the tickets of the borne of the hall",
          "[journeys][agent]") {
    Department department;
    department.play("sync\n" + kArrive + "tap actions.ticket\nexpect numero\nsync\n");
    department.work(
        kEnterDay +
        "sync\nexpect agent.appeler B\ntap agent.attente\nexpect ticket.B1\ntap ticket.B1.appeler\n"
        "expect ticket.B1 Appelé\nsync\nexpect ticket.B1 Appelé\n"
        "tap ticket.B1.servi\nabsent ticket.B1\nsync\nabsent ticket.B1\n");
    department.play("sync\n");
    CHECK(department.fleet.tickets_served() == 1);
    CHECK(department.fleet.recount().status == 0);
}

TEST_CASE("wrong codes at a desk's device cost time, and a restart gives none back",
          "[journeys][agent]") {
    Department department;
    const std::string wrong = "type champ 000000\ntap code.entrer\n";
    const std::string now = "2026-11-24T09:00";
    department.work(wrong + wrong + wrong + "expect etat Attendez 30 secondes\n", now);
    department.work(kEnter + "expect ecran.code\nexpect etat Attendez\nadvance 31000\n" +
                        "type champ 271828\ntap code.entrer\nexpect ecran.journee\n"
                        "advance 341000\nexpect ecran.code\n",
                    now);
}
