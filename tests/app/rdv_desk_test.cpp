#include "kiosk/app/rdv_desk.h"

#include "tests/fakes/fake_device_store.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using domain::CodeRdv;
using domain::RdvDeBorne;
using domain::Tranche;

namespace {

constexpr base::Date kTuesday = 2026y / 11 / 24;

base::Instant paris(base::Date day, std::chrono::minutes time) {
    return base::from_paris({day, time});
}
const base::Instant kMonday9h = paris(2026y / 11 / 23, 9h);

Tranche time_of(base::Date day, std::chrono::minutes from, std::chrono::minutes to) {
    return {1, domain::quantum_from(paris(day, from)), domain::quantum_from(paris(day, to))};
}

domain::Motif half_hours() {
    domain::Motif motif;
    motif.id = "rsa";
    motif.duree = domain::Quanta{6};
    motif.delai_min = 2h;
    motif.delai_max = std::chrono::days{30};
    return motif;
}

Result<CodeRdv> rank_as_code(const domain::RangDeCode& rank) {
    return CodeRdv{static_cast<std::uint32_t>(100 + rank.rang)};
}

/// A borne that holds a morning and an hour of another.
struct Desk {
    test::FakeDeviceStore store;

    Desk() {
        REQUIRE(store.droits.receive({1, "e", time_of(kTuesday, 9h, 10h), {"rsa"}}));
        REQUIRE(store.droits.receive({2, "e", time_of(2026y / 11 / 26, 9h, 12h), {"rsa"}}));
    }
    app::Vente vente(const std::string& rdv, const Tranche& tranche) const {
        return {rdv, half_hours(), tranche};
    }
    Result<RdvDeBorne> sell(const app::Vente& vente) {
        return app::sell_held(vente, kMonday9h, rank_as_code, store);
    }
    std::vector<Tranche> offers(std::optional<base::Date> depuis = {}) const {
        return app::held_offers(store.droits, half_hours(), kMonday9h, depuis);
    }
};

const std::string kFirst(32, '1');
const std::string kSecond(32, '2');

}  // namespace

TEST_CASE("a borne offers what it holds, one day at a time", "[app][rdv]") {
    Desk desk;
    CHECK(desk.offers() ==
          std::vector{time_of(kTuesday, 9h, 9h + 30min), time_of(kTuesday, 9h + 30min, 10h)});
    CHECK(desk.offers(2026y / 11 / 25).size() == 6);
    CHECK(desk.offers(2026y / 11 / 27).empty());
    auto long_notice = half_hours();
    long_notice.delai_min = 48h;
    CHECK(app::held_offers(desk.store.droits, long_notice, kMonday9h, {}).size() == 6);
}

TEST_CASE("a sale is on disk with its event before its ticket can be printed", "[app][rdv]") {
    Desk desk;
    const auto time = time_of(kTuesday, 9h, 9h + 30min);
    SECTION("sold once") {
        const auto rdv = desk.sell(desk.vente(kFirst, time));
        REQUIRE(rdv);
        CHECK(rdv->code == CodeRdv{100});
        const auto told = desk.store.all<domain::RdvPris>();
        REQUIRE(told.size() == 1);
        CHECK(told[0].droit == 1);
        CHECK(told[0].droit_epoch == "e");
        CHECK(desk.offers().size() == 1);
        CHECK(desk.sell(desk.vente(kSecond, time)).error().code == ErrorCode::not_found);
    }
    SECTION("a disk that fails sells nothing, and gives the code to the next") {
        desk.store.next_failure = fail(ErrorCode::full, "no room");
        CHECK_FALSE(desk.sell(desk.vente(kFirst, time)));
        CHECK(desk.offers().size() == 2);
        CHECK(desk.sell(desk.vente(kFirst, time))->code == CodeRdv{100});
    }
}

TEST_CASE("a code that a rdv of the borne has had is not given again", "[app][rdv]") {
    Desk desk;
    const auto first = desk.sell(desk.vente(kFirst, time_of(kTuesday, 9h, 9h + 30min)));
    desk.store.code_rank = 0;  // as another key may hide it
    const auto second = desk.sell(desk.vente(kSecond, time_of(kTuesday, 9h + 30min, 10h)));
    REQUIRE(second);
    CHECK(second->code != first->code);
}

