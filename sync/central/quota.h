#pragma once

// How much one borne may send in an hour, so that a borne gone wrong cannot fill the centre. A post
// is refused once the hour is used up, never in its middle: a log of weeks always goes on, an hour
// later. What a stick brings is an agent's act and has no quota.

#include <cstdint>
#include <map>

namespace central {

/// In an hour. A van of three weeks is 4,800 events, a device that sends all it keeps 15,000.
struct QuotaLimits {
    std::int64_t frames = 6'000;
    std::int64_t bytes = std::int64_t{64} << 20;
    std::int64_t events = 200'000;
};

/// What was received of one borne since `since_ms`.
struct QuotaUse {
    std::int64_t since_ms = 0;
    std::int64_t frames = 0;
    std::int64_t bytes = 0;
    std::int64_t events = 0;
};

class Quotas {
  public:
    explicit Quotas(QuotaLimits limits = {}) : limits_(limits) {}

    /// Seconds until that borne may post again; 0 when it may now.
    std::int64_t wait_s(std::int64_t borne, std::int64_t now_ms) const;
    /// Adds the frames, bytes and events of `use` to the hour under way, or to a new one.
    void add(std::int64_t borne, const QuotaUse& use, std::int64_t now_ms);

  private:
    QuotaLimits limits_;
    std::map<std::int64_t, QuotaUse> used_;
};

}  // namespace central
