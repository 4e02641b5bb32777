// When events happened: intervals, the months they are counted in, and anchors that come later.

#include "sync/central/dating.h"

#include "sync/central/indicators.h"
#include "tests/contract/central_store_contract.h"
#include "tests/sync/central/stores.h"

using namespace central;
using namespace std::chrono_literals;
using protocol::Anchor;

namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kDay = 86'400'000;
constexpr std::int64_t kNow = test::kReceived;

std::int64_t paris_ms(base::Date date, std::chrono::minutes time) {
    return base::from_paris({date, time}).time_since_epoch().count();
}

/// One row, tq as given, and a wall clock that never was right.
std::vector<protocol::LogRow> one_row(int tq, std::int64_t mono_ms) {
    auto rows = test::log_of(1);
    rows[0].tq = tq;
    rows[0].wall_ms = kDay;
    rows[0].mono_ms = mono_ms;
    protocol::seal_chain(rows[0]);
    return rows;
}

std::vector<DayCount> counts(const Store& store) {
    const auto all = store.counts(2020y / 1 / 1, 2040y / 1 / 1);
    REQUIRE(all);
    return *all;
}

void receive(Store& store, const Arrival& arrival, std::int64_t now_ms) {
    const std::vector<Arrival> group{arrival};
    REQUIRE(store.ingest(group, now_ms));
}

}  // namespace

TEST_CASE("a clock set by the network gives the minute", "[sync][central][dates]") {
    const auto dated = date_row({0, kNow - kMinute, 3}, {}, {kNow, {}, true}, {0, kNow});
    CHECK(dated.by == DatedBy::network);
    CHECK(dated.interval == Interval{kNow - kMinute, kNow - 1});
}

TEST_CASE("an RTC is believed give or take two minutes and its drift", "[sync][central][dates]") {
    const auto wall = kNow - 21 * kDay;
    const auto dated = date_row({0, wall, 2}, {}, {kNow, {}, true}, {0, kNow});
    CHECK(dated.by == DatedBy::clock);
    CHECK(dated.interval.lo_ms == wall - 120'000 - 36'288);
    CHECK(dated.interval.hi_ms == wall + kMinute - 1 + 120'000 + 36'288);
}

TEST_CASE("a clock a day ahead of the centre is not believed", "[sync][central][dates]") {
    const auto wall = kNow + 2 * kDay;
    const auto dated = date_row({5'000, wall, 3}, {}, {kNow, 65'000, true}, {0, kNow});
    CHECK(dated.by == DatedBy::reception);
    CHECK(dated.interval.hi_ms <= kNow);
}

