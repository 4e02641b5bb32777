#include "tests/borne/every_moment.h"

#include "kiosk/app/rdv_offers.h"
#include "kiosk/view/build_screen.h"
#include "tests/support/screen_reading.h"
#include "tests/support/simulator_walk.h"

#include <algorithm>
#include <deque>
#include <set>

namespace test {
namespace {

/// One need, theme, fiche or commune stands for all: each has its own moments further on.
std::string without_what_varies(const std::string& id) {
    static const std::set<std::string> always_there{"fiche.erreur", "fiche.voir", "fiche.imprimer",
                                                    "commune.ici", "numero.appeler"};
    for (const std::string prefix : {"fiche.", "commune.", "besoin.", "theme.", "actions.besoin.",
                                     "numero.", "motif.", "creneau.", "demi."}) {
        if (id.rfind(prefix, 0) == 0 && always_there.count(id) == 0) return prefix;
    }
    return id;
}

/// A language, a size and colours are for who looks to choose; one key stands for all letters.
bool is_left_out(const std::string& id) {
    static const std::set<std::string> left_out{"texte", "theme", "langue", "actions.simuler"};
    const bool types = id.rfind("cle.", 0) == 0 && id != "cle.page" && id != "cle.a";
    return left_out.count(id) > 0 || types;
}

class Explorer {
  public:
    Explorer(const Ground& ground, bool large_text) : ground_(ground) {
        start_.context.annuaire = &ground.annuaire;
        start_.context.parametres = &ground.parametres;
        start_.context.aides = &ground.aides;
        start_.context.lieu = ground.annuaire.lieux().front();
        start_.context.settings.large_text = large_text;
        start_.session.large_text = large_text;
    }

    std::vector<Moment> all() && {
        walk();
        meet_states();
        meet_staff();
        meet_rdv();
        meet_themes();
        for (const auto& id : ground_.fiches) {
            auto visit = in_actions("logement");
            turn_pages(visit.tap(app::OpenFiche{id}));
        }
        search();
        simulate();
        return std::move(found_);
    }

  private:
    void keep(const VisitDriver& visit) { found_.push_back({visit.session, visit.context}); }

    view::Screen look(const VisitDriver& visit) const {
        return view::build_screen(visit.session, {ground_.textes, visit.context});
    }

    std::string signature(const VisitDriver& visit, const view::Screen& screen) const {
        std::string text = screen.id + (visit.session.discreet ? "d" : "");
        text += std::to_string(static_cast<int>(visit.session.ticket.state));
        text += std::to_string(static_cast<int>(visit.session.help.state));
        std::set<std::string> ids;
        for (const auto& action : actions_of(screen)) {
            if (action.enabled) ids.insert(without_what_varies(action.id));
        }
        for (const auto& id : ids) text += " " + id;
        return text;
    }

    /// Breadth first, by every action that the screens offer.
    void walk() {
        std::set<std::string> seen;
        std::deque<VisitDriver> left{start_};
        while (!left.empty()) {
            const VisitDriver visit = std::move(left.front());
            left.pop_front();
            const auto screen = look(visit);
            if (!seen.insert(signature(visit, screen)).second) continue;
            keep(visit);
            std::set<std::string> tried;
            for (const auto& action : actions_of(screen)) {
                if (!action.enabled || is_left_out(action.id)) continue;
                const bool discreet = action.id.find("violences") != std::string::npos;
                const auto what = without_what_varies(action.id) + (discreet ? "d" : "");
                if (!tried.insert(what).second) continue;
                left.push_back(visit);
                left.back().tap(action.intent);
            }
        }
        walked_ = found_.size();
    }

    /// The page shown, and those after it.
    void turn_pages(VisitDriver visit) {
        constexpr int kMostPages = 12;
        for (int page = 1; page < kMostPages; ++page) {
            keep(visit);
            const auto actions = actions_of(look(visit));
            const auto next = std::find_if(actions.begin(), actions.end(), [](const auto& action) {
                return action.id == "page.suivante" && action.enabled;
            });
            if (next == actions.end()) return;
            visit.tap(next->intent);
        }
    }

    VisitDriver in_actions(const std::string& besoin) const {
        VisitDriver visit = start_;
        visit.need({besoin});
        return visit;
    }

    /// The same places while the world is otherwise: cut off, warned, closed, served.
    void meet_states() {
        std::set<app::ScreenName> seen;
        for (std::size_t i = 0; i < walked_; ++i) {
            if (!seen.insert(app::current(found_[i].session).screen).second) continue;
            Moment cut = found_[i];
            cut.context.centre.enrolled = true;
            cut.context.centre.cut_off_since = kTuesdayMorning - 30h;
            found_.push_back(cut);
            Moment warned = cut;
            warned.session.warning = true;
            warned.context.now = warned.session.last_touch + warned.context.settings.idle - 39s;
            found_.push_back(warned);
        }
        meet_greetings();
        meet_tickets();
        meet_calls();
        auto visit = in_actions("argent");
        visit.context.centre.enrolled = true;
        visit.context.centre.cut_off_since = kTuesdayMorning;
        keep(visit.tap(app::ShowOffline{}));
        visit.context.has_signal = false;
        keep(visit);
        visit.context.centre.answer_refused = true;
        keep(visit);
    }

