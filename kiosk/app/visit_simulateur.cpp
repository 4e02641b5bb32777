// The simulator in a visit: its questions, its results, and what is counted of them.

#include "kiosk/app/visit.h"

namespace app {
namespace {

using domain::FamilleCompteur;
using rules::Verdict;

std::string_view name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::oui:
            return "oui";
        case Verdict::non:
            return "non";
        case Verdict::a_verifier:
            break;
    }
    return "a_verifier";
}

/// "2026-04".
std::string text_of(base::Month month) {
    const auto number = std::to_string(100 + month.month());
    return std::to_string(month.year()) + "-" + number.substr(1);
}

}  // namespace

/// Whether a touch answers a question now: the answers go on while the scales are there.
bool Visit::answers() const {
    return screen() == ScreenName::simulateur && session_.simulation && context_.parametres;
}

void Visit::on(const Simulate&) {
    session_.chose = true;
    const bool ready = simulator_state(context_) == SimulatorState::ready;
    if (ready && !session_.simulation) {
        // A commune chosen in the directory may be where the person lives: its zone is not known.
        const auto zone = session_.commune.empty() ? context_.lieu.zone_loyer : std::nullopt;
        session_.simulation = Answering::start(month_now(context_), zone, *context_.parametres);
    }
    push(ScreenName::simulateur);
    const bool over =
        session_.simulation && session_.simulation->bilan.fin != rules::Fin::pas_encore;
    if (ready && over) push(ScreenName::resultats);
}

void Visit::follow(Suite suite) {
    session_.stack.back().page = 0;
    auto& simulation = *session_.simulation;
    const bool corrects = simulation.corrects;
    if (suite == Suite::moves_on || suite == Suite::ends) simulation.corrects = false;
    if (suite == Suite::leaves) {
        simulation.corrects = false;
        if (!corrects) return pop();
        push(ScreenName::resultats);
        return push(ScreenName::reponses);
    }
    if (suite != Suite::ends) return;
    session_.print = PrintState::none;
    const bool said = simulation.bilan.fin == rules::Fin::tout_est_dit ||
                      simulation.bilan.fin == rules::Fin::rien_ne_change;
    if (said) count_simulation();
    push(ScreenName::resultats);
    if (corrects) push(ScreenName::reponses);
}

/// Each aide once a session, with the date of its scale and no amount.
void Visit::count_simulation() {
    if (!session_.counted.insert("simulation").second) return;
    const auto& simulation = *session_.simulation;
    for (const auto& one : simulation.bilan.estimations) {
        const auto scale = context_.parametres->scale_date(
            one.prestation, simulation.reponses.mois(), rules::Lecture::loi);
        count(FamilleCompteur::simulation, std::string(rules::identifier(one.prestation)) + "/" +
                                               text_of(scale) + "/" +
                                               std::string(name_of(one.verdict)));
    }
}

void Visit::back_in_simulation() {
    const bool from_results = screen() == ScreenName::resultats;
    if (!session_.simulation || !context_.parametres) return pop();
    Answering answering{*session_.simulation, *context_.parametres};
    session_.stack.back().page = 0;
    if (!from_results) return follow(answering.back());
    pop();
    auto& fin = session_.simulation->bilan.fin;
    if (fin != rules::Fin::foyer_inconnu) {
        answering.back();
        return;
    }
    fin = rules::Fin::pas_encore;  // back to the very question that was not known
}

void Visit::on(const ChooseAnswer& choice) {
    if (!answers()) return;
    follow(Answering{*session_.simulation, *context_.parametres}.choose(choice.valeur));
}

void Visit::on(const ToggleAnswer& toggle) {
    if (!answers()) return;
    const int page = session_.stack.back().page;
    follow(Answering{*session_.simulation, *context_.parametres}.toggle(toggle.valeur));
    session_.stack.back().page = page;
}

void Visit::on(const AskExact&) {
    if (answers()) follow(Answering{*session_.simulation, *context_.parametres}.ask_exact());
}

void Visit::on(const ToggleArrete&) {
    if (answers()) follow(Answering{*session_.simulation, *context_.parametres}.toggle_arrete());
}

void Visit::on(const ShowAnswers&) {
    if (session_.simulation) push(ScreenName::reponses);
}

void Visit::on(const CorrectAnswer& correct) {
    if (!session_.simulation || !context_.parametres) return;
    if (!session_.simulation->reponses.get(correct.ecran)) return;
    session_.simulation->corrects = true;
    Answering{*session_.simulation, *context_.parametres}.reopen(correct.ecran);
    push(ScreenName::simulateur);
}

void Visit::on(const ShowResults&) {
    if (session_.simulation) push(ScreenName::resultats);
}

void Visit::on(const ShowRefused&) {
    if (session_.simulation) push(ScreenName::refus);
}

void Visit::on(const OpenAide& open) {
    if (!session_.simulation || !context_.parametres) return;
    auto& simulation = *session_.simulation;
    simulation.aide = open.aide;
    simulation.detail.reset();
    if (const auto prestation = prestation_named(open.aide)) {
        const auto detail =
            rules::detailler(simulation.reponses, *prestation, *context_.parametres);
        if (detail) simulation.detail = *detail;
    }
    push(ScreenName::droit);
}

void Visit::on(const PrintBilan&) {
    const bool may_print = session_.simulation && !session_.discreet;
    if (!may_print || session_.print == PrintState::asked) return;
    session_.print = PrintState::asked;
    effects_.emplace_back(std::in_place_type<PrintBilanPage>);
}

}  // namespace app
