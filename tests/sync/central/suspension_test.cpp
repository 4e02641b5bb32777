// What a reader is told of a month when the centre takes nothing of one of its bornes.

#include "sync/central/indicators.h"
#include "sync/central/metrics.h"
#include "sync/central/pages/pages.h"
#include "tests/contract/central_store_contract.h"
#include "tests/sync/central/stores.h"

namespace {

using namespace std::chrono_literals;
using test::arrival;
using test::enrolled;
using test::kReceived;
using test::part;
using test::take;

constexpr central::Period kNovember{2026y / 11 / 1, 2026y / 11 / 30};

/// The rows under an epoch, as a frame whose device has `pending` rows left, these included.
central::Arrival told(std::vector<protocol::LogRow> rows, std::int64_t borne, int epoch,
                      std::int64_t pending) {
    for (auto& row : rows) row.epoch = test::epoch(epoch);
    auto one = arrival(rows, borne);
    one.header.pending = pending;
    return one;
}

/// Two copies of one card go on by turns from the same rows, until the centre suspends their key.
void copy_card(central::Store& store, std::int64_t borne) {
    const auto rows = test::log_of(8);
    const auto copy = test::rewritten(rows, 4);
    take(store, told(part(rows, 0, 4), borne, 0xe0, 4));
    auto other = told(part(copy, 4, 5), borne, 0xe1, 1);
    other.header.base = 4;
    other.header.base_h = rows[3].h;
    take(store, other);
    take(store, told(part(rows, 4, 5), borne, 0xe0, 1));
    take(store, told(part(copy, 5, 6), borne, 0xe1, 1));
    take(store, told(part(rows, 5, 6), borne, 0xe0, 1));
    REQUIRE(store.borne(borne)->value().suspended_ms.has_value());
}

std::int64_t pending_of(const central::Store& store, std::int64_t borne) {
    return store.borne(borne)->value().pending;
}

}  // namespace

TEMPLATE_TEST_CASE("a suspended borne is not up to date, and what it still has to send is told",
                   "[sync][central][suspension]", test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    auto store = harness.open();
    const auto borne = enrolled(*store, "mds-a", 'B');
    copy_card(*store, borne);

    SECTION("even when it says that it has nothing left") {
        take(*store, told({}, borne, 0xe0, 0));
        CHECK(pending_of(*store, borne) == 0);
    }
    SECTION("nor what it sent, which nobody took") {
        const auto rows = test::log_of(8);
        const auto outcome = take(*store, told(part(rows, 6, 8), borne, 0xe0, 12));
        CHECK(outcome.suspended_ms.has_value());
        CHECK(pending_of(*store, borne) == 12);
    }
    const auto table = central::indicators(*store, kNovember, "", kReceived);
    REQUIRE(table);
    CHECK(table->rows.front().bornes_attendues == 1);
    CHECK(table->rows.front().bornes_a_jour == 0);
    const central::HomeView view{"71", *table, {}, *store->bornes(), {}, {}};
    CHECK_THAT(central::home_page(view), test::contains("0 sur 1\u00A0borne"));
    const auto metrics = central::metrics_text({}, *store, {"", kReceived, std::nullopt});
    REQUIRE(metrics);
    CHECK_THAT(*metrics, test::contains("perron_kiosks_suspended 1\n"));

    REQUIRE(store->lift_suspension(borne, kReceived));
    CHECK_THAT(*central::metrics_text({}, *store, {"", kReceived, std::nullopt}),
               test::contains("perron_kiosks_suspended 0\n"));
}

TEMPLATE_TEST_CASE("rows that a fork or a hole kept out are still to be sent",
                   "[sync][central][suspension]", test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    auto store = harness.open();
    const auto borne = enrolled(*store, "mds-a", 'B');
    const auto rows = test::log_of(30);
    take(*store, told(part(rows, 0, 10), borne, 0xe0, 30));
    CHECK(pending_of(*store, borne) == 20);

    SECTION("a hole") {
        take(*store, told(part(rows, 20, 30), borne, 0xe0, 20));
        CHECK(pending_of(*store, borne) == 20);
    }
    SECTION("a fork among rows it believes known") {
        take(*store, told(part(test::rewritten(rows, 7), 6, 9), borne, 0xe0, 24));
        CHECK(pending_of(*store, borne) == 23);
    }
    SECTION("a fork at the next row") {
        take(*store, told(part(test::rewritten(rows, 9), 10, 12), borne, 0xe0, 20));
        CHECK(pending_of(*store, borne) == 20);
    }
    SECTION("rows that it repeats are taken") {
        take(*store, told(part(rows, 5, 15), borne, 0xe0, 25));
        CHECK(pending_of(*store, borne) == 15);
    }
}
