#include "platform/postgresql/values.h"

#include <cassert>

namespace platform {
namespace {

void append_int(std::string& out, std::uint64_t value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
        out += static_cast<char>((value >> shift) & 0xFFU);
    }
}

void append_element(std::string& out, const sql::Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        append_int(out, 8, 4);
        append_int(out, static_cast<std::uint64_t>(*number), 8);
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
        const bool plain = text->find('\0') == text->npos;
        const auto safe = plain ? std::string{} : encoded(*text);
        append_int(out, plain ? text->size() : safe.size(), 4);
        out += plain ? *text : std::string_view{safe};
    } else if (const auto* blob = std::get_if<std::span<const std::byte>>(&value)) {
        append_int(out, blob->size(), 4);
        out.append(reinterpret_cast<const char*>(blob->data()), blob->size());
    } else {
        append_int(out, 0xFFFFFFFFU, 4);
    }
}

}  // namespace

TypeId array_of(TypeId type) {
    assert(type == kInt8 || type == kText || type == kBytes);
    return type == kInt8 ? 1016U : type == kText ? 1009U : 1001U;
}

std::string encoded(std::int64_t value) {
    std::string out;
    append_int(out, static_cast<std::uint64_t>(value), 8);
    return out;
}

std::string encoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\0') {
            out += "\xEF\xBF\xBD";
        } else {
            out += c;
        }
    }
    return out;
}

std::string encoded_column(std::span<const sql::Value> values, std::size_t width,
                           std::size_t column, TypeId type) {
    std::string out;
    append_int(out, 1, 4);  // dimensions
    append_int(out, 1, 4);  // there may be nulls
    append_int(out, type, 4);
    append_int(out, values.size() / width, 4);
    append_int(out, 1, 4);  // the first index
    for (auto at = column; at < values.size(); at += width) append_element(out, values[at]);
    return out;
}

std::string encoded_rows(std::span<const sql::Value> values, std::size_t width) {
    std::string out{"PGCOPY\n\xFF\r\n\0", 11};
    append_int(out, 0, 4);  // no flag
    append_int(out, 0, 4);  // no extension
    for (std::size_t at = 0; at < values.size(); ++at) {
        if (at % width == 0) append_int(out, width, 2);
        append_element(out, values[at]);
    }
    append_int(out, 0xFFFFU, 2);  // the end
    return out;
}

std::int64_t decoded_number(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char c : bytes) value = (value << 8U) | static_cast<unsigned char>(c);
    if (bytes.size() == 2) return static_cast<std::int16_t>(value);
    if (bytes.size() == 4) return static_cast<std::int32_t>(value);
    return static_cast<std::int64_t>(value);
}

}  // namespace platform
