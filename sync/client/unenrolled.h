#pragma once

// The exchange of a device that no centre knows yet: it keeps its log, and says so.

#include "kiosk/domain/ports/synchronisation.h"
#include "kiosk/domain/ports/usb_exchange.h"
#include "sync/protocol/outbox.h"

namespace client {

class Unenrolled final : public domain::Synchronisation {
  public:
    explicit Unenrolled(const protocol::Outbox& outbox) : outbox_(outbox) {}

    void tick() override {}
    void hurry(bool) override {}
    void serve_agent(bool) override {}
    Status run_rounds() override;
    domain::CentreStatus status() const override;

  private:
    const protocol::Outbox& outbox_;
};

/// The same by USB: nobody could read what it would write.
class UnenrolledUsb final : public domain::UsbExchange {
  public:
    void start_export() override { refuse(); }
    void start_import() override { refuse(); }
    void tick() override {}
    domain::UsbStatus status() const override { return status_; }

  private:
    void refuse();
    domain::UsbStatus status_;
};

}  // namespace client
