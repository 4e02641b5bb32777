// The restore drill: a real copy of a real store, put back, and the real client of a kiosk that
// finds the centre gone back in time.

#include "sync/central/backup.h"

#include "platform/postgresql/dump.h"
#include "sync/central/web/frames.h"
#include "sync/client/sync_client.h"
#include "tests/contract/central_store_contract.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/scripted_transport.h"
#include "tests/sync/central/stores.h"

#include <filesystem>
#include <fstream>

namespace {

using test::kReceived;

Status restore(const test::SqliteHarness& harness, const std::string& from, bool replace) {
    return platform::restore_sqlite(from, harness.path(), replace);
}
Status restore(const test::PostgresqlHarness& harness, const std::string& from, bool replace) {
    return platform::restore_postgresql(harness.options(), from, replace);
}

/// A kiosk with a log of its own, whose network is a call into the centre.
struct Kiosk {
    test::FakeOutbox outbox;
    test::FakeClock clock{domain::Instant{std::chrono::milliseconds{kReceived}}};
    test::FakeRandom random;
    central::Store* store;
    test::ScriptedTransport transport{[this](const auto& request) { return answer(request); }};
    client::SyncClient sync{identity(),
                            "0.1.0",
                            {outbox, transport, clock, random,
                             [this](std::chrono::milliseconds time) { clock.advance(time); }}};

    explicit Kiosk(central::Store& centre) : store(&centre) { outbox.epoch = test::epoch(0xe0); }

    static client::Identity identity() {
        client::Identity identity;
        identity.grant = {1, "71", 'B', "mds-a", "MDS d'essai", test::kCentre.verify, "", {}};
        identity.centre = "https://perron.example";
        identity.sign_seed[0] = std::byte{1};
        return identity;
    }

    client::HttpResponse answer(const client::HttpRequest& request) {
        central::Context context{*store, clock, random, "71", test::kCentre};
        client::HttpResponse response;
        std::vector<central::FramesPost> group;
        group.push_back(
            {request.body, [&](platform::HttpResponse answered) {
                 response = {answered.status, answered.content_type, std::move(answered.body), ""};
             }});
        central::serve_frames(context, std::move(group));
        return response;
    }

    void write_and_send(int count) {
        for (int i = 0; i < count; ++i) test::append(outbox, test::ticket(i + 1));
        REQUIRE(sync.run_rounds());
        REQUIRE(outbox.acked_seq == static_cast<std::int64_t>(outbox.rows.size()));
    }
};

}  // namespace

TEMPLATE_TEST_CASE("a centre that lost its disk comes back, and its bornes fill the gap themselves",
                   "[sync][central][sauvegarde]", test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    test::TemporaryFolder backups;
    test::TemporaryFolder data;
    std::ofstream{data.file("cle-du-centre")} << "SECRET";
    auto store = harness.open();
    test::enrolled(*store, "mds-a", 'B');
    Kiosk kiosk{*store};
    kiosk.write_and_send(1200);
    const auto made = central::back_up(*store, data.path(), "71", backups.path(), kReceived);
    if (!made) FAIL(made.error().detail);
    CHECK(central::backup_age_s(*store, kReceived + 60'000).operator*() == 60);
    kiosk.write_and_send(800);
    REQUIRE(store->event_count().operator*() == 2000);
    store.reset();

    const auto backup = central::check_backup(*made);
    REQUIRE(backup);
    CHECK(backup->events == 1200);
    CHECK(backup->departement == "71");
    const auto dump = central::database_in(*made);
    const auto refused = restore(harness, dump, false);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::conflict);
    const auto restored = restore(harness, dump, true);
    if (!restored) FAIL(restored.error().detail);
    test::TemporaryFolder other;
    REQUIRE(central::restore_files(*made, other.path()));
    CHECK(std::filesystem::exists(other.file("cle-du-centre")));

    store = harness.open();
    CHECK(store->event_count().operator*() == 1200);
    const auto first = store->begin_generation(kReceived);
    const auto second = store->begin_generation(kReceived);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(*first >= kReceived / 1000);
    CHECK(*second > *first);
    // A number given since the backup is that of a device in service, which nobody remembers.
    const auto next = store->add_borne("mds-a", 'C', kReceived);
    REQUIRE(next);
    CHECK(*next > 10);
    CHECK(*store->add_borne("mds-a", 'D', kReceived) == *next + 1);

    kiosk.store = store.get();
    kiosk.write_and_send(5);
    CHECK(store->event_count().operator*() == 2005);
    CHECK(test::tickets_of(*store, "mds-a") == 2005);
    CHECK(store->recount().operator*() == 0);
}

TEST_CASE("a damaged backup is refused, and a half made one is not a backup",
          "[sync][central][sauvegarde]") {
    test::SqliteHarness harness;
    test::TemporaryFolder backups;
    test::TemporaryFolder data;
    const auto store = harness.open();
    CHECK_FALSE(central::backup_age_s(*store, kReceived).operator*());
    CHECK(central::check_backup(backups.path()).error().code == ErrorCode::not_found);

    const auto made = central::back_up(*store, data.path(), "71", backups.path(), kReceived);
    REQUIRE(made);
    std::fstream file{central::database_in(*made), std::ios::in | std::ios::out};
    file.seekp(5000);
    file.put('!');
    file.close();
    CHECK(central::check_backup(*made).error().code == ErrorCode::corrupt);
}
