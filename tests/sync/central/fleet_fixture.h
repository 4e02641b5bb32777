#pragma once

// Kiosks with their real log and client, and a real centre, in one process: what the network would
// carry is handed over. A kiosk's folder can be copied, as an image of its card.

#include "platform/sqlite/device_store.h"
#include "sync/central/web/frames.h"
#include "sync/client/stick_exchange.h"
#include "sync/client/sync_client.h"
#include "sync/protocol/http_api.h"
#include "tests/contract/central_store_contract.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_orders.h"
#include "tests/fakes/immediate_background.h"
#include "tests/fakes/memory_stick.h"
#include "tests/fakes/scripted_transport.h"
#include "tests/sync/central/stores.h"

#include <filesystem>
#include <utility>

namespace test {

struct FleetCentre {
    SqliteHarness harness;
    FakeRandom random;
    FakeClock clock{domain::Instant{std::chrono::milliseconds{kReceived}}};
    std::unique_ptr<central::SqlStore> store = harness.open();
    central::Context context{*store, clock, random, "71", kCentre};
    std::int64_t borne = enrolled(*store, "mds-a", 'B');

    std::int64_t last_retry_after = 0;  ///< of the last answer, in seconds

    client::HttpResponse answer(const client::HttpRequest& request) {
        platform::HttpResponse response;
        if (request.path == protocol::kChainPath) {
            response = central::serve_chain(context, request.body);
        } else {
            std::vector<central::FramesPost> group;
            group.push_back(
                {request.body, [&](platform::HttpResponse r) { response = std::move(r); }});
            central::serve_frames(context, std::move(group));
        }
        last_retry_after = 0;
        for (const auto& header : response.headers) {
            if (header.name == "Retry-After") last_retry_after = std::stoll(header.value);
        }
        return {response.status, response.content_type, response.body, "", last_retry_after};
    }

    std::int64_t count(const std::string& indicateur) const {
        using namespace std::chrono_literals;
        const auto counts = store->counts(2020y / 1 / 1, 2040y / 1 / 1);
        REQUIRE(counts);
        std::int64_t n = 0;
        for (const auto& one : *counts) n += one.indicateur == indicateur ? one.n : 0;
        return n;
    }
};

class FleetKiosk {
  public:
    explicit FleetKiosk(FleetCentre& centre, int lives = 0) : centre_(centre) {
        std::array<std::byte, 64> skipped{};
        for (int i = 0; i < lives; ++i) random_.fill(skipped);
        open();
    }

    void open() {
        platform::DeviceStoreOptions options;
        options.folder = folder_.path();
        options.reserve_bytes = 4096;
        auto opened = platform::SqliteDeviceStore::open(options, centre_.clock, random_);
        REQUIRE(opened);
        store_ = *std::move(opened);
        CHECK(store_->report().damage == "");
        sync_.emplace(
            identity(), "0.1.0",
            client::SyncClient::Ports{*store_, transport, centre_.clock, random_,
                                      [this](auto time) { centre_.clock.advance(time); }, &orders});
    }
    void close() {
        sync_.reset();
        store_.reset();
    }

    /// The card of this kiosk is now what `other`'s was when it was closed.
    void copy_card_of(const FleetKiosk& other) { restore(other.folder_.path()); }
    void save_image(const std::string& to) {
        close();
        std::filesystem::copy(folder_.path(), to, kOver);
        open();
    }
    void restore(const std::string& from) {
        close();
        for (const auto& file : std::filesystem::directory_iterator{folder_.path()}) {
            std::filesystem::remove(file);
        }
        std::filesystem::copy(from, folder_.path(), kOver);
        open();
    }

    /// Passages of tickets, one a minute.
    void write(int count) {
        for (int i = 0; i < count; ++i) {
            centre_.clock.advance(std::chrono::minutes{1});
            REQUIRE(store_->transact([&](domain::StoreTransaction& change) -> Status {
                const auto numero = change.next_ticket_number();
                if (!numero) return numero.error();
                const auto added = change.append(ticket(*numero));
                return added ? Status{Done{}} : Status{added.error()};
            }));
        }
    }
    Status exchange() { return sync_->run_rounds(); }
    /// To a stick, or from it, as the staff's screen does.
    domain::UsbStatus carry(domain::Stick& stick, domain::UsbPhase way) {
        ImmediateBackground background;
        const auto open = [&stick]() -> Result<std::unique_ptr<domain::Stick>> {
            return std::unique_ptr<domain::Stick>{new BorrowedStick{stick}};
        };
        client::StickExchange exchange{
            identity(), "0.1.0", {*store_, background, centre_.clock, random_, open, &orders}};
        way == domain::UsbPhase::exporting ? exchange.start_export() : exchange.start_import();
        while (domain::is_busy(exchange.status())) exchange.tick();
        return exchange.status();
    }
    domain::CentreStatus status() const { return sync_->status(); }
    platform::SqliteDeviceStore& store() { return *store_; }

    FakeOrders orders;
    ScriptedTransport transport{[this](const auto& request) { return centre_.answer(request); }};

  private:
    static constexpr auto kOver = std::filesystem::copy_options::overwrite_existing |
                                  std::filesystem::copy_options::recursive;

    client::Identity identity() const {
        client::Identity identity;
        identity.grant = {centre_.borne, "71", 'B', "mds-a", "MDS d'essai", kCentre.verify, "", {}};
        identity.sign_seed[0] = std::byte{1};
        return identity;
    }

    FleetCentre& centre_;
    TemporaryFolder folder_;
    FakeRandom random_;
    std::unique_ptr<platform::SqliteDeviceStore> store_;
    std::optional<client::SyncClient> sync_;
};

}  // namespace test
