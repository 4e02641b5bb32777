#pragma once

// What a visitor of a scripted visit saw, and how long a campaign of them is.

#include <string>
#include <vector>

namespace journeys {

/// The ticket numbers that the trees printed by a scenario show, in order: "B 12" becomes "B12".
std::vector<std::string> numbers_shown(const std::string& output);

/// A length set from outside, for the long proof; `otherwise` when it is not.
int length_from(const char* variable, int otherwise);

}  // namespace journeys
