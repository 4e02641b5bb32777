#pragma once

// The sentences of the aides known by their conditions, in the other languages of the screens.

#include "kiosk/content/document.h"
#include "kiosk/rules/aides.h"

namespace content {

constexpr const char* kTraductions = "traductions.yaml";

/// Gives every sentence of the aides its translations, from the root of `traductions.yaml`.
///
/// Fails with invalid_input, naming the line or the sentence, on: a sentence of an aide that has
/// none, a language left out, a sentence translated twice, a translation that no aide uses.
Status translate(std::vector<rules::Aide>& aides, const Node& root);

}  // namespace content
