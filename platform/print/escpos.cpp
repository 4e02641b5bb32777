#include "platform/print/escpos.h"

#include <algorithm>

namespace platform {
namespace {

using domain::PaperState;
using domain::Slip;
using domain::SlipLine;

constexpr std::string_view kInitialise{"\x1B@", 2};          // ESC @
constexpr std::string_view kPage858{"\x1Bt\x13", 3};         // ESC t 19
constexpr std::string_view kFeedAndCut{"\x1DV\x42\x10", 4};  // GS V 66 16: feed, partial cut
constexpr std::size_t kBandHeight = 128;                     // 9 KiB a band
constexpr std::size_t kColumns = 48;                         // of font A on 72 mm
constexpr std::size_t kLongestQr = 1000;                     // bytes: what QR model 2 at M takes

// Of an answer to DLE EOT: the bits that are always the same, then those that tell.
constexpr unsigned kFixedMask = 0x93;
constexpr unsigned kFixed = 0x12;
constexpr unsigned kSensorsNoPaper = 0x60;
constexpr unsigned kStoppedNoPaper = 0x20;
constexpr unsigned kCoverOrError = 0x44;

void add_u16(std::string& out, std::size_t value) {
    out.push_back(static_cast<char>(value & 0xFF));
    out.push_back(static_cast<char>(value >> 8 & 0xFF));
}

std::string centred(bool is_centred) {
    return std::string{"\x1B\x61", 2} + (is_centred ? '\x01' : '\x00');  // ESC a
}

/// ESC E and GS !: bold, and how many times larger (0 to 7), both ways.
std::string emphasis(bool bold, int larger) {
    std::string bytes{"\x1B\x45", 2};
    bytes.push_back(bold ? '\x01' : '\x00');
    bytes += std::string{"\x1D\x21", 2};
    bytes.push_back(static_cast<char>(larger << 4 | larger));
    return bytes;
}

/// GS ( k with function `fn`, then its parameters.
void add_qr_command(std::string& out, char fn, const std::string& parameters) {
    out += std::string{"\x1D(k", 3};
    add_u16(out, parameters.size() + 2);
    out.push_back('1');
    out.push_back(fn);
    out += parameters;
}

std::string qr_bytes(const std::string& text) {
    std::string bytes = centred(true);
    add_qr_command(bytes, 'A', std::string{"2\0", 2});   // model 2
    add_qr_command(bytes, 'C', std::string{"\x07", 1});  // 7 dots a module
    add_qr_command(bytes, 'E', "1");                     // correction M
    add_qr_command(bytes, 'P', '0' + text);
    add_qr_command(bytes, 'Q', "0");
    return bytes + '\n';
}

int larger_of(SlipLine::Kind kind) {
    if (kind == SlipLine::Kind::huge) return 3;
    return kind == SlipLine::Kind::title ? 1 : 0;
}

/// Breaks at spaces, so that no printer cuts a word in two.
std::string wrap(const std::string& text, std::size_t columns) {
    std::string wrapped;
    std::size_t line = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find_first_of(" \n", at), text.size());
        const auto word = end - at;
        if (line != 0 && line + 1 + word > columns) {
            wrapped.push_back('\n');
            line = 0;
        }
        if (line != 0) wrapped.push_back(' ');
        wrapped.append(text, at, word);
        line += word + (line != 0 ? 1 : 0);
        if (end < text.size() && text[end] == '\n') {
            wrapped.push_back('\n');
            line = 0;
        }
        at = end + 1;
    }
    return wrapped;
}

std::optional<std::string> line_bytes(const SlipLine& line) {
    if (line.kind == SlipLine::Kind::rule) return centred(true) + std::string(kColumns, '-') + '\n';
    if (line.kind == SlipLine::Kind::qr) {
        return line.text.size() > kLongestQr ? std::string{} : qr_bytes(line.text);
    }
    const auto text = to_cp858(line.text);
    if (!text) return std::nullopt;
    const int larger = larger_of(line.kind);
    const bool bold = line.kind == SlipLine::Kind::bold || larger > 0;
    const auto columns = kColumns / (static_cast<std::size_t>(larger) + 1);
    return centred(line.centred) + emphasis(bold, larger) + wrap(*text, columns) + '\n' +
           emphasis(false, 0);
}

}  // namespace

std::string raster_bytes(const Bitmap& bitmap) {
    std::string bytes{kInitialise};
    for (std::size_t top = 0; top < bitmap.height(); top += kBandHeight) {
        const auto rows = std::min(kBandHeight, bitmap.height() - top);
        bytes += std::string{"\x1Dv0\0", 4};  // GS v 0, normal size
        add_u16(bytes, Bitmap::kBytesPerRow);
        add_u16(bytes, rows);
        const auto* first =
            reinterpret_cast<const char*>(bitmap.bytes.data() + top * Bitmap::kBytesPerRow);
        bytes.append(first, rows * Bitmap::kBytesPerRow);
    }
    bytes += kFeedAndCut;
    return bytes;
}

std::optional<std::string> text_bytes(const Slip& slip) {
    std::string bytes{kInitialise};
    bytes += kPage858;
    auto lines = slip.lines;
    if (!slip.heading.empty()) {
        lines.insert(lines.begin(), {{SlipLine::Kind::bold, slip.heading, true},
                                     {SlipLine::Kind::rule, "", true}});
    }
    for (const auto& line : lines) {
        const auto one = line_bytes(line);
        if (!one) return std::nullopt;
        bytes += *one;
    }
    bytes += kFeedAndCut;
    return bytes;
}

PaperState state_of(std::string_view answer) {
    for (std::size_t i = 0; i < answer.size(); ++i) {
        const auto byte = static_cast<unsigned char>(answer[i]);
        if ((byte & kFixedMask) != kFixed) return PaperState::fault;
        if ((byte & (i == 0 ? kSensorsNoPaper : kStoppedNoPaper)) != 0) {
            return PaperState::out_of_paper;
        }
        if (i == 1 && (byte & kCoverOrError) != 0) return PaperState::fault;
    }
    return PaperState::ok;
}

}  // namespace platform
