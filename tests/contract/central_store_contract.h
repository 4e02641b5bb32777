#pragma once

// What every store of the centre must do, whatever it is made of. A suite gives a Harness:
//   std::unique_ptr<central::Store> open();   // the same data each time

#include "sync/central/store.h"
#include "sync/protocol/sealed_box.h"
#include "tests/support/catch.h"
#include "tests/sync/log_fixture.h"

#include <memory>

namespace test {

constexpr std::int64_t kReceived = kNovember22 + 36'000'000;

inline central::Arrival arrival(const std::vector<protocol::LogRow>& rows, std::int64_t kiosk) {
    central::Arrival one;
    one.header = header();
    one.header.kiosk = kiosk;
    one.header.pending = one.header.n = static_cast<std::int64_t>(rows.size());
    if (!rows.empty()) {
        one.header.epoch = rows.front().epoch;
        one.header.lo = rows.front().seq;
        one.header.hi = rows.back().seq;
        one.header.prev_h = rows.front().prev_h;
        one.header.h_hi = rows.back().h;
    }
    one.rows = rows;
    return one;
}

/// A MDS and its borne, enrolled with the key of the device of the tests; its number.
inline std::int64_t enrolled(central::Store& store, const std::string& mds, char lettre) {
    REQUIRE(store.add_mds({mds, "MDS d'essai", "SECRET-" + mds}));
    const auto borne = store.add_borne(mds, lettre, kNovember22);
    REQUIRE(borne);
    REQUIRE(store.enrol(*borne, {kDevice.verify, {}}, kNovember22));
    return *borne;
}

inline central::Outcome take(central::Store& store, const central::Arrival& one) {
    const std::vector<central::Arrival> group{one};
    const auto outcomes = store.ingest(group, kReceived);
    REQUIRE(outcomes);
    REQUIRE(outcomes->size() == 1);
    return outcomes->front();
}

/// The passages with a ticket of a MDS, all days together.
inline std::int64_t tickets_of(const central::Store& store, const std::string& mds) {
    using namespace std::chrono_literals;
    const auto counts = store.counts(2020y / 1 / 1, 2040y / 1 / 1);
    REQUIRE(counts);
    std::int64_t n = 0;
    for (const auto& count : *counts) {
        if (count.mds == mds && count.indicateur == "passage.ticket") n += count.n;
    }
    return n;
}

inline std::vector<protocol::LogRow> part(const std::vector<protocol::LogRow>& rows, int from,
                                          int to) {
    return {rows.begin() + from, rows.begin() + to};
}

/// The same rows, from `at` on, as another life of the log.
inline std::vector<protocol::LogRow> rewritten(std::vector<protocol::LogRow> rows, std::size_t at) {
    for (auto i = at; i < rows.size(); ++i) {
        rows[i].wall_ms += 1;
        rows[i].prev_h = i == 0 ? protocol::Hash{} : rows[i - 1].h;
        protocol::seal_chain(rows[i]);
    }
    return rows;
}

template <class Harness>
void check_ingest_rules(Harness& harness) {
    auto store = harness.open();
    const auto borne = enrolled(*store, "mds-a", 'B');
    const auto rows = log_of(30);
    REQUIRE(take(*store, arrival(part(rows, 0, 10), borne)).upto == 10);

    SECTION("the same frame again counts nothing") {
        const auto again = take(*store, arrival(part(rows, 0, 10), borne));
        CHECK(again.upto == 10);
        CHECK(again.h_upto == rows[9].h);
        CHECK(again.inserted == 0);
        CHECK(tickets_of(*store, "mds-a") == 10);
    }
    SECTION("a frame that overlaps counts only what is new") {
        CHECK(take(*store, arrival(part(rows, 5, 15), borne)).upto == 15);
        CHECK(tickets_of(*store, "mds-a") == 15);
    }
    SECTION("a hole stops before it, and the missing frame lets all go on") {
        const auto late = take(*store, arrival(part(rows, 20, 30), borne));
        CHECK(late.upto == 10);
        CHECK_FALSE(late.fork);
        CHECK(take(*store, arrival(part(rows, 10, 20), borne)).upto == 20);
        CHECK(take(*store, arrival(part(rows, 20, 30), borne)).upto == 30);
        CHECK(tickets_of(*store, "mds-a") == 30);
    }
    SECTION("a row that differs from the one kept is a fork, and counts nothing") {
        const auto other = take(*store, arrival(part(rewritten(rows, 7), 7, 9), borne));
        CHECK(other.fork == central::Fork{8, "h"});
        CHECK(other.upto == 10);
        CHECK(tickets_of(*store, "mds-a") == 10);
    }
    SECTION("a next row that follows another past is a fork") {
        const auto other = take(*store, arrival(part(rewritten(rows, 9), 10, 12), borne));
        CHECK(other.fork == central::Fork{11, "prev_h"});
        CHECK(tickets_of(*store, "mds-a") == 10);
    }
    SECTION("an epoch that starts where we never were is a fork") {
        auto other = arrival(part(rows, 20, 30), borne);
        other.header.epoch = epoch(0xe1);
        other.header.base = 20;
        other.header.base_h = rows[19].h;
        CHECK(take(*store, other).fork == central::Fork{20, "base"});
    }
    SECTION("the same rows under a new epoch are counted once") {
        auto again = arrival(part(rows, 0, 12), borne);
        again.header.epoch = epoch(0xe1);
        for (auto& row : again.rows) row.epoch = epoch(0xe1);
        const auto outcome = take(*store, again);
        CHECK(outcome.upto == 12);
        CHECK(outcome.known == 10);
        CHECK(tickets_of(*store, "mds-a") == 12);
    }
    SECTION("two lives of one log kept in one transaction count again the same") {
        auto other = arrival(part(rewritten(rows, 10), 10, 12), borne);
        other.header.epoch = epoch(0xe1);
        other.header.base = 10;
        other.header.base_h = rows[9].h;
        for (auto& row : other.rows) row.epoch = epoch(0xe1);
        const std::vector<central::Arrival> group{other, arrival(part(rows, 10, 12), borne)};
        REQUIRE(store->ingest(group, kReceived));
        CHECK(tickets_of(*store, "mds-a") == 14);
    }
    SECTION("a new store over the same data goes on where it was") {
        store.reset();
        store = harness.open();
        CHECK(take(*store, arrival(part(rows, 10, 20), borne)).upto == 20);
        CHECK(tickets_of(*store, "mds-a") == 20);
    }
    CHECK(store->recount().operator*() == 0);
}

template <class Harness>
void check_quarantine(Harness& harness) {
    auto store = harness.open();
    const auto borne = enrolled(*store, "mds-a", 'B');
    auto rows = log_of(3);
    rows[1].type = "passage_du_futur";
    rows = rewritten(std::move(rows), 1);

    const auto outcome = take(*store, arrival(rows, borne));
    CHECK(outcome.upto == 3);
    CHECK(outcome.quarantined == 1);
    CHECK(tickets_of(*store, "mds-a") == 2);
    const central::SetAside kept{borne, epoch(0xe0), 2, rows[1].type, "type_inconnu", kReceived};
    CHECK(*store->set_aside() == std::vector{kept});
    CHECK(store->recount().operator*() == 0);
    CHECK(*store->set_aside() == std::vector{kept});
}

template <class Harness>
void check_sealed(Harness& harness) {
    auto store = harness.open();
    const auto borne = enrolled(*store, "mds-a", 'B');
    const auto department = protocol::box_keys_from({std::byte{0x51}});
    auto rows = log_of(3);
    rows[0].sealed = protocol::seal_to(department.open, "{}", {std::byte{7}});
    rows[2].sealed = "of no key";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0) rows[i].prev_h = rows[i - 1].h;
        protocol::seal_chain(rows[i]);
    }
    take(*store, arrival(rows, borne));

    const auto parts = store->sealed_parts();
    REQUIRE(parts);
    REQUIRE(parts->size() == 2);
    CHECK(parts->front().borne == borne);
    CHECK(parts->front().seq == 1);
    CHECK(parts->front().kid == protocol::key_id(department.open));
    CHECK(parts->front().part == *rows[0].sealed);
    CHECK(parts->back().kid.empty());

    const auto expires = parts->front().expires_ms;
    CHECK(expires == kReceived + central::kSealedKeptMs);
    CHECK(*store->purge_sealed(expires - 1) == 0);
    CHECK(*store->purge_sealed(expires) == 2);
    CHECK(store->sealed_parts()->empty());
    take(*store, arrival(rows, borne));  // sent again: known, and not brought back
    CHECK(store->sealed_parts()->empty());
    CHECK(store->recount().operator*() == 0);
}

}  // namespace test
