#include "kiosk/borne/live_loop.h"

namespace borne {

Status run_live(const Options&, World&, Application&, Display&) {
    return fail(ErrorCode::unavailable, "no window yet");
}

int show_technical_state(const Options&, const Error&) { return 1; }

}  // namespace borne
