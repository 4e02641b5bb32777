#pragma once

// What a person gives so that the department can reach her: a reminder of a rdv, an answer to a
// demande. It is never an event, nor kept in clear on a device: it is sealed where it is typed
// (ports/sealer.h) and travels beside the event it belongs to.

#include <string>

namespace domain {

struct Coordonnees {
    std::string nom;        ///< may be empty, as each of the three
    std::string telephone;  ///< as typed
    std::string courriel;
    friend bool operator==(const Coordonnees&, const Coordonnees&) = default;
};

/// Coordonnees that only the department can read again.
struct SealedPart {
    std::string bytes;
    friend bool operator==(const SealedPart&, const SealedPart&) = default;
};

}  // namespace domain
