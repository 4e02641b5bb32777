#include "sync/central/cli/keys.h"

#include "platform/system/files.h"

#include <charconv>

namespace central {
namespace {

constexpr std::size_t kSeedDigits = 64;
constexpr std::size_t kMaxKeyFile = 128;
constexpr const char* kPublicationKey = "/cle-de-publication";

Result<protocol::SignKeyPair> pair_from(std::string_view hex, const std::string& path) {
    protocol::Seed seed{};
    if (!protocol::from_hex(hex, seed)) return fail(ErrorCode::corrupt, path);
    return protocol::sign_keys_from(seed);
}

/// "2 6f…" and an end of line.
Result<PublicationKey> read_key(const std::string& text, const std::string& path) {
    PublicationKey key;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, key.generation);
    const auto at = static_cast<std::size_t>(read.ptr - text.data()) + 1;
    if (read.ec != std::errc{} || key.generation < 1 || text.size() < at + kSeedDigits) {
        return fail(ErrorCode::corrupt, path);
    }
    auto pair = pair_from(std::string_view{text}.substr(at, kSeedDigits), path);
    if (!pair) return pair.error();
    key.pair = *pair;
    return key;
}

}  // namespace

Result<protocol::SignKeyPair> centre_keys(const std::string& folder, domain::Random& random) {
    const auto path = folder + "/cle-du-centre";
    const auto text = platform::read_file(path, kSeedDigits);
    if (text) return pair_from(*text, path);
    if (text.error().code != ErrorCode::not_found) return text.error();
    protocol::Seed seed{};
    random.fill(seed);
    const auto written = platform::write_file(path, protocol::to_hex(seed), 0600);
    if (!written) return written.error();
    return protocol::sign_keys_from(seed);
}

Result<PublicationKey> publication_key(const std::string& folder, domain::Random& random,
                                       bool anew) {
    const auto path = folder + kPublicationKey;
    PublicationKey next;
    const auto text = platform::read_file(path, kMaxKeyFile);
    if (text) {
        auto known = read_key(*text, path);
        if (!known || !anew) return known;
        next.generation = known->generation + 1;
    } else if (text.error().code != ErrorCode::not_found) {
        return text.error();
    }
    protocol::Seed seed{};
    random.fill(seed);
    next.to_keep = std::to_string(next.generation) + " " + protocol::to_hex(seed) + "\n";
    next.pair = protocol::sign_keys_from(seed);
    return next;
}

Status keep_publication_key(const std::string& folder, const PublicationKey& key) {
    if (key.to_keep.empty()) return Done{};
    return platform::write_file(folder + kPublicationKey, key.to_keep, 0600);
}

}  // namespace central
