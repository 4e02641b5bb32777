#include "platform/print/qr.h"

#include <qrencode.h>

#include <memory>

namespace platform {

QrModules qr_modules(const std::string& text) {
    // Bytes, not a C string: a text may be any UTF-8.
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code{
        QRcode_encodeData(static_cast<int>(text.size()),
                          reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M),
        QRcode_free};
    if (!code) return {};
    const auto width = static_cast<std::size_t>(code->width);
    QrModules rows(width, std::vector<bool>(width));
    for (std::size_t y = 0; y < width; ++y) {
        for (std::size_t x = 0; x < width; ++x) rows[y][x] = (code->data[y * width + x] & 1) != 0;
    }
    return rows;
}

}  // namespace platform
