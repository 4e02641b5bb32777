#pragma once

// The events kept, as the queries that count them again read them.

#include "sync/central/projector.h"
#include "sync/central/sql/connection.h"

namespace central {

/// What `event_at` reads, to select first; the columns of the query's own follow.
inline constexpr const char* kEventColumns =
    "event.borne, event.seq, type, v, body, t_ms, estime, t_lo, t_hi, date_par, doute,"
    " h";
inline constexpr int kAfterEvent = 12;  ///< the first column after them

StoredEvent event_at(const sql::Statement& row);

}  // namespace central
