#pragma once

// What every device store must do of droits and rendez-vous: part of device_store_contract.h.

#include "kiosk/domain/ports/device_store.h"
#include "tests/support/catch.h"

namespace test {

template <class Opened>
void check_rdv(Opened& opened) {
    using domain::Quanta;
    using domain::Quantum;
    const auto time = [](int from, int to) {
        return domain::Tranche{1, Quantum{Quanta{1000 + from}}, Quantum{Quanta{1000 + to}}};
    };
    const domain::RdvDeBorne rdv{"r1", {7}, time(0, 6), "rsa", domain::RdvDeBorne::Etat::pris};

    SECTION("droits, their order and the rdv sold are kept together, or not at all") {
        const auto write = [&](const Status& outcome) {
            return opened.store.transact([&](domain::StoreTransaction& change) -> Status {
                domain::DroitsTenus held;
                REQUIRE(held.receive({3, change.epoch(), time(0, 12), {"rsa", "pmi"}}));
                REQUIRE(held.sell(rdv.tranche, "rsa", rdv.rdv, {}));
                REQUIRE(change.keep_droits(held, 41));
                REQUIRE(change.put_rdv(rdv));
                REQUIRE(change.next_code_rank());
                return outcome;
            });
        };
        const auto read = [&](std::size_t pieces, std::int64_t order, std::int64_t rank) {
            CHECK(opened.store
                      .transact([&](domain::StoreTransaction& change) -> Status {
                          CHECK(change.droits()->pieces().size() == pieces);
                          CHECK(*change.last_droit_order() == order);
                          CHECK(change.next_code_rank()->rang == rank);
                          CHECK(change.rdv_since({})->size() == (pieces > 0 ? 1 : 0));
                          return fail(ErrorCode::conflict, "nothing of this is kept");
                      })
                      .error()
                      .code == ErrorCode::conflict);
        };
        read(0, 0, 0);
        CHECK_FALSE(write(fail(ErrorCode::conflict, "undone")));
        read(0, 0, 0);
        REQUIRE(write(Done{}));
        read(2, 41, 1);
    }
    SECTION("what was kept of droits is read back as it was, and a lower order does not lower it") {
        domain::DroitsTenus held;
        REQUIRE(held.receive({3, "e", time(0, 12), {"rsa", "pmi"}, std::chrono::minutes{90}}));
        REQUIRE(held.receive({4, "e", time(12, 18), {"rsa"}}));
        REQUIRE(held.sell(rdv.tranche, "rsa", rdv.rdv, {}));
        held.refuse_below(3);
        CHECK(opened.store.transact([&](domain::StoreTransaction& change) -> Status {
            REQUIRE(change.keep_droits(held, 41));
            REQUIRE(change.keep_droits(held, 40));
            CHECK(*change.droits() == held);
            CHECK(*change.last_droit_order() == 41);
            return Done{};
        }));
    }
    SECTION("the rdv of the borne change state, and those that are over can be left out") {
        CHECK(opened.store.transact([&](domain::StoreTransaction& change) -> Status {
            REQUIRE(change.put_rdv(rdv));
            auto handed = rdv;
            handed.etat = domain::RdvDeBorne::Etat::remis;
            REQUIRE(change.put_rdv(handed));
            CHECK(*change.rdv_since({}) == std::vector{handed});
            CHECK(change.rdv_since(base::Instant{rdv.tranche.end})->empty());
            return Done{};
        }));
    }
}

}  // namespace test
