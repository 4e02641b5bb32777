// The exchange over the real log of a device: SQLite in a folder of its own, closed and opened
// again as a kiosk that restarts.

#include "platform/sqlite/device_store.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/device_fixture.h"

using namespace std::chrono_literals;

namespace {

class Kiosk {
  public:
    Kiosk() { restart(); }

    /// Whatever was under way is forgotten; what is on disk stays.
    void restart() {
        sync_.reset();
        store_.reset();
        transport = test::ScriptedTransport{transport.answer};
        platform::DeviceStoreOptions options;
        options.folder = folder_.path();
        options.reserve_bytes = 4096;
        auto opened = platform::SqliteDeviceStore::open(options, clock, random_);
        REQUIRE(opened);
        store_ = *std::move(opened);
        const auto sleep = [this](std::chrono::milliseconds time) { clock.advance(time); };
        sync_.emplace(test::identity(), "0.1.0",
                      client::SyncClient::Ports{*store_, transport, clock, random_, sleep});
    }

    void write(int count) {
        REQUIRE(store_->transact([&](domain::StoreTransaction& change) -> Status {
            for (int i = 1; i <= count; ++i) {
                const auto added = change.append(test::ticket(i));
                if (!added) return added.error();
            }
            return Done{};
        }));
    }

    std::vector<protocol::LogRow> rows() const {
        const auto rows = store_->rows_after(0, 100'000);
        REQUIRE(rows);
        return *rows;
    }

    client::SyncClient& sync() { return *sync_; }

    test::FakeClock clock{domain::Instant{std::chrono::milliseconds{test::kNovember22}}};
    test::FakeCentre centre;
    test::ScriptedTransport transport{
        [this](const auto& request) { return centre.answer(request); }};

  private:
    test::TemporaryFolder folder_;
    test::FakeRandom random_;
    std::unique_ptr<platform::SqliteDeviceStore> store_;
    std::optional<client::SyncClient> sync_;
};

}  // namespace

TEST_CASE("the log of a device reaches the centre as it was written", "[sync][journal]") {
    Kiosk kiosk;
    kiosk.write(1'234);
    REQUIRE(kiosk.sync().run_rounds());
    CHECK(kiosk.centre.rows == kiosk.rows());

    kiosk.restart();
    kiosk.write(1);
    REQUIRE(kiosk.sync().run_rounds());
    CHECK(kiosk.centre.rows == kiosk.rows());
    CHECK(kiosk.centre.headers.back().n == 1);
}

TEST_CASE("a kiosk that restarts before the answer sends again, and nothing counts twice",
          "[sync][journal]") {
    Kiosk kiosk;
    kiosk.write(3);
    kiosk.transport.delay_polls = 1'000'000;
    kiosk.sync().tick();
    kiosk.centre.answer(kiosk.transport.requests.back());
    kiosk.restart();
    kiosk.write(1);
    REQUIRE(kiosk.sync().run_rounds());
    CHECK(kiosk.centre.rows == kiosk.rows());
    CHECK(kiosk.centre.headers.back().lo == 1);
    CHECK(kiosk.centre.headers.back().n == 4);
}

TEST_CASE("a log gives again what a restored centre lost, even after a restart",
          "[sync][journal]") {
    Kiosk kiosk;
    kiosk.write(700);
    REQUIRE(kiosk.sync().run_rounds());
    kiosk.centre.rows.resize(20);
    kiosk.restart();
    REQUIRE(kiosk.sync().run_rounds());
    CHECK(kiosk.centre.rows == kiosk.rows());
    CHECK(kiosk.sync().status().pending == 0);
}

TEST_CASE("the centre's signed time becomes the floor of the log's dates", "[sync][journal]") {
    Kiosk kiosk;
    kiosk.centre.server_time_ms = test::kNovember22 + 24 * 3'600'000;
    REQUIRE(kiosk.sync().run_rounds());
    kiosk.clock.set_wall(domain::Instant{});
    kiosk.restart();
    kiosk.write(1);
    const auto row = kiosk.rows().back();
    CHECK(row.wall_ms >= kiosk.centre.server_time_ms - 3'600'000);
    CHECK(row.tq == static_cast<int>(domain::TimeQuality::floor));
}
