#include "kiosk/borne/out_of_service.h"

#include "platform/system/erase.h"
#include "platform/system/files.h"

#include <filesystem>

namespace borne {
namespace {

constexpr const char* kMark = "hors-service";

std::string mark_of(const std::string& folder) {
    return folder + "/" + kMark;
}

}  // namespace

bool is_condemned(const std::string& folder) {
    std::error_code error;
    return std::filesystem::exists(mark_of(folder), error);
}

Status condemn(const std::string& folder) {
    return platform::write_file(mark_of(folder), "Le centre a retiré cette borne du service.\n");
}

Status erase_device(const std::string& folder) {
    return platform::erase_folder(folder, {kMark});
}

Status reprieve(const std::string& folder) {
    std::error_code error;
    std::filesystem::remove(mark_of(folder), error);
    if (error) return fail(ErrorCode::unavailable, error.message());
    return Done{};
}

}  // namespace borne
