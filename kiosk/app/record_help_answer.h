#pragma once

#include "kiosk/domain/ports/device_store.h"
#include "kiosk/domain/ports/signal.h"

#include <string>

namespace app {

/// An agent answered the call: stops the signal and writes the answer.
/// Fails with whatever the store fails with; the signal is stopped all the same.
Status record_help_answer(const std::string& aide, domain::DeviceStore& store,
                          domain::HelpSignal& signal);

}  // namespace app
