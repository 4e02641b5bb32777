#pragma once

// The closed vocabularies of data·inclusion v1.0.8 (2026-04-27, Licence Ouverte 2.0).

#include <string_view>

namespace content {

/// One of the 14 publics: "familles".
bool is_public(std::string_view value);

/// One of the 69 thématiques: "logement-hebergement--louer-un-logement".
bool is_thematique(std::string_view value);

}  // namespace content
