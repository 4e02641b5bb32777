// Rendez-vous asked of the centre while a person waits, on the assembled application.

#include "kiosk/borne/absent_parts.h"
#include "kiosk/borne/application.h"
#include "kiosk/borne/manual_clock.h"
#include "tests/fakes/fake_annuaire.h"
#include "tests/fakes/fake_central_booking.h"
#include "tests/fakes/fake_device_store.h"
#include "tests/fakes/fake_printer.h"
#include "tests/fakes/fake_random.h"
#include "tests/fakes/fake_signal.h"
#include "tests/fakes/fake_synchronisation.h"
#include "tests/support/catch.h"
#include "tests/support/rdv_stand.h"
#include "tests/support/real_textes.h"

using namespace std::chrono_literals;
using Sorte = domain::ReponseDuCentre::Sorte;

namespace {

const auto kTuesday = base::from_paris({2026y / 11 / 24, 9h + 41min});

domain::Quantum at(base::Date day, std::chrono::minutes time) {
    return domain::quantum_from(base::from_paris({day, time}));
}
/// Wednesday at 9 h, half an hour of an agenda of the centre.
const domain::Tranche kCentral{9, at(2026y / 11 / 25, 9h), at(2026y / 11 / 25, 9h + 30min)};
const domain::ReponseDuCentre kOneHour{Sorte::fait, {{kCentral, "mds-macon"}}};

app::MakeCode rank_codes() {
    return [](const domain::RangDeCode& rank) {
        return Result<domain::CodeRdv>{domain::code_of(1, static_cast<std::uint32_t>(rank.rang))};
    };
}

/// An application whose centre was just heard.
struct Bench {
    borne::ManualClock clock{kTuesday, {}};
    test::FakeRandom random;
    test::FakeDeviceStore store;
    test::FakeSynchronisation synchronisation;
    test::FakePrinter printer;
    borne::AbsentSheetPrinter sheets;
    test::FakeSignal signal;
    test::FakeAnnuaire annuaire;
    test::FakeCentralBooking centre;
    content::Textes textes = test::real_textes();
    std::unique_ptr<borne::Application> application;

    Bench() {
        test::add_motifs(annuaire);
        synchronisation.centre.enrolled = true;
        synchronisation.centre.reachable = true;
        start();
    }
    void start() {
        application = std::make_unique<borne::Application>(
            borne::Services{clock, random, store, synchronisation, printer, signal, &annuaire,
                            sheets, textes, [](auto, auto) {}, nullptr, rank_codes(), nullptr,
                            &centre},
            borne::Device{
                'B', {"mds-macon", "MDS de Mâcon (fictive)", true, {}, {}, "", "", {}}, {}, {}});
        application->tick();
    }
    /// Up to the hours, once the centre has answered each search.
    void choose() {
        application->handle(app::Touch{});
        application->handle(app::ShowMotifs{});
        application->handle(app::ChooseMotif{"logement"});
    }
    void answer(const domain::ReponseDuCentre& said) {
        centre.next = said;
        application->tick();
    }
    /// Wednesday at 9 h is asked of the centre; it has not answered.
    void ask() {
        choose();
        answer(kOneHour);
        answer({Sorte::fait, {}});
        application->handle(app::ChooseCreneau{kCentral});
        application->handle(app::Continue{});
    }
    const view::Screen& screen() { return application->screen(); }
    std::string title() { return std::get<view::Message>(screen().body).title; }
    std::vector<std::string> given_up() const {
        std::vector<std::string> ids;
        for (const auto& one : store.all<domain::RdvAbandonne>()) ids.push_back(one.intention.rdv);
        return ids;
    }
    template <class E>
    std::size_t told() const {
        return store.all<E>().size();
    }
};

}  // namespace

