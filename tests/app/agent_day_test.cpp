// The day of the agents: what the centre told, what was sold and said here, put together.

#include "kiosk/app/agent_day.h"

#include "tests/support/catch.h"
#include "tests/support/visit_driver.h"

namespace {

using domain::Rang;
using domain::StatutRdv;
using test::kTuesdayMorning;
using namespace std::chrono_literals;

constexpr base::Date kTuesday = 2026y / 11 / 24;
constexpr base::Date kMonday = 2026y / 11 / 23;

domain::Quantum at(base::Date day, std::chrono::minutes time) {
    return domain::quantum_from(base::from_paris({day, time}));
}

domain::CodeRdv code(int n) {
    return domain::code_of(12, static_cast<std::uint32_t>(n));
}

/// A device whose centre answers.
struct Day {
    app::Context context;
    std::int64_t rows = 0;

    Day() {
        context.wall = kTuesdayMorning;
        context.centre.enrolled = true;
        context.centre.reachable = true;
    }
    Day& tells(int n, domain::Quantum start, StatutRdv statut = StatutRdv::confirme) {
        context.rdv_du_jour.push_back({code(n), statut, start, "Parler de mon logement", false});
        return *this;
    }
    Day& sold(int n, domain::Quantum start,
              domain::RdvDeBorne::Etat etat = domain::RdvDeBorne::Etat::remis) {
        context.rdv.push_back(
            {"r", code(n), {1, start, start + domain::Quanta{6}}, "logement", etat});
        return *this;
    }
    Day& says(const domain::Event& event, bool acked = false) {
        for (auto& one : domain::faits_dits(event, ++rows, context.wall)) {
            one.acquitte = acked;
            context.faits.push_back(std::move(one));
        }
        return *this;
    }
    StatutRdv statut(int n) const { return app::rdv_of_code(code(n), context).statut; }
    std::vector<int> of(base::Date day) const {
        std::vector<int> numbers;
        for (const auto& one : app::rdv_of_day(day, context)) {
            numbers.push_back(static_cast<int>(one.code.value % domain::kRanksOfBorne));
        }
        return numbers;
    }
};

domain::RdvStatut outcome(int n, StatutRdv statut, Rang rang = Rang::agent) {
    return {code(n), statut, rang, kTuesdayMorning};
}

}  // namespace

TEST_CASE("a day has what the centre told and what was sold here, once each, by hour",
          "[app][agent]") {
    Day day;
    day.tells(1, at(kTuesday, 11h)).tells(2, at(kTuesday, 9h)).sold(1, at(kTuesday, 11h));
    day.sold(3, at(kTuesday, 10h), domain::RdvDeBorne::Etat::pris);
    day.sold(4, at(kTuesday, 15h), domain::RdvDeBorne::Etat::intention);
    CHECK(day.of(kTuesday) == std::vector{2, 3, 1});
    const auto lines = app::rdv_of_day(kTuesday, day.context);
    CHECK(lines[1].non_remis);
    CHECK_FALSE(lines[2].non_remis);
    CHECK(lines[1].motif == "Rendez-vous");
}

TEST_CASE("what is said here is seen at once, over what the centre told before", "[app][agent]") {
    Day day;
    day.tells(1, at(kTuesday, 9h)).tells(2, at(kTuesday, 9h), StatutRdv::honore);
    CHECK(day.says(domain::RdvArrive{code(1)}).statut(1) == StatutRdv::arrive);
    CHECK(day.says(outcome(1, StatutRdv::honore)).statut(1) == StatutRdv::honore);
    CHECK(day.says(outcome(2, StatutRdv::absent)).statut(2) == StatutRdv::absent);
    CHECK(day.says(outcome(2, StatutRdv::honore)).statut(2) == StatutRdv::honore);
    CHECK(app::rdv_of_code(code(2), day.context).faits.size() == 2);
}

