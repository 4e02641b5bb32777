// Restored, copied, stolen: what the centre makes of devices that are not what they were.

#include "sync/protocol/chain.h"
#include "tests/simulation/mutant_ledger.h"
#include "tests/sync/central/fleet_fixture.h"

using namespace std::chrono_literals;
using test::FleetCentre;
using test::FleetKiosk;

TEST_CASE("a kiosk restored from an old image goes on, and nothing is counted twice or lost",
          "[sync][central][fork]") {
    FleetCentre centre;
    FleetKiosk kiosk{centre};
    test::TemporaryFolder image;
    kiosk.write(10);
    REQUIRE(kiosk.exchange());
    kiosk.save_image(image.path());
    kiosk.write(5);
    REQUIRE(kiosk.exchange());
    kiosk.restore(image.path());
    kiosk.write(3);
    REQUIRE(kiosk.exchange());
    CHECK(centre.count("passage.ticket") == 18);
    CHECK(kiosk.store().state()->base_seq == 10);
    CHECK(kiosk.status().pending == 0);
    CHECK_THAT(kiosk.status().incident, test::contains("après la séquence 10"));

    kiosk.write(2);
    REQUIRE(kiosk.exchange());
    CHECK(centre.count("passage.ticket") == 20);
    CHECK(*centre.store->forks_of(centre.borne, 0) == 1);
    CHECK(*centre.store->recount() == 0);
    CHECK_FALSE(kiosk.status().suspended);
}

TEST_CASE("a centre restored from an old backup is filled again, whatever the epoch",
          "[sync][central][fork]") {
    FleetCentre centre;
    FleetKiosk kiosk{centre};
    FleetCentre backup;  // as the centre was at its first rows
    test::TemporaryFolder image;
    kiosk.write(4);
    REQUIRE(kiosk.exchange());
    kiosk.save_image(image.path());
    for (const auto& request : kiosk.transport.requests) backup.answer(request);
    CHECK(backup.count("passage.ticket") == 4);

    if (GENERATE(false, true)) {  // an epoch begun since
        kiosk.write(2);
        REQUIRE(kiosk.exchange());
        kiosk.restore(image.path());
        kiosk.write(3);
        REQUIRE(kiosk.exchange());
    }
    kiosk.write(5);
    REQUIRE(kiosk.exchange());
    const auto kept = kiosk.store().state()->last_seq;

    kiosk.transport.answer = [&](const auto& request) { return backup.answer(request); };
    REQUIRE(kiosk.exchange());
    CHECK(backup.count("passage.ticket") == kept);
    CHECK(*backup.store->recount() == 0);
    CHECK(kiosk.status().pending == 0);
}

TEST_CASE("a kiosk enrolled after the backup is enrolled again, and all it keeps is counted",
          "[sync][central][fork]") {
    FleetCentre centre;
    FleetKiosk kiosk{centre};
    kiosk.write(4);
    REQUIRE(kiosk.exchange());
    kiosk.write(3);

    FleetCentre restored;
    restored.store = test::sqlite_store(restored.harness.folder.file("ancien.db"), restored.random);
    central::Context context{*restored.store, restored.clock, restored.random, "71", test::kCentre};
    REQUIRE(restored.store->add_mds({"mds-a", "MDS d'essai", "SECRET"}));
    REQUIRE(restored.store->begin_generation(test::kReceived));
    kiosk.transport.answer = [&](const auto& request) -> client::HttpResponse {
        if (request.path == protocol::kChainPath) {
            const auto response = central::serve_chain(context, request.body);
            return {response.status, response.content_type, response.body, ""};
        }
        platform::HttpResponse response;
        std::vector<central::FramesPost> group;
        group.push_back({request.body, [&](platform::HttpResponse r) { response = std::move(r); }});
        central::serve_frames(context, std::move(group));
        return {response.status, response.content_type, response.body, ""};
    };
    CHECK_FALSE(kiosk.exchange());
    CHECK(kiosk.status().not_recognised);
    CHECK(kiosk.status().pending == 3);

    kiosk.close();
    centre.borne = test::enrolled(*restored.store, "mds-a", 'B');
    CHECK(centre.borne == 11);
    kiosk.open();
    REQUIRE(kiosk.exchange());
    CHECK(test::tickets_of(*restored.store, "mds-a") == 7);
    CHECK(kiosk.status().pending == 0);
    CHECK(*restored.store->recount() == 0);
}

