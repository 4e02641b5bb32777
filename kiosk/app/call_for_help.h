#pragma once

#include "kiosk/domain/ports/device_store.h"
#include "kiosk/domain/ports/random.h"
#include "kiosk/domain/ports/signal.h"
#include "kiosk/domain/ports/synchronisation.h"

#include <string>

namespace app {

/// What a call for help reaches people through.
struct HelpPorts {
    domain::DeviceStore& store;
    domain::HelpSignal& signal;
    domain::Synchronisation& synchronisation;
    domain::Random& random;
};

/// Calls a human: lights the signal first, whatever happens next, then writes the call and hurries
/// the exchange. Returns the id of the call.
///
/// Fails with whatever the store fails with: the signal is lit, the centre will not hear of it.
Result<std::string> call_for_help(domain::NatureAide nature, const HelpPorts& ports);

}  // namespace app
