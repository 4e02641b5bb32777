#include "kiosk/borne/application.h"

#include "kiosk/borne/manual_clock.h"
#include "platform/yaml/yaml_reader.h"
#include "tests/fakes/fake_annuaire.h"
#include "tests/fakes/fake_device_store.h"
#include "tests/fakes/fake_printer.h"
#include "tests/fakes/fake_random.h"
#include "tests/fakes/fake_signal.h"
#include "tests/fakes/fake_synchronisation.h"
#include "tests/support/catch.h"
#include "tests/support/rdv_stand.h"

using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

const auto kTuesday = base::from_paris({2026y / 11 / 24, 9h + 41min});

content::Textes read_textes() {
    std::vector<content::Node> files;
    for (const auto* langue : {"fr", "en", "ar"}) {
        auto file = platform::read_yaml_file(PERRON_SOURCE_DIR "/assets/textes/" +
                                             std::string{langue} + ".yaml");
        REQUIRE(file);
        files.push_back(*std::move(file));
    }
    auto textes = content::Textes::read(files);
    REQUIRE(textes);
    return *std::move(textes);
}

/// An application on fakes, on a Tuesday morning.
struct Bench {
    borne::ManualClock clock{kTuesday, {}};
    test::FakeRandom random;
    test::FakeDeviceStore store;
    test::FakeSynchronisation synchronisation;
    test::FakePrinter printer;
    test::FakeSheetPrinter sheets;
    test::FakeSignal signal;
    test::FakeAnnuaire annuaire;
    content::Textes textes = read_textes();
    std::vector<std::string> log;
    borne::Application application{
        {clock, random, store, synchronisation, printer, signal, &annuaire, sheets, textes,
         [this](auto code, auto detail) {
             log.push_back(std::string{code} + " " + std::string{detail});
         },
         nullptr,
         [](const domain::RangDeCode& rank) {
             return Result<domain::CodeRdv>{
                 domain::code_of(1, static_cast<std::uint32_t>(rank.rang))};
         }},
        {'B', {"mds-macon", "MDS de Mâcon (fictive)", true, {}, {}, "", "", {}}, {}, {}}};

    /// Somebody says one need, and leaves.
    void visit(const std::string& besoin) {
        application.handle(app::Touch{});
        application.handle(app::ChooseLanguage{"fr"});
        application.handle(app::ToggleNeed{besoin});
        application.handle(app::Continue{});
        application.handle(app::Finish{});
    }

    /// Somebody takes the first hour that the borne holds for "logement".
    void take_rdv() {
        test::add_motifs(annuaire);
        test::hold_times(store.droits);
        application.handle(app::Touch{});
        application.handle(app::ShowMotifs{});
        application.handle(app::ChooseMotif{"logement"});
        const auto& day = std::get<view::DayHours>(application.screen().body);
        application.handle(day.halves.at(0).hours.at(0).intent);
        application.handle(app::Continue{});
    }

    std::vector<domain::Compteur> counted(domain::FamilleCompteur famille) const {
        std::vector<domain::Compteur> found;
        for (const auto& day : store.counters) {
            for (const auto& one : day.compteurs) {
                if (one.famille == famille) found.push_back(one);
            }
        }
        return found;
    }

    void pass(milliseconds time) {
        for (auto left = time; left > 0ms; left -= 500ms) {
            clock.advance(500ms);
            application.tick();
        }
    }
};

}  // namespace

TEST_CASE("a ticket is on disk before it is shown, and it is printed", "[borne][ticket]") {
    Bench bench;
    bench.application.handle(app::Touch{});
    bench.application.handle(app::TakeTicket{});

    const auto passages = bench.store.all<domain::Passage>();
    REQUIRE(passages.size() == 1);
    CHECK(passages[0].ticket == domain::NumeroTicket{'B', 1});
    CHECK(bench.printer.slips.size() == 1);
    CHECK(std::get<view::Ticket>(bench.application.screen().body).number == "B\u00A01");
}

TEST_CASE("a fiche is printed on a sheet where there is no other paper", "[borne][papier]") {
    Bench bench;
    bench.sheets.paper = domain::PaperState::ok;
    const auto print = [&] {
        bench.application.handle(app::OpenFiche{"lieu--1"});
        bench.application.handle(app::PrintFiche{});
        bench.application.handle(app::Finish{});
    };
    bench.application.handle(app::Touch{});
    print();
    CHECK(bench.printer.slips.size() == 1);
    CHECK(bench.sheets.fiches.empty());
    bench.printer.paper = domain::PaperState::absent;
    bench.clock.advance(1min);
    bench.application.tick();
    bench.application.handle(app::Touch{});
    print();
    CHECK(bench.printer.slips.size() == 1);
    CHECK(bench.sheets.fiches.size() == 1);
}

