#include "kiosk/domain/creneau.h"
#include "sync/central/rdv/occupied_bits.h"
#include "sync/central/rdv/sql_agenda_book.h"
#include "tests/contract/agenda_book_contract.h"
#include "tests/fakes/memory_agenda_book.h"
#include "tests/sync/central/stores.h"

#include <random>

namespace {

using central::OccupiedBits;
using central::SqlAgendaBook;
using test::BookChange;
using test::quanta;
using test::RunOnBook;

struct MemoryHarness {
    test::MemoryAgendaBook book;
    static bool is_there() { return true; }
    RunOnBook runner() {
        return [this](const BookChange& change) { return change(book); };
    }
};

template <class Stores>
struct SqlHarness {
    Stores stores;
    std::unique_ptr<sql::Connection> connection;

    static bool is_there() { return Stores::is_there(); }
    RunOnBook runner() {
        (void)stores.open();  // makes the schema
        connection = *stores.connect();
        return [this](const BookChange& change) {
            return connection->transact([&] {
                SqlAgendaBook book{*connection};
                return change(book);
            });
        };
    }
};
using Sqlite = SqlHarness<test::SqliteHarness>;
using Postgresql = SqlHarness<test::PostgresqlHarness>;

/// One step of booking, chosen by `dice`; what it says, as text.
std::string any_step(central::AgendaBook& book, std::mt19937& dice, int n) {
    const auto start = static_cast<int>(dice() % 20);
    const auto time = quanta(start, start + 1 + static_cast<int>(dice() % 4));
    const auto borne = static_cast<std::int64_t>(dice() % 2 + 1);
    const auto numero = static_cast<std::int64_t>(dice() % 8 + 1);
    auto rdv = test::some_rdv(n, time);
    const auto other = "r" + std::to_string(dice() % static_cast<unsigned>(n + 1));
    const auto said = [](const auto& result) -> std::string {
        return result ? "ok" : std::to_string(static_cast<int>(result.error().code));
    };
    switch (dice() % 9) {
        case 0:
            return said(central::entrust(book, {borne, "e", time, {"m"}}));
        case 1:
            return said(central::accept_return(book, borne, numero, time));
        case 2:
        case 3:
        case 4:
            rdv.borne = borne;
            rdv.droit = numero;
            return said(central::accept_sale(book, rdv, "e"));
        case 5:
            return said(central::book(book, rdv));
        case 6:
            return said(central::force(book, rdv));
        case 7:
            return said(central::settle(book, other, central::Decision::replace));
        default:
            return said(central::cancel(book, other));
    }
}

}  // namespace

TEMPLATE_TEST_CASE("two rdv never stand on one quantum", "[sync][booking]", MemoryHarness, Sqlite,
                   Postgresql) {
    if (!TestType::is_there()) return;
    TestType harness;
    test::check_last_wall(harness.runner());
}

TEMPLATE_TEST_CASE("a book keeps droits and rdv of quanta apart", "[sync][booking]", MemoryHarness,
                   Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    TestType harness;
    test::check_quanta(harness.runner());
}

TEMPLATE_TEST_CASE("a book gives back what it was given", "[sync][booking]", MemoryHarness, Sqlite,
                   Postgresql) {
    if (!TestType::is_there()) return;
    TestType harness;
    test::check_values(harness.runner());
}

TEMPLATE_TEST_CASE("a database and the book that was explored say the same of any steps",
                   "[sync][booking]", Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    TestType harness;
    const auto run = harness.runner();
    test::MemoryAgendaBook memory;
    constexpr int kSteps = 300;
    for (int n = 0; n < kSteps; ++n) {
        std::mt19937 dice{static_cast<unsigned>(n)};
        const auto expected = any_step(memory, dice, n);
        std::string found;
        REQUIRE(run([&](central::AgendaBook& book) -> Status {
            std::mt19937 same{static_cast<unsigned>(n)};
            found = any_step(book, same, n);
            return Done{};
        }));
        CAPTURE(n);
        REQUIRE(found == expected);
    }
    CHECK(test::rows_of(run, quanta(0, 40)) == *memory.occupied(quanta(0, 40)));
    CHECK_FALSE(memory.conflits.empty());
    CHECK(*sql::one_number(*harness.connection, "select count(*) from conflit") ==
          static_cast<std::int64_t>(memory.conflits.size()));
    for (const auto& each : memory.rdvs) {
        CHECK(test::read_from(run, [&](auto& book) { return book.rdv(each.first); }) ==
              each.second);
    }

    const auto query = harness.connection->prepare("select bits from occupation_bloc");
    REQUIRE(query->next_row());
    OccupiedBits bits;
    bits.put(1, central::bloc_of(test::kNine), query->blob(0));
    std::vector<domain::Tranche> taken;
    const auto rows = memory.occupied(quanta(0, 40));
    for (const auto& row : *rows) {
        taken.push_back({1, row.quantum, row.quantum + domain::Quanta{1}});
    }
    CHECK(bits.free_in(quanta(0, 40)) == domain::without(quanta(0, 40), taken));
}

TEST_CASE("bits of occupation span their blocs", "[sync][booking]") {
    const domain::Quantum edge{domain::Quanta{central::kBlocQuanta * 600}};
    const domain::Tranche around{1, edge - domain::Quanta{3}, edge + domain::Quanta{3}};
    OccupiedBits bits;
    CHECK(bits.free_in(around) == std::vector{around});
    bits.set(1, edge - domain::Quanta{1}, true);
    bits.set(1, edge + domain::Quanta{1}, true);
    bits.set(2, edge, true);
    CHECK(bits.free_in(around) ==
          std::vector<domain::Tranche>{{1, around.start, edge - domain::Quanta{1}},
                                       {1, edge, edge + domain::Quanta{1}},
                                       {1, edge + domain::Quanta{2}, around.end}});
    bits.set(1, edge - domain::Quanta{1}, false);
    CHECK(bits.free_in(around).size() == 2);
}
