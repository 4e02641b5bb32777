#pragma once

// A device's store in a folder of its own, on a real file, under a clock that tests set.

#include "platform/sqlite/device_store.h"
#include "platform/sqlite/statement.h"
#include "tests/contract/device_store_contract.h"
#include "tests/contract/outbox_contract.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/temporary_folder.h"

namespace test {

using namespace std::chrono_literals;
using platform::SqliteDeviceStore;

inline const base::Instant kTuesday10h = std::chrono::sys_days{2026y / 11 / 24} + 9h;  // UTC

inline domain::Event ticket(int numero) {
    return domain::Passage{domain::OriginePassage::ticket, domain::NumeroTicket{'B', numero}};
}

/// A store in a folder of its own, which can be closed and opened again.
class DeviceFile {
  public:
    DeviceFile() { reopen(); }

    void reopen() {
        store_.reset();
        auto opened = try_open();
        REQUIRE(opened);
        store_ = *std::move(opened);
    }
    Result<std::unique_ptr<SqliteDeviceStore>> try_open() {
        platform::DeviceStoreOptions options;
        options.folder = folder_->path();
        options.built_at = built_at;
        options.reserve_bytes = 4096;
        return SqliteDeviceStore::open(options, *clock_, random_);
    }
    void close() { store_.reset(); }

    SqliteDeviceStore& store() { return *store_; }
    FakeClock& clock() { return *clock_; }
    /// Ten in the morning of that day, at a clock believed or not.
    void set_day(const domain::TicketDay& day) {
        clock().set_wall(std::chrono::sys_days{day.jour} + 9h);
        if (day.is_sure) clock().now.mono = clock().now.wall - kTuesday10h;
        clock().now.quality =
            day.is_sure ? domain::TimeQuality::network : domain::TimeQuality::none;
    }
    /// The machine was stopped, and starts again when its clock says so.
    void boot_at(base::Instant wall) {
        ++boots_;
        clock().now.boot.fill(std::byte(boots_));
        clock().now.mono = 0ms;
        clock().set_wall(wall);
        reopen();
    }
    /// The number of somebody who takes a ticket now.
    int give_number() {
        int numero = 0;
        REQUIRE(store().transact([&](domain::StoreTransaction& change) -> Status {
            numero = *change.next_ticket_number();
            const auto added = change.append(ticket(numero));
            return added ? Status{Done{}} : Status{added.error()};
        }));
        return numero;
    }
    std::string file() const { return folder_->path() + "/journal.db"; }

    /// Tickets B1 to B`count`, in one transaction.
    void append(int count) {
        REQUIRE(store().transact([&](domain::StoreTransaction& change) -> Status {
            for (int i = 1; i <= count; ++i) {
                if (const auto added = change.append(ticket(i)); !added) return added.error();
            }
            return Done{};
        }));
    }
    void take_numbers(int count) {
        REQUIRE(store().transact([&](domain::StoreTransaction& change) -> Status {
            for (int i = 1; i <= count; ++i) {
                if (const auto next = change.next_ticket_number(); !next) {
                    return next.error();
                }
            }
            return Done{};
        }));
    }
    std::vector<protocol::LogRow> rows() { return rows_of(store(), 0, 10'000); }

    base::Instant built_at{};

  private:
    std::unique_ptr<TemporaryFolder> folder_ = std::make_unique<TemporaryFolder>();
    std::unique_ptr<FakeClock> clock_ = std::make_unique<FakeClock>(kTuesday10h);
    FakeRandom random_;
    int boots_ = 0;
    std::unique_ptr<SqliteDeviceStore> store_;
};

/// Writes into the closed log as a faulty disk would, under the eyes of SQLite.
inline void spoil(DeviceFile& device, const std::string& sql) {
    device.close();
    auto database = platform::Database::open(device.file());
    REQUIRE(database);
    REQUIRE(database->execute(sql));
}

}  // namespace test
