#pragma once

#include "kiosk/base/result.h"
#include "kiosk/content/document.h"

#include <string>
#include <string_view>

namespace platform {

/// Reads one YAML document through libyaml's events, where every scalar is text.
///
/// Fails with invalid_input, naming the line, on: malformed YAML, a second document, a key given
/// twice, a key that is not a scalar, an anchor, an alias or a tag, more than 64 levels; or with
/// not_found when there is no document at all.
Result<content::Node> read_yaml(std::string_view utf8);

/// The same from a file of at most 32 MiB. Fails besides with unavailable when it cannot be read;
/// every error names the file.
Result<content::Node> read_yaml_file(const std::string& path);

}  // namespace platform
