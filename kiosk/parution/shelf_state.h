#pragma once

// What a device remembers of its content between two starts: one small file, written whole, so that
// the switch from one parution to another is the rename of that file.

#include "sync/protocol/ratchet.h"

#include <string>
#include <string_view>
#include <vector>

namespace parution {

struct ShelfState {
    protocol::Ratchet ratchet;
    std::string active;                 ///< "1-7": generation, version; empty: the installed one
    std::string ready;                  ///< whole, not tried yet; empty for none
    std::vector<std::string> previous;  ///< in use before, newest first, two at most
    std::vector<std::string> refused;   ///< failed when tried or used: never again
    bool on_trial = false;              ///< the active one has not run long enough yet
    int starts = 0;                     ///< of the program, during the trial
    friend bool operator==(const ShelfState&, const ShelfState&) = default;
};

/// One line of JSON.
std::string write_state(const ShelfState& state);

/// Fails with invalid_input.
Result<ShelfState> read_state(std::string_view json);

/// "1-7", which also names the file of its manifest.
std::string name_of(const protocol::Parution& parution);
std::string name_of(const protocol::Ratchet& ratchet);

}  // namespace parution
