#pragma once

// Reads the entries of one mapping into checked values and remembers the first refusal, so that a
// reader is a plain list of fields:
//
//   Fields fields{node};
//   lieu.nom = fields.required("nom", 150);
//   lieu.telephone = fields.optional("telephone");
//   if (auto read = fields.finish(); !read) return read.error();
//
// finish() refuses a key nobody asked for: a misspelt key is an error, never a lost value.

#include "kiosk/base/civil_time.h"
#include "kiosk/content/document.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// "2026-11-22", a day that exists; nothing else.
std::optional<base::Date> read_date(std::string_view text);

/// A finite decimal number: "46.31407", "-4.5"; nothing else.
std::optional<double> read_decimal(std::string_view text);

class Fields {
  public:
    explicit Fields(const Node& node);

    /// The text at `key`, of 1 to `most` bytes.
    std::string required(std::string_view key, std::size_t most = 2083);

    /// The text at `key`, or "" when there is no such key.
    std::string optional(std::string_view key);

    /// The texts of the list at `key`; empty when there is no such key. No item is empty.
    std::vector<std::string> list(std::string_view key);

    base::Date date(std::string_view key);

    /// "oui" or "non"; no without the key.
    bool yes(std::string_view key);

    /// The mapping or list at `key`, or nullptr when there is no such key.
    const Node* node(std::string_view key, Node::Kind kind);

    /// Refuses the value at `key` (or the whole mapping), unless something was refused before.
    void refuse(std::string_view key, const std::string& why);

    /// The first refusal, as "ligne 12 : why"; besides, refuses the keys nobody read.
    Status finish();

  private:
    const Node* find(std::string_view key);

    const Node& node_;
    std::set<std::string, std::less<>> read_;
    std::optional<Error> refusal_;
};

}  // namespace content
