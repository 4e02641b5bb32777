#pragma once

// What the department says of its agendas, read and changed a table at a time (docs/formats/
// agendas.md). The password is asked for even where the figures are open: this changes what is
// sold.

#include "platform/http/http_server.h"
#include "sync/central/context.h"

namespace central {

constexpr std::string_view kAgendasPath = "/v1/agendas/";

/// Answers GET and PUT /v1/agendas/<table>: 200; 400 with the file and the line that are wrong, and
/// nothing changed; 401 without the password; 404 for no such table, or a centre without agendas;
/// 412 when the tables changed since the version that If-Match names.
platform::HttpResponse serve_agendas(Context& context, const platform::HttpRequest& request);

}  // namespace central
