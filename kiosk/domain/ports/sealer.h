#pragma once

#include "kiosk/base/result.h"
#include "kiosk/domain/coordonnees.h"

namespace domain {

/// Closes personal data for the department, at once and for good: what comes out can be written on
/// a disk, and no secret of the device opens it.
class Sealer {
  public:
    virtual ~Sealer() = default;

    /// Fails with not_found (the department has given no key: ask for nothing personal) or
    /// invalid_input (a text too long, or not UTF-8).
    virtual Result<SealedPart> seal(const Coordonnees& coordonnees) = 0;

    /// Whether `seal` has a key to seal to: asked before a person is asked for anything.
    virtual bool can_seal() const = 0;
};

}  // namespace domain
