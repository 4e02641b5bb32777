// The promise of the log, under power cuts: what a device was told is kept, is kept.

#include "platform/sqlite/device_store.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/catch.h"
#include "tests/support/first_schema.h"
#include "tests/support/power_loss_vfs.h"
#include "tests/support/temporary_folder.h"

#include <iostream>
#include <set>

using namespace std::chrono_literals;
using platform::SqliteDeviceStore;

namespace {

const base::Instant kMorning = std::chrono::sys_days{2026y / 11 / 24} + 9h;
constexpr base::Date kToday = 2026y / 11 / 24;
constexpr unsigned kSeeds = 300;
constexpr unsigned kFewSeeds = 30;
constexpr unsigned kLives = 5;  ///< starts of one device, each ended by a cut

/// One device on a disk of its own, and what it was told is kept.
class Visit {
  public:
    Visit(unsigned seed, std::string synchronous, const std::string& folder)
        : disk{seed}, random_{seed + 1} {
        options_.folder = folder;
        options_.vfs = vfs_.name();
        options_.synchronous = std::move(synchronous);
        options_.reserve_bytes = 0;
    }

    /// Starts, works until the power fails or the day ends, and loses power.
    void live() {
        if (pick(0, 3) == 0) disk.fail_after(pick(0, 30));
        const bool is_cut_while_starting = !start() && !disk.has_power();
        if (store_ && disk.has_power()) compare();
        if (store_ && !is_cut_while_starting) {
            if (disk.has_power()) disk.fail_after(pick(1, 80));
            for (int turn = pick(0, 30); turn > 0 && work(); --turn) {
            }
        }
        disk.fail_after(0);
        store_.reset();
        disk.cut();
    }

    void check_at_the_end() {
        if (start()) compare();
        store_.reset();
    }

    test::PowerLossDisk disk;
    std::vector<std::string> broken;  ///< promises, each once it was broken
    int numbers_given = 0;

  private:
    bool start() {
        auto opened = SqliteDeviceStore::open(options_, clock_, fake_random_);
        const bool started = static_cast<bool>(opened);
        if (started) {
            store_ = *std::move(opened);
            if (!store_->report().damage.empty()) broken.push_back(store_->report().damage);
        } else if (disk.has_power()) {
            broken.push_back("does not start: " + opened.error().detail);
        }
        return started;
    }

    /// False once the power is gone.
    bool work() {
        clock_.advance(20s);
        const bool asks_centre = pick(0, 7) == 0 && !kept_.empty();
        return asks_centre ? acknowledge() : take_ticket();
    }

    bool take_ticket() {
        protocol::LogRow expected;
        int numero = 0;
        const auto done = store_->transact([&](domain::StoreTransaction& change) -> Status {
            const auto next = change.next_ticket_number();
            if (!next) return next.error();
            numero = *next;
            const auto added = change.append(
                domain::Passage{domain::OriginePassage::ticket, domain::NumeroTicket{'B', numero}});
            if (!added) return added.error();
            expected.seq = *added;
            return Done{};
        });
        if (!done) return false;
        if (!given_.insert(numero).second) broken.push_back("a number was given twice");
        ++numbers_given;
        kept_[expected.seq] = *store_->hash_at(expected.seq);
        return true;
    }

    bool acknowledge() {
        const auto& [seq, h] = *kept_.rbegin();
        const bool done = static_cast<bool>(store_->set_acked(seq, h, 0));
        if (done) acked_ = seq;
        return done;
    }

