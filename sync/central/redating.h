#pragma once

// Dating again: when an anchor of a boot comes, the events of that boot that were dated otherwise,
// and those that only their neighbours date, get their interval again, and the counts follow by
// differences. Inside the transaction that brought the anchor.

#include "sync/central/sql_ledger.h"

namespace central {

/// Flushes the ledger. Says whether all is to be counted again: an event that is believed no more
/// had a part in a ticket or a call for help, and those are not undone one by one. Fails as the
/// database does.
Result<bool> date_again(sql::Connection& connection, SqlLedger& ledger, std::int64_t now_ms);

}  // namespace central
