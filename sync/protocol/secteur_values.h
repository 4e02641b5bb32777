#pragma once

// Sectors in JSON: an address asked about, and what it depends on.

#include "kiosk/domain/secteur.h"
#include "sync/protocol/json_reader.h"
#include "sync/protocol/json_writer.h"

namespace protocol {

Json secteur_to_json(const domain::Secteur& secteur);
/// Of the key "secteur"; nothing when it is absent.
std::optional<domain::Secteur> optional_secteur_from(ObjectReader& reader);

/// Adds commune, ligne and motif.
void put_domicile(Json& json, const domain::Domicile& domicile);
domain::Domicile domicile_from(ObjectReader& reader);

Json reponse_to_json(const domain::ReponseDeSecteur& answer);
/// Of the key "reponse"; nothing when it is absent.
std::optional<domain::ReponseDeSecteur> optional_reponse_from(ObjectReader& reader);

}  // namespace protocol
