#pragma once

// The events that the centre writes itself, in the log of the pseudo-borne 0: what agents did at a
// desk page (docs/formats/centre.md). Their bodies are version 2 of the types of the devices: they
// name the borne and the passage, since they are not in the log of that borne.

#include "kiosk/base/result.h"
#include "sync/central/values.h"
#include "sync/protocol/event_codec.h"

namespace central {

protocol::EncodedEvent encode_desk_action(const DeskAction& action);

/// Fails with not_found (type or version) or invalid_input (body). `mds` stays empty: it is that of
/// the borne.
Result<DeskAction> decode_desk_action(std::string_view type, int v, std::string_view body);

}  // namespace central
