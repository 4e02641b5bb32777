#pragma once

// What every DeviceStore promises. Run it on each implementation:
//
//   TEST_CASE("the store of a device keeps what it was given", "[platform][store]") {
//       test::check_device_store([&] { return open_in_a_new_folder(); });
//   }
//
// `Opened` has a member `store` (a domain::DeviceStore&), a function `passages()` that reads the
// passages back from what is stored, in order, and a function `set_day(domain::TicketDay)` for the
// store's clock, which begins on a sure Tuesday.

#include "kiosk/domain/ports/device_store.h"
#include "kiosk/domain/ticket_series.h"
#include "tests/contract/device_rdv_contract.h"
#include "tests/support/catch.h"

#include <chrono>
#include <string>
#include <vector>

namespace test {

using namespace std::chrono_literals;

constexpr base::Date kTuesday = 2026y / 11 / 24;
constexpr base::Date kWednesday = 2026y / 11 / 25;
constexpr base::Date kThursday = 2026y / 11 / 26;

inline int next_number(domain::DeviceStore& store) {
    int numero = 0;
    const auto done = store.transact([&](domain::StoreTransaction& change) -> Status {
        const auto next = change.next_ticket_number();
        if (!next) return next.error();
        numero = *next;
        return Done{};
    });
    REQUIRE(done);
    return numero;
}

inline void add(domain::DeviceStore& store, base::Date jour, const domain::Compteur& compteur) {
    REQUIRE(store.transact(
        [&](domain::StoreTransaction& change) { return change.count(jour, compteur); }));
}

inline std::vector<domain::CompteursJour> take_before(domain::DeviceStore& store, base::Date jour) {
    std::vector<domain::CompteursJour> taken;
    REQUIRE(store.transact([&](domain::StoreTransaction& change) -> Status {
        auto days = change.take_counters_before(jour);
        if (!days) return days.error();
        taken = *days;
        return Done{};
    }));
    return taken;
}

template <class Opened>
void check_events(Opened& opened) {
    const domain::Passage first{domain::OriginePassage::ticket, domain::NumeroTicket{'B', 1}};
    const domain::Passage second{domain::OriginePassage::consultation, std::nullopt};

    SECTION("events get growing sequences and are read back in order") {
        std::vector<std::int64_t> sequences;
        REQUIRE(opened.store.transact([&](domain::StoreTransaction& change) -> Status {
            for (const auto& passage : {first, second}) {
                const auto sequence = change.append(passage);
                if (!sequence) return sequence.error();
                sequences.push_back(*sequence);
            }
            return Done{};
        }));
        CHECK(sequences[1] == sequences[0] + 1);
        CHECK(opened.passages() == std::vector{first, second});
    }
    SECTION("a transaction that fails leaves nothing, not even a used number") {
        const auto failed = opened.store.transact([&](domain::StoreTransaction& change) -> Status {
            REQUIRE(change.append(first));
            REQUIRE(change.next_ticket_number());
            REQUIRE(change.count(kTuesday, {domain::FamilleCompteur::besoin, "logement", 1}));
            return fail(ErrorCode::conflict, "stopped by the test");
        });
        REQUIRE_FALSE(failed);
        CHECK(failed.error().code == ErrorCode::conflict);
        CHECK(opened.passages().empty());
        CHECK(next_number(opened.store) == 1);
        CHECK(take_before(opened.store, kWednesday).empty());
    }
}

template <class Opened>
void check_numbers(Opened& opened) {
    const auto number_on = [&](const domain::TicketDay& day) {
        opened.set_day(day);
        return next_number(opened.store);
    };
    SECTION("ticket numbers start at one each day") {
        CHECK(number_on({kTuesday, true}) == 1);
        CHECK(number_on({kTuesday, true}) == 2);
        CHECK(number_on({kWednesday, true}) == 1);
    }
    SECTION("a clock set back goes on with the later day's count") {
        CHECK(number_on({kWednesday, true}) == 1);
        CHECK(number_on({kTuesday, true}) == 2);
        CHECK(number_on({kWednesday, true}) == 3);
    }
    SECTION("a number given at an unsure hour is not given again on the next sure day") {
        CHECK(number_on({kTuesday, true}) == 1);
        CHECK(number_on({kTuesday, false}) == 2);
        CHECK(number_on({kWednesday, true}) == 3);
        CHECK(number_on({kWednesday, true}) == 4);
        CHECK(number_on({kThursday, true}) == 1);
    }
}

template <class Opened>
void check_counters(Opened& opened) {
    using domain::FamilleCompteur;
    const domain::Compteur besoin{FamilleCompteur::besoin, "logement", 1};
    const domain::Compteur fiche{FamilleCompteur::fiche, "perron--caf", 2};

    SECTION("counters add up by day, family and key, and are taken once, oldest first") {
        add(opened.store, kWednesday, besoin);
        add(opened.store, kTuesday, besoin);
        add(opened.store, kTuesday, besoin);
        add(opened.store, kTuesday, fiche);

        CHECK(take_before(opened.store, kTuesday).empty());
        const auto tuesday = take_before(opened.store, kWednesday);
        REQUIRE(tuesday.size() == 1);
        CHECK(tuesday[0].jour == kTuesday);
        REQUIRE(tuesday[0].compteurs.size() == 2);
        CHECK(tuesday[0].compteurs[0] == domain::Compteur{FamilleCompteur::besoin, "logement", 2});
        CHECK(tuesday[0].compteurs[1] == fiche);
        CHECK(take_before(opened.store, kWednesday).empty());
    }
}

/// `open` returns a fresh, empty store.
template <class Open>
void check_device_store(const Open& open) {
    auto opened = open();
    check_events(opened);
    check_numbers(opened);
    check_counters(opened);
    check_rdv(opened);
}

}  // namespace test
