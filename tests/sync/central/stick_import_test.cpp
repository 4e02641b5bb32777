#include "sync/central/stick_import.h"

#include "sync/client/stick_exchange.h"
#include "tests/contract/central_store_contract.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/immediate_background.h"
#include "tests/fakes/memory_stick.h"
#include "tests/sync/central/stores.h"
#include "tests/sync/device_fixture.h"

using domain::UsbPhase;

namespace {

/// A centre that knows borne 1.
struct Centre {
    test::TemporaryFolder folder;
    test::FakeRandom random;
    test::FakeClock clock{domain::Instant{std::chrono::milliseconds{test::kReceived}}};
    std::unique_ptr<central::SqlStore> store = test::sqlite_store(folder.file("d.db"), random);
    central::Context context{*store, clock, random, "71", test::kCentre};

    Centre() { test::enrolled(*store, "mds-a", 'B'); }

    central::StickReport take(test::MemoryStick& stick) {
        const auto report = central::import_stick(stick, context);
        REQUIRE(report);
        return *report;
    }
    std::int64_t tickets() const { return test::tickets_of(*store, "mds-a"); }
};

/// Borne 1, and the stick in its socket.
struct Borne {
    test::FakeOutbox outbox;
    test::FakeClock clock{domain::Instant{std::chrono::milliseconds{test::kNovember22}}};
    test::FakeRandom random;
    test::ImmediateBackground background;
    test::MemoryStick* stick = nullptr;
    std::unique_ptr<client::StickExchange> exchange;

    Borne() {
        outbox.epoch = test::epoch(0xe0);
        auto identity = test::identity();
        identity.grant.borne = 1;
        const auto open = [this]() -> Result<std::unique_ptr<domain::Stick>> {
            return std::unique_ptr<domain::Stick>{new test::BorrowedStick{*stick}};
        };
        exchange = std::make_unique<client::StickExchange>(
            identity, "0.1.0",
            client::StickExchange::Ports{outbox, background, clock, random, open});
    }
    void write(int count) {
        for (int i = 0; i < count; ++i) {
            test::append(outbox, test::ticket(static_cast<int>(outbox.rows.size()) % 9999 + 1));
        }
    }
    void export_to(test::MemoryStick& to) {
        stick = &to;
        exchange->start_export();
        while (domain::is_busy(exchange->status())) exchange->tick();
        REQUIRE(exchange->status().phase == UsbPhase::exported);
    }
    void import_from(test::MemoryStick& from) {
        stick = &from;
        exchange->start_import();
        while (domain::is_busy(exchange->status())) exchange->tick();
        REQUIRE(exchange->status().phase == UsbPhase::imported);
    }
};

std::string a_frame_of(const test::MemoryStick& stick) {
    for (const auto& [path, bytes] : stick.content) {
        if (path.ends_with(".prn")) return path;
    }
    return "";
}

}  // namespace

TEST_CASE("what a stick brings is counted once, and its acknowledgement goes back",
          "[sync][central][usb]") {
    Centre centre;
    Borne borne;
    test::MemoryStick stick;
    borne.write(1234);
    borne.export_to(stick);

    const auto report = centre.take(stick);
    REQUIRE(report.logs.size() == 1);
    CHECK(report.logs[0].borne == 1);
    CHECK(report.logs[0].frames == 3);
    CHECK(report.logs[0].upto == 1234);
    CHECK(report.logs[0].acknowledged);
    CHECK(report.refusals.empty());
    CHECK(centre.tickets() == 1234);

    centre.take(stick);
    CHECK(centre.tickets() == 1234);
    borne.import_from(stick);
    CHECK(borne.outbox.acked_seq == 1234);
    CHECK(a_frame_of(stick).empty());
    CHECK(centre.store->recount().operator*() == 0);
}

TEST_CASE("sticks come in any order, some through the network, one never", "[sync][central][usb]") {
    Centre centre;
    Borne borne;
    test::MemoryStick first;
    test::MemoryStick lost;
    test::MemoryStick last;
    borne.write(600);
    borne.export_to(first);
    borne.write(600);
    borne.export_to(lost);
    borne.write(600);
    borne.export_to(last);

    CHECK(centre.take(last).logs.at(0).upto == 1800);
    CHECK(centre.take(first).logs.at(0).upto == 1800);
    CHECK(centre.tickets() == 1800);
    borne.import_from(first);
    CHECK(borne.outbox.acked_seq == 1800);
    borne.import_from(last);
    CHECK(borne.outbox.acked_seq == 1800);
}

