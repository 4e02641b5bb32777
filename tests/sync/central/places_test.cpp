// Collective sessions: seats are sold by compare-and-set and by droits, never more than there are.

#include "kiosk/domain/droits_tenus.h"
#include "kiosk/domain/place.h"
#include "sync/central/rdv/hors_plage.h"
#include "sync/central/rdv/recherche.h"
#include "tests/sync/central/rdv_fixture.h"

#include <random>
#include <set>

namespace {

using namespace std::chrono_literals;
using test::BookingCentre;
using test::hex_id;
using Sqlite = test::SqliteHarness;

constexpr int kPlaces = 5;
const base::Instant kNow{std::chrono::milliseconds{test::kReceived}};

/// Agenda 3 of mds-a: a workshop of five seats, Tuesdays from 9 h to 11 h, two sessions.
central::AgendaContent with_workshop(int places = kPlaces) {
    auto content = test::some_agendas();
    auto motif = content.motifs.front();
    motif.id = "atelier";
    motif.duree = domain::Quanta{12};
    motif.places = places;
    content.motifs.push_back(motif);
    content.agendas.push_back({3, "mds-a", "Atelier budget"});
    auto plage = content.plages.front();
    plage.agenda = 3;
    plage.motifs = {"atelier"};
    plage.fin = 11h;
    plage.recurrence.jours = {false, true, false, false, false, false, false};
    content.plages.push_back(plage);
    return content;
}

/// A centre, and the droits that two bornes hold of the workshop.
struct Workshop {
    BookingCentre<Sqlite> centre;
    central::Recherche recherche{centre.agendas};
    std::map<std::int64_t, domain::DroitsTenus> held;
    int rdv = 0;
    std::vector<int> sold;
    std::int64_t order = 0;

    Workshop() { REQUIRE(centre.agendas.replace(with_workshop())); }

    std::vector<central::Offre> offers() {
        const auto found = recherche.first_day({"atelier", {}, 2026y / 11 / 24}, kNow);
        REQUIRE(found);
        return *found;
    }
    central::RdvTenu wanted(const domain::Tranche& tranche) {
        central::RdvTenu made;
        made.id = hex_id(++rdv);
        made.code = {static_cast<std::uint32_t>(rdv)};
        made.tranche = tranche;
        made.motif = "atelier";
        return made;
    }
    /// True when the seat was still free.
    bool book(const domain::Tranche& tranche) {
        const auto asked = wanted(tranche);
        const auto done = centre.agendas.transact([&](central::AgendaBook& book) -> Status {
            const auto taken = central::book(book, asked);
            return taken ? Status{Done{}} : Status{taken.error()};
        });
        if (done) sold.push_back(rdv);
        return bool{done};
    }
    void entrust(std::int64_t borne, const domain::Tranche& tranche) {
        const auto droit = centre.in_book([&](auto& book) {
            return central::entrust(book, {borne, hex_id(9), tranche, {"atelier"}});
        });
        REQUIRE(held[borne].receive(droit));
    }
    /// The borne sells what it holds, cut off; the centre hears of it at once or later.
    void sell_held(std::int64_t borne, std::size_t which) {
        auto free = held[borne].sellable("atelier", kNow);
        if (free.empty()) return;
        const auto tranche = free[which % free.size()];
        auto made = test::sale(++rdv, tranche);
        made.motif = "atelier";
        const auto droit = held[borne].sell(tranche, "atelier", made.rdv, kNow);
        REQUIRE(droit);
        made.droit = droit->numero;
        made.droit_epoch = droit->epoch;
        sold.push_back(rdv);
        centre.say(borne, std::vector<domain::Event>{made});
    }
    void cancel(std::size_t which) {
        if (sold.empty()) return;
        const auto at = sold.begin() + static_cast<std::ptrdiff_t>(which % sold.size());
        for (auto& [borne, droits] : held) (void)droits.cancel(hex_id(*at));
        centre.say(centre.first, std::vector<domain::Event>{
                                     domain::RdvAnnule{{static_cast<std::uint32_t>(*at)}}});
        sold.erase(at);
    }
    std::int64_t taken(const std::string& where = "") {
        return centre.number("select count(*) from rdv where place = 0" + where);
    }
};

}  // namespace

