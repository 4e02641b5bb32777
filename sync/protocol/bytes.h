#pragma once

// Small tools on bytes: fixed-size values, hexadecimal text, little-endian integers. Variable
// bytes travel as std::string, which is also what files and HTTP bodies are.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace protocol {

using Hash = std::array<std::byte, 32>;   ///< BLAKE2b-256
using Epoch = std::array<std::byte, 16>;  ///< random; names one unbroken life of a log
using Boot = std::array<std::byte, 16>;   ///< one run of the machine; domain::BootId

/// Lower case, two digits a byte.
std::string to_hex(std::span<const std::byte> bytes);

/// Fills `out` from exactly 2 × out.size() hexadecimal digits; false if `text` is anything else.
bool from_hex(std::string_view text, std::span<std::byte> out);

template <std::size_t N>
std::optional<std::array<std::byte, N>> array_from_hex(std::string_view text) {
    std::array<std::byte, N> bytes;
    if (!from_hex(text, bytes)) return std::nullopt;
    return bytes;
}

std::string_view as_text(std::span<const std::byte> bytes);
std::span<const std::byte> as_bytes(std::string_view text);

void append_u32(std::string& out, std::uint32_t value);  ///< 4 bytes, little-endian
void append_i64(std::string& out, std::int64_t value);   ///< 8 bytes, two's complement, LE

/// A field whose end cannot be mistaken: its length as u32, then its bytes.
void append_field(std::string& out, std::string_view bytes);

/// Reads a buffer from its start. Once a read goes past the end, `ok` is false for good and every
/// read returns zero or nothing.
class ByteReader {
  public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    std::string_view take(std::size_t size);
    std::uint32_t u32();
    std::int64_t i64();

    bool ok() const { return ok_; }
    bool at_end() const { return rest_.empty(); }
    std::size_t remaining() const { return rest_.size(); }

  private:
    std::string_view rest_;
    bool ok_ = true;
};

}  // namespace protocol
