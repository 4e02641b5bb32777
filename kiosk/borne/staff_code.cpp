#include "kiosk/borne/staff_code.h"

#include "platform/crypto/password.h"
#include "platform/system/files.h"

#include <algorithm>
#include <charconv>

namespace borne {
namespace {

using domain::StaffVerdict;
using std::chrono::seconds;

constexpr const char* kHashFile = "/code-personnel";
constexpr const char* kWrongFile = "/code-personnel.essais";
constexpr std::size_t kMaxFile = 256;

constexpr int kFreeTries = 3;
constexpr int kMostTries = 20;
constexpr seconds kFirstDelay{30};
constexpr seconds kLongestDelay{900};

/// A count that cannot be read is the highest: taking the file away must not give tries.
int wrong_tries_of(const std::string& folder) {
    const auto text = platform::read_file(folder + kWrongFile, kMaxFile);
    if (!text && text.error().code == ErrorCode::not_found) return kMostTries;
    int wrong = kMostTries;
    if (text) std::from_chars(text->data(), text->data() + text->size(), wrong);
    return std::clamp(wrong, 0, kMostTries);
}

}  // namespace

StaffCode::StaffCode(std::string folder, const domain::Clock& clock)
    : folder_(std::move(folder)),
      clock_(clock),
      wrong_(wrong_tries_of(folder_)),
      last_wrong_(clock.read().mono) {}

/// None for the first tries, then 30 s, twice as long each time, 15 min at most.
seconds StaffCode::delay() const {
    if (wrong_ < kFreeTries) return seconds{0};
    return std::min(kLongestDelay, kFirstDelay * (1 << std::min(wrong_ - kFreeTries, 5)));
}

bool StaffCode::keep_wrong(int wrong) {
    wrong_ = wrong;
    return static_cast<bool>(
        platform::write_file(folder_ + kWrongFile, std::to_string(wrong), 0600));
}

/// A try is counted on disk before it is looked at: cutting the power gives none back.
domain::StaffAnswer StaffCode::check(const std::string& code) {
    const auto hash = platform::read_file(folder_ + kHashFile, kMaxFile);
    if (!hash) return {StaffVerdict::unset, seconds{0}};
    if (wrong_ >= kMostTries) return {StaffVerdict::locked, seconds{0}};
    const auto now = clock_.read().mono;
    const auto left = std::chrono::ceil<seconds>(last_wrong_ + delay() - now);
    if (wrong_ >= kFreeTries && left > seconds{0}) return {StaffVerdict::wait, left};

    if (!keep_wrong(wrong_ + 1)) return {StaffVerdict::locked, seconds{0}};
    last_wrong_ = now;
    if (!platform::is_code(code, *hash)) {
        const bool locked = wrong_ >= kMostTries;
        return {locked ? StaffVerdict::locked : StaffVerdict::wrong, delay()};
    }
    keep_wrong(0);
    return {StaffVerdict::right, seconds{0}};
}

Status set_staff_code(const std::string& folder, const std::string& code) {
    const bool digits = code.find_first_not_of("0123456789") == std::string::npos;
    if (!digits || code.size() < 6 || code.size() > 12) {
        return fail(ErrorCode::invalid_input, "le code du personnel a de 6 à 12 chiffres");
    }
    const auto hash = platform::hash_code(code);
    if (hash.empty()) return fail(ErrorCode::unavailable, "le code n'a pas pu être calculé");
    if (auto kept = platform::write_file(folder + kWrongFile, "0", 0600); !kept) return kept;
    return platform::write_file(folder + kHashFile, hash, 0600);
}

}  // namespace borne