TEST_CASE("a sale whose ticket was not handed over is listed to staff", "[app][rdv]") {
    Desk desk;
    const auto first = desk.sell(desk.vente(kFirst, time_of(kTuesday, 9h, 9h + 30min)));
    const auto second = desk.sell(desk.vente(kSecond, time_of(kTuesday, 9h + 30min, 10h)));
    REQUIRE(app::record_hand_over(second->code, domain::RemiseTicket::imprime, desk.store));
    const auto waiting = app::not_handed_over(kMonday9h, desk.store);
    REQUIRE(waiting);
    CHECK(*waiting == std::vector{*first});
    CHECK(app::not_handed_over(paris(kTuesday, 12h), desk.store)->empty());
}

TEST_CASE(
    "a rdv cancelled where it was sold leaves its time to sell; another's is asked of the "
    "centre",
    "[app][rdv]") {
    Desk desk;
    const auto rdv = desk.sell(desk.vente(kFirst, time_of(kTuesday, 9h, 9h + 30min)));
    CHECK(app::cancel_rdv(rdv->code, desk.store).operator*());
    CHECK(desk.offers().size() == 2);
    CHECK_FALSE(app::cancel_rdv(rdv->code, desk.store).operator*());
    CHECK_FALSE(app::cancel_rdv(CodeRdv{5}, desk.store).operator*());
    CHECK(desk.store.all<domain::RdvAnnule>().size() == 3);
}

TEST_CASE("a rdv that is moved takes its new time and leaves the old one together", "[app][rdv]") {
    Desk desk;
    const auto rdv = desk.sell(desk.vente(kFirst, time_of(kTuesday, 9h, 9h + 30min)));
    auto move = desk.vente(kSecond, time_of(kTuesday, 9h + 30min, 10h));
    move.remplace = rdv->code;
    const auto moved = desk.sell(move);
    REQUIRE(moved);
    CHECK(desk.offers() == std::vector{time_of(kTuesday, 9h, 9h + 30min)});
    CHECK(desk.store.all<domain::RdvPris>().back().remplace == rdv->code);
    CHECK(app::not_handed_over(kMonday9h, desk.store).operator*() == std::vector{*moved});

    auto taken = desk.vente(std::string(32, '3'), moved->tranche);
    taken.remplace = moved->code;
    CHECK_FALSE(desk.sell(taken));
    CHECK(app::not_handed_over(kMonday9h, desk.store)->size() == 1);
}

TEST_CASE("an arrival by code is one passage", "[app][rdv]") {
    Desk desk;
    REQUIRE(app::record_arrival(CodeRdv{5}, true, desk.store));
    CHECK(desk.store.all<domain::RdvArrive>().size() == 1);
    const auto passages = desk.store.all<domain::Passage>();
    REQUIRE(passages.size() == 1);
    CHECK(passages[0].origine == domain::OriginePassage::arrivee);
}

namespace {

/// Closes a contact in a way that a test can see.
class StarSealer final : public domain::Sealer {
  public:
    bool has_key = true;

    Result<domain::SealedPart> seal(const domain::Coordonnees& coordonnees) override {
        if (!has_key) return fail(ErrorCode::not_found, "no key");
        return domain::SealedPart{std::string(coordonnees.telephone.size(), '*')};
    }
    bool can_seal() const override { return has_key; }
};

}  // namespace

TEST_CASE("a demande is on disk with its code, and what reaches the person is sealed beside it",
          "[app][demande]") {
    Desk desk;
    StarSealer sealer;
    const app::MakeCode make_code = rank_as_code;
    const domain::Demande wanted{kFirst, {}, "rsa", {{kTuesday, false}}, 2026y / 11 / 25};
    const auto record = [&](const domain::Coordonnees& given) {
        return app::record_demande(wanted, given, {make_code, &sealer}, desk.store);
    };
    SECTION("with nothing given") {
        const auto made = record({});
        REQUIRE(made);
        CHECK(made->code == CodeRdv{100});
        CHECK(desk.store.all<domain::Demande>() == std::vector{*made});
        CHECK_FALSE(desk.store.sealed.back());
    }
    SECTION("with a phone number") {
        REQUIRE(record({"", "0600000001", ""}));
        CHECK(desk.store.sealed.back() == domain::SealedPart{"**********"});
    }
    SECTION("a contact that cannot be sealed is not kept, nor is the demande") {
        sealer.has_key = false;
        CHECK(record({"", "0600000001", ""}).error().code == ErrorCode::not_found);
        CHECK(desk.store.all<domain::Demande>().empty());
    }
}