TEST_CASE("a ticket that cannot be written is not shown, and the log says why", "[borne][ticket]") {
    Bench bench;
    bench.application.handle(app::Touch{});
    bench.store.next_failure = Error{ErrorCode::full, "no room"};
    bench.application.handle(app::TakeTicket{});

    CHECK_FALSE(std::holds_alternative<view::Ticket>(bench.application.screen().body));
    CHECK(bench.printer.slips.empty());
    REQUIRE(bench.log.size() == 1);
    CHECK(bench.log[0] == "ticket_refuse plein : no room");
}

TEST_CASE("a call for help lights the signal and is written, and an answer is too",
          "[borne][aide]") {
    Bench bench;
    bench.application.handle(app::Touch{});
    bench.application.handle(app::ShowHelp{});

    CHECK(bench.signal.urgent == false);
    CHECK(bench.synchronisation.waiting_for_help);
    const auto calls = bench.store.all<domain::AideDemandee>();
    REQUIRE(calls.size() == 1);

    bench.synchronisation.centre.aides_repondues = {calls[0].aide};
    bench.pass(1s);
    CHECK_FALSE(bench.signal.urgent);
    CHECK(bench.store.all<domain::AideRepondue>() ==
          std::vector<domain::AideRepondue>{{calls[0].aide}});
}

TEST_CASE("an abandoned session is wiped, and what it showed is forgotten", "[borne][inactivite]") {
    Bench bench;
    int forgotten = 0;
    bench.application.on_wipe([&] { ++forgotten; });
    bench.application.handle(app::Touch{});
    bench.application.handle(app::ChooseLanguage{"fr"});
    bench.application.handle(app::ToggleNeed{"logement"});

    bench.pass(2min + 5s);
    CHECK(bench.application.screen().dialog);
    bench.pass(1min);
    CHECK_FALSE(bench.application.session_is_open());
    CHECK(forgotten == 1);
    REQUIRE(bench.store.all<domain::Passage>().size() == 1);
    CHECK(bench.store.all<domain::Passage>()[0].origine == domain::OriginePassage::consultation);
}

TEST_CASE("the needs of a visit are written only mixed with those of two others",
          "[borne][compteurs]") {
    Bench bench;
    bench.visit("logement");
    bench.visit("sante");
    CHECK(bench.store.counters.empty());

    bench.visit("sante");
    CHECK(bench.counted(domain::FamilleCompteur::besoin) ==
          std::vector<domain::Compteur>{{domain::FamilleCompteur::besoin, "logement", 1},
                                        {domain::FamilleCompteur::besoin, "sante", 2}});
}

TEST_CASE("a visit that said no need does not mix those of two others", "[borne][compteurs]") {
    Bench bench;
    bench.visit("logement");
    bench.visit("sante");
    bench.application.handle(app::Touch{});
    bench.application.handle(app::ChooseLanguage{"ar"});
    bench.application.handle(app::DontKnow{});
    bench.application.handle(app::Finish{});
    CHECK(bench.counted(domain::FamilleCompteur::besoin).empty());
    CHECK(bench.counted(domain::FamilleCompteur::langue).size() == 2);
}

TEST_CASE("visits too few to be mixed are counted without their needs when the kiosk stops",
          "[borne][compteurs]") {
    Bench bench;
    bench.visit("logement");
    bench.application.stop();
    CHECK(bench.counted(domain::FamilleCompteur::besoin) ==
          std::vector<domain::Compteur>{{domain::FamilleCompteur::besoin, "non_detaille", 1}});
}

TEST_CASE("a counter that the disk refused waits, and is written with the next ones",
          "[borne][compteurs]") {
    Bench bench;
    bench.visit("logement");
    bench.visit("logement");
    bench.store.refuses_counters = true;
    bench.visit("logement");
    CHECK(bench.store.counters.empty());
    bench.store.refuses_counters = false;
    bench.visit("logement");
    CHECK(bench.counted(domain::FamilleCompteur::besoin) ==
          std::vector<domain::Compteur>{{domain::FamilleCompteur::besoin, "logement", 4}});
}

TEST_CASE("the counters of a day leave at the first turn of the next one", "[borne][compteurs]") {
    Bench bench;
    for (int i = 0; i < 4; ++i) bench.visit("logement");
    CHECK(bench.store.all<domain::CompteursJour>().empty());

    bench.clock.advance(24h);
    bench.application.tick();
    REQUIRE(bench.store.all<domain::CompteursJour>().size() == 1);
    const auto day = bench.store.all<domain::CompteursJour>()[0];
    CHECK(day.jour == 2026y / 11 / 24);
    CHECK(std::count(day.compteurs.begin(), day.compteurs.end(),
                     domain::Compteur{domain::FamilleCompteur::besoin, "logement", 3}) == 1);
    CHECK(std::count(day.compteurs.begin(), day.compteurs.end(),
                     domain::Compteur{domain::FamilleCompteur::besoin, "non_detaille", 1}) == 1);
    CHECK(bench.store.counters.empty());
}

