#include "sync/client/frame_maker.h"

namespace client {

Result<protocol::EncodedFrame> FrameMaker::make(const protocol::OutboxState& state,
                                                std::span<const protocol::LogRow> rows,
                                                std::int64_t before) const {
    const auto now = clock_.read();
    protocol::FrameHeader header;
    header.tenant = tenant_;
    header.kiosk = kiosk_;
    header.epoch = state.epoch;
    header.base = state.base_seq;
    header.base_h = state.base_h;
    header.lo = state.acked_seq + 1;
    header.prev_h = state.acked_h;
    header.pending = rows.empty() ? state.last_seq - state.acked_seq - before
                                  : state.last_seq - rows.front().seq + 1;
    header.boot = now.boot;
    header.mono_ms = now.mono.count();
    header.wall_ms = now.wall.time_since_epoch().count();
    header.tq = static_cast<int>(now.quality);
    header.sw = sw_;
    header.droits = state.droits;
    header.debut = state.first_seq;
    header.schema = protocol::kFrameSchema;
    if (anchor_boot_ == now.boot) header.anchor = anchor_;
    return protocol::encode_frame(header, rows, key_);
}

}  // namespace client
