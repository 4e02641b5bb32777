// What agents may meet: the day's rdv, one of them, who waits.

#include "tests/borne/moment_keeper.h"

namespace test {
namespace {

domain::RdvDuJour told(int n, base::Instant at, domain::StatutRdv statut) {
    const auto code = domain::code_of(12, static_cast<std::uint32_t>(n));
    return {code, statut, domain::quantum_from(at), "Faire le point sur mes droits", false};
}

/// Every status, a day that is over, a shared code, nothing at all, and who waits.
void fill_day(app::Context& context) {
    for (int n = 0; n <= static_cast<int>(domain::StatutRdv::a_verifier); ++n) {
        const auto statut = static_cast<domain::StatutRdv>(n);
        context.rdv_du_jour.push_back(told(n, kTuesdayMorning + n * 20min - 41min, statut));
        context.rdv_du_jour.push_back(told(20 + n, kTuesdayMorning - 24h + n * 20min, statut));
    }
    context.rdv_du_jour.push_back(told(0, kTuesdayMorning + 5h, domain::StatutRdv::confirme));
    context.rdv_du_jour.push_back(told(50, kTuesdayMorning + 6h, domain::StatutRdv::confirme));
    for (int n = 1; n <= 7; ++n) {
        context.tickets.push_back({{'B', 280 + n}, kTuesdayMorning - (90min - n * 9min)});
    }
    context.tickets.front().etat = domain::TicketDuJour::Etat::appele;
    context.tickets.back().numero.numero = 9999;
}

void meet_sheets(MomentKeeper& keeper, VisitDriver visit) {
    for (const auto& one : std::vector{visit.context.rdv_du_jour}) {
        keeper.keep(visit.tap(app::OpenRdv{one.code}));
    }
    keeper.keep(visit.tap(app::OpenRdv{domain::code_of(3, 3)}));
    const auto late = domain::code_of(12, 20);
    for (const auto statut : {domain::StatutRdv::honore, domain::StatutRdv::absent,
                              domain::StatutRdv::parti_avant_contact}) {
        visit.tap(app::SayOfRdv{late, statut});
    }
    keeper.keep(visit.tap(app::OpenRdv{late}));
    visit.session.agent.refused = true;
    keeper.keep(visit);
    visit.session.agent.refused = false;
    visit.context.clock_is_known = false;
    keeper.keep(visit);
}

}  // namespace

void meet_agents(MomentKeeper& keeper) {
    auto visit = keeper.start();
    visit.context.settings.accueil = true;
    visit.session = app::new_session(visit.context.settings);
    visit.session.large_text = keeper.start().session.large_text;
    keeper.keep(visit);
    visit.input(app::StaffCodeChecked{{domain::StaffVerdict::right, 0s}});
    keeper.keep(visit);
    keeper.keep(visit.tap(app::ShowQueue{}));
    fill_day(visit.context);
    keeper.turn_pages(visit);
    visit.tap(app::ShowAgenda{});
    keeper.keep(visit);
    for (int page = 0; page < 6; ++page) keeper.keep(visit.tap(app::ShowPage{page}));
    VisitDriver cut = visit;
    cut.context.centre.file.emplace();
    cut.context.centre.enrolled = true;
    cut.context.centre.cut_off_since = kTuesdayMorning - 30h;
    keeper.keep(cut);
    VisitDriver queue = cut;
    keeper.keep(queue.tap(app::ShowQueue{}));
    cut.session.agent.refused = true;
    keeper.keep(cut);
    cut.session.agent.refused = false;
    cut.context.clock_is_known = false;
    keeper.keep(cut);
    visit.tap(app::ShowAgenda{base::to_paris(kTuesdayMorning - 24h).date});
    keeper.turn_pages(visit);
    meet_sheets(keeper, visit);
    visit.tap(app::ShowBilan{});
    keeper.keep(visit);
    visit.tap(app::ShowAgenda{}).tap(app::ShowMotifs{});
    keeper.keep(visit);
    visit.tap(app::ShowAgenda{}).tap(app::HaveRdv{});
    keeper.keep(visit);
    visit.tap(app::ShowAgenda{}).tap(app::TakeTicket{});
    keeper.keep(visit);
}

}  // namespace test
