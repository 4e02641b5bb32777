#pragma once

// Pages of the simulator that stand beside its tiles: a number on the pad.

#include "kiosk/app/simulation.h"
#include "kiosk/view/simulation_bodies.h"
#include "kiosk/view/writer.h"

namespace view {

/// "Continuer", or `none_key` ("Rien de tout cela") while nothing is given.
Action go_on(const Writer& writer, const std::string& none_key, bool none);

/// The pad: the years of birth of persons, or an amount.
NumberEntry number_page(const Writer& writer, const app::Simulation& simulation);

}  // namespace view
