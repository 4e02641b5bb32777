#pragma once

#include "platform/http/http_server.h"
#include "sync/central/context.h"

namespace central {

/// Answers everything below /accueil/. The secret comes in the address (`cle`) at the first visit,
/// then in a cookie that other sites cannot send; a form must carry it itself. A wrong secret and a
/// MDS that does not exist are the same 403.
platform::HttpResponse serve_desk(Context& context, const platform::HttpRequest& request,
                                  bool secure_cookies);

}  // namespace central
