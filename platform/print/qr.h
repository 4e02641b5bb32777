#pragma once

#include <string>
#include <vector>

namespace platform {

using QrModules = std::vector<std::vector<bool>>;

/// Modules of a QR code of `text`, row by row, dark is true, without quiet zone; correction level
/// M. Empty when the text is empty or too long for a QR code. Fits ui::QrEncoder.
QrModules qr_modules(const std::string& text);

}  // namespace platform
