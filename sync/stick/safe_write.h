#pragma once

#include "kiosk/domain/ports/stick.h"

namespace stick {

/// Writes a file so that it is on the stick whole or not at all:
///
///   1. `path`.part is written and synced;
///   2. it is renamed, and its folder synced;
///   3. the file is read back from the medium and compared.
///
/// Fails with corrupt when what comes back differs (the file is then removed), or as the stick.
Status write_safely(domain::Stick& stick, const std::string& path, std::string_view bytes);

}  // namespace stick
