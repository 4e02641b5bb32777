#pragma once

#include "sync/central/context.h"
#include "sync/central/worker.h"

namespace central {

/// Answers posts of frames, kept in one transaction: signed acknowledgements once they are on disk;
/// else 400 (not frames, or rows that break their chain), 403 (a device that is not known, of
/// another department, or that did not sign), 429 (its hour is used up, quota.h) or 503 (the store
/// cannot keep them now). A post that is refused brings nothing, and leaves the others of the group
/// alone.
void serve_frames(Context& context, std::vector<FramesPost> group);

/// Answers a device that looks for the last row it shares with the centre: 200, 400 (malformed),
/// 403 (not known, revoked, or that did not sign) or 503.
platform::HttpResponse serve_chain(Context& context, const std::string& body);

}  // namespace central
