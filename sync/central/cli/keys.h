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
};

/// With `anew`, replaced by a key of the next generation. Fails with corrupt or unavailable.
Result<PublicationKey> publication_key(const std::string& folder, domain::Random& random,
                                       bool anew);

}  // namespace central
