#pragma once

// What came back, before it is read: whether it can be the centre's at all.

#include "kiosk/base/result.h"
#include "sync/client/transport.h"

#include <string>
#include <string_view>

namespace client {

inline constexpr int kTooMany = 429;  ///< the centre's quota of this hour is used up

inline constexpr int kForbidden = 403;  ///< what a centre answers to a borne it does not know

/// Whoever answered is not the centre, or lies: invalid_input.
Error refused_answer(const std::string& why);

/// Fails with unavailable (no answer, a server that says it cannot now) or invalid_input (an answer
/// that is not of this media type, a server whose certificate is not believed).
Status check_answer(const HttpResponse& response, std::string_view media_type);

}  // namespace client