TEST_CASE("a seat of an agenda is an agenda that keeps its number", "[sync][places]") {
    CHECK(domain::agenda_of_place(3, 0) == 3);
    for (const int place : {0, 1, 4, 999}) {
        const auto seat = domain::agenda_of_place(1'000'000'000, place);
        CHECK(domain::agenda_known(seat) == 1'000'000'000);
        CHECK(domain::place_of(seat) == place);
    }
}

TEST_CASE("a session is one choice as long as it has a seat", "[sync][places]") {
    Workshop workshop;
    CHECK(workshop.offers().size() == 2);
    std::set<std::int64_t> seats;
    for (int i = 0; i < kPlaces; ++i) {
        const auto seat = workshop.offers().front().tranche;
        CHECK(seat.start == test::on_tuesday(0, 1).start);
        seats.insert(seat.agenda);
        REQUIRE(workshop.book(seat));
        CHECK_FALSE(workshop.book(seat));
    }
    CHECK(seats.size() == kPlaces);
    REQUIRE(workshop.offers().size() == 1);
    CHECK(workshop.offers().front().tranche.start == test::on_tuesday(12, 13).start);
    CHECK(*workshop.recherche.offers("atelier", test::on_tuesday(12, 24, 3), kNow));
    CHECK_FALSE(*workshop.recherche.offers(
        "atelier", test::on_tuesday(12, 24, domain::agenda_of_place(3, kPlaces)), kNow));

    SECTION("cancelled, a seat is sold again") {
        workshop.cancel(2);
        CHECK(workshop.offers().size() == 2);
        CHECK(workshop.book(workshop.offers().front().tranche));
    }
    SECTION("its rdv count in the MDS of the workshop") {
        CHECK(workshop.centre.number("select count(*) from rdv where mds = 'mds-a'") == kPlaces);
    }
    SECTION("fewer seats afterwards: what was sold stays, and is told") {
        REQUIRE(workshop.centre.agendas.replace(with_workshop(2)));
        CHECK(central::hors_plage(workshop.centre.agendas, kNow)->size() == kPlaces - 2);
        CHECK(workshop.taken() == kPlaces);
    }
}

TEST_CASE("whatever sells them, at once or cut off, no session has more rdv than seats",
          "[sync][places]") {
    const auto seed = GENERATE(range(1U, 7U));
    CAPTURE(seed);
    std::mt19937 dice{seed};
    Workshop workshop;
    const std::array bornes{workshop.centre.first, workshop.centre.second};
    for (int step = 0; step < 80; ++step) {
        const auto borne = bornes.at(dice() % 2);
        const auto offers = workshop.offers();
        const auto action = dice() % 6;
        if (action < 2 && !offers.empty()) {
            // What was on a screen may be sold by now.
            const auto seat = offers[dice() % offers.size()].tranche;
            workshop.book(seat);
            if (dice() % 2 == 0) CHECK_FALSE(workshop.book(seat));
        } else if (action == 2 && !offers.empty()) {
            workshop.entrust(borne, offers[dice() % offers.size()].tranche);
        } else if (action < 5) {
            workshop.sell_held(borne, dice());
        } else {
            workshop.cancel(dice());
        }
        CHECK(workshop.taken() == static_cast<std::int64_t>(workshop.sold.size()));
        for (const int at : {0, 12}) {
            const auto start = test::on_tuesday(at, at + 1).start.time_since_epoch().count();
            CHECK(workshop.taken(" and debut = " + std::to_string(start)) <= kPlaces);
        }
    }
    CHECK(workshop.centre.number("select count(*) from conflit") == 0);

    const auto noon = test::on_tuesday(36, 37).start;
    const auto this_tuesday = [&] { return workshop.offers().front().tranche; };
    while (this_tuesday().start < noon) REQUIRE(workshop.book(this_tuesday()));
    for (const auto borne : bornes) {
        while (!workshop.held[borne].sellable("atelier", kNow).empty()) {
            workshop.sell_held(borne, 0);
        }
    }
    const auto until = std::to_string(noon.time_since_epoch().count());
    CHECK(workshop.taken(" and debut < " + until) == 2 * kPlaces);
    CHECK(workshop.centre.store->recount().operator*() == 0);
}
