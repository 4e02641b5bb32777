#pragma once

// How an event of the domain is written in the log and on the wire: a type, the version of its
// body, and the body as one JSON object (docs/formats/journal.md). The only place that knows these
// names.

#include "kiosk/base/result.h"
#include "kiosk/domain/event.h"

#include <string>
#include <string_view>

namespace protocol {

/// A body longer than this is refused, so that any single event fits in a frame.
constexpr std::size_t kMaxBodyBytes = std::size_t{128} << 10;

struct EncodedEvent {
    std::string type;  ///< "passage", "aide_demandee"…
    int v = 1;
    std::string body;  ///< one JSON object on one line

    friend bool operator==(const EncodedEvent&, const EncodedEvent&) = default;
};

/// Fails with invalid_input when the event breaks the rules that decode_event keeps (a ticket
/// number out of range, a text that is not UTF-8) or its body is longer than kMaxBodyBytes.
Result<EncodedEvent> encode_event(const domain::Event& event);

/// Fails with
/// - not_found: a type or version this program does not know (quarantine it, upgrade, replay);
/// - invalid_input: a body that is not exactly what its type and version say.
Result<domain::Event> decode_event(std::string_view type, int v, std::string_view body);

/// "B28", as in the bodies: the letter, then the number without leading zeros.
std::string ticket_code(const domain::NumeroTicket& ticket);
/// The ticket of that code; none when it is no ticket's.
std::optional<domain::NumeroTicket> ticket_of_code(std::string_view code);

}  // namespace protocol
