// Frames as anybody may post them, or leave them on a stick. What their signature would stop is
// opened all the same: a device's key may be stolen.

#include "sync/protocol/frame.h"
#include "tests/fuzz/fuzz.h"

void fuzz(std::string_view bytes) {
    const auto frames = protocol::split_frames(bytes);
    if (!frames) return;
    for (const auto& frame : *frames) {
        fuzz_check(!protocol::verify_frame(frame, fuzz_keys().verify) ||
                   !protocol::frame_id(frame.signature).empty());
        const auto rows = protocol::open_frame(frame);
        fuzz_check(!rows || rows->size() <= protocol::kMaxFrameEvents);
    }
}
