#include "platform/curl/curl_transport.h"
#include "sync/client/sync_client.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/catch.h"
#include "tests/support/tiny_http_server.h"
#include "tests/sync/device_fixture.h"

#include <thread>

using namespace std::chrono_literals;

namespace {

/// A device whose requests really leave, to a centre that takes them and never answers.
struct StalledDevice {
    test::TinyHttpServer centre{""};
    test::FakeOutbox outbox;
    test::FakeClock clock{domain::Instant{std::chrono::milliseconds{test::kNovember22}}};
    test::FakeRandom random;
    std::unique_ptr<platform::CurlTransport> transport =
        *platform::CurlTransport::create({centre.url(), "", false});
    client::SyncClient sync{
        test::identity(), "0.1.0", {outbox, *transport, clock, random, [](auto) {}}};

    StalledDevice() { outbox.epoch = test::epoch(0xe0); }

    /// Turns the loop for `time` of the real clock, which is the device's.
    void run(std::chrono::milliseconds time) {
        const auto start = std::chrono::steady_clock::now();
        const auto begun = clock.now.mono;
        while (clock.now.mono < begun + time) {
            sync.tick();
            std::this_thread::sleep_for(5ms);
            const auto since = std::chrono::steady_clock::now() - start;
            clock.now.mono = begun + std::chrono::duration_cast<std::chrono::milliseconds>(since);
        }
    }

    void call_for_help() {
        test::append(outbox, domain::AideDemandee{"0123456789abcdef", domain::NatureAide::urgence});
        sync.hurry(true);
    }
};

}  // namespace

TEST_CASE("a call for help leaves within a second although an upload hangs", "[sync][client]") {
    StalledDevice device;
    test::append(device.outbox, test::ticket(1));

    SECTION("for long already") {
        device.run(1500ms);
        REQUIRE(device.centre.requests() == 1);
    }
    SECTION("since a moment") {
        device.run(100ms);
        REQUIRE(device.centre.requests() == 1);
    }
    const auto upload = device.centre.received().size();
    device.call_for_help();
    device.run(1s);
    CHECK(device.centre.requests() == 2);
    CHECK(device.centre.received().size() > upload);
}

TEST_CASE("an exchange that carries the call for help is given its time", "[sync][client]") {
    StalledDevice device;
    device.call_for_help();
    device.run(3s);
    CHECK(device.centre.requests() == 1);
}
