#pragma once

// Answers the simulator as somebody who draws lots would: every kind of screen is met sooner or
// later, and the same seed always gives the same visit.

#include "tests/support/visit_driver.h"

#include <functional>
#include <string>

namespace test {

class SimulatorWalk {
  public:
    SimulatorWalk(VisitDriver& visit, unsigned seed) : visit_(visit), lots_(seed) {}

    /// Answers until the questions end, calling `met` at each screen before it is answered.
    void run(const std::function<void(const VisitDriver&)>& met) {
        visit_.tap(app::Simulate{});
        for (int taps = 0; visit_.screen() == app::ScreenName::simulateur && taps < 200; ++taps) {
            met(visit_);
            answer();
        }
        met(visit_);
    }

  private:
    int draw(int below) {
        lots_ = lots_ * 1664525U + 1013904223U;
        return static_cast<int>((lots_ >> 16U) % static_cast<unsigned>(below));
    }

    void type(const std::string& digits) {
        for (const char digit : digits) visit_.tap(app::TypeKey{std::string{digit}});
    }

    void answer() {
        using app::Saisie;
        const auto& simulation = *visit_.session.simulation;
        switch (app::saisie(simulation)) {
            case Saisie::annee:
                return give_year();
            case Saisie::entourage:
                visit_.tap(app::ChooseAnswer{draw(4)});
                return;
            case Saisie::naissances:
                return give_births();
            case Saisie::annees:
                for (int i = draw(4); i > 0; --i) type(std::to_string(2008 + draw(18)));
                visit_.tap(app::Continue{});
                return;
            case Saisie::ages:
                return give_age();
            case Saisie::chiffres:
                type(std::to_string(1 + draw(2500)));
                visit_.tap(app::Continue{});
                return;
            case Saisie::mois:
                visit_.tap(app::ChooseAnswer{1 + draw(12)});
                return;
            case Saisie::nombre:
                visit_.tap(app::ChooseAnswer{draw(simulation.reponses.enfants() + 1)});
                return;
            case Saisie::bail:
                visit_.tap(app::ChooseAnswer{draw(3)});
                return;
            case Saisie::bande:
                return give_amount();
            case Saisie::cases:
            case Saisie::ecoles:
            case Saisie::lignes:
                return tick();
            case Saisie::choix:
                return choose();
        }
    }

    void give_year() { type(std::to_string(1940 + draw(67))); }

    void give_age() {
        if (draw(3) == 0) {
            visit_.tap(app::DontKnow{});
        } else {
            visit_.tap(app::ChooseAnswer{draw(4)});
        }
    }

    /// Everybody's year, or of the next one that it is not known.
    void give_births() {
        const auto& simulation = *visit_.session.simulation;
        const bool children = app::asks_children(simulation);
        const auto given = static_cast<int>(simulation.brouillon.reponse.naissances.size());
        if (given < simulation.reponses.adultes() + 2 && draw(6) == 0) {
            visit_.tap(app::DontKnow{});
            return;
        }
        for (int i = given; i < simulation.reponses.adultes(); ++i) give_year();
        for (int i = children ? draw(4) : 0; i > 0; --i) type(std::to_string(2008 + draw(18)));
        if (children) visit_.tap(app::Continue{});
    }

    void give_amount() {
        const bool other = app::ligne_seule(*visit_.session.simulation) && draw(3) == 0;
        if (other) {
            visit_.tap(app::Continue{});
            return;
        }
        if (draw(4) == 0) {
            visit_.tap(app::AskExact{});
        } else {
            visit_.tap(app::ChooseAnswer{draw(4)});
        }
    }

    void tick() {
        const auto& simulation = *visit_.session.simulation;
        if (app::saisie(simulation) == app::Saisie::lignes) {
            const auto lines = rules::lignes(simulation.ecran, simulation.reponses);
            const auto chosen =
                lines[static_cast<std::size_t>(draw(static_cast<int>(lines.size())))];
            if (draw(3) > 0) visit_.tap(app::ToggleAnswer{static_cast<int>(chosen)});
        } else if (draw(2) == 0) {
            visit_.tap(app::ToggleAnswer{draw(5)});
        }
        visit_.tap(app::Continue{});
    }

    void choose() {
        const auto& ecran = visit_.session.simulation->ecran;
        const auto& options = rules::options(ecran.question);
        if (rules::admits_unknown(ecran.question) && draw(6) == 0) {
            visit_.tap(app::DontKnow{});
            return;
        }
        if (ecran.question == rules::Question::occupation && draw(4) == 0) {
            visit_.tap(app::ToggleAnswer{draw(2)});
            return;
        }
        const auto at = static_cast<std::size_t>(draw(static_cast<int>(options.size())));
        visit_.tap(app::ChooseAnswer{options[at].valeur});
    }

    VisitDriver& visit_;
    unsigned lots_;
};

}  // namespace test
