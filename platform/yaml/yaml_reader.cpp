#include "platform/yaml/yaml_reader.h"

#include <yaml.h>

#include <fstream>
#include <iterator>

namespace platform {
namespace {

using content::Node;

constexpr int kMaxDepth = 64;
constexpr std::size_t kMaxFileBytes = std::size_t{32} << 20;

/// Owns the parser and the current event.
class Events {
  public:
    explicit Events(std::string_view utf8) {
        yaml_parser_initialize(&parser_);
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(utf8.data()),
                                     utf8.size());
    }
    ~Events() {
        yaml_event_delete(&event_);
        yaml_parser_delete(&parser_);
    }
    Events(const Events&) = delete;
    Events& operator=(const Events&) = delete;

    Status next() {
        yaml_event_delete(&event_);
        if (yaml_parser_parse(&parser_, &event_) == 0) {
            return at(static_cast<int>(parser_.problem_mark.line) + 1,
                      parser_.problem != nullptr ? parser_.problem : "malformed YAML");
        }
        return Done{};
    }

    yaml_event_type_t type() const { return event_.type; }
    int line() const { return static_cast<int>(event_.start_mark.line) + 1; }

    std::string text() const {
        const auto& scalar = event_.data.scalar;
        return {reinterpret_cast<const char*>(scalar.value), scalar.length};
    }

    bool is_plain_value() const {
        switch (event_.type) {
            case YAML_SCALAR_EVENT:
                return event_.data.scalar.anchor == nullptr && event_.data.scalar.tag == nullptr;
            case YAML_SEQUENCE_START_EVENT:
                return event_.data.sequence_start.anchor == nullptr &&
                       event_.data.sequence_start.tag == nullptr;
            case YAML_MAPPING_START_EVENT:
                return event_.data.mapping_start.anchor == nullptr &&
                       event_.data.mapping_start.tag == nullptr;
            default:
                return false;
        }
    }

    static Error at(int line, const std::string& what) {
        return fail(ErrorCode::invalid_input, "ligne " + std::to_string(line) + " : " + what);
    }

  private:
    yaml_parser_t parser_{};
    yaml_event_t event_{};
};

Result<Node> read_value(Events& events, int depth);

Result<Node> read_list(Events& events, int depth) {
    const int line = events.line();
    std::vector<Node> items;
    while (true) {
        if (auto moved = events.next(); !moved) return moved.error();
        if (events.type() == YAML_SEQUENCE_END_EVENT) break;
        auto item = read_value(events, depth + 1);
        if (!item) return item.error();
        items.push_back(*std::move(item));
    }
    return Node::list(std::move(items), line);
}

Result<Node> read_mapping(Events& events, int depth) {
    const int line = events.line();
    std::vector<std::pair<std::string, Node>> entries;
    while (true) {
        if (auto moved = events.next(); !moved) return moved.error();
        if (events.type() == YAML_MAPPING_END_EVENT) break;
        if (events.type() != YAML_SCALAR_EVENT) {
            return Events::at(events.line(), "une clé est un texte simple");
        }
        const auto key = events.text();
        for (const auto& entry : entries) {
            if (entry.first == key) {
                return Events::at(events.line(), "la clé \"" + key + "\" est donné deux fois");
            }
        }
        if (auto moved = events.next(); !moved) return moved.error();
        auto value = read_value(events, depth + 1);
        if (!value) return value.error();
        entries.emplace_back(key, *std::move(value));
    }
    return Node::mapping(std::move(entries), line);
}

Result<Node> read_value(Events& events, int depth) {
    if (depth > kMaxDepth) return Events::at(events.line(), "trop de niveaux l'un dans l'autre");
    if (!events.is_plain_value()) {
        return Events::at(events.line(), "ni ancre, ni alias, ni étiquette");
    }
    if (events.type() == YAML_SEQUENCE_START_EVENT) return read_list(events, depth);
    if (events.type() == YAML_MAPPING_START_EVENT) return read_mapping(events, depth);
    return Node::scalar(events.text(), events.line());
}

}  // namespace

Result<Node> read_yaml(std::string_view utf8) {
    Events events{utf8};
    do {
        if (auto moved = events.next(); !moved) return moved.error();
        if (events.type() == YAML_STREAM_END_EVENT) {
            return fail(ErrorCode::not_found, "le fichier est vide");
        }
    } while (events.type() != YAML_DOCUMENT_START_EVENT);

    if (auto moved = events.next(); !moved) return moved.error();
    auto root = read_value(events, 0);
    if (!root) return root;

    if (auto moved = events.next(); !moved) return moved.error();
    if (auto moved = events.next(); !moved) return moved.error();
    if (events.type() != YAML_STREAM_END_EVENT) {
        return Events::at(events.line(), "un second document suit");
    }
    return root;
}

Result<Node> read_yaml_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return fail(ErrorCode::unavailable, path + " : ne s'ouvre pas");
    std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    if (file.bad()) return fail(ErrorCode::unavailable, path + " : illisible");
    if (bytes.size() > kMaxFileBytes) return fail(ErrorCode::invalid_input, path + " : trop grand");
    auto root = read_yaml(bytes);
    if (!root) return fail(root.error().code, path + ": " + root.error().detail);
    return root;
}

}  // namespace platform
