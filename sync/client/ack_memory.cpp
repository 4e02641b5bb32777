#include "sync/client/ack_memory.h"

#include <charconv>

namespace client {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;

/// 0 for what is not a number: the caller then writes it anew.
std::int64_t number_from(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Status remember_key(protocol::Outbox& outbox, const protocol::BoxPublic& key) {
    const auto known = outbox.recall(protocol::kSealKeyKey);
    if (!known) return known.error();
    const auto told = protocol::to_hex(key);
    return *known == told ? Status{Done{}} : outbox.remember(protocol::kSealKeyKey, told);
}

/// A log put back from an image has old dates: the centre may have been restored since.
Status remember_life(protocol::Outbox& outbox, const protocol::Ack& ack) {
    const auto known = outbox.recall(protocol::kRestaurationKey);
    if (!known) return known.error();
    const auto told = std::to_string(ack.restauration);
    if (known->value_or("0") == told) return Done{};
    auto kept = outbox.keep_again(ack.server_time_ms);
    return kept ? outbox.remember(protocol::kRestaurationKey, told) : kept;
}

}  // namespace

/// Values that only grow are written at most once an hour: a heartbeat must not wear the card.
Status remember_ack(protocol::Outbox& outbox, const protocol::Ack& ack) {
    const auto known = outbox.recall(protocol::kServerTimeKey);
    if (!known) return known.error();
    const auto floored = ack.server_time_ms / kHourMs * kHourMs;
    const auto known_ms = *known ? number_from(**known) : 0;
    if (floored < known_ms) return Done{};
    if (ack.seal_key) {
        if (auto kept = remember_key(outbox, *ack.seal_key); !kept) return kept;
    }
    if (auto kept = remember_life(outbox, ack); !kept) return kept;
    if (*known && floored == known_ms) return Done{};
    auto days = outbox.remember(protocol::kRetainDaysKey, std::to_string(ack.retain_days));
    if (!days) return days;
    return outbox.remember(protocol::kServerTimeKey, std::to_string(floored));
}

}  // namespace client
