#include "sync/protocol/event_names.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace protocol {
namespace {

using domain::FamilleCompteur;
using domain::NatureAide;
using domain::OriginePassage;
using domain::OrigineRdv;
using domain::Rang;
using domain::RemiseTicket;
using domain::StatutRdv;

/// One table an enumeration, in its order: a value's index is its number.
constexpr std::array<std::string_view, 20> kTypes{
    "passage",       "passage_appele", "passage_servi", "passage_parti", "aide_demandee",
    "aide_repondue", "compteurs_jour", "borne_etat",    "pack_active",   "sauvetage",
    "inventaire",    "rdv_intention",  "rdv_pris",      "rdv_remis",     "rdv_annule",
    "rdv_arrive",    "rdv_statut",     "demande",       "droit_rendu",   "rdv_abandonne"};
constexpr std::array<std::string_view, 3> kOrigines{"ticket", "arrivee", "consultation"};
constexpr std::array<std::string_view, 2> kNatures{"urgence", "parler"};
constexpr std::array<std::string_view, 8> kFamilles{"besoin",     "fiche",      "recherche_vide",
                                                    "simulation", "abandon",    "langue",
                                                    "impression", "signalement"};

constexpr std::array<std::string_view, 5> kOriginesRdv{"borne", "accueil", "web", "prescripteur",
                                                       "agent"};
constexpr std::array<std::string_view, 2> kRemises{"imprime", "affiche"};
constexpr std::array<std::string_view, 8> kStatuts{
    "confirme",      "arrive",         "honore",    "absent", "parti_avant_contact",
    "annule_usager", "annule_service", "a_verifier"};
constexpr std::array<std::string_view, 4> kRangs{"automatique", "usager", "agent", "verification"};

static_assert(kTypes.size() == std::variant_size_v<domain::Event>);

template <class Enum, std::size_t N>
std::optional<Enum> find_name(const std::array<std::string_view, N>& names, std::string_view name) {
    for (std::size_t i = 0; i < N; ++i) {
        if (names[i] == name) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

template <std::size_t N, class Enum>
std::string_view name_of(const std::array<std::string_view, N>& names, Enum value) {
    return names.at(static_cast<std::size_t>(value));
}

}  // namespace

EventType type_of(const domain::Event& event) {
    return static_cast<EventType>(event.index());
}

std::string_view to_name(EventType type) {
    return name_of(kTypes, type);
}
std::string_view to_name(OriginePassage origine) {
    return name_of(kOrigines, origine);
}
std::string_view to_name(NatureAide nature) {
    return name_of(kNatures, nature);
}
std::string_view to_name(FamilleCompteur famille) {
    return name_of(kFamilles, famille);
}
std::string_view to_name(OrigineRdv origine) {
    return name_of(kOriginesRdv, origine);
}
std::string_view to_name(RemiseTicket comment) {
    return name_of(kRemises, comment);
}
std::string_view to_name(StatutRdv statut) {
    return name_of(kStatuts, statut);
}
std::string_view to_name(Rang rang) {
    return name_of(kRangs, rang);
}

template <>
std::optional<EventType> from_name(std::string_view name) {
    return find_name<EventType>(kTypes, name);
}
template <>
std::optional<OriginePassage> from_name(std::string_view name) {
    return find_name<OriginePassage>(kOrigines, name);
}
template <>
std::optional<NatureAide> from_name(std::string_view name) {
    return find_name<NatureAide>(kNatures, name);
}
template <>
std::optional<FamilleCompteur> from_name(std::string_view name) {
    return find_name<FamilleCompteur>(kFamilles, name);
}
template <>
std::optional<OrigineRdv> from_name(std::string_view name) {
    return find_name<OrigineRdv>(kOriginesRdv, name);
}
template <>
std::optional<RemiseTicket> from_name(std::string_view name) {
    return find_name<RemiseTicket>(kRemises, name);
}
template <>
std::optional<StatutRdv> from_name(std::string_view name) {
    return find_name<StatutRdv>(kStatuts, name);
}
template <>
std::optional<Rang> from_name(std::string_view name) {
    return find_name<Rang>(kRangs, name);
}

std::string date_text(base::Date date) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::optional<base::Date> date_from_text(std::string_view text) {
    if (text.size() != 10) return std::nullopt;
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    std::from_chars(text.data(), text.data() + 4, year);
    std::from_chars(text.data() + 5, text.data() + 7, month);
    std::from_chars(text.data() + 8, text.data() + 10, day);
    const base::Date date{std::chrono::year{year}, std::chrono::month{month},
                          std::chrono::day{day}};
    if (!date.ok() || date_text(date) != text) return std::nullopt;
    return date;
}

}  // namespace protocol