TEST_CASE("an anchored boot dates its rows whatever their clock says", "[sync][central][dates]") {
    const std::vector<Anchor> anchors{{100'000, kNow - kDay, 200}};
    const auto wall = GENERATE(as<std::int64_t>{}, 0, kDay, kNow - 30 * kDay, kNow + 999 * kDay);
    const auto tq = GENERATE(0, 1, 2);
    const auto dated = date_row({160'000, wall, tq}, anchors, {kNow, {}, true}, {0, kNow});
    CHECK(dated.by == DatedBy::anchor);
    CHECK(dated.interval.lo_ms == kNow - kDay + kMinute - 100 - 3);
    CHECK(dated.interval.hi_ms == kNow - kDay + kMinute + 100 + 3 + kMinute - 1);
}

TEST_CASE("without clock nor anchor only the neighbours date a row", "[sync][central][dates]") {
    const Interval around{kNow - 3 * kDay, kNow - kDay};
    CHECK(date_row({0, 0, 0}, {}, {kNow, {}, true}, around) ==
          DatedInterval{around, DatedBy::neighbours});
    const auto by_stick = date_row({0, 0, 1}, {}, {kNow, 60'000, false}, {0, kNow});
    CHECK(by_stick.by == DatedBy::neighbours);
    CHECK(by_stick.interval == Interval{0, kNow});
}

TEST_CASE("an interval is sure in a day, estimated in a month, unknown across months",
          "[sync][central][dates]") {
    const auto noon = paris_ms(2026y / 11 / 22, 12h);
    CHECK(attribute({noon, noon + kMinute}).dating == Dating::sure);
    const auto two_days = attribute({noon, noon + 2 * kDay});
    CHECK(two_days.dating == Dating::estimated);
    CHECK(two_days.jour == base::Date{2026y / 11 / 23});
    const auto across = attribute({noon, noon + 20 * kDay});
    CHECK(across.dating == Dating::unknown);
    CHECK(across.jour == base::Date{2026y / 12 / 12});
    const auto midnight = paris_ms(2026y / 11 / 22, 0h);
    CHECK(attribute({midnight, midnight + kDay - 1}).dating == Dating::sure);
    CHECK(attribute({midnight - 1, midnight}).dating == Dating::estimated);
}

TEST_CASE("a passage of unknown month is shown apart, never dropped", "[sync][central][dates]") {
    test::SqliteHarness harness;
    auto store = harness.open();
    const auto borne = test::enrolled(*store, "mds-a", 'B');
    auto arrival = test::arrival(one_row(0, 0), borne);
    arrival.header.boot.fill(std::byte{0xb7});
    receive(*store, arrival, kNow);
    CHECK(counts(*store) ==
          std::vector<DayCount>{{"mds-a", 2026y / 11 / 22, "passage.date_inconnue", 1}});

    const auto table = indicators(*store, {2026y / 11 / 1, 2026y / 11 / 30}, "", kNow);
    REQUIRE(table);
    const auto& passages = table->rows.front().passages;
    REQUIRE(passages.has_value());
    CHECK(passages->total() == 0);
    CHECK(passages->date_inconnue == 1);
    CHECK_THAT(to_json(*table), test::contains("\"date_inconnue\": 1"));
    CHECK(*store->recount() == 0);
}

TEST_CASE("an anchor that comes later dates again what came before, by differences",
          "[sync][central][dates]") {
    test::SqliteHarness harness;
    auto store = harness.open();
    const auto borne = test::enrolled(*store, "mds-a", 'B');
    // 20 s after the turn of the month; the frame leaves 20 s later.
    const auto passage_ms = paris_ms(2026y / 12 / 1, 0h) + 20'000;
    auto arrival = test::arrival(one_row(0, 580'000), borne);
    receive(*store, arrival, passage_ms + 20'000);
    CHECK(counts(*store) ==
          std::vector<DayCount>{{"mds-a", 2026y / 12 / 1, "passage.date_inconnue", 1}});

    auto heartbeat = test::arrival({}, borne);
    heartbeat.header.lo = 2;
    heartbeat.header.hi = 1;
    heartbeat.header.prev_h = heartbeat.header.h_hi = arrival.rows[0].h;
    heartbeat.header.mono_ms = 660'000;
    heartbeat.header.anchor = Anchor{600'000, passage_ms + 20'000, 40};
    receive(*store, heartbeat, passage_ms + 80'000);
    const auto after = counts(*store);
    CHECK(std::count(after.begin(), after.end(),
                     DayCount{"mds-a", 2026y / 12 / 1, "passage.ticket", 1}) == 1);
    for (const auto& one : after) {
        if (one.indicateur != "passage.ticket") CHECK(one.n == 0);
    }
    CHECK(*store->recount() == 0);
}

TEST_CASE("rows of an anchored boot that come weeks later are counted on their day",
          "[sync][central][dates]") {
    test::SqliteHarness harness;
    auto store = harness.open();
    const auto borne = test::enrolled(*store, "mds-a", 'B');
    auto heartbeat = test::arrival({}, borne);
    heartbeat.header.lo = 1;
    heartbeat.header.hi = 0;
    heartbeat.header.mono_ms = 60'000;
    heartbeat.header.anchor = Anchor{0, kNow - kMinute, 100};
    receive(*store, heartbeat, kNow);

    auto late = test::arrival(one_row(1, kDay), borne);
    late.header.boot.fill(std::byte{0xb7});  // the machine was started again since
    receive(*store, late, kNow + 21 * kDay);
    CHECK(counts(*store) == std::vector<DayCount>{{"mds-a", 2026y / 11 / 23, "passage.ticket", 1}});
    CHECK(*store->recount() == 0);
}

TEST_CASE("rows without a clock lie between the nearest rows whose hour is known",
          "[sync][central][dates]") {
    test::SqliteHarness harness;
    auto store = harness.open();
    const auto borne = test::enrolled(*store, "mds-a", 'B');
    const auto friday = paris_ms(2026y / 11 / 20, 10h);
    auto rows = test::log_of(7);
    for (auto& row : rows) row.tq = 0;
    for (const auto& [at, ms] : {std::pair{0, friday}, {3, friday + kMinute}, {5, kNow}}) {
        rows[static_cast<std::size_t>(at)].tq = 3;
        rows[static_cast<std::size_t>(at)].wall_ms = ms;
    }
    auto arrival = test::arrival(test::rewritten(std::move(rows), 0), borne);
    arrival.header.boot.fill(std::byte{0xb7});  // the machine was started again since
    receive(*store, arrival, kNow);
    // 2, 3 and 5 happened between the row before, on Friday, and their arrival on Sunday.
    using Counts = std::vector<DayCount>;
    CHECK(counts(*store) == Counts{{"mds-a", 2026y / 11 / 20, "passage.ticket", 2},
                                   {"mds-a", 2026y / 11 / 21, "passage.estime", 3},
                                   {"mds-a", 2026y / 11 / 21, "passage.ticket", 3},
                                   {"mds-a", 2026y / 11 / 22, "passage.ticket", 2}});

    auto heartbeat = test::arrival({}, borne);
    heartbeat.header.lo = 8;
    heartbeat.header.hi = 7;
    heartbeat.header.prev_h = heartbeat.header.h_hi = arrival.rows[6].h;
    heartbeat.header.boot.fill(std::byte{0xb7});
    heartbeat.header.anchor = Anchor{0, kNow, 40};
    receive(*store, heartbeat, kNow);
    // The row after tells too: 2 and 3 happened on Friday.
    CHECK(counts(*store) == Counts{{"mds-a", 2026y / 11 / 20, "passage.ticket", 4},
                                   {"mds-a", 2026y / 11 / 21, "passage.estime", 1},
                                   {"mds-a", 2026y / 11 / 21, "passage.ticket", 1},
                                   {"mds-a", 2026y / 11 / 22, "passage.ticket", 2}});
    CHECK(*store->recount() == 0);
}

TEST_CASE("a ticket that is believed no more leaves the queue, with its counts",
          "[sync][central][dates]") {
    test::SqliteHarness harness;
    auto store = harness.open();
    const auto borne = test::enrolled(*store, "mds-a", 'B');
    const auto friday = paris_ms(2026y / 11 / 20, 10h);
    auto first = test::log_of(3);
    for (auto& row : first) {
        row.tq = 3;
        row.wall_ms = friday;
    }
    receive(*store, test::arrival(test::rewritten(std::move(first), 0), borne), friday + kMinute);
    REQUIRE(store->revoke(borne, friday + kDay));

    // Another life of the log, without a clock: it comes before a row of Friday.
    auto second = test::log_of(2);
    for (auto& row : second) {
        row.tq = 0;
        row.epoch.fill(std::byte{0xe2});
    }
    auto arrival = test::arrival(test::rewritten(std::move(second), 0), borne);
    arrival.header.boot.fill(std::byte{0xb7});
    receive(*store, arrival, kNow);
    REQUIRE(*store->quarantine_count() == 0);

    // The rows that dated it leave, and an anchor has the borne dated again.
    REQUIRE(store->purge(friday + kDay, kNow));
    auto heartbeat = test::arrival({}, borne);
    heartbeat.header.epoch = arrival.header.epoch;
    heartbeat.header.lo = 3;
    heartbeat.header.hi = 2;
    heartbeat.header.prev_h = heartbeat.header.h_hi = arrival.rows[1].h;
    heartbeat.header.anchor = Anchor{0, kNow, 40};
    receive(*store, heartbeat, kNow);
    CHECK(*store->quarantine_count() == 2);
    CHECK(*store->recount() == 0);
}

TEST_CASE("a boot keeps few anchors", "[sync][central][dates]") {
    const std::vector<Anchor> known{{0, kNow, 3'000}};
    CHECK_FALSE(is_worth_keeping({60'000, kNow + 60'000, 2'900}, known));
    CHECK(is_worth_keeping({60'000, kNow + 60'000, 100}, known));
    CHECK(is_worth_keeping({8 * 3'600'000, kNow, 5'000}, known));
}
