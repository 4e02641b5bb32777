#include "sync/central/sql_event.h"

#include "sync/central/sql_columns.h"
#include "sync/protocol/log_row.h"

namespace central {

StoredEvent event_at(const sql::Statement& row) {
    const DatedInterval when{{row.number(7), row.number(8)}, static_cast<DatedBy>(row.number(9))};
    return {row.number(0),       row.number(1),
            row.text(2),         static_cast<int>(row.number(3)),
            row.text(4),         row.number(5),
            row.number(6) != 0,  when,
            row.number(10) != 0, protocol::marque_of(array_at<32>(row, 11))};
}

}  // namespace central
