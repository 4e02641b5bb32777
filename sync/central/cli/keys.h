#pragma once

// The secret keys of a centre, in its data folder, each made once and readable by its owner only. A
// file that is there but cannot be read is a failure, never a reason for a new key: devices know
// the old one for good.

#include "kiosk/base/result.h"
#include "kiosk/domain/ports/random.h"
#include "sync/protocol/signature.h"

#include <string>

namespace central {

/// Signs acknowledgements and delegations: `cle-du-centre`. Fails with corrupt or unavailable.
Result<protocol::SignKeyPair> centre_keys(const std::string& folder, domain::Random& random);

/// Signs content: `cle-de-publication`, its generation then its seed.
struct PublicationKey {
    std::int64_t generation = 1;
    protocol::SignKeyPair pair;
    std::string to_keep;  ///< the line of a key that is not in the folder yet
};

/// The key kept; with `anew`, or when there is none, one of the next generation, not kept yet.
/// Fails with corrupt or unavailable.
Result<PublicationKey> publication_key(const std::string& folder, domain::Random& random,
                                       bool anew);
/// Keeps a new key, once what it is to sign has been accepted.
Status keep_publication_key(const std::string& folder, const PublicationKey& key);

}  // namespace central
