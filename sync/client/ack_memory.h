#pragma once

// What a device keeps of a signed acknowledgement besides its cursor: the centre's time, how long
// to keep rows, the department's key, the life of a centre that was restored.

#include "sync/protocol/ack.h"
#include "sync/protocol/outbox.h"

namespace client {

/// Writes what is new and worth a write: the time at most once an hour, the key when it changes. An
/// acknowledgement older than one already heard teaches nothing. Fails as the outbox does.
Status remember_ack(protocol::Outbox& outbox, const protocol::Ack& ack);

}  // namespace client
