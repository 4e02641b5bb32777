// Whatever answers is not always the centre, and the centre is not always what it was.

#include "tests/support/catch.h"
#include "tests/sync/device_fixture.h"

using namespace std::chrono_literals;
using protocol::Ack;
using test::Device;

namespace {

/// An exchange of two rows with a lie in the answer; returns why it failed.
Error lied_to(Device& device) {
    device.write(2);
    const auto done = device.sync.run_rounds();
    REQUIRE_FALSE(done);
    CHECK(device.outbox.acked_seq == 0);
    if (done.error().code != ErrorCode::conflict) CHECK(device.outbox.writes == 0);
    CHECK(device.sync.status().pending == 2);
    CHECK(device.sync.status().last_error == done.error().detail);
    CHECK(device.sync.status().answer_refused == (done.error().code == ErrorCode::invalid_input));
    return done.error();
}

}  // namespace

TEST_CASE("an answer that is not the centre's moves nothing", "[sync][client]") {
    Device device;
    const auto [status, type, body] = GENERATE(table<int, std::string, std::string>({
        {200, "text/html", "<html>Bienvenue sur le wifi</html>"},
        {200, "application/vnd.perron-ack+json", "<html>Bienvenue sur le wifi</html>\n"},
        {200, "application/vnd.perron-ack+json", ""},
        {200, "", ""},
        {204, "", ""},
        {302, "application/vnd.perron-ack+json", ""},
        {403, "text/plain", "cle revoquee"},
    }));
    CAPTURE(status, type, body);
    const client::HttpResponse response{status, type, body, ""};
    device.transport.answer = [response](const auto&) { return response; };
    CHECK(lied_to(device).code == ErrorCode::invalid_input);
    CHECK_FALSE(device.sync.status().reachable);
    CHECK(device.sync.status().not_recognised == (status == 403));
}

TEST_CASE("a borne that its centre does not know says so, until it is known again",
          "[sync][client]") {
    Device device;
    device.write(2);
    device.transport.answer = [](const auto&) {
        return client::HttpResponse{403, "text/plain", "borne 3 : inconnue du centre.", ""};
    };
    REQUIRE_FALSE(device.sync.run_rounds());
    CHECK(device.sync.status().not_recognised);
    CHECK_THAT(device.sync.status().last_error, test::contains("ne connaît pas"));
    CHECK(device.sync.status().pending == 2);
    device.restore_network();
    REQUIRE(device.sync.run_rounds());
    CHECK_FALSE(device.sync.status().not_recognised);
    CHECK(device.sync.status().pending == 0);
}

TEST_CASE("a server that cannot answer now is no liar", "[sync][client]") {
    Device device;
    const auto status = GENERATE(429, 500, 502, 503);
    device.transport.answer = [status](const auto&) {
        return client::HttpResponse{status, "text/html", "<html>Repassez</html>", ""};
    };
    CHECK(lied_to(device).code == ErrorCode::unavailable);
}

TEST_CASE("a right acknowledgement of another type is a portal's copy", "[sync][client]") {
    Device device;
    device.transport.answer = [&](const auto& request) {
        auto response = device.centre.answer(request);
        response.content_type = "application/json";
        return response;
    };
    CHECK(lied_to(device).code == ErrorCode::invalid_input);
}

TEST_CASE("an acknowledgement signed by a stranger moves nothing", "[sync][client]") {
    Device device;
    device.centre.key = test::kStranger.sign;
    CHECK(lied_to(device).code == ErrorCode::invalid_input);
}

TEST_CASE("an acknowledgement for somebody or something else moves nothing", "[sync][client]") {
    Device device;
    device.centre.before_signing = GENERATE(values<void (*)(Ack&)>({
        [](Ack& ack) { ack.kiosk = 13; },
        [](Ack& ack) { ack.epoch = test::epoch(1); },
        [](Ack& ack) { ack.re = std::string(64, '0'); },
    }));
    CHECK(lied_to(device).code == ErrorCode::invalid_input);
}

TEST_CASE("an answer that leaves a frame out, or adds one, moves nothing", "[sync][client]") {
    Device device;
    device.transport.answer = [&](const auto& request) {
        auto response = device.centre.answer(request);
        response.body += response.body;
        return response;
    };
    CHECK(lied_to(device).code == ErrorCode::invalid_input);
}

TEST_CASE("yesterday's answer played again moves nothing", "[sync][client]") {
    Device device;
    device.write(2);
    client::HttpResponse recorded;
    device.transport.answer = [&](const auto& request) {
        return recorded = device.centre.answer(request);
    };
    REQUIRE(device.sync.run_rounds());
    CHECK(device.outbox.acked_seq == 2);

    device.write(2);
    device.clock.advance(1s);
    device.transport.answer = [&](const auto&) { return recorded; };
    CHECK(device.sync.run_rounds().error().code == ErrorCode::invalid_input);
    CHECK(device.outbox.acked_seq == 2);
}

