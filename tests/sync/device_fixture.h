#pragma once

// A device with everything faked around the real client: its log, its clock, its network, and a
// centre that answers.

#include "sync/client/sync_client.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_orders.h"
#include "tests/fakes/fake_random.h"
#include "tests/fakes/scripted_transport.h"
#include "tests/sync/fake_centre.h"

namespace test {

inline client::Identity identity() {
    client::Identity identity;
    identity.grant = {12, "71", 'B', "mds-centre", "MDS du centre (fictive)", kCentre.verify,
                      "", {}};
    identity.centre = "https://perron.example";
    identity.sign_seed[0] = std::byte{1};  // the seed of kDevice
    return identity;
}

struct Device {
    FakeOutbox outbox;
    FakeClock clock{domain::Instant{std::chrono::milliseconds{kNovember22}}};
    FakeRandom random;
    FakeOrders orders;
    FakeCentre centre;
    ScriptedTransport transport{[this](const auto& request) { return centre.answer(request); }};
    client::SyncClient sync{
        identity(),
        "0.1.0",
        {outbox, transport, clock, random,
         [this](std::chrono::milliseconds time) { clock.advance(time); }, &orders}};

    Device() { outbox.epoch = epoch(0xe0); }

    void write(int count) {
        for (int i = 0; i < count; ++i) append(outbox, ticket(i % 9999 + 1));
    }

    /// Turns the loop as the kiosk does, every 100 ms.
    void run(std::chrono::milliseconds time) {
        const auto until = clock.now.mono + time;
        while (clock.now.mono < until) {
            sync.tick();
            clock.advance(std::chrono::milliseconds{100});
        }
    }

    void cut_network() { transport.answer = no_network; }
    void restore_network() {
        transport.answer = [this](const auto& request) { return centre.answer(request); };
    }
    std::size_t exchanges() const { return transport.requests.size(); }
};

}  // namespace test
