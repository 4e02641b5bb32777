#include "kiosk/app/session.h"

#include <array>

namespace app {
namespace {

/// In the order of ScreenName.
constexpr std::array<std::string_view, 26> kIds{
    "accueil",    "langue",     "besoins",   "actions", "themes",  "recherche", "commune",
    "liste",      "fiche",      "ticket",    "rdv",     "discret", "urgence",   "numero",
    "aide",       "hors_ligne", "erreur",    "merci",   "code",    "personnel", "cle",
    "simulateur", "reponses",   "resultats", "refus",   "droit"};

}  // namespace

std::string_view id_of(ScreenName screen) {
    return kIds[static_cast<std::size_t>(screen)];
}

bool is_done(const Session& session) {
    const auto screen = current(session).screen;
    const bool has_ticket = session.ticket.state == TicketState::issued;
    return screen == ScreenName::merci || (screen == ScreenName::ticket && has_ticket);
}

}  // namespace app
