#pragma once

// Walks a session step by step: taps, time, and a world that answers effects as a healthy one does
// unless it is told otherwise.

#include "kiosk/app/step.h"
#include "tests/fakes/fake_annuaire.h"

#include <memory>
#include <vector>

namespace test {

using namespace std::chrono_literals;

/// Tuesday 24 November 2026, 9 h 41 in Paris.
inline const base::Instant kTuesdayMorning = base::from_paris({2026y / 11 / 24, 9h + 41min});

class VisitDriver {
  public:
    std::shared_ptr<FakeAnnuaire> annuaire = std::make_shared<FakeAnnuaire>();
    app::Context context;
    app::Session session;
    std::vector<app::Effect> effects;  ///< since the start of the test
    bool store_works = true;
    bool printer_works = true;
    int tickets = 0;

    VisitDriver() {
        context.annuaire = annuaire.get();
        context.wall = kTuesdayMorning;
        context.now = 1h;
        context.has_signal = true;
        context.lieu.nom = "MDS de Mâcon";
        context.lieu.adresse.code_insee = "71270";
        context.lieu.position = domain::Position{4.83, 46.31};
        session = app::new_session(context.settings);
    }

    VisitDriver& input(const app::Input& what) {
        auto made = app::step(session, what, context);
        session = std::move(made.session);
        for (const auto& effect : made.effects) {
            effects.push_back(effect);
            answer(effect);
        }
        return *this;
    }

    VisitDriver& tap(const app::Intent& intent) { return input(intent); }

    /// Second by second, as the loop does.
    VisitDriver& advance(std::chrono::seconds by) {
        for (auto second = 0s; second < by; ++second) {
            context.now += 1s;
            context.wall += 1s;
            input(app::Tick{});
        }
        return *this;
    }

    /// Up to the question of the needs.
    VisitDriver& arrive() { return tap(app::Touch{}).tap(app::ChooseLanguage{"fr"}); }

    /// Up to "Que faire ?", with these needs.
    VisitDriver& need(const std::vector<std::string>& besoins) {
        arrive();
        for (const auto& besoin : besoins) tap(app::ToggleNeed{besoin});
        return tap(app::Continue{});
    }

    app::ScreenName screen() const { return app::current(session).screen; }

    template <class E>
    std::vector<E> all() const {
        std::vector<E> found;
        for (const auto& effect : effects) {
            if (const auto* match = std::get_if<E>(&effect)) found.push_back(*match);
        }
        return found;
    }

    /// What was counted, as "besoin logement", in order.
    std::vector<std::string> counted() const {
        static const char* const families[] = {"besoin",  "fiche",  "vide",       "simulation",
                                               "abandon", "langue", "impression", "signalement"};
        std::vector<std::string> lines;
        for (const auto& count : all<app::Count>()) {
            for (const auto& compteur : count.compteurs) {
                const std::string famille = families[static_cast<std::size_t>(compteur.famille)];
                lines.push_back(famille + " " + compteur.cle);
            }
        }
        return lines;
    }

  private:
    /// As the desk does: what is sold is not held any more.
    void answer_rdv(const app::Effect& effect) {
        if (const auto* sale = std::get_if<app::SellRdv>(&effect)) {
            const domain::RdvDeBorne rdv{std::string(32, static_cast<char>('0' + tickets)),
                                         {static_cast<std::uint32_t>(++tickets)},
                                         sale->tranche,
                                         sale->motif.id,
                                         domain::RdvDeBorne::Etat::pris};
            if (!store_works) return void(input(app::RdvNotSold{}));
            const auto sold =
                context.droits.sell(sale->tranche, sale->motif.id, rdv.rdv, context.wall);
            if (!sold) return void(input(app::RdvNotSold{app::SaleState::taken}));
            context.rdv.push_back(rdv);
            input(app::RdvSold{rdv});
        }
        if (std::holds_alternative<app::PrintRdvTicket>(effect)) {
            input(app::RdvPrinted{printer_works});
        }
        if (const auto* left = std::get_if<app::CancelByCode>(&effect)) {
            for (auto& rdv : context.rdv) {
                if (store_works && rdv.code == left->code) {
                    rdv.etat = domain::RdvDeBorne::Etat::annule;
                    context.droits.cancel(rdv.rdv);
                }
            }
            input(app::RdvLeft{store_works});
        }
        if (const auto* here = std::get_if<app::NoteArrival>(&effect)) {
            if (store_works) context.arrives.insert(here->code);
            note(domain::RdvArrive{here->code});
            input(app::ArrivalNoted{store_works});
        }
    }

    /// As the log does: entered now, to the minute.
    void note(const domain::Event& event) {
        if (!store_works) return;
        const auto now = std::chrono::floor<std::chrono::minutes>(context.wall);
        const auto seq = static_cast<std::int64_t>(context.faits.size()) + 1;
        for (auto& said : domain::faits_dits(event, seq, now)) {
            context.faits.push_back(std::move(said));
        }
    }

    /// As the log does.
    void follow(const domain::TicketSuivi& said) {
        if (said.ailleurs) {
            return context.tickets.push_back({said.numero, context.wall, said.etat, said.ailleurs});
        }
        for (auto& ticket : context.tickets) {
            if (ticket.numero == said.numero) ticket.etat = said.etat;
        }
    }

    void answer_agent(const app::Effect& effect) {
        if (const auto* noted = std::get_if<app::NoteStatut>(&effect)) {
            note(noted->said);
            input(app::AgentNoted{store_works});
        }
        if (const auto* noted = std::get_if<app::NoteTicket>(&effect)) {
            if (store_works) follow(noted->suivi);
            input(app::AgentNoted{store_works});
        }
    }

    /// As the desk does: a demande is written with its code.
    void answer_demande(const app::SendDemande& sent) {
        if (!store_works) return void(input(app::DemandeWritten{}));
        input(app::DemandeWritten{domain::Demande{std::string(32, 'd'),
                                                  {static_cast<std::uint32_t>(++tickets)},
                                                  sent.motif,
                                                  sent.demi_journees,
                                                  sent.reponse_avant}});
    }

    void answer(const app::Effect& effect) {
        if (const auto* sent = std::get_if<app::SendDemande>(&effect)) answer_demande(*sent);
        if (std::holds_alternative<app::IssueTicket>(effect)) {
            if (store_works) {
                input(app::TicketIssued{{'B', ++tickets}});
            } else {
                input(app::TicketFailed{});
            }
        }
        if (std::holds_alternative<app::PrintTicket>(effect)) {
            input(app::TicketPrinted{printer_works});
        }
        if (std::holds_alternative<app::PrintFicheSlip>(effect)) {
            input(app::FichePrinted{printer_works});
        }
        if (std::holds_alternative<app::PrintBilanPage>(effect)) {
            input(app::BilanPrinted{printer_works});
        }
        answer_rdv(effect);
        answer_agent(effect);
        if (std::holds_alternative<app::CallForHelp>(effect)) {
            input(app::HelpCalled{store_works ? "00000000000000aa" : ""});
        }
    }
};

}  // namespace test
