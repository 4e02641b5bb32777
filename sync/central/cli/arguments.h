#pragma once

// The command line of perron-central: words, then options with or without a value.

#include "kiosk/base/result.h"

#include <map>
#include <string>
#include <vector>

namespace central {

inline constexpr std::size_t kMaxNoted = 200;  ///< bytes that the audit keeps of --par or --pour

struct Arguments {
    std::vector<std::string> words;              ///< "borne", "creer"
    std::map<std::string, std::string> options;  ///< "--data" → DIR; "--json" → ""

    bool has(const std::string& option) const { return options.count(option) > 0; }
    std::string value(const std::string& option, const std::string& otherwise = "") const;
};

/// Fails with invalid_input and a French sentence: an unknown option, or one without its value.
Result<Arguments> read_arguments(const std::vector<std::string>& given);

extern const char* const kUsage;

}  // namespace central
