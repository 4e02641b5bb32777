#include "platform/sqlite/journal_file.h"
#include "platform/sqlite/statement.h"
#include "sync/protocol/event_codec.h"
#include "tests/platform/device_file.h"

#include <array>
#include <fstream>

using namespace std::chrono_literals;
using platform::SqliteDeviceStore;
using test::kTuesday10h;
using test::spoil;
using Device = test::DeviceFile;

namespace {

struct OpenedStore {
    Device device;
    domain::DeviceStore& store = device.store();

    void set_day(const domain::TicketDay& day) { device.set_day(day); }
    std::vector<domain::Passage> passages() {
        std::vector<domain::Passage> passages;
        for (const auto& row : device.rows()) {
            const auto event = protocol::decode_event(row.type, row.v, row.body);
            REQUIRE(event);
            passages.push_back(std::get<domain::Passage>(*event));
        }
        return passages;
    }
};

struct OpenedOutbox {
    Device device;
    protocol::Outbox& outbox = device.store();

    void append(int count) { device.append(count); }
};

void overwrite(const std::string& path, std::streamoff at, const std::string& bytes) {
    std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
    file.seekp(at);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    REQUIRE(file);
}

}  // namespace

TEST_CASE("the store of a device keeps what it was given", "[platform][store]") {
    test::check_device_store([] { return OpenedStore{}; });
}

TEST_CASE("the log of a device gives what the exchange asks of it", "[platform][outbox]") {
    test::check_outbox([] { return OpenedOutbox{}; });
}

TEST_CASE("what a device kept is there after a restart", "[platform][store]") {
    Device device;
    CHECK(device.store().report().created);
    CHECK(device.store().report().damage.empty());
    CHECK(device.store().report().set_aside.empty());
    device.append(3);
    CHECK(test::next_number(device.store()) == 1);
    const auto before = test::state_of(device.store());
    const auto rows = device.rows();

    device.reopen();

    CHECK_FALSE(device.store().report().created);
    CHECK(device.store().report().damage.empty());
    CHECK(test::state_of(device.store()) == before);
    CHECK(device.rows() == rows);
    CHECK(test::next_number(device.store()) == 2);
}

TEST_CASE("an event is dated to the minute, on both clocks", "[platform][store]") {
    Device device;
    device.clock().now.mono = 1h + 20s;
    device.clock().set_wall(kTuesday10h + 41s + 123ms);
    device.append(1);
    const auto row = device.rows().front();
    CHECK(row.wall_ms == kTuesday10h.time_since_epoch().count());
    CHECK(std::chrono::milliseconds{row.mono_ms} == 1h + 20s - 41s - 123ms);
    CHECK(row.tq == 3);
}

TEST_CASE("an event is never dated before the time floor, and says so", "[platform][store]") {
    Device device;
    const auto wall_of_last = [&] {
        return base::Instant{std::chrono::milliseconds{device.rows().back().wall_ms}};
    };

    SECTION("the last event") {
        device.append(1);
        device.clock().set_wall(kTuesday10h - 24h);
        device.append(1);
        CHECK(wall_of_last() == kTuesday10h);
    }
    SECTION("the last time the centre signed") {
        const auto signed_at = kTuesday10h + 48h;
        REQUIRE(device.store().remember(protocol::kServerTimeKey,
                                        std::to_string(signed_at.time_since_epoch().count())));
        device.append(1);
        CHECK(wall_of_last() == signed_at);
    }
    SECTION("the build of the program") {
        device.built_at = kTuesday10h + 1h;
        device.reopen();
        device.append(1);
        CHECK(wall_of_last() == kTuesday10h + 1h);
    }
    CHECK(device.rows().back().tq == static_cast<int>(domain::TimeQuality::floor));
}

TEST_CASE("rows leave only when acknowledged, and long enough ago", "[platform][outbox]") {
    Device device;
    device.append(5);
    const auto rows = device.rows();
    const auto acked_at = kTuesday10h.time_since_epoch().count();
    REQUIRE(device.store().set_acked(4, rows[3].h, acked_at));

    CHECK(*device.store().purge_acknowledged(kTuesday10h + 34 * 24h, 35) == 0);
    CHECK(*device.store().purge_acknowledged(kTuesday10h + 36 * 24h, 35) == 3);

    CHECK(device.rows().front().seq == 4);
    CHECK(*device.store().hash_at(4) == rows[3].h);
    device.reopen();
    CHECK(device.store().report().damage.empty());
    device.append(1);
    CHECK(test::state_of(device.store()).last_seq == 6);
    CHECK(protocol::verify_chain(device.rows()));
}

