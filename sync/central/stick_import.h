#pragma once

// What a stick brings to the centre: its frames go through the reception of the network, and the
// acknowledgements of that reception are written onto the stick for the devices.

#include "kiosk/domain/ports/stick.h"
#include "sync/central/context.h"
#include "sync/stick/layout.h"

#include <string>
#include <vector>

namespace central {

struct StickReport {
    struct Log {  ///< one device and one life of its log
        std::int64_t borne = 0;
        protocol::Epoch epoch{};
        int frames = 0;            ///< received, whatever they held
        std::int64_t upto = 0;     ///< everything is kept up to here
        std::int64_t brought = 0;  ///< the last sequence that the stick has
        bool fork = false;
        bool acknowledged = false;  ///< the acknowledgement is on the stick
        std::string ack;            ///< its line
    };
    struct Refusal {
        std::string file;
        std::string why;
    };
    std::vector<Log> logs;
    std::vector<Refusal> refusals;
    std::string not_acknowledged;  ///< why the stick could not be written, empty when it could
};

/// Fails with not_found (nothing of this department on the stick), or as the stick does when it
/// cannot be listed. A file that is refused never stops the others.
Result<StickReport> import_stick(domain::Stick& stick, Context& context);

}  // namespace central
