#pragma once

// The centre's side of enrolment (docs/formats/enrolement.md): codes given, and used once.

#include "platform/http/http_server.h"
#include "sync/central/context.h"

namespace central {

/// A new borne of a MDS and its one-time code, good for 72 hours and five tries. `lettre` 0: the
/// first one free in the MDS. Fails as Store::add_borne, or with full (no letter is left).
Result<protocol::EnrolmentCode> create_borne(Store& store, domain::Random& random,
                                             const std::string& mds, char lettre,
                                             std::int64_t now_ms);

/// Another code for a borne that no code enrolled yet: the one before serves no more. Fails with
/// not_found, or conflict (enrolled already, or revoked).
Result<protocol::EnrolmentCode> renew_code(Store& store, domain::Random& random,
                                           std::int64_t numero, std::int64_t now_ms);

/// Answers POST /v1/enrolement: 200, or 400 (malformed), 403 (wrong code), 404 (no such borne), 409
/// (the code has enrolled another device), 410 (too old, or revoked), 429 (too many tries), 503.
platform::HttpResponse serve_enrolment(Context& context, const std::string& body);

}  // namespace central
