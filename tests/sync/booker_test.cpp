#include "sync/client/booker.h"

#include "tests/sync/device_fixture.h"

using namespace std::chrono_literals;
using domain::ReponseDuCentre;
using Sorte = ReponseDuCentre::Sorte;

namespace {

/// A borne that asks, and a centre that signs what `say` makes of each question.
struct Desk {
    test::FakeClock clock{domain::Instant{std::chrono::milliseconds{test::kNovember22}}};
    test::FakeRandom random;
    protocol::SignKey key = test::kCentre.sign;
    std::vector<protocol::ReceivedBook> questions;
    std::function<void(protocol::BookAnswer&)> say = [](auto&) {};
    test::ScriptedTransport transport{[this](const auto& request) { return answer(request); }};
    client::Booker booker{test::identity(), {transport, clock, random}};

    client::HttpResponse answer(const client::HttpRequest& request) {
        CHECK(request.path == "/v1/book");
        const auto received = protocol::read_book(request.body);
        REQUIRE(received);
        CHECK(received->is_asked_by(test::kDevice.verify));
        questions.push_back(*received);
        protocol::BookAnswer made;
        made.kiosk = received->question.kiosk;
        made.re = received->id;
        say(made);
        return {200, std::string{protocol::kBookContentType},
                protocol::encode_book_answer(made, key), ""};
    }

    /// Turns of 100 ms, until there is an answer.
    ReponseDuCentre wait() {
        for (int i = 0; i < 100; ++i) {
            booker.tick();
            if (const auto said = booker.take()) return *said;
            clock.advance(100ms);
        }
        FAIL("no answer after ten seconds");
        return {};
    }
    std::chrono::milliseconds since_start() const { return clock.now.mono - started; }
    std::chrono::milliseconds started = clock.now.mono;
};

const domain::Tranche kTime{1, domain::Quantum{domain::Quanta{5'900'000}},
                            domain::Quantum{domain::Quanta{5'900'006}}};
const domain::RdvDeBorne kRdv{std::string(32, 'a'), {77}, kTime, "rsa"};

}  // namespace

TEST_CASE("a time is asked of the centre by its rdv, and its answer read", "[sync][rdv]") {
    Desk desk;
    const auto [result, sorte] = GENERATE(table<protocol::BookResult, Sorte>(
        {{protocol::BookResult::fait, Sorte::fait},
         {protocol::BookResult::pas_libre, Sorte::pas_libre},
         {protocol::BookResult::inconnu, Sorte::inconnu},
         {protocol::BookResult::annule, Sorte::annule},
         {protocol::BookResult::en_attente, Sorte::en_attente}}));
    const auto told = result;
    desk.say = [told](auto& made) { made.result = told; };
    desk.booker.book(kRdv);
    CHECK(desk.booker.busy());
    CHECK(desk.wait().sorte == sorte);
    CHECK_FALSE(desk.booker.busy());
    REQUIRE(desk.questions.size() == 1);
    CHECK(desk.questions[0].question.ask ==
          protocol::BookAsk{protocol::AskBooking{kRdv.rdv, kRdv.code, kTime, "rsa", std::nullopt}});
}

TEST_CASE("a search names a lieu or a sector, and nothing of the person", "[sync][rdv]") {
    Desk desk;
    desk.say = [](auto& made) { made.offres = {{kTime, "mds-centre"}}; };
    desk.booker.search({"rsa", "mds-centre", std::chrono::year{2026} / 11 / 25, std::nullopt});
    const auto said = desk.wait();
    CHECK(said.sorte == Sorte::fait);
    CHECK(said.offres == std::vector<domain::OffreDuCentre>{{kTime, "mds-centre"}});
    CHECK(desk.questions[0].question.ask ==
          protocol::BookAsk{protocol::AskOffers{
              "rsa", {"mds-centre"}, std::chrono::year{2026} / 11 / 25, std::nullopt}});
}

TEST_CASE("a stalled centre is asked again with the same rdv after 2 s, then it is silence",
          "[sync][rdv]") {
    Desk desk;
    desk.transport.delay_polls = 1000;
    desk.booker.book(kRdv);
    CHECK(desk.wait().sorte == Sorte::silence);
    CHECK(desk.since_start() == 4s);
    REQUIRE(desk.transport.requests.size() == 2);
    const auto first = protocol::read_book(desk.transport.requests[0].body);
    const auto second = protocol::read_book(desk.transport.requests[1].body);
    CHECK(first->question.ask == second->question.ask);
    CHECK(first->id != second->id);

    desk.booker.search({"rsa", "", std::chrono::year{2026} / 11 / 25, std::nullopt});
    CHECK(desk.wait().sorte == Sorte::silence);
    CHECK(desk.transport.requests.size() == 3);
}

TEST_CASE("what the centre did not sign for this question is silence", "[sync][rdv]") {
    Desk desk;
    SECTION("another key") {
        desk.key = test::kDevice.sign;
    }
    SECTION("another borne") {
        desk.say = [](auto& made) { made.kiosk = 13; };
    }
    SECTION("the answer to another question") {
        desk.say = [](auto& made) { made.re = std::string(64, '0'); };
    }
    SECTION("a portal that says yes") {
        desk.transport.answer = [](const auto&) {
            return client::HttpResponse{200, "text/html", "<p>oui</p>", ""};
        };
    }
    SECTION("no network") {
        desk.transport.answer = test::no_network;
    }
    desk.booker.book(kRdv);
    CHECK(desk.wait().sorte == Sorte::silence);
    CHECK(desk.transport.requests.size() == 2);
}

TEST_CASE("a question given up has no answer, and another may be asked", "[sync][rdv]") {
    Desk desk;
    desk.transport.delay_polls = 5;
    desk.booker.cancel({77});
    desk.booker.tick();
    desk.booker.give_up();
    CHECK_FALSE(desk.transport.busy());
    desk.booker.tick();
    CHECK_FALSE(desk.booker.take());
    desk.booker.cancel({78});
    CHECK(desk.wait().sorte == Sorte::fait);
    CHECK(desk.questions.size() == 1);
}
