#include "kiosk/app/call_for_help.h"
#include "kiosk/app/close_day.h"
#include "kiosk/app/count.h"
#include "kiosk/app/issue_ticket.h"
#include "kiosk/app/record_consultation.h"
#include "kiosk/app/record_help_answer.h"
#include "kiosk/app/record_sealed.h"
#include "kiosk/app/record_start.h"
#include "tests/fakes/fake_device_store.h"
#include "tests/fakes/fake_random.h"
#include "tests/fakes/fake_signal.h"
#include "tests/fakes/fake_synchronisation.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using domain::NatureAide;
using domain::OriginePassage;

namespace {

constexpr base::Date kTuesday = 2026y / 11 / 24;

const Error kDiskFull = fail(ErrorCode::full, "no room");

}  // namespace

TEST_CASE("a ticket is a number and a passage, written together", "[app][ticket]") {
    test::FakeDeviceStore store;
    const auto first = app::issue_ticket('B', store);
    REQUIRE(first);
    CHECK(*first == domain::NumeroTicket{'B', 1});
    CHECK(store.all<domain::Passage>() ==
          std::vector{domain::Passage{OriginePassage::ticket, *first}});

    SECTION("a full disk gives no number, and the number is not lost") {
        store.next_failure = kDiskFull;
        const auto failed = app::issue_ticket('B', store);
        REQUIRE_FALSE(failed);
        CHECK(failed.error().code == ErrorCode::full);
        CHECK(store.all<domain::Passage>().size() == 1);

        const auto next = app::issue_ticket('B', store);
        REQUIRE(next);
        CHECK(next->numero == 2);
    }
}

TEST_CASE("a day has 9999 tickets at most", "[app][ticket]") {
    test::FakeDeviceStore store;
    REQUIRE(store.transact([](domain::StoreTransaction& change) -> Status {
        for (int i = 0; i < 9999; ++i) REQUIRE(change.next_ticket_number());
        return Done{};
    }));
    const auto refused = app::issue_ticket('B', store);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::conflict);
    CHECK(store.events.empty());
}

TEST_CASE("a consultation is a passage without number", "[app][passage]") {
    test::FakeDeviceStore store;
    REQUIRE(app::record_consultation(store));
    CHECK(store.all<domain::Passage>() ==
          std::vector{domain::Passage{OriginePassage::consultation, std::nullopt}});
}

TEST_CASE("a call for help lights the signal, is written, and hurries", "[app][aide]") {
    test::FakeDeviceStore store;
    test::FakeSignal signal;
    test::FakeSynchronisation synchronisation;
    test::FakeRandom random;
    const app::HelpPorts ports{store, signal, synchronisation, random};

    const auto aide = app::call_for_help(NatureAide::urgence, ports);
    REQUIRE(aide);
    CHECK(*aide == "0001020304050607");
    CHECK(signal.urgent == true);
    CHECK(synchronisation.waiting_for_help);
    CHECK(store.all<domain::AideDemandee>() ==
          std::vector{domain::AideDemandee{*aide, NatureAide::urgence}});

    SECTION("the answer of an agent stops the signal and is written") {
        REQUIRE(app::record_help_answer(*aide, store, signal));
        CHECK_FALSE(signal.urgent);
        CHECK(store.all<domain::AideRepondue>() == std::vector{domain::AideRepondue{*aide}});
    }
    SECTION("a call that cannot be written still lights the signal") {
        signal.stop();
        store.next_failure = kDiskFull;
        CHECK_FALSE(app::call_for_help(NatureAide::parler, ports));
        CHECK(signal.urgent == false);
        CHECK(synchronisation.hurried == 1);
    }
}

TEST_CASE("the counters of the days before leave once, as events", "[app][compteurs]") {
    test::FakeDeviceStore store;
    const domain::Compteur besoin{domain::FamilleCompteur::besoin, "logement", 1};
    REQUIRE(app::count({besoin, besoin}, kTuesday, store));

    REQUIRE(app::close_day(kTuesday, store));
    CHECK(store.events.empty());

    REQUIRE(app::close_day(2026y / 11 / 25, store));
    REQUIRE(app::close_day(2026y / 11 / 25, store));
    const auto sent = store.all<domain::CompteursJour>();
    REQUIRE(sent.size() == 1);
    CHECK(sent[0].jour == kTuesday);
    CHECK(sent[0].compteurs ==
          std::vector{domain::Compteur{domain::FamilleCompteur::besoin, "logement", 2}});
}

TEST_CASE("counters that could not be sent are still there", "[app][compteurs]") {
    test::FakeDeviceStore store;
    REQUIRE(app::count({{domain::FamilleCompteur::langue, "ar", 1}}, kTuesday, store));
    store.next_failure = kDiskFull;
    CHECK_FALSE(app::close_day(2026y / 11 / 25, store));
    CHECK(store.events.empty());
    CHECK(store.counters.size() == 1);
}

TEST_CASE("a start tells the health of the device", "[app][etat]") {
    test::FakeDeviceStore store;
    const domain::BorneEtat etat{"0.1.0", "71-2026-11-20", 1024, "ok"};
    REQUIRE(app::record_start(etat, store));
    CHECK(store.all<domain::BorneEtat>() == std::vector{etat});
}

namespace {

class FakeSealer final : public domain::Sealer {
  public:
    bool has_key = true;

    Result<domain::SealedPart> seal(const domain::Coordonnees& coordonnees) override {
        if (!has_key) return fail(ErrorCode::not_found, "no key");
        return domain::SealedPart{std::string(coordonnees.nom.size(), '*')};
    }
    bool can_seal() const override { return has_key; }
};

}  // namespace

TEST_CASE("what a person gives is written sealed, beside its event, or nothing is",
          "[app][scelle]") {
    test::FakeDeviceStore store;
    FakeSealer sealer;
    const domain::Event event = domain::Passage{OriginePassage::consultation, std::nullopt};
    const domain::Coordonnees canari{"Canari", "", ""};

    const auto seq = app::record_sealed(event, canari, sealer, store);
    REQUIRE(seq);
    CHECK(*seq == 1);
    REQUIRE(store.sealed.size() == 1);
    CHECK(store.sealed[0] == domain::SealedPart{"******"});

    sealer.has_key = false;
    CHECK(app::record_sealed(event, canari, sealer, store).error().code == ErrorCode::not_found);
    store.next_failure = kDiskFull;
    sealer.has_key = true;
    CHECK(app::record_sealed(event, canari, sealer, store).error().code == ErrorCode::full);
    CHECK(store.events.size() == 1);
}