    void meet_greetings() {
        for (int turn = 0; turn < 3; ++turn) {
            VisitDriver visit = start_;
            visit.context.now += turn * 6s;
            keep(visit);
            visit.context.pack_refused = true;
            keep(visit);
        }
    }

    void meet_tickets() {
        auto visit = in_actions("argent");
        visit.context.centre.desk_seen = kTuesdayMorning;
        visit.context.centre.waiting = 12;
        keep(visit);
        keep(visit.tap(app::TakeTicket{}));
        visit.session.ticket.numero = domain::NumeroTicket{'B', 288};
        keep(visit);
        visit.session.ticket.printed = false;
        keep(visit);
        visit = in_actions("argent");
        visit.store_works = false;
        keep(visit.tap(app::TakeTicket{}));
    }

    void meet_calls() {
        auto visit = in_actions("argent");
        keep(visit.tap(app::ShowHelp{}));
        VisitDriver closed = visit;
        closed.context.wall = kTuesdayMorning + 12h;
        keep(closed);
        for (const auto state : {app::HelpState::acknowledged, app::HelpState::unanswered}) {
            visit.session.help.state = state;
            keep(visit);
        }
        visit.session.help.state = app::HelpState::calling;
        visit.context.has_signal = false;
        keep(visit);
    }

    /// The rdv of every motif: a day with few hours, one with many, sold, moved, come for.
    void meet_rdv() {
        for (const auto& motif : ground_.annuaire.motifs()) {
            auto visit = in_actions("argent");
            visit.tap(app::ShowMotifs{});
            turn_pages(visit);
            keep(visit.tap(app::ChooseMotif{motif.motif.id}));
            hold_hours(visit.context.droits, motif.motif.id);
            keep(visit);
            visit.tap(app::ShowDay{});
            keep(visit);
            const auto offers = app::creneaux_of_day(visit.session, visit.context);
            keep(visit.tap(app::ChooseCreneau{offers.front()}));
            meet_failed_sales(visit);
            take_rdv(visit);
        }
        meet_codes();
    }

    void meet_failed_sales(VisitDriver visit) {
        for (const auto state : {app::SaleState::taken, app::SaleState::failed}) {
            visit.session.rdv.vente = state;
            keep(visit);
        }
    }

    void take_rdv(VisitDriver visit) {
        keep(visit.tap(app::Continue{}));
        VisitDriver unprinted = visit;
        unprinted.session.rdv.imprime = false;
        unprinted.session.rdv.remis = false;
        keep(unprinted);
        keep(unprinted.tap(app::HaveNotedCode{}));
        keep(visit.tap(app::ShowOwnRdv{}));
        VisitDriver moved = visit;
        moved.tap(app::MoveRdv{});
        const auto offers = app::creneaux_of_day(moved.session, moved.context);
        keep(moved.tap(app::ChooseCreneau{offers.front()}));
        keep(visit.tap(app::AskCancel{}));
        for (int suite = 1; suite <= static_cast<int>(app::SuiteRdv::echec); ++suite) {
            visit.session.rdv.suite = static_cast<app::SuiteRdv>(suite);
            visit.session.stack.back().screen = app::ScreenName::suite_rdv;
            keep(visit);
        }
    }

    void meet_codes() {
        auto visit = in_actions("argent");
        keep(visit.tap(app::HaveRdv{}));
        for (const char* letter : {"7", "K", "Q", "2", "M", "9", "0"}) {
            visit.tap(app::TypeKey{letter});
        }
        keep(visit);
        visit.session.code_guard = {app::CodeGuard::kMostWrong, visit.context.now};
        keep(visit);
        visit.session.rdv.code = domain::code_of(1, 2);
        visit.session.stack.push_back({app::ScreenName::mon_rdv});
        keep(visit);
        keep(visit.tap(app::AskCancel{}));
    }

