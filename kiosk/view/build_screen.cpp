#include "kiosk/view/build_screen.h"

#include "kiosk/view/bars.h"
#include "kiosk/view/build_body.h"

namespace view {
namespace {

Body build_of_staff(const Writer& writer) {
    using app::ScreenName;
    switch (app::current(writer.session()).screen) {
        case ScreenName::personnel:
            return build_staff(writer);
        case ScreenName::cle:
            return build_stick(writer);
        case ScreenName::journee:
            return build_journee(writer);
        case ScreenName::saisie:
            return build_saisie(writer);
        case ScreenName::attente:
            return build_attente(writer);
        default:
            return build_code(writer);
    }
}

/// What is about rendez-vous, and the MDS one depends on.
Body build_rdv_body(const Writer& writer) {
    using app::ScreenName;
    switch (app::current(writer.session()).screen) {
        case ScreenName::motifs:
            return build_motifs(writer);
        case ScreenName::creneaux:
            return build_creneaux(writer);
        case ScreenName::pris:
            return build_pris(writer);
        case ScreenName::mon_rdv:
            return build_mon_rdv(writer);
        case ScreenName::annuler:
            return build_cancel(writer);
        case ScreenName::suite_rdv:
            return build_rdv_told(writer);
        case ScreenName::demande:
            return build_demande(writer);
        case ScreenName::prudence:
            return build_prudence(writer);
        case ScreenName::notice:
            return build_notice(writer);
        case ScreenName::coordonnees:
            return build_contact(writer);
        case ScreenName::secteur:
            return build_secteur(writer);
        case ScreenName::voie:
            return build_voie(writer);
        case ScreenName::ma_mds:
            return build_ma_mds(writer);
        default:
            return build_attract(writer);
    }
}

Body build_body(const Writer& writer) {
    using app::ScreenName;
    switch (app::current(writer.session()).screen) {
        case ScreenName::accueil:
            return build_attract(writer);
        case ScreenName::langue:
            return build_languages(writer);
        case ScreenName::besoins:
            return build_needs(writer);
        case ScreenName::actions:
            return build_actions(writer);
        case ScreenName::themes:
            return build_themes(writer);
        case ScreenName::recherche:
            return build_search(writer);
        case ScreenName::commune:
            return build_commune(writer);
        case ScreenName::liste:
            return build_list(writer);
        case ScreenName::fiche:
            return build_fiche(writer);
        case ScreenName::ticket:
            return build_ticket(writer);
        case ScreenName::rdv:
            return build_rdv(writer);
        case ScreenName::discret:
            return build_discreet(writer);
        case ScreenName::urgence:
            return build_urgent(writer);
        case ScreenName::numero:
            return build_number(writer);
        case ScreenName::aide:
            return build_help(writer);
        case ScreenName::hors_ligne:
            return build_offline(writer);
        case ScreenName::erreur:
            return build_report(writer);
        case ScreenName::merci:
            return build_thanks(writer);
        case ScreenName::simulateur:
            return build_question(writer);
        case ScreenName::reponses:
            return build_answers(writer);
        case ScreenName::resultats:
            return build_results(writer);
        case ScreenName::refus:
            return build_refused(writer);
        case ScreenName::droit:
            return build_aide(writer);
        case ScreenName::code:
        case ScreenName::personnel:
        case ScreenName::cle:
        case ScreenName::journee:
        case ScreenName::saisie:
        case ScreenName::attente:
            return build_of_staff(writer);
        default:
            return build_rdv_body(writer);
    }
}

}  // namespace

Screen build_screen(const app::Session& session, const Environment& environment) {
    const Writer writer{session, environment};
    auto body = build_body(writer);

    Screen screen;
    screen.id = app::id_of(app::current(session).screen);
    screen.language = session.language;
    screen.rtl = environment.textes.langue(session.language).rtl;
    screen.text = session.large_text ? TextSize::grand : TextSize::normal;
    screen.theme = static_cast<ThemeName>(session.palette);
    screen.body = std::move(body.shown);
    if (std::holds_alternative<Attract>(screen.body)) return screen;

    screen.top = build_top_bar(writer, body.title);
    screen.bottom = build_bottom_bar(writer);
    screen.dialog = build_idle_warning(writer);
    return screen;
}

}  // namespace view
