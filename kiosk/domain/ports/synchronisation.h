#pragma once

// What the kiosk knows of the centre, and how it lets the exchange go on. Nothing here blocks the
// screen but run_rounds, which only staff actions and the scenario driver use.

#include "kiosk/base/civil_time.h"
#include "kiosk/base/result.h"
#include "kiosk/domain/rdv_du_jour.h"

#include <optional>
#include <string>
#include <vector>

namespace domain {

/// The hour that the centre last signed, and when it came, on the monotonic clock.
struct SignedHour {
    base::Instant wall;
    std::chrono::milliseconds mono{};
};

struct CentreStatus {
    bool enrolled = false;
    bool reachable = false;       ///< the last exchange ended with a signed answer
    bool answer_refused = false;  ///< something answered, which the centre had not signed for us
    bool not_recognised = false;  ///< and it said that it does not know this borne
    std::optional<base::Instant> cut_off_since;  ///< first failure after the last success
    std::optional<base::Instant> last_contact;   ///< last signed acknowledgement
    std::optional<SignedHour> hour;              ///< of this start of the program
    std::optional<base::Instant> desk_seen;      ///< an agent's desk page was last open then
    std::optional<int> waiting;                  ///< tickets waiting in the MDS, if the centre said
    /// Those of them that the centre told, and the called ones, oldest first: `ailleurs` names
    /// each.
    std::optional<std::vector<TicketDuJour>> file;
    std::vector<std::string> aides_repondues;  ///< calls an agent acknowledged, this start
    std::int64_t pending = 0;                  ///< events not yet acknowledged
    std::string parution;    ///< version of the content that the centre publishes, empty for none
    std::string last_error;  ///< for the log and staff, never for a visitor
    std::string incident;    ///< last healing, order or suspension: for the log and staff too
    bool suspended = false;  ///< the centre takes nothing until somebody there allows it again
    bool condemned = false;  ///< the centre ordered the wipe: this device must leave service now
};

class Synchronisation {
  public:
    virtual ~Synchronisation() = default;

    /// Lets work under way proceed; returns at once. Call it at every turn of the loop.
    virtual void tick() = 0;

    /// Something urgent was just written (a call for help): contact the centre now, and keep asking
    /// every 2 s for as long as `waiting_for_help`.
    virtual void hurry(bool waiting_for_help) = 0;

    /// An agent looks at the queue of the site: contact the centre every 10 s at least.
    virtual void serve_agent(bool at_work) = 0;

    /// Exchanges until nothing is left to send or a failure; blocks. Fails with unavailable (no
    /// network, or a server that cannot answer now), invalid_input (an answer refused: foreign,
    /// forged, for somebody else), conflict (the centre's past and this log's differ), not_found
    /// (not enrolled).
    virtual Status run_rounds() = 0;

    virtual CentreStatus status() const = 0;
};

}  // namespace domain
