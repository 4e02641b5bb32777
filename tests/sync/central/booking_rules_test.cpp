#include "sync/central/rdv/rules.h"
#include "tests/fakes/memory_agenda_book.h"
#include "tests/support/catch.h"

using central::Conflit;
using central::DroitConfie;
using central::RdvTenu;
using domain::Quanta;
using domain::Tranche;
using Place = RdvTenu::Place;

namespace {

const domain::Quantum kNine{Quanta{6'000'000}};

Tranche at(int from, int to) {
    return {1, kNine + Quanta{from}, kNine + Quanta{to}};
}

struct Fixture {
    test::MemoryAgendaBook book;
    int ids = 0;

    domain::Droit entrusted(std::int64_t borne, const Tranche& tranche) {
        const auto droit = central::entrust(book, {borne, "e", tranche, {"m"}});
        REQUIRE(droit);
        return *droit;
    }
    RdvTenu rdv(const Tranche& tranche, std::int64_t borne = 0, std::int64_t droit = 0) {
        RdvTenu made;
        made.id = "r" + std::to_string(++ids);
        made.tranche = tranche;
        made.motif = "m";
        made.code = {static_cast<std::uint32_t>(ids)};
        made.borne = borne;
        made.droit = droit;
        made.cree_ms = ids;
        return made;
    }
    RdvTenu sold(const RdvTenu& one, const std::string& epoch = "e") {
        const auto kept = central::accept_sale(book, one, epoch);
        REQUIRE(kept);
        return *kept;
    }
    RdvTenu kept(const std::string& id) { return **book.rdv(id); }
    Place place(const RdvTenu& one) { return kept(one.id).place; }
};

}  // namespace

TEST_CASE("the centre gives and sells only what nobody has", "[sync][booking]") {
    Fixture f;
    REQUIRE(central::book(f.book, f.rdv(at(0, 4))));
    const auto droit = f.entrusted(1, at(4, 12));
    CHECK(droit.numero > 0);
    CHECK(central::book(f.book, f.rdv(at(2, 6))).error().code == ErrorCode::conflict);
    CHECK(central::entrust(f.book, {2, "e", at(11, 13), {"m"}}).error().code ==
          ErrorCode::conflict);
    CHECK(f.entrusted(2, at(12, 13)).numero > droit.numero);
}

TEST_CASE("a booking said twice is one booking", "[sync][booking]") {
    Fixture f;
    const auto wanted = f.rdv(at(0, 4));
    REQUIRE(central::book(f.book, wanted));
    const auto again = central::book(f.book, wanted);
    REQUIRE(again);
    CHECK(again->place == Place::pris);
    auto other = f.rdv(at(4, 8));
    other.id = wanted.id;
    CHECK(central::book(f.book, other).error().code == ErrorCode::invalid_input);
}

TEST_CASE("a sale under a droit takes its time", "[sync][booking]") {
    Fixture f;
    const auto droit = f.entrusted(1, at(0, 12));
    const auto sale = f.sold(f.rdv(at(4, 8), 1, droit.numero));
    CHECK(sale.place == Place::pris);
    CHECK_FALSE(sale.hors_droit);
    CHECK(f.sold(sale).place == Place::pris);
    CHECK(f.book.conflits.empty());
}

TEST_CASE("a sale that its droit did not allow is kept, and said to be so", "[sync][booking]") {
    Fixture f;
    const auto droit = f.entrusted(1, at(0, 12));
    auto sale = f.rdv(at(4, 8), 1, droit.numero);
    std::string epoch = "e";
    SECTION("for another motif") {
        sale.motif = "other";
    }
    SECTION("from another life of the log") {
        epoch = "e2";
    }
    SECTION("past its end") {
        sale.tranche = at(10, 14);
    }
    SECTION("of a number never given") {
        sale.tranche = at(12, 14);
    }
    const auto kept = f.sold(sale, epoch);
    CHECK(kept.place == Place::pris);
    CHECK(kept.hors_droit);
}

