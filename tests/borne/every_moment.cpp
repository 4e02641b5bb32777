#include "tests/borne/every_moment.h"

#include "tests/borne/moment_keeper.h"
#include "tests/support/simulator_walk.h"

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

VisitDriver start_of(const Ground& ground, bool large_text) {
    VisitDriver start;
    start.context.annuaire = &ground.annuaire;
    start.context.parametres = &ground.parametres;
    start.context.aides = &ground.aides;
    start.context.lieu = ground.annuaire.lieux().front();
    start.context.settings.large_text = large_text;
    start.session.large_text = large_text;
    return start;
}

class Explorer : public MomentKeeper {
  public:
    Explorer(const Ground& ground, bool large_text)
        : MomentKeeper(ground, start_of(ground, large_text)) {}

    std::vector<Moment> all() && {
        walk();
        meet_states();
        meet_staff();
        meet_agents(*this);
        meet_rdv(*this);
        meet_secteurs(*this);
        meet_themes();
        for (const auto& id : ground().fiches) {
            auto visit = in_actions("logement");
            turn_pages(visit.tap(app::OpenFiche{id}));
        }
        search();
        simulate();
        return std::move(found);
    }

  private:
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
        std::deque<VisitDriver> left{start()};
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
        walked_ = found.size();
    }

    /// The same places while the world is otherwise: cut off, warned, closed, served.
    void meet_states() {
        std::set<app::ScreenName> seen;
        for (std::size_t i = 0; i < walked_; ++i) {
            if (!seen.insert(app::current(found[i].session).screen).second) continue;
            Moment cut = found[i];
            cut.context.centre.enrolled = true;
            cut.context.centre.cut_off_since = kTuesdayMorning - 30h;
            found.push_back(cut);
            Moment warned = cut;
            warned.session.warning = true;
            warned.context.now = warned.session.last_touch + warned.context.settings.idle - 39s;
            found.push_back(warned);
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
            VisitDriver visit = start();
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
        for (const auto later : {3h, 12h, 86h}) {
            visit = in_actions("argent");
            visit.context.wall += later;
            keep(visit);
            keep(visit.tap(app::TakeTicket{}));
        }
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

    /// The staff's screens, whose words are all different.
    void meet_staff() {
        auto visit = start();
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
        const auto& themes = ground().annuaire.themes();
        for (std::size_t i = 0; i < themes.size(); ++i) {
            VisitDriver visit = start();
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
        for (const auto& aide : ground().aides) open(aide.id);
    }

    void meet_closed_simulator() {
        auto visit = in_actions("argent");
        visit.context.clock_is_known = false;
        keep(visit.tap(app::Simulate{}));
        visit = in_actions("argent");
        visit.context.wall = base::from_paris({base::Date{std::chrono::year{2040} / 1 / 1}, 9h});
        keep(visit.tap(app::Simulate{}));
    }

    std::size_t walked_ = 0;
};

}  // namespace

std::vector<Moment> every_moment(const Ground& ground, bool large_text) {
    return Explorer{ground, large_text}.all();
}

}  // namespace test
