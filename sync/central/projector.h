#pragma once

// What one event changes in the counts: a pure function of the event, so that counting as events
// come and counting again from all of them give the same.

#include "kiosk/base/result.h"
#include "kiosk/domain/event.h"
#include "sync/central/dating.h"
#include "sync/central/values.h"

#include <optional>
#include <string>
#include <vector>

namespace central {

/// An event as the centre keeps it.
struct StoredEvent {
    std::int64_t borne = 0;
    std::int64_t seq = 0;
    std::string type;
    int v = 1;
    std::string body;
    std::int64_t t_ms = 0;    ///< the hour a desk goes by, decided once at receipt
    bool estime = false;      ///< that hour is not one of a clock to be trusted
    DatedInterval when;       ///< what it is counted by; a later anchor may narrow it
    bool doute = false;       ///< a purge may have taken it already: it never counts
    std::int64_t marque = 0;  ///< of its row (protocol::marque_of)
};

struct CountChange {
    std::int64_t borne = 0;  ///< in whose MDS it counts
    base::Date jour;
    std::string indicateur;
    std::int64_t n = 0;
};

struct CounterChange {
    base::Date jour;
    std::string famille;
    std::string cle;
    std::int64_t n = 0;
};

struct TicketChange {
    enum class What { taken, called, served, left };
    What what;
    std::int64_t borne = 0;
    std::int64_t passage = 0;  ///< its sequence; 0: the latest before the event of that number
    std::int64_t marque = 0;   ///< of the row of the passage; 0: not known
    std::string ticket;        ///< "B28"; empty when `passage` names it
};

struct HelpChange {
    std::int64_t borne = 0;
    std::string aide;
    bool asked = false;  ///< else answered
    bool urgent = false;
};

struct Changes {
    std::vector<CountChange> counts;
    std::vector<CounterChange> counters;
    std::optional<TicketChange> ticket;
    std::optional<HelpChange> help;
    std::optional<std::int64_t> order_done;  ///< id of the order that the event answers
    std::optional<std::int64_t> content;     ///< version that the borne says it shows
    std::optional<domain::Event> rdv;        ///< what it says of rendez-vous (rdv/sql_rdv_log.h)
};

/// Fails with not_found (a type or version this program does not know) or invalid_input (a body
/// that is not what its type says): the event then goes to quarantine.
Result<Changes> changes_of(const StoredEvent& event);

}  // namespace central
