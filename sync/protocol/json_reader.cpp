#include "sync/protocol/json_reader.h"

#include <limits>

namespace protocol {

using simdjson::dom::element;

ObjectReader::ObjectReader(element element) {
    is_object_ = element.get(object_) == simdjson::SUCCESS;
    if (!is_object_) wrong_ = "pas un objet JSON";
}

ObjectReader::ObjectReader(simdjson::simdjson_result<element> parsed) {
    is_object_ = parsed.get_object().get(object_) == simdjson::SUCCESS;
    if (!is_object_) wrong_ = "pas un objet JSON";
}

std::optional<element> ObjectReader::find(std::string_view key) {
    element value;
    if (!is_object_ || object_.at_key(key).get(value) != simdjson::SUCCESS) return std::nullopt;
    ++keys_read_;
    return value;
}

std::string ObjectReader::text(std::string_view key) {
    const auto value = find(key);
    std::string_view text;
    if (!value || value->get(text) != simdjson::SUCCESS) refuse(key, "doit être un texte");
    return std::string{text};
}

std::int64_t ObjectReader::number(std::string_view key) {
    const auto value = find(key);
    std::int64_t number = 0;
    if (!value || value->get(number) != simdjson::SUCCESS)
        refuse(key, "doit être un nombre entier");
    return number;
}

int ObjectReader::small_number(std::string_view key) {
    const auto value = number(key);
    if (value >= 0 && value <= std::numeric_limits<int>::max()) return static_cast<int>(value);
    refuse(key, "est hors limites");
    return 0;
}

std::optional<element> ObjectReader::optional(std::string_view key) {
    const auto value = find(key);
    return value && !value->is_null() ? value : std::nullopt;
}

std::optional<std::string> ObjectReader::optional_text(std::string_view key) {
    const auto value = optional(key);
    if (!value) return std::nullopt;
    std::string_view text;
    if (value->get(text) != simdjson::SUCCESS) refuse(key, "doit être un texte");
    return std::string{text};
}

std::optional<std::int64_t> ObjectReader::optional_number(std::string_view key) {
    const auto value = optional(key);
    if (!value) return std::nullopt;
    std::int64_t number = 0;
    if (value->get(number) != simdjson::SUCCESS) refuse(key, "doit être un nombre entier");
    return number;
}

bool ObjectReader::optional_flag(std::string_view key) {
    const auto value = optional(key);
    bool flag = false;
    if (value && value->get(flag) != simdjson::SUCCESS) refuse(key, "doit être vrai ou faux");
    return flag;
}

void ObjectReader::refuse(std::string_view key, std::string_view what) {
    if (wrong_.empty()) wrong_.append("\"").append(key).append("\" ").append(what);
}

Status ObjectReader::known_keys_are_right() const {
    if (!wrong_.empty()) return fail(ErrorCode::invalid_input, wrong_);
    return Done{};
}

Status ObjectReader::every_key_is_right() const {
    auto known = known_keys_are_right();
    if (!known) return known;
    if (object_.size() != keys_read_) {
        return fail(ErrorCode::invalid_input, "l'objet a une clé de trop");
    }
    return Done{};
}

}  // namespace protocol
