#include "sync/central/quota.h"

namespace central {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;

bool is_over(const QuotaUse& use, std::int64_t now_ms) {
    return now_ms < use.since_ms || now_ms - use.since_ms >= kHourMs;
}

}  // namespace

std::int64_t Quotas::wait_s(std::int64_t borne, std::int64_t now_ms) const {
    const auto found = used_.find(borne);
    if (found == used_.end() || is_over(found->second, now_ms)) return 0;
    const auto& use = found->second;
    const bool is_used_up =
        use.frames >= limits_.frames || use.bytes >= limits_.bytes || use.events >= limits_.events;
    return is_used_up ? (use.since_ms + kHourMs - now_ms) / 1000 + 1 : 0;
}

void Quotas::add(std::int64_t borne, const QuotaUse& use, std::int64_t now_ms) {
    auto& kept = used_[borne];
    if (kept.frames == 0 || is_over(kept, now_ms)) kept = {now_ms, 0, 0, 0};
    kept.frames += use.frames;
    kept.bytes += use.bytes;
    kept.events += use.events;
}

}  // namespace central