TEST_CASE("a sale under somebody else's droit is a conflict with it", "[sync][booking]") {
    Fixture f;
    const auto droit = f.entrusted(1, at(0, 12));
    const auto wrong = f.rdv(at(0, 4), 2, droit.numero);
    CHECK(f.sold(wrong).place == Place::conflit);
    CHECK(f.book.conflits == std::set<Conflit>{{wrong.id, "", droit.numero}});

    SECTION("and with the rdv that is then sold under it") {
        const auto right = f.rdv(at(0, 4), 1, droit.numero);
        CHECK(f.sold(right).place == Place::pris);
        CHECK(f.book.conflits.count({wrong.id, right.id, 0}) == 1);
    }
    SECTION("until it is returned") {
        REQUIRE(central::accept_return(f.book, 1, droit.numero, at(0, 12)));
        CHECK(f.place(wrong) == Place::pris);
    }
}

TEST_CASE("a return frees what is not sold, for whoever comes", "[sync][booking]") {
    Fixture f;
    const auto droit = f.entrusted(1, at(0, 12));
    const auto sale = f.sold(f.rdv(at(4, 8), 1, droit.numero));
    REQUIRE(central::accept_return(f.book, 2, droit.numero, at(0, 12)));
    CHECK_FALSE(central::book(f.book, f.rdv(at(0, 4))));
    REQUIRE(central::accept_return(f.book, 1, droit.numero, at(0, 12)));
    CHECK(central::book(f.book, f.rdv(at(0, 4))));
    CHECK_FALSE(central::book(f.book, f.rdv(at(4, 8))));

    SECTION("a return that comes again touches no newer droit") {
        const auto newer = f.entrusted(1, at(8, 12));
        REQUIRE(central::accept_return(f.book, 1, droit.numero, at(0, 12)));
        CHECK(central::book(f.book, f.rdv(at(8, 12))).error().code == ErrorCode::conflict);
        CHECK(f.sold(f.rdv(at(8, 12), 1, newer.numero)).place == Place::pris);
    }
    SECTION("once cancelled, returned time is free") {
        REQUIRE(central::cancel(f.book, sale.id));
        CHECK(central::book(f.book, f.rdv(at(4, 8))));
    }
}

TEST_CASE("time cancelled under a droit goes back to its borne, not to the centre",
          "[sync][booking]") {
    Fixture f;
    const auto droit = f.entrusted(1, at(0, 12));
    const auto first = f.sold(f.rdv(at(4, 8), 1, droit.numero));
    REQUIRE(central::cancel(f.book, first.id));
    REQUIRE(central::cancel(f.book, first.id));
    CHECK(central::book(f.book, f.rdv(at(4, 8))).error().code == ErrorCode::conflict);
    CHECK(f.sold(f.rdv(at(4, 8), 1, droit.numero)).place == Place::pris);
    CHECK(central::cancel(f.book, "unknown").error().code == ErrorCode::not_found);
}

TEST_CASE("a rdv cancelled by code before its sale is told is cancelled when it comes",
          "[sync][booking]") {
    Fixture f;
    const auto droit = f.entrusted(1, at(0, 12));
    const auto sale = f.rdv(at(4, 8), 1, droit.numero);
    const auto cancelled = central::cancel_by_code(f.book, sale.code);
    REQUIRE(cancelled);
    CHECK_FALSE(cancelled->has_value());
    CHECK(f.sold(sale).place == Place::annule);
    CHECK(f.sold(f.rdv(at(4, 8), 1, droit.numero)).place == Place::pris);
}

TEST_CASE("of two rdv to come with one code, as copies of a card may give, none is cancelled by it",
          "[sync][booking]") {
    Fixture f;
    auto first = f.rdv(at(0, 4));
    auto second = f.rdv(at(4, 8));
    second.code = first.code;
    REQUIRE(central::book(f.book, first));
    REQUIRE(central::book(f.book, second));

    const auto cancelled = central::cancel_by_code(f.book, first.code);
    REQUIRE(cancelled);
    CHECK_FALSE(cancelled->has_value());
    CHECK(f.book.rdv(first.id).operator*()->place == Place::pris);
    CHECK(f.book.rdv(second.id).operator*()->place == Place::pris);

    // Nor does it wait for another of that code.
    auto third = f.rdv(at(8, 12));
    third.code = first.code;
    CHECK(central::book(f.book, third)->place == Place::pris);
}

