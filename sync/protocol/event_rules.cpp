#include "sync/protocol/event_rules.h"

#include "sync/protocol/rdv_event_codec.h"

#include <simdjson.h>

#include <algorithm>
#include <string_view>

namespace protocol {
namespace {

using namespace domain;

bool is_text(std::string_view text) {
    return simdjson::validate_utf8(text.data(), text.size());
}

bool is_ticket(const NumeroTicket& ticket) {
    const bool letter = ticket.lettre >= 'A' && ticket.lettre <= 'Z' && ticket.lettre != 'I' &&
                        ticket.lettre != 'O';
    return letter && ticket.numero >= 1 && ticket.numero <= 9999;
}

bool is_aide(std::string_view aide) {
    return aide.size() == 16 && aide.find_first_not_of("0123456789abcdef") == aide.npos;
}

bool is_printer_state(std::string_view state) {
    return state == "ok" || state == "absente" || state == "papier" || state == "erreur";
}

Status require(bool holds, const char* rule) {
    if (!holds) return fail(ErrorCode::invalid_input, rule);
    return Done{};
}

constexpr auto kTicketRule = "un ticket est une lettre sauf I et O, puis 1 à 9999";

Status check(const Passage& passage) {
    const bool ticketed = passage.origine == OriginePassage::ticket;
    return require(
        ticketed == passage.ticket.has_value() && (!passage.ticket || is_ticket(*passage.ticket)),
        "un passage a un ticket exactement quand son origine est ticket");
}

template <class Ticketed>
Status check_ticketed(const Ticketed& event) {
    const auto& there = event.ailleurs;
    const bool is_known = !there || (there->borne > 0 && there->passage > 0 && there->marque >= 0);
    const auto ticket = require(is_ticket(event.ticket), kTicketRule);
    return ticket ? require(is_known, "une borne et un passage se comptent à partir de 1") : ticket;
}
Status check(const PassageAppele& event) {
    return check_ticketed(event);
}
Status check(const PassageServi& event) {
    return check_ticketed(event);
}
Status check(const PassageParti& event) {
    return check_ticketed(event);
}

constexpr auto kAideRule = "aide est fait de 16 chiffres hexadécimaux minuscules";
Status check(const AideDemandee& event) {
    return require(is_aide(event.aide), kAideRule);
}
Status check(const AideRepondue& event) {
    return require(is_aide(event.aide), kAideRule);
}

/// Far above what fingers do in a day, far below what would overflow a sum of years.
constexpr std::int64_t kMostCounted = 1'000'000;
constexpr std::size_t kLongestKey = 200;

Status check(const CompteursJour& event) {
    const bool right =
        std::all_of(event.compteurs.begin(), event.compteurs.end(), [](const Compteur& compteur) {
            return compteur.nombre >= 1 && compteur.nombre <= kMostCounted &&
                   compteur.cle.size() <= kLongestKey && is_text(compteur.cle);
        });
    const int year = static_cast<int>(event.jour.year());
    return require(
        right && event.jour.ok() && year >= 1970 && year <= 9999,
        "les compteurs ont un vrai jour, des clés UTF-8 de 200 octets, de 1 à un million");
}

Status check(const BorneEtat& event) {
    return require(
        is_text(event.version) && is_text(event.pack) && event.disque_libre_mio >= 0 &&
            is_printer_state(event.imprimante),
        "l'état d'une borne a des versions UTF-8, un disque libre positif, une imprimante");
}

Status check(const PackActive& event) {
    return require(is_text(event.pack) && !event.pack.empty() && event.version >= 0,
                   "un pack actif a un nom et une version positive");
}

Status check(const Inventaire& event) {
    const bool contents =
        std::all_of(event.possede.begin(), event.possede.end(), [](const Contenu& one) {
            return is_text(one.nom) && !one.nom.empty() && one.version >= 0;
        });
    const bool wishes =
        std::all_of(event.demande.begin(), event.demande.end(),
                    [](const std::string& nom) { return is_text(nom) && !nom.empty(); });
    const bool rows = event.premiere >= 0 && event.derniere >= event.premiere;
    const bool droits = !event.droits || are_droits(*event.droits);
    return require(
        contents && wishes && rows && droits && event.commande >= 0 && is_text(event.version) &&
            event.disque_libre_mio >= 0 && event.horloge >= 0 && event.horloge <= 3,
        "un inventaire a des contenus nommés, des lignes en ordre, une horloge de 0 à 3");
}

Status check(const Sauvetage& event) {
    return require(is_text(event.type) && is_text(event.body), "une ligne sauvée est en UTF-8");
}

template <class OfRdv>
Status check(const OfRdv& event) {
    return check_rdv_event(event);
}

}  // namespace

Status check_event(const Event& event) {
    return std::visit([](const auto& one) { return check(one); }, event);
}

}  // namespace protocol
