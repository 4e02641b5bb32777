#pragma once

// What must hold of an event whatever its form: checked when it is written and when it is read.

#include "kiosk/base/result.h"
#include "kiosk/domain/event.h"

namespace protocol {

/// Fails with invalid_input and the field that breaks its rule.
Status check_event(const domain::Event& event);

}  // namespace protocol
