#pragma once

// From the parameter files (assets/parametres) to the month by month values of kiosk/rules.

#include "kiosk/content/document.h"
#include "kiosk/rules/parametres.h"

#include <string>
#include <vector>

namespace content {

/// One parameter file as read.
struct FichierParametres {
    std::string nom;  ///< "rsa.yaml": named in errors, says which benefits it serves
    Node racine;
};

/// Checks the files and unfolds them.
///
/// Fails with invalid_input, naming the file and the line, on: a name unknown or given twice, a
/// field of an entry unknown, a unit that is not the expected one, a number that is no exact
/// decimal, the wrong number of columns, dates that do not decrease, a value that moves by more
/// than 10 % without `ecart`, no `texte` or `relu`; and on a name that no file gives, or that
/// starts too late for what is looked up.
Result<rules::Parametres> read_parametres(const std::vector<FichierParametres>& fichiers);

}  // namespace content
