#pragma once

// What a counter of the day is called on the page of the department: words, never its key.

#include <string>

namespace central {

/// "Se loger", "RSA : oui", "Sos loyers impayes : l'adresse", "non détaillé". A key of a program
/// to come is said as it is written, with spaces.
std::string counter_words(const std::string& family, const std::string& key);

}  // namespace central
