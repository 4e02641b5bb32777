#pragma once

#include "kiosk/base/result.h"
#include "platform/raster/framebuffer.h"

#include <string>

namespace platform {

/// Writes the picture as an 8-bit RGB PNG. Fails with unavailable when the file cannot be written.
Status write_png(const std::string& path, const Framebuffer& picture);

}  // namespace platform