TEST_CASE("an answer lost on its way costs a second exchange and nothing else", "[sync][client]") {
    Device device;
    device.write(2);
    device.transport.answer = [&](const auto& request) {
        device.centre.answer(request);
        return test::no_network(request);
    };
    CHECK_FALSE(device.sync.run_rounds());
    device.restore_network();
    device.write(1);
    REQUIRE(device.sync.run_rounds());
    CHECK(device.centre.rows == device.outbox.rows);
}

TEST_CASE("a centre restored from a backup gets again what it lost", "[sync][client]") {
    Device device;
    device.write(10);
    REQUIRE(device.sync.run_rounds());
    device.centre.rows.resize(4);

    SECTION("by itself, with the next heartbeat") {
        device.run(61s);
    }
    SECTION("even while new rows are written") {
        device.write(3);
        REQUIRE(device.sync.run_rounds());
    }
    SECTION("even from nothing") {
        device.centre.rows.clear();
        REQUIRE(device.sync.run_rounds());
    }
    CHECK(device.centre.rows == device.outbox.rows);
    CHECK(device.sync.status().pending == 0);
}

TEST_CASE("a centre that moves back again and again is not obeyed in a loop", "[sync][client]") {
    Device device;
    device.write(10);
    REQUIRE(device.sync.run_rounds());
    int round = 0;
    device.centre.before_signing = [&](Ack& ack) {
        ack.upto = 9 - round++ % 9;
        ack.h_upto = device.outbox.rows[static_cast<std::size_t>(ack.upto - 1)].h;
    };
    const auto before = device.exchanges();
    device.run(5min);
    CHECK(device.exchanges() - before < 60);
}

TEST_CASE("a centre that takes nothing is asked later, not in a loop", "[sync][client]") {
    Device device;
    device.centre.before_signing = [](Ack& ack) {
        ack.upto = 0;
        ack.h_upto = {};
    };
    const auto error = lied_to(device);
    CHECK(error.code == ErrorCode::conflict);
    const auto before = device.exchanges();
    device.run(5min);
    CHECK(device.exchanges() - before < 30);
}

TEST_CASE("a centre that says fork again after the healing is asked later, not in a loop",
          "[sync][client][fork]") {
    Device device;
    device.write(2);
    device.centre.before_signing = GENERATE(values<void (*)(Ack&)>({
        [](Ack& ack) {
            ack.fork = protocol::AckFork{2, "prev_h"};
        },
        [](Ack& ack) { ack.h_upto.fill(std::byte{9}); },
        [](Ack& ack) { ack.upto = 50; },
    }));
    const auto done = device.sync.run_rounds();
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::conflict);
    CHECK_THAT(done.error().detail, test::contains("fourche"));
    CHECK(device.sync.status().reachable);
    CHECK(device.sync.status().last_error == done.error().detail);
    const auto before = device.exchanges();
    device.run(5min);
    CHECK(device.exchanges() - before < 60);
}

TEST_CASE("help gets through whatever else the centre says", "[sync][client]") {
    Device device;
    device.write(2);
    device.centre.before_signing = GENERATE(values<void (*)(Ack&)>({
        [](Ack& ack) {
            ack.fork = protocol::AckFork{2, "prev_h"};
        },
        [](Ack& ack) { ack.suspension = protocol::AckSuspension{test::kNovember22}; },
        [](Ack& ack) { ack.upto = 50; },
    }));
    auto lie = device.centre.before_signing;
    device.centre.before_signing = [lie](Ack& ack) {
        lie(ack);
        ack.aides_repondues = {{"0123456789abcdef"}};
    };
    CHECK_FALSE(device.sync.run_rounds());
    CHECK(device.sync.status().aides_repondues.size() == 1);
}

TEST_CASE("rows the centre asks for and the device has purged are told", "[sync][client]") {
    struct PurgedOutbox : test::FakeOutbox {
        Result<std::vector<protocol::LogRow>> rows_after(std::int64_t seq,
                                                         std::size_t max) const override {
            return FakeOutbox::rows_after(std::max<std::int64_t>(seq, 3), max);
        }
    };
    PurgedOutbox outbox;
    for (int i = 0; i < 5; ++i) test::append(outbox, test::ticket(i + 1));
    Device device;
    client::Uploader uploader{test::identity(), "0.1.0", {outbox, device.transport, device.clock}};
    const auto started = uploader.start(1);
    REQUIRE_FALSE(started);
    CHECK(started.error().code == ErrorCode::conflict);
    CHECK_FALSE(uploader.busy());
}
