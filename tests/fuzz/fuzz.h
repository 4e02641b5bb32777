#pragma once

// A fuzzer is one function on bytes. libFuzzer calls it as often as it can; a crash, a sanitizer's
// complaint or a property that does not hold is a finding, kept as a file.

#include "sync/protocol/signature.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

/// Each source of this folder but this one defines it.
void fuzz(std::string_view bytes);

inline void fuzz_check(bool holds) {
    if (!holds) std::abort();
}

/// The keys of whoever signs: those of the worked examples.
inline const protocol::SignKeyPair& fuzz_keys() {
    static const protocol::SignKeyPair keys = [] {
        protocol::Seed seed{};
        seed[0] = std::byte{2};
        return protocol::sign_keys_from(seed);
    }();
    return keys;
}
