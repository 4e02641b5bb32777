#include "sync/protocol/rdv_codes.h"

#include <sodium.h>

namespace protocol {
namespace {

constexpr std::uint32_t kHalfBits = 10;
constexpr std::uint32_t kHalf = (1U << kHalfBits) - 1;
constexpr std::uint8_t kRounds = 8;

/// Ten bits that depend on the key, the round and the other half: SipHash of both.
std::uint32_t mixed(std::uint32_t half, std::uint8_t round, const CodeKey& key) {
    static_assert(std::tuple_size_v<CodeKey> == crypto_shorthash_KEYBYTES);
    const std::array<unsigned char, 3> input{round, static_cast<unsigned char>(half >> 8U),
                                             static_cast<unsigned char>(half & 255U)};
    std::array<unsigned char, crypto_shorthash_BYTES> hash{};
    crypto_shorthash(hash.data(), input.data(), input.size(),
                     reinterpret_cast<const unsigned char*>(key.data()));
    return (static_cast<std::uint32_t>(hash[0]) << 8U | hash[1]) & kHalf;
}

/// A Feistel network: a permutation whatever its rounds compute.
std::uint32_t permuted(std::uint32_t rank, const CodeKey& key) {
    std::uint32_t left = rank >> kHalfBits;
    std::uint32_t right = rank & kHalf;
    for (std::uint8_t round = 0; round < kRounds; ++round) {
        const auto next = left ^ mixed(right, round, key);
        left = right;
        right = next;
    }
    return left << kHalfBits | right;
}

}  // namespace

Result<domain::CodeRdv> rdv_code(std::int64_t borne, std::int64_t rank, const CodeKey& key) {
    if (borne < 0 || borne >= domain::kBornesWithCodes) {
        return fail(ErrorCode::invalid_input,
                    "il n'y a de codes que pour les 1 024 premières bornes");
    }
    if (rank < 0 || rank >= domain::kRanksOfBorne) {
        return fail(ErrorCode::full, "la borne a donné tous ses codes");
    }
    const auto shuffled = permuted(static_cast<std::uint32_t>(rank), key);
    return domain::code_of(static_cast<std::uint32_t>(borne), shuffled);
}

}  // namespace protocol