TEST_CASE("a frame whose predecessor is missing waits, and the report says so",
          "[sync][central][usb]") {
    Centre centre;
    Borne borne;
    test::MemoryStick stick;
    borne.write(900);
    borne.export_to(stick);
    const auto path = a_frame_of(stick);
    const auto first = stick.content.at(path);
    stick.content.erase(path);

    const auto report = centre.take(stick);
    CHECK(report.logs.at(0).upto == 0);
    CHECK(report.logs.at(0).brought == 900);
    stick.content[path] = first;
    CHECK(centre.take(stick).logs.at(0).upto == 900);
    CHECK(centre.tickets() == 900);
}

TEST_CASE("a bad file on a stick is refused by its name, and stops no other",
          "[sync][central][usb]") {
    Centre centre;
    Borne borne;
    test::MemoryStick stick;
    borne.write(600);
    borne.export_to(stick);
    const auto path = a_frame_of(stick);
    const auto whole = stick.content.at(path);
    const auto folder = path.substr(0, path.rfind('/') + 1);
    const auto bad = folder + stick::frame_name({test::epoch(0xaa), 1, 2});

    SECTION("no frame at all") {
        stick.content[bad] = "hello";
    }
    SECTION("cut short") {
        stick.content[bad] = whole.substr(0, whole.size() / 2);
    }
    SECTION("another's bytes under its name") {
        stick.content[bad] = whole;
    }
    SECTION("two frames in one") {
        stick.content[bad] = whole + whole;
    }
    SECTION("one bit changed") {
        auto changed = stick.content.extract(path);
        changed.mapped()[whole.size() - 100] ^= 1;
        stick.content.insert(std::move(changed));
        const auto report = centre.take(stick);
        CHECK(report.refusals.size() == 1);
        CHECK(centre.tickets() == 0);
        stick.content[path] = whole;
        stick.content[bad] = "hello";
    }
    SECTION("in the folder of a borne nobody knows") {
        REQUIRE(stick.make_folder("PERRON/71/2"));
        stick.content["PERRON/71/2/" + path.substr(path.rfind('/') + 1)] = whole;
    }
    SECTION("larger than any frame") {
        stick.content[bad] = std::string(5'000'000, 'x');
    }
    const auto report = centre.take(stick);
    REQUIRE(report.refusals.size() == 1);
    CHECK_FALSE(report.refusals[0].why.empty());
    CHECK(centre.tickets() == 600);
}

TEST_CASE("names that are no frame's are left alone", "[sync][central][usb]") {
    Centre centre;
    Borne borne;
    test::MemoryStick stick;
    borne.write(3);
    borne.export_to(stick);
    stick.content["PERRON/71/1/holidays.jpg"] = "x";
    stick.content[a_frame_of(stick) + ".part"] = "x";
    stick.made.insert("PERRON/71/zzz");
    CHECK(centre.take(stick).refusals.empty());
    CHECK(stick.content.count("PERRON/71/1/holidays.jpg") == 1);
}

TEST_CASE("a revoked borne brings nothing more by hand than by the network",
          "[sync][central][usb]") {
    Centre centre;
    Borne borne;
    test::MemoryStick stick;
    borne.write(3);
    borne.export_to(stick);
    REQUIRE(centre.store->revoke(1, test::kNovember22 - 1));
    const auto report = centre.take(stick);
    CHECK(centre.tickets() == 0);
    CHECK(report.refusals.empty());
    CHECK(centre.store->quarantine_count().operator*() == 3);
}

TEST_CASE("a stick of nobody, and one that takes no acknowledgement, are told",
          "[sync][central][usb]") {
    Centre centre;
    test::MemoryStick empty;
    CHECK(central::import_stick(empty, centre.context).error().code == ErrorCode::not_found);

    Borne borne;
    test::MemoryStick stick;
    borne.write(3);
    borne.export_to(stick);
    stick.read_only = true;
    const auto report = centre.take(stick);
    CHECK_FALSE(report.not_acknowledged.empty());
    CHECK(centre.tickets() == 3);
    stick.read_only = false;
    stick.pulled_after = 6;
    const auto pulled = central::import_stick(stick, centre.context);
    if (pulled) CHECK_FALSE(pulled->not_acknowledged.empty());
    CHECK(centre.tickets() == 3);
}
