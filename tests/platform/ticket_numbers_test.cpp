// Queue numbers on a real log: none comes twice on a day, whatever the clock said.

#include "tests/platform/device_file.h"
#include "tests/support/first_schema.h"

using namespace std::chrono_literals;
using test::kTuesday10h;
using test::spoil;
using Device = test::DeviceFile;

TEST_CASE("a clock behind what the centre signed gives numbers that the right day goes on with",
          "[platform][store][ticket]") {
    Device device;
    const auto friday = kTuesday10h + 72h;
    device.append(1);
    CHECK(test::next_number(device.store()) == 1);
    const auto signed_ms = std::to_string(friday.time_since_epoch().count());
    REQUIRE(device.store().remember(protocol::kServerTimeKey, signed_ms));
    device.boot_at(kTuesday10h - 24h);
    CHECK(test::next_number(device.store()) == 2);

    device.boot_at(friday + 1h);
    CHECK(test::next_number(device.store()) == 3);
    device.clock().advance(24h);
    CHECK(test::next_number(device.store()) == 1);
}

TEST_CASE("numbers given at an unsure hour are not given again after a damaged log",
          "[platform][store][ticket]") {
    Device device;
    const auto give = [&](const domain::TicketDay& day) {
        device.set_day(day);
        return device.give_number();
    };
    for (int i = 1; i <= 3; ++i) CHECK(give({test::kTuesday, true}) == i);
    for (int i = 4; i <= 6; ++i) CHECK(give({2026y / 11 / 20, false}) == i);
    const auto damage = GENERATE(as<std::string>{}, "update outbox set h = prev_h where seq = 2",
                                 "update ticket set dernier = 1, incertain = 0;"
                                 " update outbox set h = prev_h where seq = 6");
    INFO(damage);
    spoil(device, damage);

    SECTION("the clock is right again") {
        device.set_day({test::kWednesday, true});
        device.reopen();
        CHECK(give({test::kWednesday, true}) == 7);
        CHECK(give({test::kThursday, true}) == 1);
    }
    SECTION("the clock is behind") {
        device.set_day({2026y / 11 / 20, false});
        device.reopen();
        CHECK(give({2026y / 11 / 20, false}) > 6);
        CHECK(give({test::kWednesday, true}) > 7);
        CHECK(give({test::kThursday, true}) == 1);
    }
}

TEST_CASE("a board clock that was days late gives no number twice on the day it is set right",
          "[platform][store][ticket]") {
    Device device;
    for (int i = 1; i <= 3; ++i) CHECK(device.give_number() == i);
    const auto two_days_later = [&] { device.clock().set_wall(device.clock().now.wall + 48h); };

    SECTION("set while it runs") {
        two_days_later();
        CHECK(device.give_number() == 4);
        device.clock().advance(24h);
        CHECK(device.give_number() == 1);
    }
    SECTION("set, then stopped and started") {
        two_days_later();
        REQUIRE(device.store().transact([](domain::StoreTransaction& change) -> Status {
            const auto added =
                change.append(domain::Passage{domain::OriginePassage::consultation, {}});
            return added ? Status{Done{}} : Status{added.error()};
        }));
        device.boot_at(device.clock().now.wall + 1h);
        CHECK(device.give_number() == 4);
    }
    SECTION("set, then its log is damaged") {
        two_days_later();
        spoil(device, "update outbox set h = prev_h where seq = 2");
        device.reopen();
        CHECK(device.give_number() == 4);
    }
    SECTION("it only drifted") {
        device.clock().set_wall(device.clock().now.wall + 1min);
        device.clock().advance(48h);
        CHECK(device.give_number() == 1);
    }
}

TEST_CASE("what an older program numbered may be of any day", "[platform][store][ticket]") {
    Device device;
    device.append(1);
    CHECK(test::next_number(device.store()) == 1);
    spoil(device, test::kBackToFirstSchema);
    device.set_day({test::kWednesday, true});

    device.reopen();

    CHECK(device.store().report().damage.empty());
    CHECK(test::next_number(device.store()) == 2);
    device.set_day({test::kThursday, true});
    CHECK(test::next_number(device.store()) == 1);
}
