#pragma once

// A fiche in the words of the screen: its translated texts where the pack has them, its facts and
// its source.

#include "kiosk/view/writer.h"

#include <optional>
#include <string>
#include <vector>

namespace view {

struct FicheTexts {
    std::string nom;
    std::string description;
    std::string publics;
    std::vector<std::string> justificatifs;
};

/// In the language of the screen; each text the pack has not translated is in French.
FicheTexts texts_of(const Writer& writer, const domain::Fiche& fiche);

/// "12 rue du Palais, 71000 Mâcon"; the commune alone without a street; empty when remote.
std::string address_of(const domain::Fiche& fiche);

/// Whether the fiche's position is that of its place. Without a street, it is the middle of its
/// commune, from which nobody can tell how far to walk.
bool is_located(const domain::Fiche& fiche);

/// How far the fiche is from where distances start, along streets; none when either place is not
/// known, or when both are somewhere in the same commune.
std::optional<double> way_km(const Writer& writer, const domain::Fiche& fiche);

/// "environ 450 m, 6 min à pied"; empty when it is not known.
std::string way_to(const Writer& writer, const domain::Fiche& fiche);

/// What a telephone photographs: short, so that its squares stay large; the name and how to reach
/// it, readable with no network.
std::string qr_of(const domain::Fiche& fiche);

/// The source in a few words, then "Vérifiée le 12 novembre 2026.", and "Informations du 22/11."
/// when the content is past its date.
std::string footnote_of(const Writer& writer, const domain::Fiche& fiche);

}  // namespace view