TEST_CASE("rows that a restored centre may ask for again are kept from then on",
          "[platform][outbox]") {
    Device device;
    device.append(4);
    const auto ms = [](base::Instant at) { return at.time_since_epoch().count(); };
    REQUIRE(device.store().set_acked(4, device.rows()[3].h, ms(kTuesday10h)));
    REQUIRE(device.store().keep_again(ms(kTuesday10h + 20 * 24h)));
    CHECK(*device.store().purge_acknowledged(kTuesday10h + 54 * 24h, 35) == 0);
    CHECK(test::state_of(device.store()).first_seq == 1);
    CHECK(*device.store().purge_acknowledged(kTuesday10h + 56 * 24h, 35) == 3);
    CHECK(test::state_of(device.store()).first_seq == 4);
}

TEST_CASE("rows are kept as long as the centre asked, by the hour that the centre signed",
          "[platform][outbox]") {
    Device device;
    device.append(3);
    const auto at = kTuesday10h.time_since_epoch().count();
    const auto centre_says = [&](std::chrono::hours later) {
        const auto ms = at + std::chrono::milliseconds{later}.count();
        REQUIRE(device.store().remember(protocol::kServerTimeKey, std::to_string(ms)));
    };
    REQUIRE(device.store().set_acked(3, device.rows()[2].h, at));
    REQUIRE(device.store().remember(protocol::kRetainDaysKey, "60"));

    centre_says(50 * 24h);
    CHECK(*device.store().purge_when_due() == 0);
    centre_says(70 * 24h);
    CHECK(*device.store().purge_when_due() == 2);
}

TEST_CASE("a rdv leaves the borne as long after its hour as its rows", "[platform][rdv]") {
    Device device;
    domain::RdvDeBorne rdv;
    rdv.rdv = "r1";
    rdv.tranche = {1, domain::quantum_from(kTuesday10h), domain::quantum_from(kTuesday10h + 30min)};
    const auto kept = [&] {
        std::size_t count = 0;
        REQUIRE(device.store().transact([&](domain::StoreTransaction& change) -> Status {
            count = change.rdv_since({})->size();
            return Done{};
        }));
        return count;
    };
    REQUIRE(device.store().transact(
        [&](domain::StoreTransaction& change) { return change.put_rdv(rdv); }));

    REQUIRE(device.store().purge_acknowledged(kTuesday10h + 35 * 24h, 35));
    CHECK(kept() == 1);
    REQUIRE(device.store().purge_acknowledged(kTuesday10h + 36 * 24h, 35));
    CHECK(kept() == 0);
}

TEST_CASE("after a purge a centre restored to the last row purged is still followed",
          "[platform][outbox]") {
    Device device;
    device.append(6);
    const auto rows = device.rows();
    REQUIRE(device.store().set_acked(3, rows[2].h, kTuesday10h.time_since_epoch().count()));
    const auto later = kTuesday10h + 30 * 24h;
    REQUIRE(device.store().set_acked(6, rows[5].h, later.time_since_epoch().count()));

    CHECK(*device.store().purge_acknowledged(kTuesday10h + 36 * 24h, 35) == 2);
    REQUIRE(device.store().set_acked(3, rows[2].h, later.time_since_epoch().count()));
    CHECK(device.store().rows_after(3, 10)->size() == 3);
    device.reopen();
    CHECK(device.store().report().damage.empty());
    CHECK(test::state_of(device.store()).acked_seq == 3);
}

TEST_CASE("a counter that could never be told is refused, or set aside with the log that has it",
          "[platform][store]") {
    Device device;
    device.append(3);
    const auto refused = device.store().transact([](domain::StoreTransaction& change) {
        return change.count(std::chrono::year{1960} / 1 / 1,
                            {domain::FamilleCompteur::besoin, "logement", 1});
    });
    CHECK(refused.error().code == ErrorCode::invalid_input);

    test::add(device.store(), test::kTuesday, {domain::FamilleCompteur::besoin, "logement", 4});
    test::add(device.store(), test::kTuesday, {domain::FamilleCompteur::besoin, "sante", 2});
    spoil(device, GENERATE(as<std::string>{},
                           "update compteur set cle = cast(x'ff66' as text) where nombre = 4",
                           "update compteur set jour = 99999999 where nombre = 4"));
    device.reopen();
    CHECK_FALSE(device.store().report().damage.empty());
    CHECK(device.store().report().salvaged == 3);
    const auto kept = test::take_before(device.store(), test::kWednesday);
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].compteurs.size() == 1);
}

