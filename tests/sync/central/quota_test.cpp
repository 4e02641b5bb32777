// A borne gone wrong cannot fill the centre, and loses nothing by being told to wait.

#include "tests/sync/central/fleet_fixture.h"

using namespace std::chrono_literals;
using test::FleetCentre;
using test::FleetKiosk;

TEST_CASE("a borne that sends too much is told when to come back, and loses nothing",
          "[sync][central][quota]") {
    FleetCentre centre;
    central::QuotaLimits limits;
    limits.events = 10;
    centre.context.quotas = central::Quotas{limits};
    FleetKiosk kiosk{centre};
    kiosk.write(8);
    REQUIRE(kiosk.exchange());
    kiosk.write(30);  // one post may go beyond, the next may not
    REQUIRE(kiosk.exchange());
    kiosk.write(5);
    CHECK_FALSE(kiosk.exchange());
    CHECK(centre.count("passage.ticket") == 38);
    CHECK(kiosk.status().pending == 5);
    CHECK_THAT(kiosk.status().last_error, test::contains("429"));
    CHECK(centre.context.metrics.refused_by_quota == 1);
    CHECK(centre.last_retry_after > 0);
    CHECK(centre.last_retry_after <= 3600);

    centre.clock.advance(std::chrono::seconds{centre.last_retry_after});
    REQUIRE(kiosk.exchange());
    CHECK(kiosk.status().pending == 0);
    CHECK(centre.count("passage.ticket") == 43);
    CHECK(*centre.store->recount() == 0);
}

TEST_CASE("only what a borne signed uses up its hour, and what a stick brings does not",
          "[sync][central][quota]") {
    FleetCentre centre;
    central::QuotaLimits limits;
    limits.frames = 1;
    centre.context.quotas = central::Quotas{limits};
    FleetKiosk kiosk{centre};
    kiosk.write(2);
    REQUIRE(kiosk.exchange());
    auto forged = kiosk.transport.requests.back();
    forged.body[forged.body.size() - 20] ^= 1;
    CHECK(centre.answer(forged).status != 429);

    central::FramesPost by_hand{kiosk.transport.requests.back().body, {}, false};
    int status = 0;
    by_hand.reply = [&](const platform::HttpResponse& answer) { status = answer.status; };
    std::vector<central::FramesPost> group;
    group.push_back(std::move(by_hand));
    central::serve_frames(centre.context, std::move(group));
    CHECK(status == 200);
}

TEST_CASE("the hour of a quota begins anew, even when the clock goes back", "[sync][quota]") {
    central::QuotaLimits limits;
    limits.bytes = 100;
    central::Quotas quotas{limits};
    quotas.add(3, {0, 1, 100, 1}, 10'000'000);
    CHECK(quotas.wait_s(3, 10'000'000) == 3601);
    CHECK(quotas.wait_s(4, 10'000'000) == 0);
    CHECK(quotas.wait_s(3, 13'600'000) == 0);
    CHECK(quotas.wait_s(3, 9'000'000) == 0);
    quotas.add(3, {0, 1, 60, 1}, 13'600'000);
    CHECK(quotas.wait_s(3, 13'600'001) == 0);
}
