#pragma once

// What every Outbox promises. Run it on each implementation:
//
//   TEST_CASE("the log of a device gives what the exchange asks of it", "[platform][outbox]") {
//       test::check_outbox([] { return open_in_a_new_folder(); });
//   }
//
// `Opened` has a member `outbox` (a protocol::Outbox&) and a function `append(n)` that adds n
// events to an empty or growing log.

#include "sync/protocol/outbox.h"
#include "tests/support/catch.h"

namespace test {

inline protocol::OutboxState state_of(const protocol::Outbox& outbox) {
    const auto state = outbox.state();
    REQUIRE(state);
    return *state;
}

inline std::vector<protocol::LogRow> rows_of(const protocol::Outbox& outbox, std::int64_t after,
                                             std::size_t max = 1000) {
    const auto rows = outbox.rows_after(after, max);
    REQUIRE(rows);
    return *rows;
}

template <class Opened>
void check_rows(Opened& opened) {
    SECTION("a new log is empty and starts from zeros") {
        const auto state = state_of(opened.outbox);
        CHECK(state.base_seq == 0);
        CHECK(state.base_h == protocol::Hash{});
        CHECK(state.first_seq == 1);
        CHECK(state.last_seq == 0);
        CHECK(state.last_h == protocol::Hash{});
        CHECK(state.acked_seq == 0);
        CHECK(state.acked_h == protocol::Hash{});
        CHECK(rows_of(opened.outbox, 0).empty());
    }
    SECTION("rows are numbered from 1 without a gap, in one chain and one epoch") {
        opened.append(5);
        const auto state = state_of(opened.outbox);
        const auto rows = rows_of(opened.outbox, 0);
        REQUIRE(rows.size() == 5);
        CHECK(rows.front().seq == 1);
        CHECK(rows.front().prev_h == protocol::Hash{});
        CHECK(protocol::verify_chain(rows));
        for (const auto& row : rows) CHECK(row.epoch == state.epoch);
        CHECK(state.last_seq == 5);
        CHECK(state.last_h == rows.back().h);
    }
    SECTION("rows are given from where one asks, as many as one asks") {
        opened.append(5);
        const auto rows = rows_of(opened.outbox, 2, 2);
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].seq == 3);
        CHECK(rows[1].seq == 4);
        CHECK(rows_of(opened.outbox, 5).empty());
        CHECK(rows_of(opened.outbox, 99).empty());
    }
    SECTION("the hash of a row can be asked, and that of no row is not found") {
        opened.append(2);
        const auto first = opened.outbox.hash_at(1);
        REQUIRE(first);
        CHECK(*first == rows_of(opened.outbox, 0).front().h);
        const auto zero = opened.outbox.hash_at(0);
        REQUIRE(zero);
        CHECK(*zero == protocol::Hash{});
        CHECK(opened.outbox.hash_at(3).error().code == ErrorCode::not_found);
    }
}

template <class Opened>
void check_cursor(Opened& opened) {
    constexpr std::int64_t kNow = 1'795'336'200'000;
    opened.append(5);
    const auto rows = rows_of(opened.outbox, 0);

    SECTION("the cursor goes where the centre says, forth and back") {
        REQUIRE(opened.outbox.set_acked(4, rows[3].h, kNow));
        CHECK(state_of(opened.outbox).acked_seq == 4);
        CHECK(state_of(opened.outbox).acked_h == rows[3].h);
        REQUIRE(opened.outbox.set_acked(1, rows[0].h, kNow));
        CHECK(state_of(opened.outbox).acked_seq == 1);
        REQUIRE(opened.outbox.set_acked(0, {}, kNow));
        CHECK(state_of(opened.outbox).acked_seq == 0);
        CHECK(rows_of(opened.outbox, 0) == rows);
    }
    SECTION("a row that the log does not have, or has otherwise, is a conflict") {
        REQUIRE(opened.outbox.set_acked(2, rows[1].h, kNow));
        CHECK(opened.outbox.set_acked(3, rows[3].h, kNow).error().code == ErrorCode::conflict);
        CHECK(opened.outbox.set_acked(6, rows[4].h, kNow).error().code == ErrorCode::conflict);
        CHECK(opened.outbox.set_acked(0, rows[4].h, kNow).error().code == ErrorCode::conflict);
        CHECK(state_of(opened.outbox).acked_seq == 2);
    }
    SECTION("rows written after an acknowledgement wait for the next") {
        REQUIRE(opened.outbox.set_acked(5, rows[4].h, kNow));
        opened.append(2);
        CHECK(state_of(opened.outbox).last_seq == 7);
        CHECK(state_of(opened.outbox).acked_seq == 5);
        CHECK(rows_of(opened.outbox, 5).front().prev_h == rows[4].h);
    }
}

template <class Opened>
void check_epochs(Opened& opened) {
    protocol::Epoch started{};
    started.fill(std::byte{0x5e});

    SECTION("a new epoch starts after a row, and only the rows after it belong to it") {
        opened.append(5);
        const auto before = rows_of(opened.outbox, 0);
        REQUIRE(opened.outbox.set_acked(4, before[3].h, 1'795'336'200'000));
        REQUIRE(opened.outbox.start_epoch(started, 2));
        const auto state = state_of(opened.outbox);
        CHECK(state.epoch == started);
        CHECK(state.base_seq == 2);
        CHECK(state.base_h == before[1].h);
        CHECK(state.acked_seq == 2);
        CHECK(state.acked_h == before[1].h);
        CHECK(state.last_seq == 5);
        const auto rows = rows_of(opened.outbox, 0);
        REQUIRE(rows.size() == 5);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            CHECK(rows[i].h == before[i].h);
            CHECK((rows[i].epoch == started) == (i >= 2));
        }
    }
    SECTION("an epoch may start from nothing, and at the end of the log") {
        opened.append(2);
        REQUIRE(opened.outbox.start_epoch(started, 0));
        CHECK(state_of(opened.outbox).base_h == protocol::Hash{});
        CHECK(state_of(opened.outbox).acked_seq == 0);
        REQUIRE(opened.outbox.start_epoch(started, 2));
        CHECK(state_of(opened.outbox).base_seq == 2);
        CHECK(rows_of(opened.outbox, 2).empty());
    }
    SECTION("no epoch starts after a row that is not there") {
        opened.append(2);
        const auto before = state_of(opened.outbox);
        CHECK(opened.outbox.start_epoch(started, 3).error().code == ErrorCode::not_found);
        CHECK(state_of(opened.outbox) == before);
    }
}

template <class Opened>
void check_memory(Opened& opened) {
    SECTION("small values are kept, and an unknown one is nothing") {
        const auto none = opened.outbox.recall(protocol::kServerTimeKey);
        REQUIRE(none);
        CHECK_FALSE(none->has_value());
        REQUIRE(opened.outbox.remember(protocol::kServerTimeKey, "1"));
        REQUIRE(opened.outbox.remember(protocol::kServerTimeKey, "22"));
        const auto kept = opened.outbox.recall(protocol::kServerTimeKey);
        REQUIRE(kept);
        CHECK(*kept == "22");
    }
}

/// `open` returns an Opened over a new, empty log.
template <class Open>
void check_outbox(Open open) {
    auto opened = open();
    check_rows(opened);
    check_cursor(opened);
    check_memory(opened);
    auto forked = open();
    check_epochs(forked);
}

}  // namespace test
