#include "kiosk/app/session.h"

#include <array>

namespace app {
namespace {

/// In the order of ScreenName.
constexpr std::array<std::string_view, 42> kIds{
    "accueil",    "langue",     "besoins",   "actions",     "themes",  "recherche", "commune",
    "liste",      "fiche",      "ticket",    "rdv",         "discret", "urgence",   "numero",
    "aide",       "hors_ligne", "erreur",    "merci",       "code",    "personnel", "cle",
    "simulateur", "reponses",   "resultats", "refus",       "droit",   "motifs",    "creneaux",
    "pris",       "mon_rdv",    "annuler",   "suite_rdv",   "journee", "saisie",    "attente",
    "demande",    "prudence",   "notice",    "coordonnees", "secteur", "voie",      "ma_mds"};

}  // namespace

std::string_view id_of(ScreenName screen) {
    return kIds[static_cast<std::size_t>(screen)];
}

bool is_done(const Session& session) {
    if (session.staff.entered) return false;
    const auto screen = current(session).screen;
    const bool has_ticket = session.ticket.state == TicketState::issued;
    const bool has_code = screen == ScreenName::pris && session.rdv.remis;
    return has_code || screen == ScreenName::suite_rdv || screen == ScreenName::merci ||
           (screen == ScreenName::ticket && has_ticket);
}

bool is_demande_of(const Session& session) {
    const auto& demande = session.demande.faite;
    return demande && session.rdv.code == demande->code;
}

bool is_rdv_told(const Session& session) {
    const auto screen = current(session).screen;
    return screen == ScreenName::pris || screen == ScreenName::suite_rdv;
}

}  // namespace app
