#include "kiosk/view/semantics/tree.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

namespace view {
namespace {

constexpr std::array<std::string_view, 11> kRoleNames{"heading", "text",   "button",  "checkbox",
                                                      "tile",    "row",    "field",   "key",
                                                      "image",   "dialog", "progress"};

std::string quoted(std::string_view text) {
    std::string json = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
            json += escape.data();
        } else {
            json += c;
        }
    }
    return json + '"';
}

/// Whole pixels and tenths of millimetres: what a reader compares, without noise.
std::string number(float value, const char* format) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), format, static_cast<double>(value));
    return text.data();
}

std::string rect_json(const Rect& rect) {
    return '[' + number(rect.x, "%.0f") + ',' + number(rect.y, "%.0f") + ',' +
           number(rect.width, "%.0f") + ',' + number(rect.height, "%.0f") + ']';
}

void append_flag(std::string& json, std::string_view name, bool value) {
    json += ",\"";
    json += name;
    json += value ? "\":true" : "\":false";
}

std::string to_json(const Node& node) {
    std::string json = "{\"id\":" + quoted(node.id);
    json += ",\"role\":" + quoted(kRoleNames.at(static_cast<std::size_t>(node.role)));
    json += ",\"label\":" + quoted(node.label);
    if (!node.value.empty()) json += ",\"value\":" + quoted(node.value);
    json += ",\"rect\":" + rect_json(node.rect);
    append_flag(json, "enabled", node.enabled);
    append_flag(json, "actionable", node.actionable);
    append_flag(json, "focused", node.focused);
    append_flag(json, "clipped", node.clipped);
    if (node.text_height_mm > 0) {
        json += ",\"text_height_mm\":" + number(node.text_height_mm, "%.2f");
    }
    return json + '}';
}

}  // namespace

const Node* Tree::find(const std::string& id) const {
    const auto found =
        std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == id; });
    return found == nodes.end() ? nullptr : &*found;
}

std::string to_json_lines(const Tree& tree) {
    std::string lines;
    for (const auto& node : tree.nodes) lines += to_json(node) + '\n';
    return lines;
}

}  // namespace view
