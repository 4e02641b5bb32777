#pragma once

// A cas type: a foyer described in French, in YAML, and what the law gives it. Read by a jurist,
// run by the tests.

#include "kiosk/content/document.h"
#include "kiosk/domain/foyer.h"
#include "kiosk/rules/prestation.h"

#include <string>
#include <utility>
#include <vector>

namespace cas_types {

struct Montant {
    std::string nom;  ///< "rsa", "aah.1" for the first adult, "css_gratuite" (oui, non)
    std::string valeur;
};

struct Etape {
    std::string prestation;
    std::string libelle;
    base::Exact valeur;
};

struct Cas {
    std::string titre;
    rules::Lecture lecture = rules::Lecture::loi;
    domain::Foyer foyer;
    std::vector<Montant> attendu;
    std::vector<Etape> etapes;  ///< intermediate amounts
};

/// Every case of a file. A case that cannot be read is an error that names its line.
Result<std::vector<Cas>> read_cas(const content::Node& root);

}  // namespace cas_types
