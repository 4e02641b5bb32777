#include "sync/client/sync_client.h"

#include "sync/client/unenrolled.h"
#include "tests/support/catch.h"
#include "tests/sync/device_fixture.h"

using namespace std::chrono_literals;
using test::Device;

TEST_CASE("what is written reaches the centre, once and in order", "[sync][client]") {
    Device device;
    device.write(3);
    device.run(1s);
    CHECK(device.centre.rows == device.outbox.rows);
    CHECK(device.outbox.acked_seq == 3);
    CHECK(device.sync.status().pending == 0);

    device.write(2);
    CHECK(device.sync.status().pending == 2);
    device.run(1s);
    CHECK(device.centre.rows == device.outbox.rows);
    CHECK(device.exchanges() == 2);
}

TEST_CASE("weeks of rows leave in as many exchanges as it takes", "[sync][client]") {
    Device device;
    device.write(9'000);

    SECTION("all at once when staff asks") {
        REQUIRE(device.sync.run_rounds());
        CHECK(device.exchanges() == 2);
    }
    SECTION("little by little while the kiosk serves") {
        device.run(10s);
        CHECK(device.exchanges() == 18);
    }
    CHECK(device.centre.rows == device.outbox.rows);
    CHECK(device.sync.status().pending == 0);
}

TEST_CASE("with nothing to say the device says every minute that it lives", "[sync][client]") {
    Device device;
    device.write(2);
    device.run(10min);
    CHECK(device.exchanges() == 10);
    const auto& last = device.centre.headers.back();
    CHECK(last.n == 0);
    CHECK(last.lo == 3);
    CHECK(last.prev_h == device.outbox.rows[1].h);
    CHECK(last.pending == 0);
}

TEST_CASE("a heartbeat does not wear the card", "[sync][client]") {
    Device device;
    device.run(50min);
    CHECK(device.outbox.writes <= 2);
}

TEST_CASE("the centre knows how much is still to come", "[sync][client]") {
    Device device;
    device.write(1'200);
    device.sync.tick();
    device.sync.tick();
    CHECK(device.centre.headers.at(0).pending == 1'200);
    CHECK(device.centre.headers.at(0).n == 500);
}

TEST_CASE("a frame tells the clock of the device as it is", "[sync][client]") {
    Device device;
    device.clock.now.quality = domain::TimeQuality::none;
    device.clock.set_wall(domain::Instant{});
    device.run(200ms);
    const auto& header = device.centre.headers.at(0);
    CHECK(header.tq == 0);
    CHECK(header.wall_ms == 0);
    CHECK(header.sw == "0.1.0");
    CHECK(header.tenant == "71");
}

TEST_CASE("without a network nothing is lost, and the device says since when", "[sync][client]") {
    Device device;
    device.run(1s);
    device.cut_network();
    device.write(4);
    const auto cut_at = device.clock.now.wall;
    device.run(3h);
    const auto status = device.sync.status();
    CHECK_FALSE(status.reachable);
    CHECK(status.pending == 4);
    REQUIRE(status.cut_off_since.has_value());
    CHECK(*status.cut_off_since - cut_at <= 1s);
    CHECK(status.last_error == "could not connect");
    CHECK_FALSE(status.answer_refused);
    CHECK(status.last_contact.has_value());

    device.restore_network();
    device.run(30min + 1s);
    CHECK(device.centre.rows == device.outbox.rows);
    CHECK(device.sync.status().reachable);
    CHECK_FALSE(device.sync.status().cut_off_since.has_value());
    CHECK(device.sync.status().last_error.empty());
}

TEST_CASE("a call for help reaches the centre at once and is asked about every two seconds",
          "[sync][client]") {
    Device device;
    device.run(5s);
    const auto before = device.exchanges();
    test::append(device.outbox,
                 domain::AideDemandee{"0123456789abcdef", domain::NatureAide::urgence});
    device.sync.hurry(true);
    device.run(200ms);
    CHECK(device.centre.rows.size() == 1);
    CHECK(device.exchanges() == before + 1);
    device.run(20s);
    CHECK(device.exchanges() >= before + 10);
    CHECK(device.exchanges() <= before + 11);

    device.centre.before_signing = [](protocol::Ack& ack) {
        ack.aides_repondues = {{"0123456789abcdef"}};
    };
    device.run(2200ms);
    CHECK(device.sync.status().aides_repondues == std::vector<std::string>{"0123456789abcdef"});

    device.sync.hurry(false);
    device.run(1s);
    const auto after = device.exchanges();
    device.run(50s);
    CHECK(device.exchanges() == after);
}

TEST_CASE("a call for help is tried every two seconds even when the network is cut",
          "[sync][client]") {
    Device device;
    device.cut_network();
    device.write(1);
    device.run(2h);
    device.sync.hurry(true);
    const auto before = device.exchanges();
    device.run(20s);
    CHECK(device.exchanges() >= before + 9);
    device.restore_network();
    device.run(2200ms);
    CHECK(device.centre.rows.size() == 1);
}

TEST_CASE("a screen that hurries at every frame does not flood the centre", "[sync][client]") {
    Device device;
    device.cut_network();
    device.write(1);
    for (int i = 0; i < 1000; ++i) {
        device.sync.hurry(true);
        device.sync.tick();
        device.clock.advance(10ms);
    }
    CHECK(device.exchanges() <= 21);
}

TEST_CASE("failures are tried again for ever, ever later, at most half an hour apart",
          "[sync][client]") {
    Device device;
    device.cut_network();
    std::vector<std::chrono::milliseconds> starts;
    while (device.clock.now.mono < 24h) {
        const auto before = device.exchanges();
        device.sync.tick();
        if (device.exchanges() > before) starts.push_back(device.clock.now.mono);
        device.clock.advance(1s);
    }
    REQUIRE(starts.size() > 48);
    for (std::size_t i = 1; i < starts.size(); ++i) CHECK(starts[i] - starts[i - 1] <= 30min + 2s);
}

TEST_CASE("a clock set back or forth changes nothing to when the device speaks", "[sync][client]") {
    Device device;
    device.run(90s);
    const auto before = device.exchanges();
    device.clock.set_wall(domain::Instant{});
    device.run(60s);
    device.clock.set_wall(domain::Instant{std::chrono::hours{24 * 365 * 100}});
    device.run(60s);
    CHECK(device.exchanges() == before + 2);
}

TEST_CASE("while an agent looks at the queue, the centre is asked every ten seconds",
          "[sync][client]") {
    Device device;
    device.run(5s);
    const auto before = device.exchanges();
    device.sync.serve_agent(true);
    device.run(100ms);
    CHECK(device.exchanges() == before + 1);
    device.run(31s);
    CHECK(device.exchanges() == before + 4);
    device.sync.serve_agent(false);
    device.run(11s);
    const auto after = device.exchanges();
    device.run(55s);
    CHECK(device.exchanges() == after);
}

TEST_CASE("the device tells how old the desk's last look is, whatever its own clock",
          "[sync][client]") {
    Device device;
    device.clock.set_wall(domain::Instant{});
    device.centre.before_signing = [](protocol::Ack& ack) {
        ack.desk_seen_ms = ack.server_time_ms - 7'000;
        ack.waiting = 4;
    };
    device.run(100ms);
    device.sync.tick();
    const auto status = device.sync.status();
    REQUIRE(status.desk_seen.has_value());
    CHECK(*status.last_contact - *status.desk_seen == 7s);
    CHECK(status.waiting == 4);
}

TEST_CASE("a slow network never holds up the loop", "[sync][client]") {
    Device device;
    device.transport.delay_polls = 50;
    device.write(1);
    device.run(4s);
    CHECK(device.exchanges() == 1);
    CHECK(device.centre.rows.empty());
    device.run(2s);
    CHECK(device.centre.rows.size() == 1);
}

TEST_CASE("staff is told why an exchange failed", "[sync][client]") {
    Device device;
    device.write(1);
    device.cut_network();
    const auto done = device.sync.run_rounds();
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::unavailable);
    device.restore_network();
    CHECK(device.sync.run_rounds());
}

TEST_CASE("a log that cannot be read is a failure, not a silence", "[sync][client]") {
    Device device;
    device.outbox.failure = fail(ErrorCode::corrupt, "the log is damaged");
    device.run(1s);
    CHECK(device.exchanges() == 0);
    CHECK(device.sync.status().last_error == "the log is damaged");
    device.outbox.failure.reset();
    device.run(31s);
    CHECK(device.exchanges() == 1);
}

TEST_CASE("a device that no centre knows keeps its log and says so", "[sync][client]") {
    Device device;
    device.write(3);
    client::Unenrolled sync{device.outbox};
    sync.tick();
    CHECK_FALSE(sync.status().enrolled);
    CHECK(sync.status().pending == 3);
    CHECK(sync.run_rounds().error().code == ErrorCode::not_found);
}

TEST_CASE("the department's newest key reaches the device with an acknowledgement",
          "[sync][client][scelle]") {
    test::Device device;
    const auto told = [&] { return *device.outbox.recall(protocol::kSealKeyKey); };
    REQUIRE(device.sync.run_rounds());
    CHECK_FALSE(told());

    for (const int byte : {0x51, 0x52}) {
        protocol::BoxPublic key;
        key.fill(static_cast<std::byte>(byte));
        device.centre.before_signing = [key](protocol::Ack& ack) { ack.seal_key = key; };
        REQUIRE(device.sync.run_rounds());
        CHECK(told() == protocol::to_hex(key));
    }
    const int writes = device.outbox.writes;
    REQUIRE(device.sync.run_rounds());
    CHECK(device.outbox.writes == writes);
}
