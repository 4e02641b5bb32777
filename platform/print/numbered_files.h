#pragma once

// Names of what a folder keeps in place of a printer: ticket-1, ticket-2…

#include <string>

namespace platform {

/// The path of the file after those of that stem in the folder, without an extension:
/// "folder/ticket-3" when ticket-1 and ticket-2 are there, in whatever format.
std::string next_path(const std::string& folder, const std::string& stem);

}  // namespace platform