TEST_CASE("a clock set ten years ahead does not empty the log", "[platform][outbox]") {
    Device device;
    device.append(3);
    const auto at = kTuesday10h.time_since_epoch().count();
    REQUIRE(device.store().set_acked(3, device.rows()[2].h, at));
    REQUIRE(device.store().remember(protocol::kServerTimeKey, std::to_string(at)));
    device.clock().advance(3650 * 24h);
    CHECK(*device.store().purge_when_due() == 0);
    CHECK(device.rows().size() == 3);
}

TEST_CASE("a centre that asks again keeps its rows from the purge", "[platform][outbox]") {
    Device device;
    device.append(3);
    const auto rows = device.rows();
    const auto at = kTuesday10h.time_since_epoch().count();
    REQUIRE(device.store().set_acked(3, rows[2].h, at));
    REQUIRE(device.store().set_acked(1, rows[0].h, at));
    CHECK(*device.store().purge_acknowledged(kTuesday10h + 90 * 24h, 35) == 0);
    CHECK(device.rows().size() == 3);
}

TEST_CASE("a damaged log is set aside, and what it held enters the new one for review",
          "[platform][store]") {
    Device device;
    device.append(10);
    device.take_numbers(10);
    test::add(device.store(), test::kTuesday, {domain::FamilleCompteur::besoin, "logement", 4});
    const auto before = test::state_of(device.store());
    const auto rows = device.rows();

    const auto damage =
        GENERATE(as<std::string>{}, "update outbox set body = '{}' where seq = 5",
                 "delete from outbox where seq = 10", "delete from outbox where seq < 3",
                 "delete from sync_state where k = 'epoch'", "pragma user_version = 0");
    spoil(device, damage);
    device.reopen();

    const auto& report = device.store().report();
    INFO(damage);
    CHECK(report.created);
    CHECK_FALSE(report.damage.empty());
    CHECK(std::filesystem::exists(report.set_aside));
    CHECK(test::state_of(device.store()).epoch != before.epoch);

    const auto salvaged = device.rows();
    CHECK(salvaged.size() >= 8);
    CHECK(static_cast<std::int64_t>(salvaged.size()) == report.salvaged);
    for (const auto& row : salvaged) CHECK(row.type == "sauvetage");
    CHECK(protocol::verify_chain(salvaged));
    CHECK(test::next_number(device.store()) == 11);
    CHECK(test::take_before(device.store(), test::kWednesday).size() == 1);

    device.reopen();
    CHECK(device.store().report().damage.empty());
    CHECK(device.rows() == salvaged);
}

TEST_CASE("only rows that the centre lacks are sent for review", "[platform][store]") {
    Device device;
    device.append(10);
    const auto rows = device.rows();
    REQUIRE(device.store().set_acked(7, rows[6].h, kTuesday10h.time_since_epoch().count()));
    spoil(device, "update outbox set wall_ms = 5 where seq = 9");
    device.reopen();
    CHECK(device.store().report().salvaged == 3);
    const auto event = protocol::decode_event("sauvetage", 1, device.rows()[1].body);
    REQUIRE(event);
    CHECK(std::get<domain::Sauvetage>(*event).body == "9 5 3 abimee " + rows[8].body);
}

TEST_CASE("rows the centre has are not sent for review although the acknowledged one is lost",
          "[platform][store]") {
    Device device;
    device.append(10);
    const auto rows = device.rows();
    const auto [acked, damage, review] = GENERATE(table<std::size_t, std::string, std::int64_t>({
        {10, "delete from outbox where seq = 10", 0},
        {7, "delete from outbox where seq = 7", 3},
        {7, "delete from sync_state where k = 'epoch'", 3},
        // A row notes more than the cursor says: better twice than never.
        {7, "update outbox set seq = 70 where seq = 7", 10},
    }));
    INFO(damage);
    REQUIRE(device.store().set_acked(static_cast<std::int64_t>(acked), rows[acked - 1].h,
                                     kTuesday10h.time_since_epoch().count()));
    spoil(device, damage);
    device.reopen();
    CHECK_FALSE(device.store().report().damage.empty());
    CHECK(device.store().report().salvaged == review);
}

TEST_CASE("a file that is no database at all gives way, and no number of the day comes twice",
          "[platform][store]") {
    Device device;
    device.append(10);
    CHECK(test::next_number(device.store()) == 1);
    device.close();
    overwrite(device.file(), 0, std::string(4096, 'x'));

    device.reopen();

    CHECK(device.store().report().salvaged == 0);
    CHECK(test::next_number(device.store()) == 101);
    device.set_day({test::kWednesday, true});
    CHECK(test::next_number(device.store()) == 1);
}

