#pragma once

// A document as people write it (YAML), reduced to text: mappings, lists and scalars, each with its
// line. Nothing is guessed of a scalar's type: "01004" stays five characters. Readers of content
// turn nodes into checked domain values and name the line when they refuse one.

#include "kiosk/base/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace content {

class Node {
  public:
    enum class Kind { scalar, list, mapping };

    static Node scalar(std::string text, int line);
    static Node list(std::vector<Node> items, int line);
    static Node mapping(std::vector<std::pair<std::string, Node>> entries, int line);

    Kind kind() const { return kind_; }
    int line() const { return line_; }  ///< from 1

    /// The text of a scalar; empty for another kind.
    const std::string& text() const { return text_; }

    /// The items of a list; empty for another kind.
    const std::vector<Node>& items() const { return items_; }

    /// The entries of a mapping in the order of the file, keys unique; empty for another kind.
    const std::vector<std::pair<std::string, Node>>& entries() const { return entries_; }

    /// The value of `key`, or nullptr.
    const Node* find(std::string_view key) const;

    /// The text of the scalar at `key`, or "" when there is none.
    const std::string& text_at(std::string_view key) const;

    /// The texts of the list of scalars at `key`; empty when there is none.
    std::vector<std::string> texts_at(std::string_view key) const;

  private:
    Node(Kind kind, int line) : kind_(kind), line_(line) {}

    Kind kind_;
    int line_;
    std::string text_;
    std::vector<Node> items_;
    std::vector<std::pair<std::string, Node>> entries_;
};

}  // namespace content
