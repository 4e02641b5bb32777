#pragma once

// A department's schema written to a file and put back, by PostgreSQL's own pg_dump and pg_restore,
// which must be installed. The password, if the address has one, is given in their environment: the
// list of processes shows arguments.

#include "platform/postgresql/postgresql_connection.h"

namespace platform {

/// Writes the schema to a new file. Fails with unavailable and what pg_dump says.
Status dump_postgresql(const PostgresqlOptions& options, const std::string& path);

/// Puts a file of dump_postgresql back. With `replace`, a schema that is there is renamed, never
/// dropped, and comes back if the file cannot be restored; else that fails with conflict.
Status restore_postgresql(const PostgresqlOptions& options, const std::string& path, bool replace);

}  // namespace platform
