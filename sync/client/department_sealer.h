#pragma once

// Seals to the department's newest public key that this device knows: the one of its enrolment,
// until an acknowledgement gave another.

#include "kiosk/domain/ports/random.h"
#include "kiosk/domain/ports/sealer.h"
#include "sync/protocol/outbox.h"
#include "sync/protocol/signature.h"

#include <optional>

namespace client {

class DepartmentSealer final : public domain::Sealer {
  public:
    /// `enrolled` is the key of the enrolment, if it gave one.
    DepartmentSealer(std::optional<protocol::BoxPublic> enrolled, const protocol::Outbox& outbox,
                     domain::Random& random)
        : enrolled_(enrolled), outbox_(outbox), random_(random) {}

    Result<domain::SealedPart> seal(const domain::Coordonnees& coordonnees) override;
    bool can_seal() const override { return key().has_value(); }

  private:
    std::optional<protocol::BoxPublic> key() const;

    std::optional<protocol::BoxPublic> enrolled_;
    const protocol::Outbox& outbox_;
    domain::Random& random_;
};

}  // namespace client
