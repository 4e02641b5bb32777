#pragma once

// The exchange of a device that no centre knows yet: it keeps its log, and says so.

#include "kiosk/domain/ports/synchronisation.h"
#include "sync/protocol/outbox.h"

namespace client {

class Unenrolled final : public domain::Synchronisation {
  public:
    explicit Unenrolled(const protocol::Outbox& outbox) : outbox_(outbox) {}

    void tick() override {}
    void hurry(bool) override {}
    Status run_rounds() override;
    domain::CentreStatus status() const override;

  private:
    const protocol::Outbox& outbox_;
};

}  // namespace client