TEST_CASE("what was asked of the centre and given up is free, and a late booking of it is refused",
          "[sync][booking]") {
    Fixture f;
    const auto wanted = f.rdv(at(0, 4), 1);
    SECTION("booked, then given up") {
        REQUIRE(central::book(f.book, wanted));
        REQUIRE(central::abandon(f.book, wanted));
    }
    SECTION("given up before the centre heard the question") {
        REQUIRE(central::abandon(f.book, wanted));
    }
    CHECK(f.place(wanted) == Place::abandonne);
    CHECK(central::book(f.book, wanted)->place == Place::abandonne);
    CHECK(central::book(f.book, f.rdv(at(0, 4)))->place == Place::pris);
    REQUIRE(central::abandon(f.book, wanted));
    CHECK(f.book.conflits.empty());
}

TEST_CASE("a sale that is told is stronger than its abandonment, whichever comes first",
          "[sync][booking]") {
    Fixture f;
    const auto wanted = f.rdv(at(0, 4), 1);
    REQUIRE(central::book(f.book, wanted));
    SECTION("the sale first") {
        CHECK(f.sold(wanted).place == Place::pris);
        REQUIRE(central::abandon(f.book, wanted));
        CHECK(f.place(wanted) == Place::pris);
    }
    SECTION("the abandonment first") {
        REQUIRE(central::abandon(f.book, wanted));
        CHECK(f.sold(wanted).place == Place::pris);
        REQUIRE(central::abandon(f.book, wanted));
        CHECK(f.place(wanted) == Place::pris);
    }
    SECTION("the abandonment first, and the time given to somebody since") {
        REQUIRE(central::abandon(f.book, wanted));
        const auto other = *central::book(f.book, f.rdv(at(2, 6)));
        CHECK(f.sold(wanted).place == Place::conflit);
        CHECK(f.book.conflits == std::set<Conflit>{{wanted.id, other.id, 0}});
    }
    SECTION("another borne gives up nothing of it") {
        auto theirs = wanted;
        theirs.borne = 2;
        REQUIRE(central::abandon(f.book, theirs));
        CHECK(f.place(wanted) == Place::pris);
    }
}

TEST_CASE("a person who cancels is stronger than a sale given up and told again",
          "[sync][booking]") {
    Fixture f;
    const auto wanted = f.rdv(at(0, 4), 1);
    SECTION("cancelled before anything is known") {
        REQUIRE(central::cancel_by_code(f.book, wanted.code));
        REQUIRE(central::abandon(f.book, wanted));
    }
    SECTION("cancelled once given up") {
        REQUIRE(central::abandon(f.book, wanted));
        REQUIRE(central::cancel_by_code(f.book, wanted.code));
    }
    CHECK(f.sold(wanted).place == Place::annule);
}

TEST_CASE("a code that a given up rdv has too still cancels the one that stands",
          "[sync][booking]") {
    Fixture f;
    const auto gone = f.rdv(at(0, 4), 1);
    REQUIRE(central::abandon(f.book, gone));
    auto stands = f.rdv(at(4, 8), 1);
    stands.code = gone.code;
    REQUIRE(central::book(f.book, stands));
    REQUIRE(central::cancel_by_code(f.book, gone.code));
    CHECK(f.place(stands) == Place::annule);
}

TEST_CASE("a forced rdv is at once a conflict that names what has its time", "[sync][booking]") {
    Fixture f;
    const auto droit = f.entrusted(1, at(0, 4));
    const auto taken = *central::book(f.book, f.rdv(at(4, 8)));
    const auto forced = *central::force(f.book, f.rdv(at(2, 6)));
    CHECK(forced.place == Place::conflit);
    CHECK(f.book.conflits ==
          std::set<Conflit>{{forced.id, "", droit.numero}, {forced.id, taken.id, 0}});
    CHECK(central::force(f.book, f.rdv(at(8, 9)))->place == Place::pris);
}