TEST_CASE("two cards with one identity are suspended until somebody lifts it",
          "[sync][central][fork]") {
    FleetCentre centre;
    FleetKiosk kiosk{centre};
    kiosk.write(4);
    REQUIRE(kiosk.exchange());
    kiosk.close();
    FleetKiosk copy{centre, 3};
    copy.copy_card_of(kiosk);
    kiosk.open();

    for (int i = 0; i < 2; ++i) {
        kiosk.write(1);
        REQUIRE(kiosk.exchange());
        copy.write(1);
        REQUIRE(copy.exchange());
    }
    CHECK(centre.count("passage.ticket") == 8);
    kiosk.write(1);
    CHECK_FALSE(kiosk.exchange());
    CHECK(kiosk.status().suspended);
    CHECK(centre.store->borne(centre.borne)->value().suspended_ms.has_value());

    const auto counted = centre.count("passage.ticket");
    copy.write(3);
    CHECK_FALSE(copy.exchange());
    CHECK(centre.count("passage.ticket") == counted);
    CHECK(copy.status().pending == 3);

    REQUIRE(centre.store->lift_suspension(centre.borne, test::kReceived));
    CHECK(centre.store->lift_suspension(centre.borne, 0).error().code == ErrorCode::not_found);
    REQUIRE(copy.exchange());
    copy.write(2);
    REQUIRE(copy.exchange());
    CHECK_FALSE(copy.status().suspended);
    CHECK(copy.status().pending == 0);
    CHECK(centre.count("passage.ticket") == 14);
    CHECK(*centre.store->recount() == 0);
}

TEST_CASE("a stolen kiosk is wiped at its first word, and counts up to the theft only",
          "[sync][central][vol]") {
    FleetCentre centre;
    FleetKiosk kiosk{centre};
    kiosk.write(4);
    REQUIRE(kiosk.exchange());
    centre.clock.advance(1h);
    const auto stolen_ms = centre.context.now_ms();
    centre.clock.advance(1h);
    kiosk.write(3);
    REQUIRE(kiosk.exchange());
    CHECK(centre.count("passage.ticket") == 7);

    REQUIRE(centre.store->declare_theft(centre.borne, stolen_ms, centre.context.now_ms()));
    CHECK(centre.count("passage.ticket") == 4);
    CHECK(*centre.store->quarantine_count() == 3);
    kiosk.write(2);
    kiosk.exchange().operator bool();
    CHECK(kiosk.orders.condemned == 1);
    CHECK(kiosk.status().condemned);
    CHECK(centre.count("passage.ticket") == 4);
    CHECK(*centre.store->event_count() == 9);
    CHECK(centre.store->borne(centre.borne)->value().wipe_sent_ms.has_value());
    CHECK(*centre.store->recount() == 0);
    CHECK(centre.store->declare_theft(99, 0, 0).error().code == ErrorCode::not_found);
}

TEST_CASE("what a stolen kiosk had counted before the theft and not sent yet still counts",
          "[sync][central][vol]") {
    FleetCentre centre;
    FleetKiosk kiosk{centre};
    kiosk.write(4);
    centre.clock.advance(1h);
    const auto stolen_ms = centre.context.now_ms();
    centre.clock.advance(1h);
    kiosk.write(2);
    REQUIRE(centre.store->declare_theft(centre.borne, stolen_ms, centre.context.now_ms()));
    kiosk.exchange().operator bool();
    CHECK(kiosk.status().condemned);
    CHECK(centre.count("passage.ticket") == 4);
    CHECK(*centre.store->quarantine_count() == 2);
}

