#include "kiosk/content/document.h"

#include <algorithm>

namespace content {
namespace {

const std::string kEmpty;

}  // namespace

Node Node::scalar(std::string text, int line) {
    Node node{Kind::scalar, line};
    node.text_ = std::move(text);
    return node;
}

Node Node::list(std::vector<Node> items, int line) {
    Node node{Kind::list, line};
    node.items_ = std::move(items);
    return node;
}

Node Node::mapping(std::vector<std::pair<std::string, Node>> entries, int line) {
    Node node{Kind::mapping, line};
    node.entries_ = std::move(entries);
    return node;
}

const Node* Node::find(std::string_view key) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const auto& entry) { return entry.first == key; });
    return found == entries_.end() ? nullptr : &found->second;
}

const std::string& Node::text_at(std::string_view key) const {
    const auto* node = find(key);
    return node ? node->text() : kEmpty;
}

std::vector<std::string> Node::texts_at(std::string_view key) const {
    std::vector<std::string> texts;
    if (const auto* node = find(key)) {
        for (const auto& item : node->items()) texts.push_back(item.text());
    }
    return texts;
}

}  // namespace content
