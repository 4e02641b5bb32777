#pragma once

// Who may read the centre's pages. Devices are known by their signatures, a desk by the secret of
// its MDS; the figures ask for a password as soon as somebody else than this machine can ask.

#include "kiosk/domain/ports/random.h"
#include "platform/http/http_server.h"
#include "sync/central/store.h"

#include <string>

namespace central {

/// 16 characters of Crockford's base 32: 80 bits, so that a plain hash keeps it.
std::string make_secret(domain::Random& random);

/// In a time that does not depend on where they differ.
bool same_secret(const std::string& a, const std::string& b);

/// Gives the department its password if it has none, and returns it then: it is shown once and
/// kept only hashed. Empty when there already was one.
Result<std::string> ensure_password(Store& store, domain::Random& random);

/// Whether the request brings the password (Basic, any user name).
bool has_password(const platform::HttpRequest& request, const Store& store);

}  // namespace central