TEST_CASE("a second log that is no database gives way the same day, and no number comes twice",
          "[platform][store]") {
    Device device;
    device.append(10);
    device.close();
    overwrite(device.file(), 0, std::string(4096, 'x'));
    device.reopen();
    CHECK(test::next_number(device.store()) == 101);
    device.close();
    overwrite(device.file(), 0, std::string(4096, 'x'));

    device.reopen();

    CHECK(test::next_number(device.store()) == 201);
}

TEST_CASE("pages overwritten anywhere never stop a kiosk from starting", "[platform][store]") {
    const auto page = GENERATE(range(0, 8));
    Device device;
    device.append(60);
    device.take_numbers(60);
    device.close();
    overwrite(device.file(), page * 4096 + 200, std::string(3000, '\x5a'));

    device.reopen();

    INFO("page " << page << ": " << device.store().report().damage);
    device.append(1);
    CHECK(protocol::verify_chain(device.rows()));
    CHECK(test::next_number(device.store()) > 60);
}

TEST_CASE("each start hides the ranks of codes under another key, and goes on counting",
          "[platform][store][rdv]") {
    Device device;
    std::vector<domain::RangDeCode> given;
    const auto take = [&] {
        REQUIRE(device.store().transact([&](domain::StoreTransaction& change) -> Status {
            given.push_back(*change.next_code_rank());
            return Done{};
        }));
    };
    take();
    take();
    device.reopen();
    take();
    CHECK(given[1].rang == given[0].rang + 1);
    CHECK(given[2].rang == given[1].rang + 1);
    CHECK(given[0].cle == given[1].cle);
    CHECK(given[2].cle != given[1].cle);
}

TEST_CASE("a salvage that a power cut stopped is done at the next start", "[platform][store]") {
    Device device;
    device.append(4);
    device.close();
    std::filesystem::rename(
        device.file(), std::filesystem::path{device.file()}.replace_filename("journal.corrompu-1"));
    device.reopen();
    CHECK(device.store().report().salvaged == 4);
}

TEST_CASE("a log written by a newer program is refused and left as it is", "[platform][store]") {
    Device device;
    device.append(1);
    spoil(device, "pragma user_version = 99");
    const auto refused = device.try_open();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::conflict);
    CHECK(std::filesystem::exists(device.file()));
}

TEST_CASE("a second process is told that the log is in use", "[platform][store]") {
    Device device;
    device.append(1);
    platform::OpenOptions hasty;
    hasty.busy_timeout_ms = 0;
    const auto second = platform::Database::open(device.file(), hasty);
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::unavailable);
}

TEST_CASE("a folder that is not there is a clear error", "[platform][store]") {
    test::FakeClock clock{kTuesday10h};
    test::FakeRandom random;
    platform::DeviceStoreOptions options;
    options.folder = "/nulle/part";
    const auto opened = SqliteDeviceStore::open(options, clock, random);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::unavailable);
}

TEST_CASE("a sealed part stays until a day after it was acknowledged, and the chain for good",
          "[platform][store][scelle]") {
    Device device;
    const domain::SealedPart part{std::string("sealed \0 bytes", 14)};
    REQUIRE(device.store().transact([&](domain::StoreTransaction& change) -> Status {
        const auto added = change.append(test::ticket(1), part);
        return added ? Status{Done{}} : Status{added.error()};
    }));
    device.append(1);
    const auto rows = [&] { return *device.store().rows_after(0, 10); };
    const auto before = rows();
    REQUIRE(before.size() == 2);
    CHECK(before[0].sealed == part.bytes);
    CHECK(before[0].sealed_h == protocol::hash_of(part.bytes));
    CHECK_FALSE(before[1].sealed_h);

    const auto acked_at = kTuesday10h;
    REQUIRE(device.store().set_acked(2, before[1].h, acked_at.time_since_epoch().count()));
    REQUIRE(device.store().purge_acknowledged(acked_at + 24h, 35));
    CHECK(rows()[0].sealed == part.bytes);
    REQUIRE(device.store().purge_acknowledged(acked_at + 24h + 1min, 35));
    CHECK_FALSE(rows()[0].sealed);
    CHECK(rows()[0].sealed_h == before[0].sealed_h);
    device.reopen();
    CHECK(device.store().report().damage.empty());
}