TEST_CASE("a person ends a conflict: another time for one, or both received", "[sync][booking]") {
    Fixture f;
    const auto taken = *central::book(f.book, f.rdv(at(4, 8)));
    const auto forced = *central::force(f.book, f.rdv(at(4, 8)));
    using central::Decision;

    SECTION("the one in conflict gets another time") {
        REQUIRE(central::settle(f.book, forced.id, Decision::replace));
        CHECK(f.place(forced) == Place::replace);
        CHECK(f.place(taken) == Place::pris);
    }
    SECTION("the one that had the time does, and the other takes it") {
        REQUIRE(central::settle(f.book, taken.id, Decision::replace));
        CHECK(f.place(taken) == Place::replace);
        CHECK(f.place(forced) == Place::pris);
    }
    SECTION("both are received") {
        REQUIRE(central::settle(f.book, forced.id, Decision::maintenu));
        CHECK(f.place(forced) == Place::maintenu);
        CHECK_FALSE(central::settle(f.book, forced.id, Decision::maintenu));
        CHECK_FALSE(central::settle(f.book, taken.id, Decision::maintenu));
    }
    CHECK(central::settle(f.book, "unknown", Decision::replace).error().code ==
          ErrorCode::not_found);
}

TEST_CASE("what a borne sells after its droit was taken back is kept while there is room",
          "[sync][booking]") {
    Fixture f;
    const auto droit = f.entrusted(1, at(0, 12));
    REQUIRE(central::suspend(f.book, 1, droit.numero));
    CHECK_FALSE(central::book(f.book, f.rdv(at(0, 4))));
    REQUIRE(central::take_back(f.book, 1, droit.numero));
    REQUIRE(central::suspend(f.book, 1, droit.numero));
    CHECK((*f.book.droit(1, droit.numero))->etat == DroitConfie::Etat::repris);

    const auto others = *central::book(f.book, f.rdv(at(0, 4)));
    const auto late = f.sold(f.rdv(at(0, 4), 1, droit.numero));
    CHECK(late.place == Place::conflit);
    CHECK(f.book.conflits == std::set<Conflit>{{late.id, others.id, 0}});
    const auto lucky = f.sold(f.rdv(at(4, 8), 1, droit.numero));
    CHECK(lucky.place == Place::pris);
    CHECK(lucky.hors_droit);
    CHECK(central::take_back(f.book, 1, 99).error().code == ErrorCode::not_found);
    CHECK(central::suspend(f.book, 1, 99).error().code == ErrorCode::not_found);
}

TEST_CASE("after a backup was put back, nothing is given until every borne has spoken",
          "[sync][booking]") {
    Fixture f;
    const auto before = f.book;
    const auto droit = f.entrusted(1, at(0, 12));
    const auto sale = f.rdv(at(4, 8), 1, droit.numero);
    f.book = before;
    f.book.generation = 1;
    REQUIRE(central::await_inventories(f.book, {1, 2}));
    const auto wanted = f.rdv(at(0, 4));
    CHECK(central::book(f.book, wanted).error().code == ErrorCode::unavailable);
    CHECK_FALSE(central::entrust(f.book, {2, "e", at(0, 4), {"m"}}));
    CHECK(f.sold(sale).place == Place::pris);

    REQUIRE(central::accept_inventory(f.book, 1,
                                      {{droit, at(0, 4)}, {droit, at(4, 8)}, {droit, at(8, 12)}}));
    CHECK(central::book(f.book, wanted).error().code == ErrorCode::unavailable);
    SECTION("the second speaks too") {
        REQUIRE(central::accept_inventory(f.book, 2, {}));
    }
    SECTION("or a person answers for it") {
        REQUIRE(central::give_up_awaiting(f.book, 2));
    }
    CHECK(central::book(f.book, wanted).error().code == ErrorCode::conflict);
    CHECK(f.sold(f.rdv(at(0, 4), 1, droit.numero)).place == Place::pris);
    CHECK(f.entrusted(2, at(12, 14)).numero > droit.numero);
}

TEST_CASE("an inventory does not give back what a person took", "[sync][booking]") {
    Fixture f;
    const auto droit = f.entrusted(1, at(0, 12));
    REQUIRE(central::take_back(f.book, 1, droit.numero));
    REQUIRE(central::await_inventories(f.book, {1}));
    REQUIRE(central::accept_inventory(f.book, 1, {{droit, at(0, 12)}}));
    CHECK(central::book(f.book, f.rdv(at(0, 4))));
}
