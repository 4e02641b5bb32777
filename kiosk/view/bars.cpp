#include "kiosk/view/bars.h"

#include "kiosk/app/agent_day.h"
#include "kiosk/app/step.h"
#include "kiosk/view/phrases.h"
#include "kiosk/view/typography.h"

#include <algorithm>

namespace view {
namespace {

using app::ScreenName;

Action icon_alone(const char* id, Icon icon, Intent intent, std::string spoken) {
    Action action;
    action.id = id;
    action.icon = icon;
    action.intent = std::move(intent);
    action.spoken = std::move(spoken);
    return action;
}

Action build_back(const Writer& writer) {
    const bool has_ticket = app::current(writer.session()).screen == ScreenName::ticket &&
                            app::is_done(writer.session());
    const bool done = has_ticket || app::is_rdv_told(writer.session());
    auto back = done ? writer.action("retour", "barre.accueil", Icon::house_line, app::Back{})
                     : writer.action("retour", "barre.retour", Icon::arrow_left, app::Back{});
    if (writer.large()) {
        back.spoken = back.label;
        back.label.clear();
    }
    return back;
}

Action build_leave(const Writer& writer) {
    if (writer.session().discreet) {
        return writer.action("cacher", "barre.cacher", Icon::eye_slash, app::QuickExit{});
    }
    switch (app::current(writer.session()).screen) {
        case ScreenName::ticket:
        case ScreenName::urgence:
        case ScreenName::numero:
        case ScreenName::aide:
        case ScreenName::merci:
        case ScreenName::personnel:
        case ScreenName::cle:
        case ScreenName::resultats:
        case ScreenName::refus:
        case ScreenName::droit:
        case ScreenName::pris:
        case ScreenName::suite_rdv:
            return writer.action("terminer", "barre.terminer", Icon::sign_out, app::Finish{});
        default:
            return writer.action("recommencer", "barre.recommencer", Icon::arrow_counter_clockwise,
                                 app::Restart{});
    }
}

/// The stair of the questions: how many are left is not known, most people climb about twelve.
void add_steps(const Writer& writer, TopBar& bar) {
    constexpr int kUsual = 12;
    const auto& simulation = writer.session().simulation;
    if (!simulation || simulation->corrects) return;  // a correction is no step
    if (app::simulator_state(writer.context()) != app::SimulatorState::ready) return;
    bar.step = app::step_number(*simulation);
    bar.steps = std::max(kUsual, bar.step);
    bar.step_text = writer.text("simulateur.etape", {{"n", std::to_string(bar.step)}});
}

/// An agent is at work, or this is a desk's device that waits for one.
bool is_agents(const Writer& writer) {
    return writer.session().staff.entered || writer.context().settings.accueil;
}

void add_agent(const Writer& writer, TopBar& bar) {
    const auto& context = writer.context();
    bar.agent = true;
    bar.time = say_hour(writer, writer.now().time_of_day);
    bar.place = typeset_french(context.lieu.nom);
    if (!writer.session().staff.entered) return;
    if (writer.session().stack.size() > 2) bar.back = build_back(writer);
    bar.leave = writer.action("terminer", "personnel.agent.quitter", Icon::lock_key, app::Finish{});
}

/// Who waits, whom to call next, a code to look for, and the device itself.
std::vector<Action> agent_actions(const Writer& writer) {
    using Etat = domain::TicketDuJour::Etat;
    const auto queue = app::queue_of(writer.context());
    std::vector<Action> actions;
    auto waiting = writer.action("agent.attente", "personnel.agent.attente", Icon::users_three,
                                 app::ShowQueue{});
    waiting.label =
        writer.text(writer.large() ? "personnel.agent.attente.court" : "personnel.agent.attente",
                    {{"n", std::to_string(queue.size())}});
    actions.push_back(std::move(waiting));
    const auto next = std::find_if(queue.begin(), queue.end(),
                                   [](const auto& one) { return one.etat == Etat::attend; });
    if (next != queue.end()) {
        auto call = writer.action("agent.appeler", "personnel.agent.appeler", Icon::ticket,
                                  app::SayOfTicket{next->numero, Etat::appele});
        call.label = writer.text(
            writer.large() ? "personnel.agent.appeler.court" : "personnel.agent.appeler",
            {{"numero", domain::to_text(next->numero)}});
        actions.push_back(std::move(call));
    }
    actions.push_back(writer.action("agent.chercher", "personnel.agent.chercher",
                                    Icon::magnifying_glass, app::HaveRdv{}));
    actions.push_back(
        writer.action("agent.borne", "personnel.agent.borne", Icon::info, app::ShowBilan{}));
    return actions;
}

}  // namespace

TopBar build_top_bar(const Writer& writer, const std::string& title) {
    TopBar bar;
    if (is_agents(writer)) {
        add_agent(writer, bar);
    } else {
        bar.back = build_back(writer);
    }
    bar.title = title;
    const auto screen = app::current(writer.session()).screen;
    if (screen == ScreenName::simulateur) add_steps(writer, bar);
    if (app::is_cut_off(writer.context()) && screen != ScreenName::hors_ligne) {
        const bool refused = writer.context().centre.answer_refused;
        bar.offline =
            writer.action("hors_ligne", refused ? "barre.sans_liaison" : "barre.hors_ligne",
                          Icon::wifi_slash, app::ShowOffline{});
    }
    const bool is_staff = bar.agent || screen == ScreenName::code ||
                          screen == ScreenName::personnel || screen == ScreenName::cle;
    if (screen != ScreenName::langue && !is_staff) {
        Action language;
        language.id = "langue";
        language.label = writer.textes().langue(writer.language()).nom;
        language.icon = Icon::translate;
        language.intent = app::ShowLanguages{};
        language.spoken = writer.text("barre.langue.dit");
        bar.language = language;
    }
    const auto* size_key = writer.large() ? "barre.texte.normal.dit" : "barre.texte.grand.dit";
    bar.text = icon_alone("texte", Icon::text_aa, app::ToggleText{}, writer.text(size_key));
    bar.text->chosen = writer.large();
    bar.theme =
        icon_alone("theme", Icon::palette, app::NextTheme{}, writer.text("barre.theme.dit"));
    return bar;
}

BottomBar build_bottom_bar(const Writer& writer) {
    const auto screen = app::current(writer.session()).screen;
    BottomBar bar;
    if (is_agents(writer)) {
        bar.agent = true;
        if (writer.session().staff.entered) bar.actions = agent_actions(writer);
        return bar;
    }
    bar.urgent = writer.action("urgence", "barre.urgent", Icon::siren, app::ShowUrgent{});
    bar.urgent_quiet = screen == ScreenName::urgence || screen == ScreenName::numero;
    bar.help = writer.action("aide", "barre.parler", Icon::hand_waving, app::ShowHelp{});
    bar.leave = build_leave(writer);
    return bar;
}

std::optional<Dialog> build_idle_warning(const Writer& writer) {
    if (!writer.session().warning) return std::nullopt;
    const auto left = app::time_left(writer.session(), writer.context());
    const auto seconds = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count());
    const auto whole = writer.context().settings.countdown;

    Dialog dialog;
    dialog.title = writer.text("inactivite.titre");
    dialog.text = writer.plural("inactivite.texte", seconds);
    dialog.seconds = seconds;
    dialog.share_left = static_cast<float>(seconds) / static_cast<float>(whole.count());
    dialog.safe = writer.action("inactivite.continuer", "inactivite.continuer", Icon::hand_tap,
                                app::StillHere{});
    dialog.other =
        writer.action("inactivite.effacer", "inactivite.effacer", Icon::sign_out, app::Restart{});
    return dialog;
}

}  // namespace view