TEST_CASE("what the centre has of this device is already in what it tells", "[app][agent]") {
    Day day;
    // Another agent, elsewhere, corrected it since.
    day.tells(1, at(kTuesday, 9h), StatutRdv::honore).says(outcome(1, StatutRdv::absent), true);
    CHECK(day.statut(1) == StatutRdv::honore);
}

TEST_CASE("an absence that meets an arrival is to be looked into, and then settled",
          "[app][agent]") {
    Day day;
    SECTION("both said here") {
        day.tells(1, at(kTuesday, 9h + 30min)).says(domain::RdvArrive{code(1)});
        day.says(outcome(1, StatutRdv::absent));
    }
    SECTION("the arrival said here, the absence told by the centre") {
        day.tells(1, at(kTuesday, 9h + 30min), StatutRdv::absent).says(domain::RdvArrive{code(1)});
    }
    SECTION("both told by the centre") {
        day.tells(1, at(kTuesday, 9h + 30min), StatutRdv::a_verifier);
    }
    REQUIRE(day.statut(1) == StatutRdv::a_verifier);
    CHECK_FALSE(domain::is_settled(StatutRdv::a_verifier));

    auto rdv = app::rdv_of_code(code(1), day.context);
    const auto said = app::said_by_agent(rdv, StatutRdv::absent, day.context);
    CHECK(said.rang == Rang::verification);
    CHECK(day.says(said).statut(1) == StatutRdv::absent);
    rdv = app::rdv_of_code(code(1), day.context);
    CHECK(app::said_by_agent(rdv, StatutRdv::honore, day.context).rang == Rang::verification);
}

TEST_CASE("an agent says what can be true at that hour", "[app][agent]") {
    Day day;
    day.tells(1, at(kTuesday, 9h)).tells(2, at(kTuesday, 15h)).tells(3, at(kMonday, 9h));
    const auto may = [&](int n, StatutRdv statut) {
        return app::may_say(app::rdv_of_code(code(n), day.context), statut, day.context);
    };
    CHECK(may(1, StatutRdv::absent));
    CHECK(may(1, StatutRdv::arrive));
    CHECK_FALSE(may(2, StatutRdv::absent));
    CHECK_FALSE(may(2, StatutRdv::honore));
    CHECK(may(2, StatutRdv::arrive));
    CHECK(may(2, StatutRdv::annule_service));
    CHECK_FALSE(may(3, StatutRdv::arrive));
    CHECK(may(3, StatutRdv::honore));
    CHECK_FALSE(may(3, StatutRdv::a_verifier));
    day.context.clock_is_known = false;
    CHECK_FALSE(may(1, StatutRdv::absent));
}

TEST_CASE("what is said on another day carries both dates", "[app][agent]") {
    Day day;
    day.tells(1, at(kMonday, 9h)).tells(2, at(kTuesday, 9h));
    const auto said = [&](int n) {
        return app::said_by_agent(app::rdv_of_code(code(n), day.context), StatutRdv::honore,
                                  day.context);
    };
    CHECK(said(1).at == base::Instant{at(kMonday, 9h)});
    CHECK(said(2).at == kTuesdayMorning);
    CHECK(app::unsettled_before(kTuesday, day.context) == 1);
    day.says(said(1));
    CHECK(app::unsettled_before(kTuesday, day.context) == 0);
    const auto fait = app::rdv_of_code(code(1), day.context).faits.front().fait;
    CHECK(base::to_paris(fait.at).date == kMonday);
    CHECK(base::to_paris(fait.saisi).date == kTuesday);
}

TEST_CASE("two rdv of one code are shown, and nothing is said of either", "[app][agent]") {
    Day day;
    day.tells(1, at(kTuesday, 9h)).sold(1, at(kTuesday, 11h));
    const auto lines = app::rdv_of_day(kTuesday, day.context);
    REQUIRE(lines.size() == 2);
    for (const auto& one : lines) {
        CHECK(one.partage);
        CHECK_FALSE(app::may_say(one, StatutRdv::honore, day.context));
    }
}

