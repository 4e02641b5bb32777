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

std::string where_of(const Writer& writer) {
    const auto& lieu = writer.session().rdv.lieu;
    const bool here = lieu.empty() || lieu == writer.context().lieu.id;
    return here ? writer.text("rdv.venez", {{"lieu", say_here(writer)}})
                : writer.text("rdv.allez", {{"lieu", say_place(writer, lieu)}});
}

void add_when(Slip& slip, const Writer& writer, const domain::RdvDeBorne& rdv) {
    const auto civil = base::to_paris(rdv.tranche.start);
    add(slip, SlipLine::Kind::text, writer.text("rdv.barre"));
    add(slip, SlipLine::Kind::title, say_day(writer, civil.date));
    add(slip, SlipLine::Kind::huge, say_hour(writer, civil.time_of_day));
    slip.lines.push_back({SlipLine::Kind::rule, "", true});
    add(slip, SlipLine::Kind::text, where_of(writer));
    add(slip, SlipLine::Kind::text, bring_of(writer, rdv));
}

std::string how_to_leave(const Writer& writer) {
    const auto& phone = writer.context().lieu.telephone;
    return phone.empty() ? writer.text("rdv.annuler_par")
                         : writer.text("rdv.annuler_par.telephone", {{"numero", phone}});
}

/// What becomes of a contact that was given: the notice, or where to read it.
void add_notice(Slip& slip, const Writer& writer) {
    slip.lines.push_back({SlipLine::Kind::rule, "", true});
    if (!writer.session().demande.has_contact) {
        return add(slip, SlipLine::Kind::small, writer.text("notice.papier"));
    }
    for (const auto* key : {"notice.titre", "notice.usage", "notice.duree", "notice.droits",
                            "notice.cle", "notice.responsable", "notice.reclamation"}) {
        add(slip, SlipLine::Kind::small, writer.text(key));
    }
}

void add_demande(Slip& slip, const Writer& writer) {
    const auto& session = writer.session();
    add(slip, SlipLine::Kind::text, writer.text("demande.papier"));
    add(slip, SlipLine::Kind::title, say_answer(writer, *session.demande.faite));
    const bool reached = session.demande.has_contact;
    add(slip, SlipLine::Kind::text, writer.text(reached ? "demande.prevenu" : "demande.revenez"));
    const auto& phone = writer.context().lieu.telephone;
    if (!phone.empty()) {
        add(slip, SlipLine::Kind::text, writer.text("demande.appelez", {{"numero", phone}}));
    }
    add(slip, SlipLine::Kind::text, writer.text("demande.annuler_par"));
}

/// The same, shorter, for who does not read French.
void add_once_more(Slip& slip, const Writer& writer) {
    slip.lines.push_back({SlipLine::Kind::rule, "", true});
    const auto& session = writer.session();
    if (session.demande.faite) {
        add_demande(slip, writer);
        return add_notice(slip, writer);
    }
    const auto& rdv = *session.rdv.pris;
    add(slip, SlipLine::Kind::bold,
        writer.text("pris.papier.moment", {{"moment", say_moment(writer, rdv.tranche.start)}}));
    add(slip, SlipLine::Kind::text, bring_of(writer, rdv));
    add(slip, SlipLine::Kind::text, how_to_leave(writer));
}

}  // namespace

Slip build_rdv_slip(const app::Session& session, const Environment& environment) {
    assert(session.rdv.pris || session.demande.faite);
    const auto& demande = session.demande.faite;
    const auto code = domain::to_text(demande ? demande->code : session.rdv.pris->code);
    auto in_french = session;
    in_french.language = "fr";
    const Writer french{in_french, environment};
    const Writer writer{session, environment};

    Slip slip;
    slip.heading = environment.context.lieu.nom;
    slip.language = "fr";
    demande ? add_demande(slip, french) : add_when(slip, french, *session.rdv.pris);
    slip.lines.push_back({SlipLine::Kind::rule, "", true});
    add(slip, SlipLine::Kind::text, french.text("pris.code"));
    add(slip, SlipLine::Kind::title, code);
    add(slip, SlipLine::Kind::qr, code);
    if (demande) add_notice(slip, french);
    if (!demande) add(slip, SlipLine::Kind::text, how_to_leave(french));
    if (session.language != "fr") add_once_more(slip, writer);
    slip.lines.push_back({SlipLine::Kind::rule, "", true});
    const auto now = french.now();
    add(slip, SlipLine::Kind::small,
        french.text("rdv.imprime", {{"date", say_date(french, now.date)},
                                    {"heure", say_hour(french, now.time_of_day)}}));
    return slip;
}

}  // namespace view
