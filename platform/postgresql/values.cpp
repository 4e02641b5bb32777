#include "platform/postgresql/values.h"

#include <array>
#include <cassert>

namespace platform {
namespace {

/// The last `N` bytes of the value, the highest first.
template <std::size_t N>
void append_int(std::string& out, std::uint64_t value) {
    std::array<char, N> bytes;
    for (std::size_t i = 0; i < N; ++i) {
        bytes[i] = static_cast<char>((value >> (8 * (N - 1 - i))) & 0xFFU);
    }
    out.append(bytes.data(), N);
}

constexpr std::size_t kUsualElement = 24;  ///< bytes, with its length

void append_element(std::string& out, const sql::Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        append_int<4>(out, 8);
        append_int<8>(out, static_cast<std::uint64_t>(*number));
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
        const bool plain = text->find('\0') == text->npos;
        const auto safe = plain ? std::string{} : encoded(*text);
        append_int<4>(out, plain ? text->size() : safe.size());
        out += plain ? *text : std::string_view{safe};
    } else if (const auto* blob = std::get_if<std::span<const std::byte>>(&value)) {
        append_int<4>(out, blob->size());
        out.append(reinterpret_cast<const char*>(blob->data()), blob->size());
    } else {
        append_int<4>(out, 0xFFFFFFFFU);
    }
}

}  // namespace

TypeId array_of(TypeId type) {
    assert(type == kInt8 || type == kText || type == kBytes);
    return type == kInt8 ? 1016U : type == kText ? 1009U : 1001U;
}

std::string encoded(std::int64_t value) {
    std::string out;
    append_int<8>(out, static_cast<std::uint64_t>(value));
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
    append_int<4>(out, 1);  // dimensions
    append_int<4>(out, 1);  // there may be nulls
    append_int<4>(out, type);
    append_int<4>(out, values.size() / width);
    append_int<4>(out, 1);  // the first index
    for (auto at = column; at < values.size(); at += width) append_element(out, values[at]);
    return out;
}

std::string copy_start() {
    std::string out{"PGCOPY\n\xFF\r\n\0", 11};
    append_int<4>(out, 0);  // no flag
    append_int<4>(out, 0);  // no extension
    return out;
}

std::string encoded_rows(std::span<const sql::Value> values, std::size_t width) {
    std::string out;
    out.reserve(values.size() * kUsualElement);
    for (std::size_t at = 0; at < values.size(); ++at) {
        if (at % width == 0) append_int<2>(out, width);
        append_element(out, values[at]);
    }
    return out;
}

std::string copy_end() {
    std::string out;
    append_int<2>(out, 0xFFFFU);
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
