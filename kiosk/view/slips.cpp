// Paper: the queue ticket and a fiche to take away. The ticket says nothing of why; it is in French
// for who reads it at the accueil, and in the person's language besides.

#include "kiosk/view/fiche_texts.h"
#include "kiosk/view/hours.h"
#include "kiosk/view/phrases.h"

#include <cassert>

namespace view {
namespace {

using domain::Slip;
using domain::SlipLine;

void add(Slip& slip, SlipLine::Kind kind, std::string text, bool centred = true) {
    if (!text.empty()) slip.lines.push_back({kind, std::move(text), centred});
}

void add_rule(Slip& slip) {
    slip.lines.push_back({SlipLine::Kind::rule, "", true});
}

std::string moment(const Writer& writer) {
    return say_date(writer, writer.now().date) + ", " + say_hour(writer, writer.now().time_of_day);
}

void add_ticket(Slip& slip, const Writer& writer, bool with_number) {
    const auto& ticket = writer.session().ticket;
    add(slip, SlipLine::Kind::title, writer.text("ticket.titre"));
    if (with_number) add(slip, SlipLine::Kind::huge, domain::to_text(*ticket.numero));
    if (const auto closed = say_place_closed(writer, false)) {
        add(slip, SlipLine::Kind::bold, closed->text + ".");
        add(slip, SlipLine::Kind::text, writer.text(closed_ticket_key(writer)) + ".");
        return;
    }
    add(slip, SlipLine::Kind::text,
        writer.text(ticket.agent_will_call ? "ticket.agent" : "ticket.presenter") + ".");
}

}  // namespace

Slip build_ticket_slip(const app::Session& session, const Environment& environment) {
    assert(session.ticket.state == app::TicketState::issued);
    auto in_french = session;
    in_french.language = "fr";
    const Writer french{in_french, environment};

    Slip slip;
    slip.heading = environment.context.lieu.nom;
    slip.language = "fr";
    add_ticket(slip, french, true);
    if (session.language != "fr") {
        add_rule(slip);
        add_ticket(slip, Writer{session, environment}, false);
    }
    add_rule(slip);
    add(slip, SlipLine::Kind::small, moment(french));
    return slip;
}

Slip build_fiche_slip(const domain::Fiche& fiche, const app::Session& session,
                      const Environment& environment) {
    const Writer writer{session, environment};
    const auto texts = texts_of(writer, fiche);

    Slip slip;
    slip.heading = environment.context.lieu.nom;
    slip.language = session.language;
    add(slip, SlipLine::Kind::title, texts.nom, false);
    add(slip, SlipLine::Kind::text, texts.description, false);
    add_rule(slip);
    add(slip, SlipLine::Kind::bold, address_of(fiche), false);
    add(slip, SlipLine::Kind::text, way_to(writer, fiche), false);
    add(slip, SlipLine::Kind::text, say_week(writer, fiche.horaires_accueil), false);
    add(slip, SlipLine::Kind::bold, fiche.telephone, false);
    add(slip, SlipLine::Kind::text, fiche.site_web, false);
    if (const auto rdv = say_rdv(writer, fiche.x_sans_rdv)) {
        add(slip, SlipLine::Kind::text, rdv->text, false);
    }
    if (!texts.justificatifs.empty()) {
        add_rule(slip);
        add(slip, SlipLine::Kind::bold, writer.text("fiche.a_apporter"), false);
        for (const auto& piece : texts.justificatifs) {
            add(slip, SlipLine::Kind::text, "– " + piece, false);
        }
    }
    add_rule(slip);
    add(slip, SlipLine::Kind::small, footnote_of(writer, fiche), false);
    return slip;
}

}  // namespace view
