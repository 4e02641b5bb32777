// Time to sell, from the agendas of a centre to the disk of a borne and back, over real frames.

#include "sync/central/stick_import.h"
#include "sync/client/droit_keeper.h"
#include "tests/fakes/fake_device_store.h"
#include "tests/sync/central/fleet_fixture.h"
#include "tests/sync/central/rdv_fixture.h"

namespace {

using namespace std::chrono_literals;
using test::FleetCentre;
using test::FleetKiosk;

/// A centre with the agendas of the tests, and a borne that sells.
struct Selling {
    FleetCentre centre;
    std::unique_ptr<sql::Connection> connection = *centre.harness.connect();
    central::SqlAgendaStore agendas{*connection};
    central::Booking booking{agendas};
    FleetKiosk kiosk{centre};

    Selling() {
        REQUIRE(agendas.replace(test::some_agendas()));
        centre.context.booking = &booking;
        open();
    }
    void open() { kiosk.orders.store = &kiosk.store(); }

    domain::DroitsTenus held() {
        std::optional<domain::DroitsTenus> droits;
        REQUIRE(kiosk.store().transact([&](domain::StoreTransaction& change) -> Status {
            auto read = change.droits();
            if (!read) return read.error();
            droits = *read;
            return Done{};
        }));
        return *droits;
    }
    std::int64_t number(const std::string& query) {
        return sql::one_number(*connection, query).operator*();
    }
    /// What a borne does when a person takes the first time it holds.
    domain::RdvPris sell(int n) {
        domain::RdvPris sold;
        REQUIRE(kiosk.store().transact([&](domain::StoreTransaction& change) -> Status {
            auto held = *change.droits();
            const auto now = centre.clock.now.wall;
            const auto first = held.sellable("rsa", now).front();
            sold = test::sale(n, {first.agenda, first.start, first.start + domain::Quanta{6}});
            const auto droit = held.sell(sold.tranche, "rsa", sold.rdv, now);
            if (!droit) return droit.error();
            sold.droit = droit->numero;
            sold.droit_epoch = droit->epoch;
            if (auto kept = change.keep_droits(held, 0); !kept) return kept;
            const auto told = change.append(sold);
            return told ? Status{Done{}} : Status{told.error()};
        }));
        return sold;
    }
};

}  // namespace

TEST_CASE("a borne receives time to sell with its acknowledgements, and keeps it",
          "[sync][droits]") {
    Selling world;
    REQUIRE(world.kiosk.exchange());
    const auto first = world.held();
    // 15 days of 12 creneaux: one a day, Mondays to Fridays.
    CHECK(first.pieces().size() == 11);
    CHECK(world.number("select count(*) from droit") == 11);

    SECTION("nothing more comes before it sells") {
        REQUIRE(world.kiosk.exchange());
        CHECK(world.held() == first);
        world.centre.clock.advance(2h);
        REQUIRE(world.kiosk.exchange());
        CHECK(world.held().pieces().size() == 11);
    }
    SECTION("cut at any moment, it holds what its disk says") {
        world.kiosk.close();
        world.kiosk.open();
        world.open();
        CHECK(world.held() == first);
    }
    SECTION("what it sells is known at the centre under its droit, and never refused") {
        const auto sold = world.sell(1);
        REQUIRE(world.kiosk.exchange());
        CHECK(world.number("select count(*) from rdv where place = 0 and hors_droit = 0") == 1);
        CHECK(world.centre.count("rdv_pris.borne.hors_ligne") == 1);
    }
    SECTION("time that is open no more is asked back, but what it has sold") {
        const auto sold = world.sell(1);
        REQUIRE(world.agendas.replace({}));
        world.centre.clock.advance(2h);
        REQUIRE(world.kiosk.exchange());
        REQUIRE(world.kiosk.exchange());
        const auto left = world.held();
        REQUIRE(left.pieces().size() == 1);
        CHECK(left.pieces().front().tranche == sold.tranche);
        CHECK(world.number("select count(*) from occupation where rdv = ''") == 0);
        CHECK(world.number("select count(*) from occupation where rdv <> ''") == 6);
    }
    CHECK(world.centre.store->recount().operator*() == 0);
}

TEST_CASE("an acknowledgement that is lost tells its droits again, under the same numbers",
          "[sync][droits]") {
    Selling world;
    world.kiosk.orders.store = nullptr;  // it hears, and keeps nothing
    REQUIRE(world.kiosk.exchange());
    CHECK(world.held().pieces().empty());
    CHECK(world.number("select count(*) from droit") == 11);
    world.open();
    REQUIRE(world.kiosk.exchange());
    CHECK(world.held().pieces().size() == 11);
    CHECK(world.number("select count(*) from droit") == 11);
}

