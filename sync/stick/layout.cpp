#include "sync/stick/layout.h"

#include <charconv>

namespace stick {
namespace {

constexpr std::size_t kEpochDigits = 32;
constexpr std::string_view kFrameEnd = ".prn";

/// A positive number written in the one way that this program writes it.
std::optional<std::int64_t> number_from(std::string_view digits) {
    std::int64_t number = 0;
    const auto* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end || number < 1 || digits.front() == '0') {
        return std::nullopt;
    }
    return number;
}

}  // namespace

std::string kiosk_folder(std::string_view tenant, std::int64_t kiosk) {
    return std::string{kRoot} + "/" + std::string{tenant} + "/" + std::to_string(kiosk);
}

std::string acks_folder(std::string_view tenant, std::int64_t kiosk) {
    return kiosk_folder(tenant, kiosk) + "/acks";
}

std::string frame_name(const FrameFile& file) {
    return protocol::to_hex(file.epoch) + "-" + std::to_string(file.lo) + "-" +
           std::to_string(file.hi) + std::string{kFrameEnd};
}

std::optional<FrameFile> read_frame_name(std::string_view name) {
    FrameFile file;
    if (name.size() < kEpochDigits + kFrameEnd.size() + 4 || !name.ends_with(kFrameEnd)) {
        return std::nullopt;
    }
    if (!protocol::from_hex(name.substr(0, kEpochDigits), file.epoch)) return std::nullopt;
    name.remove_suffix(kFrameEnd.size());
    name.remove_prefix(kEpochDigits);
    const auto dash = name.find('-', 1);
    if (name.front() != '-' || dash == name.npos || dash + 1 == name.size() || dash == 1) {
        return std::nullopt;
    }
    const auto lo = number_from(name.substr(1, dash - 1));
    const auto hi = number_from(name.substr(dash + 1));
    if (!lo || !hi || *lo > *hi) return std::nullopt;
    file.lo = *lo;
    file.hi = *hi;
    return file;
}

std::string ack_name(const protocol::Epoch& epoch) {
    return protocol::to_hex(epoch) + std::string{kAckEnd};
}

std::optional<std::int64_t> read_kiosk_name(std::string_view name) {
    if (name.empty()) return std::nullopt;
    return number_from(name);
}

}  // namespace stick
