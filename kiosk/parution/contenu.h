#pragma once

// The whole content of a parution, read and proved before anything uses it: the pack of the
// department, the scales, and the golden vectors replayed on those scales with this program's
// rules.

#include "kiosk/content/pack.h"
#include "kiosk/rules/aides.h"
#include "kiosk/rules/parametres.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace parution {

/// Where the parts of a parution are, below its root.
constexpr const char* kPack = "pack/";
constexpr const char* kParametres = "parametres/";
constexpr const char* kVecteurs = "vecteurs/";
constexpr const char* kAides = "aides/";

struct Contenu {
    content::Pack pack;
    rules::Parametres parametres;
    std::optional<std::vector<rules::Aide>> aides;  ///< none: published before they were
    int vecteurs = 0;                               ///< replayed
};

/// The files of a parution by their names, and the bytes of one.
struct ContenuFiles {
    std::vector<std::string> names;
    std::function<Result<std::string>(const std::string& name)> read;
};

/// Fails with
/// - invalid_input: a file breaks its format, a scale comes without its vectors, a file has no
///   place in a parution, an aide names a fiche that the pack has not;
/// - conflict: a scale gives another answer than its vector;
/// - or as `files.read`; always naming the file.
Result<Contenu> read_contenu(const ContenuFiles& files);

}  // namespace parution
