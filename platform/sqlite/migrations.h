#pragma once

#include "kiosk/base/result.h"
#include "platform/sqlite/database.h"

#include <span>
#include <string_view>

namespace platform {

/// Brings a database to its newest schema: migration i (from 1) is run when `user_version` < i,
/// each in its own transaction with the new version. Forward only.
///
/// Fails with conflict when the file was written by a newer program; then nothing is changed.
Status migrate(Database& database, std::span<const std::string_view> migrations);

}  // namespace platform
