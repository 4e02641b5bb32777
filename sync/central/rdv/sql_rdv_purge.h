#pragma once

// What a purge takes of rendez-vous: once the events that spoke of a code have left, and its rdv
// are past, its lines leave the book, and its counts join those that a recount starts from.

#include "sync/central/sql/connection.h"

namespace central {

/// Inside the transaction of the purge, after the events. Fails as the database does.
Status purge_rdv(sql::Connection& connection, std::int64_t before_ms);

}  // namespace central
