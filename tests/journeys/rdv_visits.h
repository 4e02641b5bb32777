#pragma once

// What the visits that take a rdv share: how they begin, and what their trees say.

#include <sstream>
#include <string>

namespace journeys {

inline const std::string kArrive =
    "tap accueil.commencer\ntap langue.fr\ntap besoins.ne_sais_pas\n";
inline const std::string kChoose = kArrive + "tap actions.prendre\ntap motif.logement\n";

/// What the tree says at an id.
inline std::string label_at(const std::string& tree, const std::string& id) {
    std::istringstream lines{tree};
    for (std::string line; std::getline(lines, line);) {
        if (line.find("\"id\":\"" + id + "\"") == std::string::npos) continue;
        const auto start = line.find("\"label\":\"") + 9;
        return line.substr(start, line.find('"', start) - start);
    }
    return "";
}

/// The first hour that a tree offers: "creneau.0900".
inline std::string first_hour(const std::string& tree) {
    const auto at = tree.find("\"creneau.");
    if (at == std::string::npos) return "";
    return tree.substr(at + 1, tree.find('"', at + 1) - at - 1);
}

}  // namespace journeys
