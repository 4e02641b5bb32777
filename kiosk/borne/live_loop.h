#pragma once

// The kiosk in its window. One thread:
//
//  1. Sleep until a hand comes or a quarter of a second has passed; look at the hands every 20 ms
//     while a session is open, every 100 ms on the attract screen.
//  2. Let time pass for the session, and bytes for the exchange with the centre.
//  3. Draw if something changed; show the rects that differ; nothing else.

#include "kiosk/borne/options.h"
#include "kiosk/borne/world.h"

namespace borne {

/// Runs until the window is closed, or the centre takes the kiosk out of service. Without fonts it
/// shows the technical screen instead, so that a visitor knows where to go. Fails with unavailable
/// when there is no screen at all.
Status run_live(const Options& options, World& world);

/// Shows that the kiosk is out of service until the window is closed. Fails as run_live.
Status run_out_of_service(const Options& options);

}  // namespace borne
