#pragma once

// The life of a session, one input at a time. Pure: the same session, input and context always give
// the same step. How it goes:
//
//  1. Screens are a stack: an intent pushes one, Back pops one; a screen is there once at most, so
//     the stack is bounded. Back from the first one ends the session.
//  2. A touch puts the idle clock back to zero; under the idle warning, anything but the ways out
//     means "I am still here".
//  3. The session ends by Finish, Restart, QuickExit, Back to the attract screen or idleness: it
//     becomes `Session{}`, with a passage of origin `consultation` if the person made a choice and
//     took no ticket. One session is one passage at most.
//  4. Once on the violence path the session counts nothing and prints nothing.

#include "kiosk/app/context.h"
#include "kiosk/app/effect.h"
#include "kiosk/app/input.h"
#include "kiosk/app/session.h"

#include <vector>

namespace app {

struct Step {
    Session session;
    std::vector<Effect> effects;
};

Step step(Session session, const Input& input, const Context& context);

/// A session that waits on the attract screen, in the language of the kiosk.
Session new_session(const Settings& settings);

/// Before the session is wiped, if nobody touches the screen. The warning shows below `countdown`.
milliseconds time_left(const Session& session, const Context& context);

}  // namespace app