TEST_CASE("a time of the centre is asked once its intention is on disk, sold before it is printed",
          "[borne][rdv]") {
    Bench bench;
    bench.choose();
    CHECK(bench.title() == "Un instant");
    REQUIRE(bench.centre.searches.size() == 1);
    CHECK(bench.centre.searches[0].lieu == "mds-macon");
    bench.answer(kOneHour);
    CHECK(std::get<view::DayHours>(bench.screen().body).day == "mercredi 25 novembre");
    REQUIRE(bench.centre.searches.size() == 2);
    CHECK(bench.centre.searches[1].depuis == 2026y / 11 / 26);

    bench.application->handle(app::ChooseCreneau{kCentral});
    bench.application->handle(app::Continue{});
    REQUIRE(bench.centre.bookings.size() == 1);
    CHECK(bench.told<domain::RdvIntention>() == 1);
    CHECK(bench.told<domain::RdvPris>() == 0);
    CHECK(bench.printer.slips.empty());
    CHECK(bench.title() == "Un instant");

    bench.answer({Sorte::fait, {}});
    const auto sold = bench.store.all<domain::RdvPris>();
    REQUIRE(sold.size() == 1);
    CHECK(sold[0].droit == 0);
    CHECK(sold[0].rdv == bench.centre.bookings[0].rdv);
    CHECK(bench.printer.slips.size() == 1);
    CHECK(std::get<view::TakenRdv>(bench.screen().body).when == "mercredi 25 novembre, 9\u00A0h");
}

TEST_CASE("what the centre does not give is said, printed nowhere, and cancelled by the log",
          "[borne][rdv]") {
    Bench bench;
    test::hold_times(bench.store.droits);
    const auto [sorte, words] = GENERATE(table<Sorte, std::string>(
        {{Sorte::silence, "Le centre ne répond pas. Rien n’est réservé."},
         {Sorte::inconnu, "Le centre ne propose plus cette heure."},
         {Sorte::annule, "Le centre ne propose plus cette heure."},
         {Sorte::en_attente, "Le centre se remet en marche. Rien n’est réservé."}}));
    bench.choose();
    bench.answer(kOneHour);
    bench.application->handle(app::ShowDay{});
    bench.answer({Sorte::fait, {}});
    bench.application->handle(app::ChooseCreneau{kCentral});
    bench.application->handle(app::Continue{});
    bench.answer({sorte, {}});
    const auto& day = std::get<view::DayHours>(bench.screen().body);
    CHECK(day.detail == words);
    CHECK(day.day == "jeudi 26 novembre");
    CHECK(bench.told<domain::RdvPris>() == 0);
    CHECK(bench.given_up() == std::vector{bench.centre.bookings.at(0).rdv});
    CHECK(bench.printer.slips.empty());
}

TEST_CASE("an hour that somebody takes meanwhile is said, and the centre is searched again",
          "[borne][rdv]") {
    Bench bench;
    bench.ask();
    bench.answer({Sorte::pas_libre, {}});
    CHECK(bench.title() == "Un instant");
    bench.answer({Sorte::fait, {}});
    CHECK(bench.title() == "Pas d’heure libre sur la borne pour cela");
    CHECK(bench.printer.slips.empty());
}

TEST_CASE("who leaves while the centre is asked has no rdv, and the centre hears of it",
          "[borne][rdv]") {
    Bench bench;
    bench.ask();
    SECTION("by the way back") {
        bench.application->handle(app::Back{});
    }
    SECTION("for good") {
        bench.application->handle(app::Finish{});
    }
    CHECK(bench.centre.given_up == 1);
    CHECK(bench.told<domain::RdvAbandonne>() == 1);
    CHECK(bench.synchronisation.hurried > 0);
    bench.answer({Sorte::fait, {}});
    CHECK(bench.told<domain::RdvPris>() == 0);
    CHECK(bench.printer.slips.empty());
}

TEST_CASE("a cut while the centre is asked leaves nothing booked", "[borne][rdv]") {
    Bench bench;
    bench.ask();
    bench.start();
    CHECK(bench.given_up() == std::vector{bench.centre.bookings.at(0).rdv});
    bench.start();
    CHECK(bench.told<domain::RdvAbandonne>() == 1);
}

