#pragma once

// How the screens obtain a QR code; the composition root gives the encoder.

#include <functional>
#include <string>
#include <vector>

namespace ui {

/// Modules of a QR code row by row, dark is true, without quiet zone; empty when the text cannot
/// be encoded.
using QrEncoder = std::function<std::vector<std::vector<bool>>(const std::string&)>;

}  // namespace ui
