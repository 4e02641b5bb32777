// What visits for a rdv may meet.

#include "kiosk/app/demande_offers.h"
#include "kiosk/app/rdv_offers.h"
#include "tests/borne/moment_keeper.h"

namespace test {
namespace {

using app::SaleState;
using app::ScreenName;

/// One hour on Wednesday, and all of Thursday.
void hold_hours(domain::DroitsTenus& held, const std::string& motif) {
    const auto at = [](base::Date day, std::chrono::minutes time) {
        return domain::quantum_from(base::from_paris({day, time}));
    };
    const base::Date wednesday = 2026y / 11 / 25;
    const base::Date thursday = 2026y / 11 / 26;
    const std::vector<domain::Tranche> hours{
        {1, at(wednesday, 10h + 15min), at(wednesday, 11h)},
        {1, at(thursday, 9h), at(thursday, 12h)},
        {1, at(thursday, 13h + 30min), at(thursday, 16h + 30min)}};
    std::int64_t numero = 0;
    for (const auto& one : hours) {
        static_cast<void>(held.receive({++numero, std::string(32, 'e'), one, {motif}}));
    }
}

/// No hour, and every reason why one was not sold.
void meet_failed_sales(MomentKeeper& keeper, VisitDriver visit) {
    for (const auto state : {SaleState::asked, SaleState::taken, SaleState::failed,
                             SaleState::silent, SaleState::unknown, SaleState::awaiting}) {
        visit.session.rdv.vente = state;
        keeper.keep(visit);
    }
}

void take_rdv(MomentKeeper& keeper, VisitDriver visit) {
    keeper.keep(visit.tap(app::Continue{}));
    VisitDriver unprinted = visit;
    unprinted.session.rdv.imprime = false;
    unprinted.session.rdv.remis = false;
    keeper.keep(unprinted);
    keeper.keep(unprinted.tap(app::HaveNotedCode{}));
    keeper.keep(visit.tap(app::ShowOwnRdv{}));
    VisitDriver moved = visit;
    moved.tap(app::MoveRdv{});
    const auto offers = app::creneaux_of_day(moved.session, moved.context);
    keeper.keep(moved.tap(app::ChooseCreneau{offers.front()}));
    keeper.keep(visit.tap(app::AskCancel{}));
    for (int suite = 1; suite <= static_cast<int>(app::SuiteRdv::echec_demande); ++suite) {
        visit.session.rdv.suite = static_cast<app::SuiteRdv>(suite);
        visit.session.stack.back().screen = ScreenName::suite_rdv;
        keeper.keep(visit);
    }
}

void meet_codes(MomentKeeper& keeper) {
    auto visit = keeper.in_actions("argent");
    keeper.keep(visit.tap(app::HaveRdv{}));
    for (const char* letter : {"7", "K", "Q", "2", "M", "9", "0"}) {
        visit.tap(app::TypeKey{letter});
    }
    keeper.keep(visit);
    visit.session.code_guard = {app::CodeGuard::kMostWrong, visit.context.now};
    keeper.keep(visit);
    visit.session.rdv.code = domain::code_of(1, 2);
    visit.session.stack.push_back({ScreenName::mon_rdv});
    keeper.keep(visit);
    keeper.keep(visit.tap(app::AskCancel{}));
    visit.session.rdv.annule_en_cours = true;
    keeper.keep(visit);
}

/// The centre, asked for what it has; of another MDS, when the sector says so.
void meet_centre(MomentKeeper& keeper, VisitDriver visit, const std::string& lieu) {
    visit.context.asks_centre = true;
    visit.tap(app::ShowMotifs{}).tap(app::ChooseMotif{visit.session.rdv.motif});
    keeper.keep(visit);
    const auto searched = visit.all<app::SearchCentre>();
    if (searched.empty()) return;
    const auto at = domain::quantum_from(base::from_paris({2026y / 11 / 27, 14h}));
    std::vector<domain::OffreDuCentre> offres;
    for (int i = 0; i < 9; ++i) {
        const auto start = at + domain::Quanta{6 * i};
        offres.push_back({{7, start, start + domain::Quanta{6}}, lieu});
    }
    const auto& depuis = searched.back().souhait.depuis;
    keeper.keep(visit.input(app::CentreSearched{depuis, offres}));
    const auto shown = app::creneaux_of_day(visit.session, visit.context);
    if (shown.empty()) return;
    keeper.keep(visit.tap(app::ChooseCreneau{shown.front()}));
    meet_failed_sales(keeper, visit);
    const domain::RdvDeBorne sold{std::string(32, 'c'), domain::code_of(1, 9), shown.front(),
                                  visit.session.rdv.motif, domain::RdvDeBorne::Etat::pris};
    visit.tap(app::Continue{});
    keeper.keep(visit);
    keeper.keep(visit.input(app::RdvSold{sold}));
}

void type(VisitDriver& visit, const std::string& text) {
    for (const char letter : text) visit.tap(app::TypeKey{std::string(1, letter)});
}

void meet_contact(MomentKeeper& keeper, const VisitDriver& at_notice) {
    for (const bool courriel : {false, true}) {
        auto visit = at_notice;
        keeper.keep(visit.tap(app::GiveContact{courriel}));
        type(visit, courriel ? "prenom.nom-compose@exemple-de-domaine.fr" : "0612345678");
        keeper.keep(visit);
        keeper.keep(visit.tap(app::Continue{}));
    }
}

/// When nothing can be sold: half-days, and how to be reached.
void meet_demande(MomentKeeper& keeper, VisitDriver visit) {
    visit.context.can_seal = true;
    visit.tap(app::ShowDemande{});
    keeper.keep(visit);
    const auto offered = app::half_days(visit.context);
    keeper.keep(visit.tap(app::ToggleHalfDay{offered.front()}));
    keeper.keep(visit.tap(app::ToggleHalfDay{offered.back()}));
    VisitDriver later = visit;
    later.session.stack.back().page = 1;
    keeper.keep(later);
    visit.tap(app::Continue{});
    keeper.keep(visit);
    VisitDriver undated = visit;
    undated.context.clock_is_known = false;
    keeper.keep(undated.tap(app::WithoutContact{}));
    if (app::current(visit.session).screen == ScreenName::prudence) {
        VisitDriver unsafe = visit;
        keeper.keep(unsafe.tap(app::AnswerSafe{false}));
        visit.tap(app::AnswerSafe{true});
    }
    keeper.turn_pages(visit);
    meet_contact(keeper, visit);
    keeper.keep(visit.tap(app::WithoutContact{}));
    visit.session.rdv.imprime = false;
    visit.session.rdv.remis = false;
    keeper.keep(visit);
}

}  // namespace

void meet_rdv(MomentKeeper& keeper) {
    for (const auto& motif : keeper.ground().annuaire.motifs()) {
        auto visit = keeper.in_actions("argent");
        visit.tap(app::ShowMotifs{});
        keeper.turn_pages(visit);
        keeper.keep(visit.tap(app::ChooseMotif{motif.motif.id}));
        meet_failed_sales(keeper, visit);
        meet_demande(keeper, visit);
        for (const auto& lieu : keeper.ground().annuaire.lieux()) {
            meet_centre(keeper, visit, lieu.id);
        }
        hold_hours(visit.context.droits, motif.motif.id);
        keeper.keep(visit);
        visit.tap(app::ShowDay{});
        keeper.keep(visit);
        const auto offers = app::creneaux_of_day(visit.session, visit.context);
        keeper.keep(visit.tap(app::ChooseCreneau{offers.front()}));
        meet_failed_sales(keeper, visit);
        take_rdv(keeper, visit);
    }
    meet_codes(keeper);
}

void meet_secteurs(MomentKeeper& keeper) {
    auto visit = keeper.in_actions("argent");
    visit.tap(app::ShowMotifs{}).tap(app::ShowSecteur{});
    keeper.keep(visit);
    for (const std::string typed : {"ma", "zzz"}) {
        visit.session.secteur.commune_typed = typed;
        keeper.keep(visit);
    }
    for (const std::string insee : {"71270", "71076", "71014", "71001"}) {
        auto chosen = visit;
        keeper.keep(chosen.tap(app::ChooseCommune{insee}));
        if (app::current(chosen.session).screen != ScreenName::voie) continue;
        for (const std::string line :
             {"rue", "12", "rue fictive du perron", "12 rue fictive du perron", "avenue fictive"}) {
            chosen.session.secteur.ligne = line;
            keeper.keep(chosen);
        }
        chosen.session.secteur.ligne = "12 rue fictive du perron";
        keeper.keep(chosen.tap(app::Continue{}));
        chosen.tap(app::ShowMotifs{});
        keeper.keep(
            chosen.tap(app::ChooseMotif{keeper.ground().annuaire.motifs().front().motif.id}));
    }
}

}  // namespace test
