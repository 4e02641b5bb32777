#pragma once

// How the name of a street is compared, whoever wrote it: without accent nor case, its usual
// abbreviations written out, its articles put aside only when nothing else tells two names apart.

#include "kiosk/domain/secteur.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// "Av. du Gal-Leclerc" gives "avenue du general leclerc".
std::string voie_key(std::string_view utf8);

/// A key without its articles: "rue de l eglise" gives "rue eglise".
std::string without_articles(const std::string& key);

/// A key without its articles nor its kind: "rue de l eglise" gives "eglise".
std::string without_kind(const std::string& key);

/// "12", "12 bis", "12b"; nothing when it is no number of a street.
std::optional<domain::NumeroDeVoie> read_numero(std::string_view utf8);

/// One way to understand what was typed.
struct LigneDeVoie {
    std::string key;
    std::optional<domain::NumeroDeVoie> numero;
};

/// The ways to understand "12 bis rue Carnot" or "8 mai 1945", the likeliest first: a leading
/// number may be that of a house, or part of the name.
std::vector<LigneDeVoie> read_ligne(std::string_view utf8);

}  // namespace content
