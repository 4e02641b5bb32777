#pragma once

// A content pack: what a kiosk of one department shows and searches, as one folder of files whose
// sizes and SHA-256 a manifest lists (docs/formats/pack.md). Reading is strict: a pack is either
// good as a whole or refused with the file and the line, and the kiosk then keeps the pack it has,
// or starts on fallback_pack().

#include "kiosk/base/civil_time.h"
#include "kiosk/content/document.h"
#include "kiosk/content/secteurs.h"
#include "kiosk/domain/fiche.h"
#include "kiosk/domain/motif.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace content {

struct Manifeste {
    struct Fichier {
        std::string nom;  ///< "fiches/logement.yaml", from the pack's folder
        std::size_t taille = 0;
        std::string sha256;  ///< 64 hexadecimal digits, lower case
    };
    std::string pack;         ///< "71"
    std::string departement;  ///< "71"
    std::int64_t version = 0;
    base::Date cree_le;
    std::vector<Fichier> fichiers;
};

/// The everyday words of a theme in one language: "j'ai faim" is alimentation.
struct ThemeWords {
    std::string theme;
    std::string langue;  ///< BCP 47
    std::vector<std::string> mots;
};

struct Pack {
    Manifeste manifeste;
    std::vector<domain::Theme> themes;
    std::vector<ThemeWords> mots;
    std::vector<domain::Fiche> fiches;
    std::vector<domain::Lieu> lieux;
    std::vector<domain::MotifPublie> motifs;
    std::vector<domain::Commune> communes;
    Secteurs secteurs;  ///< empty when the department has drawn none
};

/// What reading a pack needs of the world.
struct PackReader {
    /// The bytes of a file of the pack; fails when it cannot be read.
    std::function<Result<std::string>(const std::string& name)> read;
    /// A YAML document; its errors name the line.
    std::function<Result<Node>(std::string_view yaml)> parse;
    /// The SHA-256 in 64 hexadecimal digits, lower case.
    std::function<std::string(std::string_view bytes)> sha256;
};

/// Reads and checks the whole pack. Fails with corrupt when a file is not the one the manifest
/// lists, invalid_input when a file breaks the format, or the error of `reader.read`; always
/// naming the file. The signature of the manifest is the caller's business.
Result<Pack> read_pack(const PackReader& reader);

}  // namespace content
