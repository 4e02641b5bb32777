// The queue ticket, a rdv, a call for help, no network: what the kiosk answers.

#include "kiosk/app/rdv_offers.h"
#include "kiosk/view/build_body.h"
#include "kiosk/view/phrases.h"

namespace view {
namespace {

using app::HelpState;
using app::TicketState;

Message plain_message(const Writer& writer, const std::string& key, Icon icon, Tone tone) {
    Message message;
    message.icon = icon;
    message.tone = tone;
    message.title = writer.text(key);
    message.text = writer.text(key + ".texte");
    return message;
}

Action find_help(const Writer& writer) {
    return writer.action("ticket.trouver", "actions.trouver", Icon::map_trifold, app::ShowFiches{});
}

CardLine paper_line(const Writer& writer, const app::Ticket& ticket) {
    if (!ticket.printed) return {Icon::printer, "", writer.text("ticket.impression"), false};
    const auto* key = *ticket.printed ? "ticket.prendre" : "ticket.retenir";
    return {*ticket.printed ? Icon::printer : Icon::hand_palm, "", writer.text(key), false};
}

/// Nobody is there to call the number: when to come back, and what helps meanwhile.
void say_closed(const Writer& writer, const Fact& closed, Ticket& ticket) {
    ticket.fact = closed.text;
    ticket.fact_icon = Icon::clock;
    ticket.steps.push_back({Icon::clock, "", writer.sized(closed_ticket_key(writer)), false});
    const bool gives_rdv = !app::motifs_for(writer.session(), writer.context()).empty();
    if (gives_rdv) {
        ticket.primary = writer.action("ticket.prendre", "actions.prendre", Icon::calendar_plus,
                                       app::ShowMotifs{});
    }
    if (gives_rdv && writer.large()) return;  // room for one of the two
    ticket.start = find_help(writer);
}

Ticket issued_ticket(const Writer& writer) {
    const auto& issued = writer.session().ticket;
    Ticket ticket;
    ticket.title = writer.text("ticket.titre");
    ticket.number = domain::to_text(*issued.numero);
    if (issued.before) {
        ticket.fact = *issued.before == 0 ? writer.text("ticket.personne")
                                          : writer.plural("ticket.avant", *issued.before);
    }
    ticket.steps.push_back(paper_line(writer, issued));
    if (const auto closed = say_place_closed(writer, false)) {
        say_closed(writer, *closed, ticket);
    } else if (issued.agent_will_call) {
        ticket.steps.push_back({Icon::armchair, "", writer.text("ticket.agent"), false});
    } else {
        ticket.steps.push_back({Icon::users, "", writer.text("ticket.presenter"), false});
    }
    return ticket;
}

/// Who answers by telephone, whoever comes or not; in large text, the numbers alone.
void add_numbers(const Writer& writer, Message& message) {
    for (const std::string name : {"danger", "dormir"}) {
        const auto key = "aide.numero." + name;
        if (writer.large()) {
            message.lines.push_back({Icon::phone, writer.text(key + ".court"), "", false});
        } else {
            message.lines.push_back(
                {Icon::phone, writer.text(key), writer.text(key + ".texte"), false});
        }
    }
}

/// Nobody is there to come: when the accueil opens, and who answers now.
Message closed_message(const Writer& writer, const Fact& closed) {
    Message message;
    message.icon = Icon::clock;
    message.tone = Tone::attention;
    message.title = writer.text("aide.ferme");
    message.text = closed.text;
    return message;
}

Message help_message(const Writer& writer) {
    const auto closed = say_place_closed(writer, false);
    switch (writer.session().help.state) {
        case HelpState::acknowledged:
            return plain_message(writer, "aide.repondu", Icon::check_circle, Tone::yes);
        case HelpState::unanswered:
            if (closed) return closed_message(writer, *closed);
            return plain_message(writer, "aide.sans_reponse", Icon::hand_waving, Tone::attention);
        case HelpState::none:
        case HelpState::calling:
            if (closed) return closed_message(writer, *closed);
            if (!app::can_call(writer.context())) {
                return plain_message(writer, "aide.sans_appel", Icon::hand_waving, Tone::attention);
            }
            return plain_message(writer, "aide.appel", Icon::hand_waving, Tone::plain);
    }
    return {};
}

OfflineState::Item offline_item(const Writer& writer, const std::string& name, bool works) {
    const auto key = "hors_ligne." + name;
    return {writer.text(key), writer.text(key + ".comment"), works};
}

/// No network, or an answer that was not the centre's.
std::string offline_key(const Writer& writer, const std::string& name) {
    return (writer.context().centre.answer_refused ? "sans_liaison." : "hors_ligne.") + name;
}

std::string offline_title(const Writer& writer) {
    const auto since = writer.context().centre.cut_off_since;
    if (!since) return writer.text("hors_ligne.texte");
    const auto civil = base::to_paris(*since);
    if (civil.date == writer.now().date) {
        return writer.text(offline_key(writer, "titre"),
                           {{"heure", say_hour(writer, civil.time_of_day)}});
    }
    return writer.text(offline_key(writer, "titre.jour"), {{"date", say_day(writer, civil.date)}});
}

}  // namespace

Body build_ticket(const Writer& writer) {
    auto title = writer.text("ticket.barre");
    switch (writer.session().ticket.state) {
        case TicketState::issued:
            return {std::move(title), issued_ticket(writer)};
        case TicketState::failed: {
            auto message = plain_message(writer, "ticket.echec", Icon::info, Tone::attention);
            message.actions = {find_help(writer)};
            return {std::move(title), std::move(message)};
        }
        case TicketState::none:
        case TicketState::asked:
            break;
    }
    auto message = plain_message(writer, "ticket.attente", Icon::ticket, Tone::plain);
    return {std::move(title), std::move(message)};
}

Body build_help(const Writer& writer) {
    auto message = help_message(writer);
    if (writer.session().help.state != HelpState::acknowledged) add_numbers(writer, message);
    const bool has_number = writer.session().ticket.state == TicketState::issued;
    message.actions.push_back(writer.action("aide.ticket",
                                            has_number ? "aide.mon_numero" : "aide.ticket",
                                            Icon::ticket, app::TakeTicket{}));
    if (writer.session().help.state == HelpState::unanswered) {
        message.actions.push_back(
            writer.action("aide.rappeler", "aide.rappeler", Icon::hand_waving, app::CallAgent{}));
    }
    return {writer.text("aide.barre"), std::move(message)};
}

Body build_offline(const Writer& writer) {
    OfflineState offline;
    offline.title = offline_title(writer);
    offline.text = writer.text("hors_ligne.texte");
    const bool calls = app::can_call(writer.context());
    offline.items = {offline_item(writer, "trouver", true)};
    const bool estimates = app::simulator_state(writer.context()) == app::SimulatorState::ready;
    const bool books = !app::motifs_for(writer.session(), writer.context()).empty();
    if (estimates) offline.items.push_back(offline_item(writer, "estimer", true));
    if (books) offline.items.push_back(offline_item(writer, "rdv", true));
    if (!estimates || !books) offline.items.push_back(offline_item(writer, "ticket", true));
    offline.items.push_back(offline_item(writer, calls ? "appeler" : "aller", calls));
    offline.footnote = writer.text(offline_key(writer, "bas"));
    offline.understood =
        writer.action("hors_ligne.compris", "hors_ligne.compris", Icon::arrow_right, app::Back{});
    return {writer.text(offline_key(writer, "barre")), std::move(offline)};
}

}  // namespace view