TEST_CASE("a kiosk taken out of service sends all it has before it erases itself",
          "[sync][central][vol]") {
    FleetCentre centre;
    FleetKiosk kiosk{centre};
    kiosk.write(600);
    REQUIRE(centre.store->revoke(centre.borne, centre.context.now_ms() + 60'000));
    kiosk.exchange().operator bool();
    CHECK(kiosk.status().condemned);
    CHECK(centre.count("passage.ticket") == 600);
}

TEST_CASE("an inventory is asked, told as an event, and then no more", "[sync][central][ordres]") {
    FleetCentre centre;
    FleetKiosk kiosk{centre};
    const auto id = centre.store->give_order(centre.borne, {}, centre.context.now_ms());
    REQUIRE(id);
    const auto second = centre.store->give_order(centre.borne, {}, centre.context.now_ms());
    REQUIRE(second);
    CHECK(*second > *id);
    REQUIRE(kiosk.exchange());
    REQUIRE(kiosk.orders.inventories == std::vector<std::int64_t>{*id, *second});

    for (const auto told : kiosk.orders.inventories) {
        const domain::Inventaire inventory{told, "0.1.0", 3456, 3, 1, 4, {{"71", 7}}, {}};
        REQUIRE(kiosk.store().transact([&](domain::StoreTransaction& change) -> Status {
            const auto added = change.append(inventory);
            return added ? Status{Done{}} : Status{added.error()};
        }));
    }
    REQUIRE(kiosk.exchange());
    CHECK(centre.store->orders_due()->empty());
    CHECK(*centre.store->quarantine_count() == 0);
    CHECK(centre.store->give_order(99, {}, 0).error().code == ErrorCode::not_found);
}

TEST_CASE("rows are sent again on order, counted once, and the order ends",
          "[sync][central][ordres]") {
    FleetCentre centre;
    FleetKiosk kiosk{centre};
    kiosk.write(700);
    REQUIRE(kiosk.exchange());
    central::Order order;
    order.kind = central::Order::Kind::renvoi;
    order.from_seq = 3;
    REQUIRE(centre.store->give_order(centre.borne, order, centre.context.now_ms()));
    REQUIRE(kiosk.exchange());
    REQUIRE(kiosk.exchange());
    CHECK(centre.store->orders_due()->empty());
    CHECK(centre.count("passage.ticket") == 700);
    CHECK(kiosk.status().pending == 0);
    CHECK(*centre.store->recount() == 0);
}

TEST_CASE("many orders reach a kiosk by pages", "[sync][central][ordres]") {
    FleetCentre centre;
    FleetKiosk kiosk{centre};
    for (int i = 0; i < 40; ++i) {
        REQUIRE(centre.store->give_order(centre.borne, {}, centre.context.now_ms()));
    }
    REQUIRE(kiosk.store().remember("x", "y"));
    const auto first = kiosk.transport.requests.size();
    kiosk.exchange().operator bool();
    CHECK(kiosk.transport.requests.size() - first <= 20);
    CHECK(kiosk.orders.inventories.size() == 16);
}

TEST_CASE("what an older centre did not understand counts once a newer one opens the store",
          "[sync][central][schema]") {
    test::SqliteHarness harness;
    test::FakeRandom random;
    const auto old_rules = [](central::Ledger& ledger, const central::Arrival& arrival,
                              std::int64_t now_ms) {
        simulation::OldLedger old{ledger};
        return central::ingest_frame(old, arrival, now_ms);
    };
    std::vector<protocol::LogRow> rows{
        test::row_after({}, domain::AideDemandee{"0123456789abcdef", domain::NatureAide::urgence})};
    {
        auto old = central::SqlStore::open(*harness.connect(), random, old_rules);
        REQUIRE(old);
        const auto borne = test::enrolled(**old, "mds-a", 'B');
        REQUIRE(test::take(**old, test::arrival(rows, borne)).upto == 1);
        CHECK(*(*old)->quarantine_count() == 1);
    }
    const auto store = harness.open();
    CHECK(*store->quarantine_count() == 0);
    const auto counts = store->counts(2026y / 11 / 1, 2026y / 11 / 30);
    REQUIRE(counts);
    REQUIRE(counts->size() == 1);
    CHECK(counts->front().indicateur == "aide_demandee");
    CHECK(*store->recount() == 0);
}

TEST_CASE("a frame of the schema before is still taken", "[sync][central][schema]") {
    FleetCentre centre;
    auto header = test::header();
    header.kiosk = centre.borne;
    header.schema = protocol::kOldestFrameSchema;
    const auto frame = protocol::encode_frame(header, test::log_of(3), test::kDevice.sign);
    REQUIRE(frame);
    const auto answer = centre.answer({std::string{protocol::kFramesPath},
                                       std::string{protocol::kFramesContentType}, frame->bytes});
    CHECK(answer.status == 200);
    CHECK(centre.count("passage.ticket") == 3);
}

TEST_CASE("only the device may ask about its chain", "[sync][central][fork]") {
    FleetCentre centre;
    FleetKiosk kiosk{centre};
    kiosk.write(3);
    REQUIRE(kiosk.exchange());
    const protocol::ChainQuestion question{"71", centre.borne, 2, {}};
    const auto ask = [&](const protocol::ChainQuestion& q, const protocol::SignKey& key) {
        return central::serve_chain(centre.context, protocol::encode_question(q, key).body);
    };
    const auto answer = ask(question, test::kDevice.sign);
    REQUIRE(answer.status == 200);
    const auto read = protocol::decode_chain_answer(answer.body, test::kCentre.verify);
    REQUIRE(read);
    CHECK(read->known.size() == 1);
    CHECK(read->known.front() == *kiosk.store().hash_at(2));
    CHECK(ask(question, test::kStranger.sign).status == 403);
    CHECK(ask({"21", centre.borne, 2, {}}, test::kDevice.sign).status == 403);
    CHECK(ask({"71", 99, 2, {}}, test::kDevice.sign).status == 403);
    CHECK(central::serve_chain(centre.context, "n'importe quoi").status == 400);
}
