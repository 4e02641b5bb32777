#include "kiosk/content/fields.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace content {
namespace {

Error at_line(int line, const std::string& why) {
    return fail(ErrorCode::invalid_input, "ligne " + std::to_string(line) + " : " + why);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

unsigned read_digits(std::string_view digits) {
    unsigned value = 0;
    for (const char c : digits) value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
}

}  // namespace

std::optional<base::Date> read_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
        if (!is_digit(text[i])) return std::nullopt;
    }
    const auto year = static_cast<int>(read_digits(text.substr(0, 4)));
    const base::Date date{std::chrono::year{year},
                          std::chrono::month{read_digits(text.substr(5, 2))},
                          std::chrono::day{read_digits(text.substr(8, 2))}};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::optional<double> read_decimal(std::string_view text) {
    const auto unsigned_part = text.substr(!text.empty() && text.front() == '-' ? 1 : 0);
    const auto dots = std::count(unsigned_part.begin(), unsigned_part.end(), '.');
    const auto digits = std::count_if(unsigned_part.begin(), unsigned_part.end(), is_digit);
    if (digits == 0 || dots > 1 || unsigned_part.size() > 20) return std::nullopt;
    if (static_cast<std::size_t>(digits + dots) != unsigned_part.size()) return std::nullopt;
    return std::strtod(std::string{text}.c_str(), nullptr);
}

Fields::Fields(const Node& node) : node_(node) {
    if (node.kind() != Node::Kind::mapping) refuse("", "des paires « clé: valeur » attendues");
}

const Node* Fields::find(std::string_view key) {
    read_.emplace(key);
    return node_.find(key);
}

void Fields::refuse(std::string_view key, const std::string& why) {
    if (refusal_) return;
    const auto* value = node_.find(key);
    const auto what = key.empty() ? why : std::string{key} + " : " + why;
    refusal_ = at_line(value != nullptr ? value->line() : node_.line(), what);
}

std::string Fields::required(std::string_view key, std::size_t most) {
    const auto* value = find(key);
    if (value == nullptr) {
        refuse("", "la clé \"" + std::string{key} + "\" manque");
        return "";
    }
    if (value->text().empty()) refuse(key, "un texte attendu");
    if (value->text().size() > most) refuse(key, "plus de " + std::to_string(most) + " octets");
    return value->text();
}

std::string Fields::optional(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr) return "";
    if (value->kind() != Node::Kind::scalar) refuse(key, "un texte attendu");
    return value->text();
}

std::vector<std::string> Fields::list(std::string_view key) {
    std::vector<std::string> texts;
    const auto* items = node(key, Node::Kind::list);
    if (items == nullptr) return texts;
    for (const auto& item : items->items()) {
        if (item.text().empty()) refuse(key, "une liste de textes attendue");
        texts.push_back(item.text());
    }
    return texts;
}

base::Date Fields::date(std::string_view key) {
    const auto text = required(key);
    const auto read = read_date(text);
    if (!read) refuse(key, "\"" + text + "\" n'est pas une date comme 2026-11-22");
    return read.value_or(base::Date{});
}

bool Fields::yes(std::string_view key) {
    const auto text = optional(key);
    if (!text.empty() && text != "oui" && text != "non") refuse(key, "oui ou non attendu");
    return text == "oui";
}

const Node* Fields::node(std::string_view key, Node::Kind kind) {
    const auto* value = find(key);
    if (value == nullptr) return nullptr;
    if (value->kind() == kind) return value;
    refuse(key, kind == Node::Kind::list ? "une liste attendue"
                                         : "des paires « clé: valeur » attendues");
    return nullptr;
}

Status Fields::finish() {
    for (const auto& [key, value] : node_.entries()) {
        if (read_.count(key) == 0) refuse(key, "clé inconnue");
    }
    if (refusal_) return *refusal_;
    return Done{};
}

}  // namespace content
