#include "sync/central/web/access.h"

#include "platform/http/http_text.h"
#include "sync/protocol/log_row.h"

#include <array>

namespace central {
namespace {

constexpr const char* kPasswordKey = "empreinte_du_mot_de_passe";

std::string fingerprint(const std::string& secret) {
    return protocol::to_hex(protocol::hash_of("perron-central\n" + secret));
}

}  // namespace

std::string make_secret(domain::Random& random) {
    constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::array<std::byte, 16> bytes{};
    random.fill(bytes);
    std::string secret;
    for (const auto byte : bytes) secret += kAlphabet[std::to_integer<std::size_t>(byte) % 32];
    return secret;
}

bool same_secret(const std::string& a, const std::string& b) {
    const auto ha = protocol::hash_of(a);
    const auto hb = protocol::hash_of(b);
    std::byte difference{0};
    for (std::size_t i = 0; i < ha.size(); ++i) difference |= ha[i] ^ hb[i];
    return difference == std::byte{0};
}

Result<std::string> ensure_password(Store& store, domain::Random& random) {
    const auto kept = store.recall(kPasswordKey);
    if (!kept) return kept.error();
    if (*kept) return std::string{};
    auto password = make_secret(random);
    const auto written = store.remember(kPasswordKey, fingerprint(password));
    if (!written) return written.error();
    return password;
}

bool has_password(const platform::HttpRequest& request, const Store& store) {
    const auto given = platform::basic_credentials(request.header("authorization"));
    if (!given) return false;
    const auto kept = store.recall(kPasswordKey);
    return kept && *kept && same_secret(fingerprint(given->second), **kept);
}

}  // namespace central
