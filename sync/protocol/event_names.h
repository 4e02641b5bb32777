#pragma once

// The names of the values of an event, as they stand in bodies and in the type column.

#include "kiosk/domain/event.h"

#include <optional>
#include <string>
#include <string_view>

namespace protocol {

/// In the order of domain::Event.
enum class EventType {
    passage,
    passage_appele,
    passage_servi,
    passage_parti,
    aide_demandee,
    aide_repondue,
    compteurs_jour,
    borne_etat,
    pack_active,
    sauvetage,
    inventaire,
    rdv_intention,
    rdv_pris,
    rdv_remis,
    rdv_annule,
    rdv_arrive,
    rdv_statut,
    demande,
    droit_rendu,
    rdv_abandonne,
};

EventType type_of(const domain::Event& event);

std::string_view to_name(EventType type);
std::string_view to_name(domain::OriginePassage origine);
std::string_view to_name(domain::NatureAide nature);
std::string_view to_name(domain::FamilleCompteur famille);
std::string_view to_name(domain::OrigineRdv origine);
std::string_view to_name(domain::RemiseTicket comment);
std::string_view to_name(domain::StatutRdv statut);
std::string_view to_name(domain::Rang rang);

/// Nothing when the name is none of the type's. Exists for the types above.
template <class Enum>
std::optional<Enum> from_name(std::string_view name);

/// "2026-11-22"; the year has four digits.
std::string date_text(base::Date date);
std::optional<base::Date> date_from_text(std::string_view text);

}  // namespace protocol
