#include "sync/protocol/enrolment_code.h"

#include <charconv>

namespace protocol {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kSecretLength = 10;
constexpr std::size_t kMaxNumberLength = 9;

char normalised(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') return '0';
    if (c == 'I' || c == 'L') return '1';
    return c;
}

Error refused() {
    return fail(ErrorCode::invalid_input,
                "a code is the number of the borne, then ten letters and digits but U");
}

}  // namespace

EnrolmentCode make_enrolment_code(std::int64_t borne, const std::array<std::byte, 10>& random) {
    EnrolmentCode code{borne, ""};
    for (const auto byte : random) {
        code.secret.push_back(kAlphabet[std::to_integer<std::size_t>(byte) % kAlphabet.size()]);
    }
    return code;
}

std::string to_text(const EnrolmentCode& code) {
    return std::to_string(code.borne) + "-" + code.secret.substr(0, 5) + "-" +
           code.secret.substr(5);
}

Result<EnrolmentCode> parse_enrolment_code(std::string_view typed) {
    std::string kept;
    for (const char c : typed) {
        if (c == ' ' || c == '-') continue;
        kept.push_back(normalised(c));
        if (kAlphabet.find(kept.back()) == kAlphabet.npos) return refused();
    }
    if (kept.size() <= kSecretLength || kept.size() > kSecretLength + kMaxNumberLength) {
        return refused();
    }

    const auto number = std::string_view{kept}.substr(0, kept.size() - kSecretLength);
    EnrolmentCode code{0, kept.substr(number.size())};
    const auto [end, error] =
        std::from_chars(number.data(), number.data() + number.size(), code.borne);
    if (error != std::errc{} || end != number.data() + number.size() || code.borne < 1) {
        return refused();
    }
    return code;
}

}  // namespace protocol
