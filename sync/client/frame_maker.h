#pragma once

// Makes the frames of this device: the same bytes for the network and for a stick.

#include "kiosk/domain/ports/clock.h"
#include "sync/client/identity.h"
#include "sync/protocol/frame.h"
#include "sync/protocol/outbox.h"

#include <optional>
#include <span>

namespace client {

class FrameMaker {
  public:
    FrameMaker(const Identity& identity, std::string sw, const domain::Clock& clock)
        : tenant_(identity.grant.tenant),
          kiosk_(identity.grant.borne),
          key_(identity.sign_key()),
          sw_(std::move(sw)),
          clock_(clock) {}

    /// The frame of `rows`, which follow the row before them in the log of `state`, or a heartbeat
    /// when there is none. `before` rows, not acknowledged, leave ahead of a heartbeat.
    /// Fails with invalid_input when the rows do not fit (protocol::rows_in_one_frame).
    Result<protocol::EncodedFrame> make(const protocol::OutboxState& state,
                                        std::span<const protocol::LogRow> rows,
                                        std::int64_t before) const;

    /// The frames made in that boot from now on tell this hour of the centre.
    void hold_against(const domain::BootId& boot, const protocol::Anchor& anchor) {
        anchor_boot_ = boot;
        anchor_ = anchor;
    }

  private:
    std::string tenant_;
    std::int64_t kiosk_;
    protocol::SignKey key_;
    std::string sw_;
    const domain::Clock& clock_;
    domain::BootId anchor_boot_{};
    std::optional<protocol::Anchor> anchor_;
};

}  // namespace client
