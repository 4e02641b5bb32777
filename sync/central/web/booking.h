#pragma once

#include "platform/http/http_server.h"
#include "sync/central/context.h"
#include "sync/protocol/book.h"

namespace central {

/// Answers a device that books while somebody waits: 200 and a signed answer, 400 (malformed), 403
/// (not known, revoked, suspended, or that did not sign), 404 (no agendas here), 429 (its hour is
/// used up) or 503. What it booked is on disk before it is answered.
platform::HttpResponse serve_book(Context& context, const std::string& body);

}  // namespace central