TEST_CASE("a borne whose card was put back sells nothing of what it held, and is given other time",
          "[sync][droits]") {
    Selling world;
    test::TemporaryFolder image;
    REQUIRE(world.kiosk.exchange());
    world.kiosk.save_image(image.path());
    world.open();
    const auto lost = world.sell(1);
    REQUIRE(world.kiosk.exchange());
    world.kiosk.restore(image.path());
    world.open();
    world.kiosk.write(1);
    REQUIRE(world.kiosk.exchange());  // forks, heals under another epoch
    const auto held = world.held();
    for (const auto& piece : held.pieces()) {
        if (piece.etat != domain::DroitsTenus::Etat::gele) {
            CHECK_FALSE(overlap(piece.tranche, lost.tranche));
        }
    }
    world.centre.clock.advance(2h);
    REQUIRE(world.kiosk.exchange());
    CHECK_FALSE(world.held().sellable("rsa", world.centre.clock.now.wall).empty());
    CHECK(world.number("select count(*) from conflit") == 0);
}

TEST_CASE("a centre put back from a backup gives no time until its bornes have said what they hold",
          "[sync][droits]") {
    Selling world;
    REQUIRE(world.kiosk.exchange());
    world.sell(1);
    REQUIRE(world.kiosk.exchange());
    REQUIRE(world.centre.store->begin_generation(test::kReceived));
    CHECK(world.number("select count(*) from inventaire_attendu") == 1);
    REQUIRE(world.agendas.entrust_all(
        {{world.centre.borne, test::hex_id(1), test::on_tuesday(12, 18, 2), {"rsa"}}},
        world.centre.clock.now.wall));
    CHECK(world.number("select count(*) from droit") == 11);

    // The order reaches the borne, which says what it has.
    domain::Inventaire inventory{};
    inventory.commande = 1;
    REQUIRE(client::declare_droits(world.kiosk.store(), inventory, 1LL << 32));
    REQUIRE(world.kiosk.exchange());
    CHECK(world.number("select count(*) from inventaire_attendu") == 0);
    CHECK(world.kiosk.orders.first_droit ==
          test::kReceived / 1000 * central::kNumerosOfGeneration + 1);
    CHECK(world.held().lowest() == 1LL << 32);
}

TEST_CASE(
    "a borne without a network receives time to sell on a stick, and an old one changes nothing",
    "[sync][droits][usb]") {
    using domain::UsbPhase;
    Selling world;
    test::MemoryStick stick;
    world.kiosk.write(3);
    REQUIRE(world.kiosk.carry(stick, UsbPhase::exporting).phase == UsbPhase::exported);
    REQUIRE(central::import_stick(stick, world.centre.context));
    const auto forgotten = stick.content;
    REQUIRE(world.kiosk.carry(stick, UsbPhase::importing).phase == UsbPhase::imported);
    CHECK(world.held().pieces().size() == 11);
    CHECK(world.kiosk.store().state()->acked_seq == 3);

    // Sold on the road, and the rest asked back: the next stick tells both.
    const auto sold = world.sell(1);
    REQUIRE(world.agendas.replace({}));
    world.centre.clock.advance(2h);
    for (int turn = 0; turn < 2; ++turn) {
        REQUIRE(world.kiosk.carry(stick, UsbPhase::exporting).phase == UsbPhase::exported);
        REQUIRE(central::import_stick(stick, world.centre.context));
        REQUIRE(world.kiosk.carry(stick, UsbPhase::importing).phase == UsbPhase::imported);
    }
    const auto left = world.held();
    REQUIRE(left.pieces().size() == 1);
    CHECK(left.pieces().front().tranche == sold.tranche);
    CHECK(world.centre.count("rdv_pris.borne.hors_ligne") == 1);
    CHECK(world.number("select count(*) from occupation where rdv = ''") == 0);

    stick.content = forgotten;
    REQUIRE(world.kiosk.carry(stick, UsbPhase::importing).phase == UsbPhase::imported);
    CHECK(world.held() == left);
    CHECK(world.centre.store->recount().operator*() == 0);
}

TEST_CASE("what a borne does with orders about droits is done once, and written with its events",
          "[sync][droits]") {
    test::FakeDeviceStore store;
    const auto epoch = std::string(32, 'e');
    const domain::Droit droit{3, epoch, test::on_tuesday(0, 12), {"rsa"}};
    client::DroitOrders orders{{{7, droit}}, {}, {}};
    CHECK(client::take_droits(store, orders).operator*());
    CHECK_FALSE(client::take_droits(store, orders).operator*());
    CHECK(store.droits.pieces().size() == 1);
    CHECK(store.droit_order == 7);

    orders.rappels = {{8, {3, droit.tranche, {}}}};
    CHECK(client::take_droits(store, orders).operator*());
    CHECK(store.droits.pieces().empty());
    CHECK(store.all<domain::DroitRendu>() == std::vector<domain::DroitRendu>{{3, droit.tranche}});

    SECTION("a droit of another life of the log is not its own") {
        orders = {{{9, {4, test::hex_id(1), droit.tranche, {"rsa"}}}}, {}, {}};
        CHECK(client::take_droits(store, orders).operator*());
        CHECK(store.droits.pieces().empty());
        CHECK(store.droit_order == 9);
    }
    SECTION("a disk that fails leaves all as it was") {
        orders.droits = {{9, {5, epoch, droit.tranche, {"rsa"}}}};
        store.next_failure = fail(ErrorCode::full, "no room");
        CHECK_FALSE(client::take_droits(store, orders));
        CHECK(store.droits.pieces().empty());
        CHECK(store.droit_order == 8);
    }
}
