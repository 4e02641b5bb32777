// What the centre orders in its acknowledgements: wipe, send again, tell what you have.

#include "tests/support/catch.h"
#include "tests/sync/device_fixture.h"

using namespace std::chrono_literals;
using protocol::Ack;
using test::Device;

namespace {

const std::string kOwnKey = protocol::key_id(test::kDevice.verify);

void order(Device& device, std::function<void(Ack&)> what) {
    device.centre.before_signing = std::move(what);
}

}  // namespace

TEST_CASE("the order to wipe is obeyed once, durably, and nothing is sent any more",
          "[sync][orders]") {
    Device device;
    order(device, [](Ack& ack) { ack.effacement = protocol::EffacementCommand{12, kOwnKey}; });
    device.run(1s);
    CHECK(device.orders.condemned == 1);
    CHECK(device.sync.status().condemned);
    device.write(3);
    const auto before = device.exchanges();
    device.run(1h);
    CHECK(device.exchanges() == before);
    CHECK(device.orders.condemned == 1);
    CHECK_FALSE(device.sync.run_rounds());
}

TEST_CASE("the order to wipe another device, or an earlier enrolment, is refused",
          "[sync][orders]") {
    Device device;
    const auto command = GENERATE(values<protocol::EffacementCommand>({
        {13, kOwnKey},
        {12, protocol::key_id(test::kStranger.verify)},
        {12, ""},
    }));
    order(device, [command](Ack& ack) { ack.effacement = command; });
    device.run(10min);
    CHECK(device.orders.condemned == 0);
    CHECK_FALSE(device.sync.status().condemned);
    CHECK_THAT(device.sync.status().incident, test::contains("refusé"));
    CHECK(device.exchanges() >= 9);
}

TEST_CASE("an acknowledgement with a wipe played again to another exchange is refused",
          "[sync][orders]") {
    Device device;
    client::HttpResponse recorded;
    order(device, [](Ack& ack) { ack.effacement = protocol::EffacementCommand{12, kOwnKey}; });
    device.transport.answer = [&](const auto& request) {
        recorded = device.centre.answer(request);
        return test::no_network(request);
    };
    device.run(1s);
    device.transport.answer = [&](const auto&) { return recorded; };
    device.run(2h);
    CHECK(device.orders.condemned == 0);
    CHECK_FALSE(device.sync.status().condemned);
}

TEST_CASE("a wipe that the disk refuses is tried again at the next exchange", "[sync][orders]") {
    Device device;
    device.orders.outcome = fail(ErrorCode::full, "no room");
    order(device, [](Ack& ack) { ack.effacement = protocol::EffacementCommand{12, kOwnKey}; });
    device.run(1s);
    CHECK_FALSE(device.sync.status().condemned);
    device.orders.outcome = Done{};
    device.run(61s);
    CHECK(device.sync.status().condemned);
}

TEST_CASE("rows are sent again from where the centre asks, once, and the cursor stays",
          "[sync][orders]") {
    Device device;
    device.write(1'200);
    REQUIRE(device.sync.run_rounds());
    device.centre.headers.clear();
    order(device, [](Ack& ack) { ack.renvois = {{1'795'336'200'001, 101}}; });
    device.run(10min);
    std::int64_t again = 0;
    for (const auto& header : device.centre.headers) {
        if (header.n == 0) continue;
        CHECK(header.lo == 101 + again);
        CHECK(header.pending == 1'200 - header.lo + 1);
        again += header.n;
    }
    CHECK(again == 1'100);
    CHECK(device.outbox.acked_seq == 1'200);
    CHECK(device.sync.status().last_error.empty());
}

TEST_CASE("rows sent again go on after a cut where they were", "[sync][orders]") {
    Device device;
    device.write(1'200);
    REQUIRE(device.sync.run_rounds());
    order(device, [](Ack& ack) { ack.renvois = {{7, 1}}; });
    device.run(61s);
    device.centre.headers.clear();
    device.cut_network();
    device.write(5);
    device.run(1h);
    device.restore_network();
    device.run(1h);
    CHECK(device.centre.headers.front().lo <= 501);
    CHECK(device.outbox.acked_seq == 1'205);
    CHECK(device.centre.rows == device.outbox.rows);
}

TEST_CASE("an inventory is told once for each order, and again when it could not be written",
          "[sync][orders]") {
    Device device;
    order(device, [](Ack& ack) { ack.inventaires = {{41}, {42}}; });
    device.orders.outcome = fail(ErrorCode::full, "no room");
    device.run(1s);
    CHECK(device.orders.inventories.empty());
    CHECK_THAT(device.sync.status().incident, test::contains("no room"));
    device.orders.outcome = Done{};
    device.run(10min);
    CHECK(device.orders.inventories == std::vector<std::int64_t>{41, 42});
    order(device, [](Ack& ack) { ack.inventaires = {{42}, {40}, {43}}; });
    device.run(2min);
    CHECK(device.orders.inventories == std::vector<std::int64_t>{41, 42, 43});
}

TEST_CASE("a centre that has more orders is asked again at once", "[sync][orders]") {
    Device device;
    int told = 0;
    order(device, [&](Ack& ack) {
        ack.inventaires = {{++told}};
        ack.more_commands = told < 5;
    });
    device.run(5s);
    CHECK(device.orders.inventories.size() == 5);
}

TEST_CASE("each exchange of a boot gives the next one an hour to hold the log against",
          "[sync][time]") {
    Device device;
    device.centre.server_time_ms = test::kNovember22 + 5'000;
    device.transport.delay_polls = 3;
    device.run(59s);
    REQUIRE(device.centre.headers.size() == 1);
    CHECK_FALSE(device.centre.headers[0].anchor);
    device.run(61s);
    REQUIRE(device.centre.headers.size() == 2);
    const auto anchor = device.centre.headers[1].anchor;
    REQUIRE(anchor.has_value());
    CHECK(anchor->server_ms == test::kNovember22 + 5'000);
    CHECK(anchor->rtt_ms == 400);
    CHECK(anchor->mono_ms == 200);

    device.clock.now.boot.fill(std::byte{0xb7});
    device.run(61s);
    CHECK(device.centre.headers.back().boot == device.clock.now.boot);
    CHECK_FALSE(device.centre.headers.back().anchor.has_value());
}

TEST_CASE("a centre that never stops giving orders is served like the others", "[sync][orders]") {
    Device device;
    std::int64_t id = 1;
    order(device, [&](Ack& ack) {
        ack.inventaires = {{id++}};
        ack.more_commands = true;
    });
    CHECK(device.sync.run_rounds());
    CHECK(device.exchanges() < 100);
}

TEST_CASE("an answer that asks to wait is obeyed, for an hour at most", "[sync][client]") {
    Device device;
    const auto asked = GENERATE(std::int64_t{600}, std::int64_t{1'000'000});
    device.transport.answer = [&](const auto&) {
        return client::HttpResponse{429, "text/plain", "", "", asked};
    };
    device.write(1);
    device.run(1s);
    const auto before = device.exchanges();
    device.run(std::chrono::seconds{std::min<std::int64_t>(asked, 3600) - 10});
    CHECK(device.exchanges() == before);
    device.run(31min);
    CHECK(device.exchanges() > before);
}
