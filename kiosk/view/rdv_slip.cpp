// The paper of a rdv: when, where, with what, and the code. It never says what for.

#include "kiosk/view/phrases.h"
#include "kiosk/view/rdv_texts.h"

#include <cassert>

namespace view {
namespace {

using domain::Slip;
using domain::SlipLine;

void add(Slip& slip, SlipLine::Kind kind, std::string text) {
    if (!text.empty()) slip.lines.push_back({kind, std::move(text), true});
}

std::string bring_of(const Writer& writer, const domain::RdvDeBorne& rdv) {
    const auto* motif = app::motif_of(rdv.motif, writer.context());
    const auto bring = motif == nullptr ? "" : motif_bring(writer, *motif);
    return bring.empty() ? "" : writer.text("pris.apporter", {{"quoi", bring}}) + ".";
}

void add_when(Slip& slip, const Writer& writer, const domain::RdvDeBorne& rdv) {
    const auto civil = base::to_paris(rdv.tranche.start);
    add(slip, SlipLine::Kind::text, writer.text("rdv.barre"));
    add(slip, SlipLine::Kind::title, say_day(writer, civil.date));
    add(slip, SlipLine::Kind::huge, say_hour(writer, civil.time_of_day));
    slip.lines.push_back({SlipLine::Kind::rule, "", true});
    add(slip, SlipLine::Kind::text, writer.text("rdv.venez", {{"lieu", say_here(writer)}}));
    add(slip, SlipLine::Kind::text, bring_of(writer, rdv));
}

std::string how_to_leave(const Writer& writer) {
    const auto& phone = writer.context().lieu.telephone;
    return phone.empty() ? writer.text("rdv.annuler_par")
                         : writer.text("rdv.annuler_par.telephone", {{"numero", phone}});
}

}  // namespace

Slip build_rdv_slip(const app::Session& session, const Environment& environment) {
    assert(session.rdv.pris);
    const auto& rdv = *session.rdv.pris;
    auto in_french = session;
    in_french.language = "fr";
    const Writer french{in_french, environment};
    const Writer writer{session, environment};

    Slip slip;
    slip.heading = environment.context.lieu.nom;
    slip.language = "fr";
    add_when(slip, french, rdv);
    slip.lines.push_back({SlipLine::Kind::rule, "", true});
    add(slip, SlipLine::Kind::text, french.text("pris.code"));
    add(slip, SlipLine::Kind::title, domain::to_text(rdv.code));
    add(slip, SlipLine::Kind::qr, domain::to_text(rdv.code));
    add(slip, SlipLine::Kind::text, how_to_leave(french));
    if (session.language != "fr") {
        slip.lines.push_back({SlipLine::Kind::rule, "", true});
        add(slip, SlipLine::Kind::bold,
            writer.text("rdv.barre") + " : " + say_moment(writer, rdv.tranche.start));
        add(slip, SlipLine::Kind::text, bring_of(writer, rdv));
        add(slip, SlipLine::Kind::text, how_to_leave(writer));
    }
    slip.lines.push_back({SlipLine::Kind::rule, "", true});
    const auto now = french.now();
    add(slip, SlipLine::Kind::small,
        french.text("rdv.imprime", {{"date", say_date(french, now.date)},
                                    {"heure", say_hour(french, now.time_of_day)}}));
    return slip;
}

}  // namespace view