TEST_CASE("a time of the centre that cannot be kept is not printed", "[borne][rdv]") {
    Bench bench;
    bench.ask();
    bench.store.next_failure = Error{ErrorCode::full, "no room"};
    bench.answer({Sorte::fait, {}});
    CHECK(std::get<view::DayHours>(bench.screen().body).detail ==
          "La borne n’a pas pu l’écrire. Rien n’est réservé.");
    CHECK(bench.printer.slips.empty());
    CHECK(bench.told<domain::RdvPris>() == 0);
    CHECK(bench.told<domain::RdvAbandonne>() == 1);
}

TEST_CASE("a centre that is silent at the search leaves what the borne holds, and is left alone",
          "[borne][rdv]") {
    Bench bench;
    test::hold_times(bench.store.droits);
    bench.choose();
    bench.answer({Sorte::silence, {}});
    CHECK(std::get<view::DayHours>(bench.screen().body).day == "mardi 24 novembre");
    bench.application->handle(app::ShowDay{});
    CHECK(std::get<view::DayHours>(bench.screen().body).day == "jeudi 26 novembre");
    CHECK(bench.centre.searches.size() == 1);
}

TEST_CASE("the centre's days and the borne's are one calendar", "[borne][rdv]") {
    Bench bench;
    test::hold_times(bench.store.droits);
    bench.choose();
    bench.answer(kOneHour);
    CHECK(std::get<view::DayHours>(bench.screen().body).day == "mardi 24 novembre");
    bench.application->handle(app::ShowDay{});
    CHECK(std::get<view::DayHours>(bench.screen().body).day == "mercredi 25 novembre");
    bench.answer({Sorte::fait, {}});
    bench.application->handle(app::ShowDay{});
    CHECK(std::get<view::DayHours>(bench.screen().body).day == "jeudi 26 novembre");
}

TEST_CASE("a rdv taken elsewhere is cancelled at the centre at once, else by the log",
          "[borne][rdv]") {
    Bench bench;
    const auto [sorte, words] =
        GENERATE(table<Sorte, std::string>({{Sorte::fait, "C’est annulé"},
                                            {Sorte::inconnu, "Le centre ne connaît pas ce code"},
                                            {Sorte::silence, "Votre annulation est enregistrée"}}));
    bench.application->handle(app::Touch{});
    bench.application->handle(app::HaveRdv{});
    for (const char letter : domain::to_text(domain::code_of(7, 99))) {
        bench.application->handle(app::TypeKey{std::string(1, letter)});
    }
    bench.application->handle(app::AskCancel{});
    bench.application->handle(app::ConfirmCancel{});
    CHECK(bench.title() == "Un instant");
    CHECK(bench.told<domain::RdvAnnule>() == 1);
    bench.answer({sorte, {}});
    CHECK(bench.title() == words);
    CHECK(bench.told<domain::RdvAnnule>() == 1);
}

TEST_CASE("a rdv moved to a time of the centre leaves the old one once it is sold",
          "[borne][rdv]") {
    Bench bench;
    test::hold_times(bench.store.droits);
    bench.synchronisation.centre.reachable = false;
    bench.application->tick();
    bench.choose();
    const auto first = std::get<view::DayHours>(bench.screen().body).halves.at(0).hours.at(0);
    bench.application->handle(first.intent);
    bench.application->handle(app::Continue{});
    const auto old = bench.store.all<domain::RdvPris>().at(0).code;

    bench.synchronisation.centre.reachable = true;
    bench.application->tick();
    bench.application->handle(app::ShowOwnRdv{});
    bench.application->handle(app::MoveRdv{});
    bench.answer(kOneHour);
    bench.application->handle(app::ShowDay{});
    bench.answer({Sorte::fait, {}});
    bench.application->handle(app::ChooseCreneau{kCentral});
    bench.application->handle(app::Continue{});
    CHECK(bench.store.rdv.at(0).etat == domain::RdvDeBorne::Etat::remis);
    bench.answer({Sorte::fait, {}});
    CHECK(bench.store.all<domain::RdvPris>().back().remplace == old);
    CHECK(bench.store.rdv.at(0).etat == domain::RdvDeBorne::Etat::annule);
}
