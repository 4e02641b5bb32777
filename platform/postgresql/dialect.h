#pragma once

// The few words that PostgreSQL writes otherwise than the SQL of docs/formats/magasin.md.

#include <optional>
#include <string>
#include <string_view>

namespace platform {

/// `?` become $1, $2…
std::string numbered(std::string_view sql);

/// An insert of one row, `values (?, …)`, as an insert of as many rows as the arrays have elements.
std::string of_arrays(std::string_view insert);

/// The same insert as a COPY in binary form; none when it says what to do on a conflict.
std::optional<std::string> as_copy(std::string_view insert);

/// A migration in SQLite's types: integer is bigint, blob is bytea, text compares byte by byte,
/// strict and the rest of what follows a table goes, and so do comments.
std::string translated(std::string_view migration);

}  // namespace platform
