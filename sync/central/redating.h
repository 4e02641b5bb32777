#pragma once

// Dating again: when an anchor of a boot comes, the events of that boot that were dated otherwise,
// and those that only their neighbours date, get their interval again, and the counts follow by
// differences. Inside the transaction that brought the anchor.

#include "sync/central/sql_ledger.h"

namespace central {

/// Flushes the ledger. Fails as the database does.
Status date_again(sql::Connection& connection, SqlLedger& ledger, std::int64_t now_ms);

}  // namespace central
