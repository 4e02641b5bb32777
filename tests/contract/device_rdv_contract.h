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
    SECTION("what the centre tells of the site takes the place of what it told before") {
        const domain::RdvDuJour at_ten{{8}, domain::StatutRdv::a_verifier, time(6, 7).start, "RSA"};
        domain::RdvDuJour at_nine{{9}, domain::StatutRdv::honore, time(0, 1).start, "Rendez-vous"};
        at_nine.verifie = true;
        CHECK(opened.store.transact([&](domain::StoreTransaction& change) -> Status {
            CHECK(change.rdv_du_jour()->empty());
            REQUIRE(change.keep_rdv_du_jour({at_ten, at_nine}));
            CHECK(*change.rdv_du_jour() == std::vector{at_nine, at_ten});
            REQUIRE(change.keep_rdv_du_jour({at_ten}));
            CHECK(*change.rdv_du_jour() == std::vector{at_ten});
            return Done{};
        }));
    }
    SECTION("what events say of rdv is read back in their order, until the centre has them") {
        const domain::RdvStatut absent{{7}, domain::StatutRdv::absent, domain::Rang::agent, {}};
        domain::RdvPris moved;
        moved.rdv = std::string(32, '2');
        moved.code = {8};
        moved.tranche = time(6, 12);
        moved.motif = "rsa";
        moved.remplace = domain::CodeRdv{6};
        CHECK(opened.store.transact([&](domain::StoreTransaction& change) -> Status {
            REQUIRE(change.append(domain::RdvArrive{{7}}));
            REQUIRE(change.append(absent));
            REQUIRE(change.append(moved));
            REQUIRE(change.append(domain::RdvRemis{{8}}));
            const auto said = *change.faits_since({});
            REQUIRE(said.size() == 3);
            CHECK(said[0].fait.statut == domain::StatutRdv::arrive);
            CHECK(said[0].fait.at == said[0].fait.saisi);
            CHECK(said[1].fait.at == absent.at);
            CHECK(said[1].fait.rang == domain::Rang::agent);
            CHECK(said[0].fait.id < said[1].fait.id);
            CHECK(said[2].code == domain::CodeRdv{6});
            CHECK_FALSE(said[2].acquitte);
            CHECK(change.faits_since(said[2].fait.saisi + std::chrono::hours{1})->empty());
            return Done{};
        }));
    }
    SECTION("the queue of the day has the tickets given here, and what became of them") {
        using Etat = domain::TicketDuJour::Etat;
        const auto ticket = [](int n) {
            return domain::Passage{domain::OriginePassage::ticket, domain::NumeroTicket{'B', n}};
        };
        CHECK(opened.store.transact([&](domain::StoreTransaction& change) -> Status {
            for (const int n : {1, 2, 3, 1}) REQUIRE(change.append(ticket(n)));
            REQUIRE(change.append(domain::Passage{domain::OriginePassage::arrivee, std::nullopt}));
            REQUIRE(change.append(domain::PassageAppele{{'B', 1}}));
            REQUIRE(change.append(domain::PassageServi{{'B', 2}}));
            REQUIRE(change.append(domain::PassageParti{{'B', 9}}));
            const domain::PassageDeBorne elsewhere{7, 31, 9};
            REQUIRE(change.append(domain::PassageServi{{'B', 3}, elsewhere}));
            const auto queue = *change.tickets_since({});
            REQUIRE(queue.size() == 5);
            CHECK(queue[4].ailleurs == elsewhere);
            CHECK(queue[4].etat == Etat::servi);
            CHECK_FALSE(queue[4].acquitte);
            CHECK(queue[0].etat == Etat::attend);
            CHECK(queue[1].etat == Etat::servi);
            CHECK(queue[2].etat == Etat::attend);
            CHECK(queue[3].numero == domain::NumeroTicket{'B', 1});
            CHECK(queue[3].etat == Etat::appele);
            CHECK(change.tickets_since(queue[0].pris + std::chrono::hours{1})->empty());
            return Done{};
        }));
    }
}

}  // namespace test