    /// One hour on Wednesday, and all of Thursday.
    static void hold_hours(domain::DroitsTenus& held, const std::string& motif) {
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

    /// The staff's screens, whose words are all different.
    void meet_staff() {
        auto visit = start_;
        visit.context.has_staff_screen = true;
        visit.context.centre.enrolled = true;
        visit.tap(app::Touch{});
        for (int i = 0; i < 4; ++i) visit.tap(app::ToggleText{}).tap(app::NextTheme{});
        keep(visit);
        for (int i = 0; i < 12; ++i) visit.tap(app::TypeKey{"7"});
        keep(visit);
        for (const auto verdict : {domain::StaffVerdict::wrong, domain::StaffVerdict::wait,
                                   domain::StaffVerdict::locked, domain::StaffVerdict::unset}) {
            visit.input(app::StaffCodeChecked{{verdict, 900s}});
            keep(visit);
        }
        visit.input(app::StaffCodeChecked{{domain::StaffVerdict::right, 0s}});
        turn_pages(visit);
        visit.context.bilan = {12,
                               'B',
                               "20261122",
                               "0.1.0",
                               28'114,
                               false,
                               domain::PaperState::out_of_paper,
                               domain::PaperState::fault,
                               domain::TimeQuality::floor,
                               true,
                               1234};
        const auto at = domain::quantum_from(kTuesdayMorning + 24h);
        for (const auto etat : {domain::RdvDeBorne::Etat::pris, domain::RdvDeBorne::Etat::remis}) {
            visit.context.rdv.push_back({"", domain::code_of(1, 7), {1, at, at}, "droits", etat});
            visit.context.rdv.back().tranche.end += domain::Quanta{6};
        }
        visit.context.centre.last_contact = kTuesdayMorning - 30h;
        visit.context.centre.pending = 4800;
        visit.context.centre.reachable = true;
        visit.context.centre.last_error = "fork";
        visit.context.centre.answer_refused = true;
        visit.context.centre.incident = "healed";
        turn_pages(visit);
        visit.context.centre.suspended = true;
        turn_pages(visit);
        meet_sticks(visit);
    }

    void meet_sticks(VisitDriver visit) {
        visit.tap(app::UseStick{});
        auto& usb = visit.context.usb;
        for (const std::int64_t events : {0, 4800}) {
            for (int phase = 1; phase <= static_cast<int>(domain::UsbPhase::imported); ++phase) {
                usb = {};
                usb.phase = static_cast<domain::UsbPhase>(phase);
                usb.events = usb.written = usb.acked = events;
                usb.acks = events > 0 ? 1 : 0;
                keep(visit);
            }
        }
        usb.phase = domain::UsbPhase::failed;
        for (int why = 1; why <= static_cast<int>(domain::UsbFailure::non_enrolee); ++why) {
            usb.failure = static_cast<domain::UsbFailure>(why);
            keep(visit);
        }
    }

    /// Every list, and what to do with two needs whose names are the longest.
    void meet_themes() {
        const auto& themes = ground_.annuaire.themes();
        for (std::size_t i = 0; i < themes.size(); ++i) {
            VisitDriver visit = start_;
            visit.need({themes[i].id, themes[(i + 1) % themes.size()].id});
            keep(visit);
            turn_pages(visit.tap(app::ShowFiches{}));
        }
    }

    void search() {
        for (const std::string words : {"a", "faim", "allocation logement pour personne seule",
                                        "zzzzzzzz", "\u062c\u0627\u0626\u0639"}) {
            auto visit = in_actions("argent");
            visit.tap(app::ShowSearch{});
            visit.session.mots = words;
            keep(visit);
            keep(visit.tap(app::Continue{}));
            visit = in_actions("argent");
            visit.tap(app::ShowFiches{}).tap(app::ShowCommune{});
            visit.session.commune_typed = words.substr(0, 1) == "a" ? "saint-" : words;
            keep(visit);
        }
    }

    /// Simulations answered by lots; of each, the results, the refusals, every card and the
    /// answers.
    void simulate() {
        constexpr unsigned kVisits = 16;
        for (unsigned seed = 1; seed <= kVisits; ++seed) {
            auto visit = in_actions("argent");
            SimulatorWalk{visit, seed}.run([&](const VisitDriver& met) { turn_answers(met); });
            if (visit.screen() != app::ScreenName::resultats) continue;
            read_results(visit);
        }
        meet_closed_simulator();
    }

    void turn_answers(const VisitDriver& visit) {
        keep(visit);
        for (const auto& action : actions_of(look(visit))) {
            if (action.id != "simulateur.suite") continue;
            VisitDriver turned = visit;
            keep(turned.tap(action.intent));
        }
    }

    void read_results(const VisitDriver& visit) {
        turn_pages(visit);
        VisitDriver printed = visit;
        printed.session.print = app::PrintState::printed;
        keep(printed);
        printed.session.print = app::PrintState::failed;
        keep(printed);
        VisitDriver other = visit;
        turn_pages(other.tap(app::ShowRefused{}));
        other = visit;
        other.tap(app::ShowAnswers{});
        for (int page = 0; page < 5; ++page) keep(other.tap(app::ShowPage{page}));
        const auto open = [&](const std::string& aide) {
            other = visit;
            turn_pages(other.tap(app::OpenAide{aide}));
        };
        for (std::size_t i = 0; i < rules::kPrestations; ++i) {
            open(std::string(rules::identifier(static_cast<rules::Prestation>(i))));
        }
        for (const auto& aide : ground_.aides) open(aide.id);
    }

    void meet_closed_simulator() {
        auto visit = in_actions("argent");
        visit.context.clock_is_known = false;
        keep(visit.tap(app::Simulate{}));
        visit = in_actions("argent");
        visit.context.wall = base::from_paris({base::Date{std::chrono::year{2040} / 1 / 1}, 9h});
        keep(visit.tap(app::Simulate{}));
    }

    const Ground& ground_;
    VisitDriver start_;
    std::vector<Moment> found_;
    std::size_t walked_ = 0;
};

}  // namespace

std::vector<Moment> every_moment(const Ground& ground, bool large_text) {
    return Explorer{ground, large_text}.all();
}

}  // namespace test