    void compare() {
        const auto rows = *store_->rows_after(0, 100'000);
        if (!protocol::verify_chain(rows)) broken.push_back("the chain is broken");
        if (!rows.empty() && rows.front().seq != 1) broken.push_back("the log does not start at 1");
        for (const auto& [seq, h] : kept_) {
            const auto at = static_cast<std::size_t>(seq) - 1;
            if (at >= rows.size() || rows[at].h != h) {
                broken.push_back("an event that was kept is gone");
                break;
            }
        }
        if (store_->state()->acked_seq < acked_) broken.push_back("the cursor went back");
    }

    int pick(int from, int to) { return std::uniform_int_distribution<int>{from, to}(random_); }

    std::mt19937 random_;
    test::PowerLossVfs vfs_{disk};
    platform::DeviceStoreOptions options_;
    test::FakeClock clock_{kMorning};
    test::FakeRandom fake_random_;
    std::unique_ptr<SqliteDeviceStore> store_;
    std::map<std::int64_t, protocol::Hash> kept_;
    std::set<int> given_;
    std::int64_t acked_ = 0;
};

struct Campaign {
    test::FaultCounts faults;
    std::int64_t numbers = 0;
    std::map<std::string, int> broken;  ///< seeds that broke a promise
    std::string first;                  ///< the first of them
};

void add(test::FaultCounts& sum, const test::FaultCounts& one) {
    sum.syncs += one.syncs;
    sum.cuts += one.cuts;
    sum.dropped_sectors += one.dropped_sectors;
    sum.kept_sectors += one.kept_sectors;
    sum.torn_writes += one.torn_writes;
    sum.cuts_while_writing += one.cuts_while_writing;
}

Campaign run(const std::string& synchronous, unsigned seeds) {
    Campaign campaign;
    const test::TemporaryFolder folder;
    for (unsigned seed = 1; seed <= seeds; ++seed) {
        Visit visit{seed, synchronous, folder.path()};
        for (unsigned life = 0; life < kLives; ++life) visit.live();
        visit.check_at_the_end();
        add(campaign.faults, visit.disk.counts);
        campaign.numbers += visit.numbers_given;
        for (const auto& promise : visit.broken) ++campaign.broken[promise];
        if (campaign.first.empty() && !visit.broken.empty()) {
            campaign.first = "seed " + std::to_string(seed) + ": " + visit.broken.front();
        }
    }
    return campaign;
}

void print(const std::string& synchronous, const Campaign& campaign) {
    const auto& faults = campaign.faults;
    std::cout << "power loss, synchronous=" << synchronous << ": tickets " << campaign.numbers
              << ", syncs " << faults.syncs << ", cuts " << faults.cuts << " (in a write "
              << faults.cuts_while_writing << "), unsynced sectors dropped "
              << faults.dropped_sectors << ", kept " << faults.kept_sectors << ", torn writes "
              << faults.torn_writes << '\n';
    for (const auto& [promise, times] : campaign.broken) {
        std::cout << "  broken " << times << " times: " << promise << '\n';
    }
}

domain::Event call_for_help() {
    return domain::AideDemandee{"0123456789abcdef", domain::NatureAide::urgence};
}

Status append(SqliteDeviceStore& store, const domain::Event& event) {
    return store.transact([&](domain::StoreTransaction& change) -> Status {
        const auto added = change.append(event);
        return added ? Status{Done{}} : added.error();
    });
}

Status count(SqliteDeviceStore& store, int key) {
    return store.transact([&](domain::StoreTransaction& change) {
        return change.count(kToday, {domain::FamilleCompteur::fiche, std::to_string(key), 1});
    });
}

/// Small beside the 8 MiB of a borne, and room for every table that an older log lacks.
constexpr std::size_t kReserve = 131'072;

/// A disk of little room, a log on it with its reserve, and how often that was given back.
struct SmallDisk {
    test::TemporaryFolder folder;
    test::PowerLossDisk disk{1};
    test::PowerLossVfs vfs{disk};
    test::FakeClock clock{kMorning};
    test::FakeRandom random;
    int spent = 0;

