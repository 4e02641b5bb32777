#pragma once

// What stands in for a part of the device that is not there, so that the rest goes on: a disk that
// cannot be used, no printer. Each says so when asked; none pretends.

#include "kiosk/domain/ports/device_store.h"
#include "kiosk/domain/ports/printer.h"
#include "sync/protocol/outbox.h"

#include <optional>
#include <utility>

namespace borne {

/// A store that cannot be opened: every change fails with the reason.
class AbsentStore final : public domain::DeviceStore, public protocol::Outbox {
  public:
    explicit AbsentStore(Error why) : why_(std::move(why)) {}

    Status transact(const std::function<Status(domain::StoreTransaction&)>&) override {
        return why_;
    }
    Result<protocol::OutboxState> state() const override { return why_; }
    Result<std::vector<protocol::LogRow>> rows_after(std::int64_t, std::size_t) const override {
        return why_;
    }
    Result<protocol::Hash> hash_at(std::int64_t) const override { return why_; }
    Status set_acked(std::int64_t, const protocol::Hash&, std::int64_t) override { return why_; }
    Status keep_again(std::int64_t) override { return why_; }
    Status start_epoch(const protocol::Epoch&, std::int64_t) override { return why_; }
    Result<std::optional<std::string>> recall(const std::string&) const override { return why_; }
    Status remember(const std::string&, const std::string&) override { return why_; }

  private:
    Error why_;
};

class AbsentPrinter final : public domain::Printer {
  public:
    Status print(const domain::Slip&) override {
        return fail(ErrorCode::unavailable, "no printer");
    }
    domain::PaperState state() override { return domain::PaperState::absent; }
};

class AbsentSheetPrinter final : public domain::SheetPrinter {
  public:
    Status print(const domain::Sheet&) override { return check(); }
    Status print(const domain::FicheSheet&) override { return check(); }
    Status check() override { return fail(ErrorCode::unavailable, "no printer of sheets"); }
    domain::PaperState state() override { return domain::PaperState::absent; }
};

}  // namespace borne