TEST_CASE("the log says once that the centre cannot be reached, and when it is back", "[borne]") {
    Bench bench;
    bench.synchronisation.centre.enrolled = true;
    bench.synchronisation.centre.last_error = "no route";
    bench.pass(5s);
    bench.synchronisation.centre.answer_refused = true;
    bench.synchronisation.centre.last_error = "not an answer of the centre";
    bench.pass(5s);
    bench.synchronisation.centre.reachable = true;
    bench.pass(5s);
    CHECK(bench.log == std::vector<std::string>{"centre_injoignable no route",
                                                "reponse_refusee not an answer of the centre",
                                                "centre_retrouve "});
}

TEST_CASE("the loss of the network is shown at the next turn, even in the same second", "[borne]") {
    Bench bench;
    bench.application.handle(app::Touch{});
    CHECK_FALSE(bench.application.screen().top->offline);
    bench.synchronisation.centre.enrolled = true;
    bench.synchronisation.centre.cut_off_since = bench.clock.read().wall;
    bench.application.tick();
    CHECK(bench.application.screen().top->offline);
}

TEST_CASE("a disk that refuses is asked again now and then, not at every turn", "[borne]") {
    Bench bench;
    bench.clock.advance(24h);
    for (int i = 0; i < 100; ++i) {
        bench.store.next_failure = Error{ErrorCode::unavailable, "read-only"};
        bench.pass(1s);
    }
    CHECK(bench.log == std::vector<std::string>{"etat_non_ecrit indisponible : read-only"});
    bench.store.next_failure.reset();
    bench.pass(10min);
    CHECK(bench.store.all<domain::BorneEtat>().size() == 2);
}

TEST_CASE("a rdv is on disk before its ticket is printed, and handed over once it is",
          "[borne][rdv]") {
    Bench bench;
    SECTION("with paper") {
        bench.take_rdv();
        CHECK(bench.store.all<domain::RdvPris>().size() == 1);
        CHECK(bench.printer.slips.size() == 1);
        CHECK(
            bench.store.all<domain::RdvRemis>() ==
            std::vector<domain::RdvRemis>{{domain::code_of(1, 0), domain::RemiseTicket::imprime}});
    }
    SECTION("out of paper: the rdv stands, its code is shown, staff find it in their list") {
        bench.printer.paper = domain::PaperState::out_of_paper;
        bench.take_rdv();
        CHECK(bench.store.all<domain::RdvPris>().size() == 1);
        CHECK(bench.store.all<domain::RdvRemis>().empty());
        const auto waiting = app::not_handed_over(kTuesday, bench.store);
        REQUIRE(waiting);
        CHECK(waiting->size() == 1);
        CHECK(std::get<view::TakenRdv>(bench.application.screen().body).paper_failed);
        bench.application.handle(app::HaveNotedCode{});
        CHECK(
            bench.store.all<domain::RdvRemis>() ==
            std::vector<domain::RdvRemis>{{domain::code_of(1, 0), domain::RemiseTicket::affiche}});
    }
}

TEST_CASE("a clock that jumped since the centre was heard sells nothing until it is heard again",
          "[borne][rdv]") {
    Bench bench;
    const auto hour = [&](milliseconds wrong) {
        const auto now = bench.clock.read();
        bench.synchronisation.centre.hour = {now.wall - wrong, now.mono};
    };
    const auto [drift, sells] = GENERATE(
        table<milliseconds, bool>({{9min, true}, {11min, false}, {-11min, false}, {24h, false}}));
    CAPTURE(drift.count());
    hour(drift);
    bench.application.tick();
    test::add_motifs(bench.annuaire);
    test::hold_times(bench.store.droits);
    bench.application.handle(app::Touch{});
    bench.application.handle(app::ShowMotifs{});
    bench.application.handle(app::ChooseMotif{"logement"});
    CHECK(std::holds_alternative<view::DayHours>(bench.application.screen().body) == sells);
    hour(0ms);
    bench.application.tick();
    CHECK(std::holds_alternative<view::DayHours>(bench.application.screen().body));
}

TEST_CASE("no time is sold less than its cut-off before it begins", "[borne][rdv]") {
    Bench bench;
    test::add_motifs(bench.annuaire);
    bench.annuaire.known_motifs[0].motif.delai_min = 0min;
    test::hold_times(bench.store.droits);
    const auto shown = [&] {
        bench.application.handle(app::Touch{});
        bench.application.handle(app::ShowMotifs{});
        bench.application.handle(app::ChooseMotif{"logement"});
        const auto* day = std::get_if<view::DayHours>(&bench.application.screen().body);
        const auto name = day == nullptr ? std::string{} : day->day;
        bench.application.handle(app::Finish{});
        return name;
    };
    bench.clock.advance(base::from_paris({2026y / 11 / 24, 12h + 29min}) - kTuesday);
    CHECK(shown() == "mardi 24 novembre");
    bench.clock.advance(2min);
    CHECK(shown() == "jeudi 26 novembre");
}
