// A device whose log and the centre's part have parted: restored from an old image, copied, or
// facing a centre restored from an old backup.

#include "tests/support/catch.h"
#include "tests/sync/device_fixture.h"

using namespace std::chrono_literals;
using test::Device;

namespace {

/// The device's log as it was at row `at`, then `more` rows that the centre never saw.
void restore_image(Device& device, std::size_t at, int more) {
    device.outbox.rows.resize(at);
    device.outbox.acked_seq = std::min(device.outbox.acked_seq, static_cast<std::int64_t>(at));
    for (int i = 0; i < more; ++i) test::append(device.outbox, test::ticket(5'000 + i));
}

}  // namespace

TEST_CASE("a device restored from an old image starts an epoch after the last common row",
          "[sync][fork]") {
    Device device;
    device.write(100);
    REQUIRE(device.sync.run_rounds());
    restore_image(device, 80, 3);
    const auto before = device.outbox.epoch;

    device.centre.before_signing = [&](protocol::Ack& ack) {
        if (ack.epoch == before)
            ack.fork = protocol::AckFork{81, "h"};
        else
            ack.upto = device.outbox.base_seq, ack.h_upto = device.outbox.rows[79].h;
    };
    const auto done = device.sync.run_rounds();
    CHECK(device.outbox.epoch != before);
    CHECK(device.outbox.base_seq == 80);
    CHECK(device.outbox.acked_seq == 80);
    CHECK(device.outbox.rows[79].epoch == before);
    CHECK(device.outbox.rows[80].epoch == device.outbox.epoch);
    const auto& last = device.centre.headers.back();
    CHECK(last.epoch == device.outbox.epoch);
    CHECK(last.base == 80);
    CHECK(last.base_h == device.outbox.rows[79].h);
    CHECK(last.lo == 81);
    CHECK(last.n == 3);
    CHECK_THAT(device.sync.status().incident, test::contains("après la séquence 80"));
}

TEST_CASE("a restored device that wrote nothing yet is healed by its heartbeat", "[sync][fork]") {
    Device device;
    device.write(100);
    REQUIRE(device.sync.run_rounds());
    restore_image(device, 80, 0);
    const auto before = device.outbox.epoch;
    device.run(61s);
    CHECK(device.outbox.epoch != before);
    CHECK(device.outbox.base_seq == 80);
    CHECK(device.centre.questions == 1);
}

TEST_CASE("the last common row is found in at most 17 questions", "[sync][fork]") {
    Device device;
    const std::size_t common = static_cast<std::size_t>(GENERATE(0, 1, 1'000, 8'191, 9'998, 9'999));
    device.write(9'999);
    device.centre.rows = device.outbox.rows;
    device.centre.rows.resize(common);
    client::Healer healer{test::identity(), {device.outbox, device.transport, device.random}};
    REQUIRE(healer.start());
    std::optional<Result<client::Healed>> healed;
    while (!healed) healed = healer.poll();
    REQUIRE(*healed);
    CHECK((*healed)->base == static_cast<std::int64_t>(common));
    CHECK((*healed)->questions <= 17);
    CHECK(device.centre.questions == (*healed)->questions);
}

TEST_CASE("rows that both have purged do not stop a healing: all that is kept is sent again",
          "[sync][fork]") {
    Device device;
    device.write(100);
    device.outbox.acked_seq = 60;
    device.outbox.kept_from = 41;
    device.centre.rows = device.outbox.rows;
    device.centre.rows.resize(60);
    device.centre.purged_upto = 60;
    client::Healer healer{test::identity(), {device.outbox, device.transport, device.random}};
    REQUIRE(healer.start());
    std::optional<Result<client::Healed>> healed;
    while (!healed) healed = healer.poll();
    REQUIRE(*healed);
    CHECK((*healed)->base == 40);
    CHECK(device.outbox.base_seq == 40);
}

TEST_CASE("a centre restored to before all that is kept gets what is kept", "[sync][fork]") {
    Device device;
    device.write(100);
    device.outbox.acked_seq = 60;
    device.outbox.kept_from = 41;
    const auto before = device.outbox.epoch;
    device.centre.before_signing = [&](protocol::Ack& ack) {
        if (ack.epoch == before) {
            ack.upto = 0;
            ack.h_upto = {};
        } else {
            ack.upto = 100;
            ack.h_upto = device.outbox.rows[99].h;
        }
    };
    REQUIRE(device.sync.run_rounds());
    CHECK(device.outbox.epoch != before);
    CHECK(device.outbox.acked_seq == 100);
    const auto& last = device.centre.headers.back();
    CHECK(last.base == 40);
    CHECK(last.debut == 41);
    CHECK(last.lo == 41);
    CHECK(last.hi == 100);
}

TEST_CASE("a log put back from an image, facing a centre restored since, keeps its rows again",
          "[sync][fork]") {
    Device device;
    device.write(5);
    REQUIRE(device.sync.run_rounds());
    CHECK(device.outbox.kept_again_ms == 0);

    device.centre.before_signing = [](protocol::Ack& ack) { ack.restauration = 1'795'336'200; };
    device.run(61s);
    CHECK(device.outbox.kept_again_ms == device.centre.server_time_ms);

    device.outbox.kept_again_ms = 0;
    device.run(61s);
    CHECK(device.outbox.kept_again_ms == 0);
}

TEST_CASE("a network cut in the middle of the search changes nothing, and it starts again",
          "[sync][fork]") {
    Device device;
    device.write(100);
    REQUIRE(device.sync.run_rounds());
    restore_image(device, 50, 30);
    const auto before = device.outbox.epoch;
    int left = 2;
    device.transport.answer = [&](const auto& request) {
        const bool question = request.path == protocol::kChainPath;
        return question && left-- <= 0 ? test::no_network(request) : device.centre.answer(request);
    };
    device.run(61s);
    CHECK(device.outbox.epoch == before);
    CHECK(device.outbox.base_seq == 0);
    device.restore_network();
    device.run(31min);
    CHECK(device.outbox.base_seq == 50);
}

TEST_CASE("an answer on the chain that is not the centre's is not believed", "[sync][fork]") {
    Device device;
    device.write(10);
    const auto before = device.outbox.epoch;
    client::HttpResponse recorded;
    client::Healer healer{test::identity(), {device.outbox, device.transport, device.random}};
    const auto heal = [&] {
        REQUIRE(healer.start());
        std::optional<Result<client::Healed>> healed;
        while (!healed) healed = healer.poll();
        return *healed;
    };
    device.transport.answer = [&](const auto& request) {
        return recorded = device.centre.answer(request);
    };
    REQUIRE(heal());
    device.outbox.epoch = before;

    SECTION("signed by a stranger") {
        device.centre.key = test::kStranger.sign;
        CHECK(heal().error().code == ErrorCode::invalid_input);
    }
    SECTION("an older answer played again") {
        device.transport.answer = [&](const auto&) { return recorded; };
        CHECK(heal().error().code == ErrorCode::invalid_input);
    }
    SECTION("a portal's page") {
        device.transport.answer = [&](const auto&) {
            return client::HttpResponse{200, "text/html", "<html>wifi</html>", ""};
        };
        CHECK(heal().error().code == ErrorCode::invalid_input);
    }
    SECTION("another type") {
        device.transport.answer = [&](const auto& request) {
            auto response = device.centre.answer(request);
            response.content_type = "application/json";
            return response;
        };
        CHECK(heal().error().code == ErrorCode::invalid_input);
    }
    CHECK(device.outbox.epoch == before);
    CHECK_FALSE(healer.busy());
}

TEST_CASE("a centre restored from an old backup is no fork: it gets again what it lost",
          "[sync][fork]") {
    Device device;
    device.write(60);
    REQUIRE(device.sync.run_rounds());
    const auto before = device.outbox.epoch;
    device.centre.rows.resize(20);
    device.run(61s);
    CHECK(device.centre.rows == device.outbox.rows);
    CHECK(device.outbox.epoch == before);
    CHECK(device.centre.questions == 0);
}

TEST_CASE("a suspended device moves nothing, keeps its rows, and says so", "[sync][fork]") {
    Device device;
    device.write(5);
    REQUIRE(device.sync.run_rounds());
    device.write(2);
    device.centre.before_signing = [](protocol::Ack& ack) {
        ack.suspension = protocol::AckSuspension{test::kNovember22};
        ack.upto = 0;
        ack.h_upto = {};
    };
    device.run(2h);
    CHECK(device.sync.status().suspended);
    CHECK(device.sync.status().reachable);
    CHECK(device.outbox.acked_seq == 5);
    CHECK(device.outbox.rows.size() == 7);
    CHECK(device.exchanges() < 60);

    device.centre.before_signing = {};
    device.run(31min);
    CHECK_FALSE(device.sync.status().suspended);
    CHECK(device.outbox.acked_seq == 7);
}
