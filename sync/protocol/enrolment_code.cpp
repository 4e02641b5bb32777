#include "sync/protocol/enrolment_code.h"

#include "kiosk/base/crockford.h"

#include <charconv>

namespace protocol {
namespace {

constexpr std::size_t kSecretLength = 10;
constexpr std::size_t kMaxNumberLength = 9;

Error refused() {
    return fail(ErrorCode::invalid_input,
                "un code est le numéro de la borne, puis dix lettres ou chiffres sauf U");
}

}  // namespace

EnrolmentCode make_enrolment_code(std::int64_t borne, const std::array<std::byte, 10>& random) {
    EnrolmentCode code{borne, ""};
    for (const auto byte : random) {
        code.secret.push_back(base::crockford_letter(std::to_integer<std::uint32_t>(byte) % 32));
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
        const auto digit = base::crockford_digit(c);
        if (!digit) return refused();
        kept.push_back(base::crockford_letter(*digit));
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