TEST_CASE("a rdv of a past day that the centre does not tell is settled, unless one is cut off",
          "[app][agent]") {
    Day day;
    day.sold(1, at(kMonday, 9h));
    CHECK(day.of(kMonday).empty());
    day.context.centre.reachable = false;
    CHECK(day.of(kMonday) == std::vector{1});
    day.context.centre.reachable = true;
    day.says(outcome(1, StatutRdv::honore), true);
    CHECK(day.of(kMonday) == std::vector{1});
}

TEST_CASE("of a code that nobody told of, what was said here is kept, and can be corrected",
          "[app][agent]") {
    Day day;
    day.says(outcome(7, StatutRdv::honore));
    const auto rdv = app::rdv_of_code(code(7), day.context);
    CHECK(rdv.inconnu);
    CHECK(rdv.statut == StatutRdv::honore);
    CHECK(app::may_say(rdv, StatutRdv::absent, day.context));
    CHECK(app::said_by_agent(rdv, StatutRdv::absent, day.context).at == kTuesdayMorning);
}

TEST_CASE("the days that have rdv follow each other, today among them", "[app][agent]") {
    Day day;
    day.tells(1, at(kMonday, 9h)).tells(2, at(2026y / 11 / 25, 9h));
    CHECK(app::day_before(kTuesday, day.context) == kMonday);
    CHECK(app::day_after(kMonday, day.context) == kTuesday);
    CHECK(app::day_after(kTuesday, day.context) == base::Date{2026y / 11 / 25});
    CHECK_FALSE(app::day_before(kMonday, day.context));
}

TEST_CASE("the queue is what the centre told of the site, and what was said here since",
          "[app][agent]") {
    using Etat = domain::TicketDuJour::Etat;
    const domain::PassageDeBorne there{12, 117};
    const domain::PassageDeBorne own{7, 31};
    Day day;
    auto& tickets = day.context.tickets;
    auto& file = day.context.centre.file;
    const auto queue = [&] {
        std::vector<std::string> said;
        for (const auto& one : app::queue_of(day.context)) {
            said.push_back(std::string(1, one.numero.lettre) + std::to_string(one.numero.numero) +
                           (one.etat == Etat::appele ? " called" : "") +
                           (one.ailleurs ? "" : " own"));
        }
        return said;
    };
    using Queue = std::vector<std::string>;

    SECTION("nothing told: those of this device") {
        tickets = {{{'B', 1}, kTuesdayMorning}, {{'B', 2}, kTuesdayMorning, Etat::servi}};
        CHECK(queue() == Queue{"B1 own"});
    }
    SECTION("in the order they were taken, wherever") {
        file = {{{'C', 5}, kTuesdayMorning - 5min, Etat::appele, there},
                {{'B', 1}, kTuesdayMorning - 4min, Etat::attend, own}};
        tickets = {{{'B', 1}, kTuesdayMorning - 4min, Etat::attend, {}, true},
                   {{'B', 2}, kTuesdayMorning - 3min}};
        CHECK(queue() == Queue{"C5 called", "B1 own", "B2 own"});
    }
    SECTION("what the centre has and tells no more is over") {
        file.emplace();
        tickets = {{{'B', 1}, kTuesdayMorning, Etat::attend, {}, true}};
        CHECK(queue().empty());
    }
    SECTION("what was said here holds until the centre has it, then its word does") {
        file = {{{'C', 5}, kTuesdayMorning - 5min, Etat::attend, there}};
        tickets = {{{'C', 5}, kTuesdayMorning, Etat::appele, there}};
        CHECK(queue() == Queue{"C5 called"});
        tickets.push_back({{'C', 5}, kTuesdayMorning, Etat::parti, there});
        CHECK(queue().empty());
        for (auto& one : tickets) one.acquitte = true;
        CHECK(queue() == Queue{"C5"});
    }
    SECTION("of yesterday, nobody waits any more") {
        file = {{{'C', 5}, kTuesdayMorning - 24h, Etat::attend, there}};
        CHECK(queue().empty());
    }
}
