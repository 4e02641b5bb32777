#pragma once

// What every store of the centre does of an epoch that starts where it never was.

#include "tests/contract/central_store_contract.h"

namespace test {

template <class Harness>
void check_holes(Harness& harness) {
    auto store = harness.open();
    const auto borne = enrolled(*store, "mds-a", 'B');
    const auto rows = log_of(30);
    take(*store, arrival(part(rows, 0, 10), borne));
    auto other = arrival(part(rows, 20, 30), borne);
    other.header.epoch = epoch(0xe1);
    other.header.base = 20;
    other.header.base_h = rows[19].h;
    for (auto& row : other.rows) row.epoch = epoch(0xe1);

    SECTION("what came before is lost on both sides: the hole is noted, and what follows counts") {
        other.header.debut = 21;
        const auto outcome = take(*store, other);
        CHECK_FALSE(outcome.fork);
        CHECK(outcome.upto == 30);
        CHECK(tickets_of(*store, "mds-a") == 20);
        CHECK(store->fork_count().operator*() == 1);
        // A frame kept on a stick may still bring a part of it.
        CHECK(take(*store, arrival(part(rows, 10, 15), borne)).upto == 15);
        CHECK(tickets_of(*store, "mds-a") == 25);
    }
    SECTION("a device that still keeps what came before must look for it") {
        other.header.debut = 20;
        CHECK(take(*store, other).fork == central::Fork{20, "base"});
        CHECK(tickets_of(*store, "mds-a") == 10);
    }
    CHECK(store->recount().operator*() == 0);
}

}  // namespace test