    Result<std::unique_ptr<SqliteDeviceStore>> open() {
        platform::DeviceStoreOptions options;
        options.folder = folder.path();
        options.vfs = vfs.name();
        options.reserve_bytes = kReserve;
        options.on_reserve_spent = [this] { ++spent; };
        return SqliteDeviceStore::open(options, clock, random);
    }
    std::size_t reserved() const {
        std::error_code missing;
        const auto size = std::filesystem::file_size(folder.file("reserve"), missing);
        return missing ? std::size_t{0} : static_cast<std::size_t>(size);
    }
    /// Room for that many bytes more, the reserve being of them.
    void leave(std::size_t bytes) {
        disk.set_capacity(disk.used() + bytes, [this] { return reserved(); });
    }
};

}  // namespace

TEST_CASE("no power cut loses an event that was kept, nor gives a number twice",
          "[platform][store]") {
    const auto campaign = run("FULL", kSeeds);
    print("FULL", campaign);
    CHECK(campaign.first.empty());
    CHECK(campaign.broken.empty());
    CHECK(campaign.numbers > kSeeds);
    CHECK(campaign.faults.cuts == kSeeds * kLives);
    CHECK(campaign.faults.cuts_while_writing > 0);
    CHECK(campaign.faults.dropped_sectors > 0);
    CHECK(campaign.faults.kept_sectors > 0);
    CHECK(campaign.faults.torn_writes > 0);
}

TEST_CASE("with synchronous=NORMAL the same cuts lose events: the proof can fail",
          "[platform][store]") {
    const auto campaign = run("NORMAL", kFewSeeds);
    print("NORMAL", campaign);
    CHECK(campaign.broken.count("an event that was kept is gone") == 1);
}

TEST_CASE("a full disk takes calls for help on its reserve, and refuses counters",
          "[platform][store]") {
    SmallDisk small;
    auto opened = small.open();
    REQUIRE(opened);
    auto store = *std::move(opened);
    small.leave(small.reserved() + 100'000);

    int counted = 0;
    while (count(*store, counted)) ++counted;
    CHECK(counted > 0);
    CHECK(count(*store, counted).error().code == ErrorCode::full);
    CHECK(small.reserved() == kReserve);
    CHECK(store->has_reserve());

    std::int64_t called = 0;
    REQUIRE(append(*store, call_for_help()));
    CHECK(small.reserved() == 0);
    CHECK_FALSE(store->has_reserve());
    CHECK(small.spent == 1);
    ++called;
    CHECK(count(*store, 0).error().code == ErrorCode::full);
    while (append(*store, call_for_help())) ++called;
    CHECK(called > 1);
    CHECK(append(*store, call_for_help()).error().code == ErrorCode::full);
    CHECK(small.disk.counts.full > 0);

    store.reset();
    small.disk.set_capacity(SIZE_MAX, [] { return std::size_t{0}; });
    auto again = small.open();
    REQUIRE(again);
    CHECK((*again)->report().damage.empty());
    // A commit that failed for want of room may have reached the disk all the same.
    CHECK((*again)->state()->last_seq >= called);
    CHECK((*again)->state()->last_seq <= called + 1);
    CHECK(count(**again, 0));
}

TEST_CASE("a log that has not even room to open opens on the reserve", "[platform][store]") {
    SmallDisk small;
    REQUIRE(small.open());
    {
        platform::OpenOptions older;
        older.vfs = small.vfs.name();
        older.exclusive = true;
        auto database = platform::Database::open(small.folder.file("journal.db"), older);
        REQUIRE(database);
        REQUIRE(database->execute(test::kBackToFirstSchema));
    }
    small.leave(kReserve);

    const auto store = small.open();

    REQUIRE(store);
    CHECK(small.spent == 1);
    CHECK_FALSE((*store)->has_reserve());
    CHECK(append(**store, call_for_help()));
    CHECK(count(**store, 0).error().code == ErrorCode::full);
}

TEST_CASE("a disk that became read-only is unavailable, and says so", "[platform][store]") {
    const test::TemporaryFolder folder;
    test::PowerLossDisk disk{1};
    const test::PowerLossVfs vfs{disk};
    test::FakeClock clock{kMorning};
    test::FakeRandom random;
    platform::DeviceStoreOptions options;
    options.folder = folder.path();
    options.vfs = vfs.name();
    options.reserve_bytes = 0;
    {
        const auto store = SqliteDeviceStore::open(options, clock, random);
        REQUIRE(store);
        REQUIRE(append(**store, call_for_help()));
        disk.set_read_only(true);
        CHECK(append(**store, call_for_help()).error().code == ErrorCode::unavailable);
    }
    disk.cut();
    disk.set_read_only(false);
    const auto store = SqliteDeviceStore::open(options, clock, random);
    REQUIRE(store);
    CHECK((*store)->state()->last_seq == 1);
    CHECK(disk.counts.read_only > 0);
}
