#pragma once

// The kiosk in its window: waits for hands, lets time and the exchange with the centre go on, draws
// only what changed.

#include "kiosk/borne/display.h"
#include "kiosk/borne/world.h"

namespace borne {

/// Runs until the window is closed. Fails with unavailable when there is no display.
Status run_live(const Options& options, World& world, Application& application, Display& display);

/// Says on the screen, without any font of ours, that this kiosk cannot serve and where to go, until
/// the window is closed; and on the standard error output why. Returns the exit status.
int show_technical_state(const Options& options, const Error& error);

}  // namespace borne
