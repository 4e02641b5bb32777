#pragma once

// The content that devices fetch: GET /v1/contenu is the signed manifest, with its ETag; GET
// /v1/contenu/<sha256> a file, which never changes under that address, whole or one range of it.

#include "platform/http/http_server.h"
#include "sync/central/context.h"

namespace central {

platform::HttpResponse serve_content(Context& context, const platform::HttpRequest& request);

}  // namespace central
