#pragma once

// Which life of the centre this is: a number that grows each time it comes back from a backup.

#include "sync/central/sql/connection.h"

namespace central {

/// Its key in `etat`.
inline constexpr const char* kGenerationKey = "generation_de_restauration";

/// 0 for a centre that was never restored. Fails as the database does.
Result<std::int64_t> read_generation(sql::Connection& connection);

}  // namespace central
