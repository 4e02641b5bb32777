#pragma once

// From a document to fiches, themes and lieux: the files of a pack. Every error names the line.

#include "kiosk/content/document.h"
#include "kiosk/content/pack.h"
#include "kiosk/domain/fiche.h"

#include <vector>

namespace content {

/// One fiche. Fails with invalid_input on an unknown or missing key, a value outside the
/// data·inclusion vocabularies, a number or address badly written, or no source and date.
Result<domain::Fiche> read_fiche(const Node& node);

Result<domain::Lieu> read_lieu(const Node& node);

struct ThemeRead {
    domain::Theme theme;
    std::vector<ThemeWords> mots;
};
Result<ThemeRead> read_theme(const Node& node);

/// The items of the only list of a file, at `key`.
Result<std::vector<Node>> read_items(const Node& root, std::string_view key);

}  // namespace content
