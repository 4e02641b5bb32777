#include "kiosk/domain/droits_tenus.h"

#include "tests/support/catch.h"

using namespace std::chrono_literals;
using domain::Droit;
using domain::DroitsTenus;
using domain::Quanta;
using domain::Quantum;
using domain::Tranche;

namespace {

constexpr std::int64_t kAgenda = 4;
const Quantum kNine{Quanta{6'000'000}};
const base::Instant kDayBefore = kNine - 24h;

/// From quantum to quantum after 9 h.
Tranche at(int from, int to) {
    return {kAgenda, kNine + Quanta{from}, kNine + Quanta{to}};
}

Droit droit(std::int64_t numero, const Tranche& tranche) {
    return {numero, "e1", tranche, {"m"}};
}

DroitsTenus morning() {
    DroitsTenus held;
    REQUIRE(held.receive(droit(7, at(0, 12))));
    return held;
}

}  // namespace

TEST_CASE("a borne sells what it holds, once", "[domain][droit]") {
    auto held = morning();
    const auto sold = held.sell(at(4, 8), "m", "r1", kDayBefore);
    REQUIRE(sold);
    CHECK(sold->numero == 7);
    CHECK(sold->epoch == "e1");
    CHECK(held.sellable("m", kDayBefore) == std::vector{at(0, 4), at(8, 12)});
    CHECK_FALSE(held.sell(at(4, 8), "m", "r2", kDayBefore));
    CHECK_FALSE(held.sell(at(2, 6), "m", "r2", kDayBefore));
    CHECK_FALSE(held.sell(at(10, 14), "m", "r2", kDayBefore));
    CHECK_FALSE(held.sell(at(0, 4), "another", "r2", kDayBefore));
    CHECK_FALSE(held.sell(at(0, 0), "m", "r2", kDayBefore));
}

TEST_CASE("a borne sells nothing too close to the hour", "[domain][droit]") {
    auto held = morning();
    CHECK(held.sellable("m", kNine - 2h) == std::vector{at(0, 12)});
    CHECK(held.sellable("m", kNine - 2h + 1min) == std::vector{at(1, 12)});
    CHECK_FALSE(held.sell(at(0, 4), "m", "r1", kNine - 2h + 1min));
    CHECK(held.sellable("m", kNine).empty());
}

TEST_CASE("what is cancelled on the borne may be sold there again", "[domain][droit]") {
    auto held = morning();
    REQUIRE(held.sell(at(4, 8), "m", "r1", kDayBefore));
    CHECK_FALSE(held.cancel("r2"));
    REQUIRE(held.cancel("r1"));
    CHECK_FALSE(held.cancel("r1"));
    CHECK(held.sellable("m", kDayBefore) == std::vector{at(0, 12)});
    CHECK(held.sell(at(2, 10), "m", "r2", kDayBefore));
}

TEST_CASE("a recall gets what is not sold, for good", "[domain][droit]") {
    auto held = morning();
    REQUIRE(held.sell(at(4, 8), "m", "r1", kDayBefore));

    CHECK(held.give_back({7, at(2, 12), {}}) == std::vector{at(2, 4), at(8, 12)});
    CHECK(held.give_back({7, at(2, 12), {}}).empty());
    CHECK(held.sellable("m", kDayBefore) == std::vector{at(0, 2)});

    SECTION("its sold part too, once the centre saw it cancelled") {
        CHECK(held.give_back({7, at(0, 12), {"r1"}}) == std::vector{at(0, 2), at(4, 8)});
        CHECK(held.sellable("m", kDayBefore).empty());
    }
    SECTION("nothing under another number") {
        CHECK(held.give_back({6, at(0, 12), {}}).empty());
    }
    SECTION("the same grant, arriving again, revives nothing") {
        CHECK_FALSE(held.receive(droit(7, at(0, 12))));
        CHECK_FALSE(held.receive(droit(7, at(8, 12))));
        CHECK_FALSE(held.receive(droit(6, at(8, 12))));
        CHECK(held.receive(droit(8, at(8, 12))));
    }
}

TEST_CASE("a grant is refused where another droit is still held", "[domain][droit]") {
    auto held = morning();
    CHECK_FALSE(held.receive(droit(8, at(10, 14))));
    CHECK_FALSE(held.receive(droit(8, at(12, 12))));
    CHECK(held.receive(droit(8, at(12, 14))));
    CHECK(held.receive({3, "e1", {kAgenda + 1, at(0, 1).start, at(0, 1).end}, {"m"}}));
}

TEST_CASE("a borne that begins a new life neither sells nor returns what it held",
          "[domain][droit]") {
    auto held = morning();
    REQUIRE(held.sell(at(4, 8), "m", "r1", kDayBefore));
    held.freeze();
    CHECK(held.sellable("m", kDayBefore).empty());
    CHECK_FALSE(held.cancel("r1"));
    CHECK(held.give_back({7, at(0, 12), {"r1"}}).empty());
    CHECK(held.pieces().size() == 3);
    CHECK_FALSE(held.receive(droit(8, at(0, 12))));
}

TEST_CASE("once it told a restored centre what it has, older grants are refused",
          "[domain][droit]") {
    DroitsTenus held;
    held.refuse_below(100);
    held.refuse_below(50);
    CHECK_FALSE(held.receive(droit(99, at(0, 12))));
    CHECK(held.receive(droit(100, at(0, 12))));
}

TEST_CASE("a borne forgets what the centre has said to be over", "[domain][droit]") {
    auto held = morning();
    held.forget_before(kNine);
    CHECK(held == morning());
    held.forget_before(at(12, 13).start);
    CHECK(held == DroitsTenus{});
}
