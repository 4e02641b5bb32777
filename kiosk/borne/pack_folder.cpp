#include "kiosk/borne/pack_folder.h"

#include "kiosk/content/emergency_numbers.h"
#include "platform/crypto/sha256.h"
#include "platform/yaml/yaml_reader.h"

#include <fstream>

namespace borne {
namespace {

constexpr std::streamoff kMostBytes = std::streamoff{16} << 20;

Result<std::string> read_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary | std::ios::ate};
    if (!file) return fail(ErrorCode::unavailable, "ne s'ouvre pas");
    const auto size = file.tellg();
    if (size < 0 || size > kMostBytes) return fail(ErrorCode::invalid_input, "trop grand");
    std::string bytes(static_cast<std::size_t>(size), '\0');
    file.seekg(0);
    file.read(bytes.data(), size);
    if (!file) return fail(ErrorCode::unavailable, "illisible");
    return bytes;
}

}  // namespace

content::PackReader pack_folder(const std::string& folder) {
    return {[folder](const std::string& name) { return read_file(folder + "/" + name); },
            platform::read_yaml, platform::sha256_hex};
}

OpenedPack open_pack(const std::string& folder) {
    auto pack = content::read_pack(pack_folder(folder));
    if (!pack) return {content::fallback_pack(), pack.error()};
    return {*std::move(pack), std::nullopt};
}

}  // namespace borne
