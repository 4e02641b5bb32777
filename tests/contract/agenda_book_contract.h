#pragma once

// What every book of agendas must do, whatever it is made of. A suite gives a way to run a change
// on an empty book as one transaction, kept only when it succeeds.

#include "sync/central/rdv/rules.h"
#include "tests/support/catch.h"

#include <functional>

namespace test {

using BookChange = std::function<Status(central::AgendaBook&)>;
using RunOnBook = std::function<Status(const BookChange&)>;

inline const domain::Quantum kNine{domain::Quanta{6'000'000}};

inline domain::Tranche quanta(int from, int to, std::int64_t agenda = 1) {
    return {agenda, kNine + domain::Quanta{from}, kNine + domain::Quanta{to}};
}

inline central::RdvTenu some_rdv(int number, const domain::Tranche& tranche) {
    central::RdvTenu rdv;
    rdv.id = "r" + std::to_string(number);
    rdv.tranche = tranche;
    rdv.motif = "m";
    rdv.code = {static_cast<std::uint32_t>(number)};
    rdv.cree_ms = number;
    return rdv;
}

/// What a transaction reads.
template <class Read>
auto read_from(const RunOnBook& run, Read read) {
    decltype(read(std::declval<central::AgendaBook&>())) value = fail(ErrorCode::not_found, "");
    REQUIRE(run([&](central::AgendaBook& book) -> Status {
        value = read(book);
        return value ? Status{Done{}} : Status{value.error()};
    }));
    return *value;
}

inline std::vector<central::Occupation> rows_of(const RunOnBook& run,
                                                const domain::Tranche& tranche) {
    return read_from(run, [&](auto& book) { return book.occupied(tranche); });
}

/// One quantum, one rdv: the last wall holds even when the rules above it are gone round.
inline void check_last_wall(const RunOnBook& run) {
    REQUIRE(run([](auto& book) { return book.occupy(quanta(0, 4), "r1"); }));
    REQUIRE(run([](auto& book) { return book.occupy(quanta(0, 4), "r1"); }));
    const auto before = rows_of(run, quanta(0, 12));
    const auto refused = run([](auto& book) { return book.occupy(quanta(3, 6), "r2"); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::conflict);
    CHECK(rows_of(run, quanta(0, 12)) == before);
    CHECK(run([](auto& book) { return book.occupy(quanta(3, 6, 2), "r2"); }));
}

/// A droit and a rdv stand on a quantum apart from each other.
inline void check_quanta(const RunOnBook& run) {
    REQUIRE(run([](auto& book) { return book.entrust(quanta(0, 3), 7); }));
    REQUIRE(run([](auto& book) { return book.occupy(quanta(1, 2), "r1"); }));
    REQUIRE(run([](auto& book) { return book.entrust(quanta(2, 4), 8); }));
    using Rows = std::vector<central::Occupation>;
    const auto at = [](int n) { return kNine + domain::Quanta{n}; };
    CHECK(rows_of(run, quanta(0, 12)) ==
          Rows{{at(0), 7, ""}, {at(1), 7, "r1"}, {at(2), 7, ""}, {at(3), 8, ""}});
    REQUIRE(run([](auto& book) { return book.withdraw(quanta(0, 12), 7); }));
    CHECK(rows_of(run, quanta(0, 12)) == Rows{{at(1), 0, "r1"}, {at(3), 8, ""}});
    REQUIRE(run([](auto& book) { return book.vacate(quanta(0, 12), "r2"); }));
    REQUIRE(run([](auto& book) { return book.vacate(quanta(0, 12), "r1"); }));
    CHECK(rows_of(run, quanta(0, 12)) == Rows{{at(3), 8, ""}});
}

/// What is put is read back, and a second put changes only what may change.
inline void check_values(const RunOnBook& run) {
    central::DroitConfie confie{{3, "e", quanta(0, 12), {"m", "n"}}, 5};
    auto rdv = some_rdv(9, quanta(1, 4));
    rdv.hors_droit = true;
    rdv.droit = 3;
    rdv.borne = 5;
    REQUIRE(run([&](auto& book) { return book.put_droit(confie); }));
    REQUIRE(run([&](auto& book) { return book.put_rdv(rdv); }));
    CHECK(read_from(run, [](auto& book) { return book.droit(1, 3); }) == confie);
    CHECK(read_from(run, [](auto& book) { return book.rdv("r9"); }) == rdv);
    CHECK(read_from(run, [](auto& book) { return book.rdv_of_code({9}); }) == std::vector{rdv});

    confie.etat = central::DroitConfie::Etat::repris;
    rdv.place = central::RdvTenu::Place::conflit;
    rdv.vendu = true;
    REQUIRE(run([&](auto& book) { return book.put_droit(confie); }));
    REQUIRE(run([&](auto& book) { return book.put_rdv(rdv); }));
    CHECK(read_from(run, [](auto& book) { return book.droit(1, 3); }) == confie);
    const auto clashing = [&](int from, int to) {
        return read_from(run, [&](auto& book) { return book.in_conflict(quanta(from, to)); });
    };
    CHECK(clashing(0, 2) == std::vector{rdv});
    CHECK(clashing(4, 8).empty());

    CHECK_FALSE(read_from(run, [](auto& book) { return book.droit(2, 3); }));
    CHECK_FALSE(read_from(run, [](auto& book) { return book.rdv("r8"); }));
    CHECK(read_from(run, [](auto& book) { return book.rdv_of_code({8}); }).empty());
    const auto next = [&] { return read_from(run, [](auto& b) { return b.next_numero(1); }); };
    const auto first = next();
    CHECK(first > 0);
    CHECK(next() > first);

    REQUIRE(run([](auto& book) { return book.keep_cancellation({4}); }));
    REQUIRE(run([](auto& book) { return book.keep_cancellation({4}); }));
    CHECK(read_from(run, [](auto& book) { return book.has_cancellation({4}); }));
    CHECK_FALSE(read_from(run, [](auto& book) { return book.has_cancellation({5}); }));
    REQUIRE(run([](auto& book) { return book.put_awaited({2, 3}); }));
    REQUIRE(run([](auto& book) { return book.put_awaited({3}); }));
    CHECK(read_from(run, [](auto& book) { return book.awaited(); }) == std::set<std::int64_t>{3});
}

}  // namespace test
