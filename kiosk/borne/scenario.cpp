#include "kiosk/borne/scenario.h"

#include <algorithm>
#include <charconv>
#include <istream>
#include <map>
#include <ostream>

namespace borne {
namespace {

struct Line {
    std::string command;
    std::string id;    ///< the first word after the command
    std::string rest;  ///< what follows it, to the end of the line
};

std::string take_word(std::string& text) {
    text.erase(0, std::min(text.find_first_not_of(" \t\r"), text.size()));
    const auto end = std::min(text.find_first_of(" \t\r"), text.size());
    auto word = text.substr(0, end);
    text.erase(0, end);
    return word;
}

Line parse(std::string text) {
    Line line;
    line.command = take_word(text);
    line.id = take_word(text);
    text.erase(0, std::min(text.find_first_not_of(" \t"), text.size()));
    text.erase(text.find_last_not_of(" \t\r") + 1);
    line.rest = text;
    return line;
}

/// "l'écran « besoins » montre : retour, langue, …"
std::string what_is_there(const view::Tree& tree) {
    std::string text = "l'écran « " + tree.screen + " » montre :";
    for (const auto& node : tree.nodes) {
        if (node.id.empty()) continue;
        text += " " + node.id + (node.actionable && !node.enabled ? " (indisponible)" : "");
    }
    return text;
}

Error refuse(const std::string& why) {
    return fail(ErrorCode::invalid_input, why);
}

Status tap(const Line& line, Stand& stand, std::ostream&) {
    const auto* node = stand.tree().find(line.id);
    if (node == nullptr || !node->actionable || !node->enabled) {
        const std::string why = node == nullptr ? "n'est pas là"
                                : node->enabled ? "ne se touche pas"
                                                : "est indisponible";
        return refuse("« " + line.id + " » " + why + " ; " + what_is_there(stand.tree()));
    }
    stand.tap(node->rect.x + node->rect.width / 2, node->rect.y + node->rect.height / 2);
    return Done{};
}

Status type(const Line& line, Stand& stand, std::ostream&) {
    const auto* node = stand.tree().find(line.id);
    if (node == nullptr || node->role != view::Role::field) {
        return refuse("« " + line.id + " » n'est pas un champ ; " + what_is_there(stand.tree()));
    }
    stand.type(line.rest);
    return Done{};
}

/// As one types it: no-break spaces, narrow or not, become plain ones.
std::string with_plain_spaces(std::string text) {
    for (const auto* space : {"\u00A0", "\u202F"}) {
        const std::string bytes{space};
        for (auto at = text.find(bytes); at != std::string::npos; at = text.find(bytes, at + 1)) {
            text.replace(at, bytes.size(), " ");
        }
    }
    return text;
}

/// What an element says: its label, and its value when it has one.
std::string said_by(const view::Node& node) {
    return with_plain_spaces(node.value.empty() ? node.label : node.label + " " + node.value);
}

Status expect(const Line& line, Stand& stand, std::ostream&) {
    const auto& tree = stand.tree();
    if (line.id == "ecran." + tree.screen) {
        if (line.rest.empty()) return Done{};
        return refuse("un écran ne dit rien : donnez l'identifiant d'un de ses éléments");
    }
    const auto* node = tree.find(line.id);
    if (node == nullptr) {
        return refuse("« " + line.id + " » n'est pas là ; " + what_is_there(tree));
    }
    const auto said = said_by(*node);
    if (said.find(with_plain_spaces(line.rest)) == std::string::npos) {
        return refuse("« " + line.id + " » dit « " + said + " », pas « " + line.rest + " »");
    }
    return Done{};
}

Status absent(const Line& line, Stand& stand, std::ostream&) {
    const auto& tree = stand.tree();
    if (tree.find(line.id) == nullptr && line.id != "ecran." + tree.screen) return Done{};
    return refuse("« " + line.id + " » est là ; " + what_is_there(tree));
}

Status advance(const Line& line, Stand& stand, std::ostream&) {
    std::int64_t ms = 0;
    const auto* end = line.id.data() + line.id.size();
    const auto read = std::from_chars(line.id.data(), end, ms);
    if (read.ec != std::errc{} || read.ptr != end || ms < 0) {
        return refuse("advance attend des millisecondes, pas « " + line.id + " »");
    }
    stand.advance(std::chrono::milliseconds{ms});
    return Done{};
}

Status picture(const Line& line, Stand& stand, std::ostream&) {
    const auto path = line.rest.empty() ? line.id : line.id + " " + line.rest;
    return stand.picture(path);
}

Status print_tree(const Line&, Stand& stand, std::ostream& out) {
    out << view::to_json_lines(stand.tree()) << std::flush;
    return Done{};
}

/// A centre that cannot be reached is an ordinary state of a kiosk: said, not a failure.
Status sync(const Line&, Stand& stand, std::ostream& out) {
    if (const auto done = stand.sync(); !done) {
        out << "sync: " << done.error().detail << std::endl;
    }
    return Done{};
}

Status crash(const Line&, Stand& stand, std::ostream&) {
    stand.crash();
    return Done{};
}

struct Command {
    Status (*run)(const Line&, Stand&, std::ostream&);
    const char* needs;  ///< what must follow it, empty when nothing must
};

const std::map<std::string, Command> kCommands{
    {"tap", {tap, "un identifiant"}},
    {"type", {type, "un identifiant et un texte"}},
    {"expect", {expect, "un identifiant"}},
    {"absent", {absent, "un identifiant"}},
    {"advance", {advance, "un nombre de millisecondes"}},
    {"picture", {picture, "un nom de fichier"}},
    {"tree", {print_tree, ""}},
    {"sync", {sync, ""}},
    {"crash", {crash, ""}},
};

}  // namespace

Status play(std::istream& lines, Stand& stand, std::ostream& out) {
    int number = 0;
    for (std::string text; std::getline(lines, text);) {
        ++number;
        const auto line = parse(text);
        if (line.command.empty() || line.command[0] == '#') continue;
        const auto at = "ligne " + std::to_string(number) + " : ";
        const auto command = kCommands.find(line.command);
        if (command == kCommands.end()) {
            return refuse(at + "commande inconnue « " + line.command + " »");
        }
        const std::string needs = command->second.needs;
        if (line.id.empty() && !needs.empty()) {
            return refuse(at + "« " + line.command + " » attend " + needs);
        }
        if (const auto done = command->second.run(line, stand, out); !done) {
            return fail(done.error().code, at + done.error().detail);
        }
    }
    return Done{};
}

}  // namespace borne
