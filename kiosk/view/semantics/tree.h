#pragma once

// The semantic tree: what is on the screen, said once. Touch, speech, switch access, the layout
// lint and every test find things here, by id, never by coordinates. Built anew each frame, flat,
// in reading and focus order.

#include <optional>
#include <string>
#include <vector>

namespace view {

enum class Role { heading, text, button, checkbox, tile, row, field, key, image, dialog, progress };

/// In pixels of the screen, origin at the top left.
struct Rect {
    float x = 0, y = 0, width = 0, height = 0;

    bool contains(float px, float py) const {
        return px >= x && px < x + width && py >= y && py < y + height;
    }
    friend bool operator==(const Rect&, const Rect&) = default;
};

struct Node {
    std::string id;  ///< stable, ASCII, the glossary's words: "besoin.logement"; documented
    Role role;
    std::string label;  ///< what a person reads or hears
    std::string value;  ///< "choisi", the text of a field, "1 / 3"; empty when there is none
    Rect rect;
    bool enabled = true;
    bool focused = false;
    bool actionable = false;   ///< a tap does something
    bool clipped = false;      ///< its text did not fit its box: the layout lint fails
    float text_height_mm = 0;  ///< capital height of its smallest text, 0 when it has none
};

struct Tree {
    std::string screen;  ///< id of the screen: "besoins"
    std::vector<Node> nodes;

    const Node* find(const std::string& id) const;
};

/// One JSON object a line, in order: the scenario command `tree`.
std::string to_json_lines(const Tree& tree);

}  // namespace view
