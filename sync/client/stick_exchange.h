#pragma once

// The exchange by USB, as a machine that the loop turns. Strategy:
//
//   1. Whatever touches the stick runs in the background, one piece of work at a time
//      (stick_work.h); the log is read, and what came back judged, between two pieces.
//   2. A frame counts as exported once it was read back from the stick; how far that went is kept
//      in the device's own log under the stick's name, never on the stick. A later export to the
//      same stick reads its frames again, and writes only what is missing, gone, or no longer what
//      the log says.
//   3. An export never moves the cursor. Only an acknowledgement that the centre signed does, and
//      one from a stick moves it forward only: it may be old.
//   4. Of what it orders, only droits and rdv are obeyed: they are numbered, so that an old stick
//      orders nothing twice.

#include "kiosk/domain/ports/background.h"
#include "kiosk/domain/ports/random.h"
#include "kiosk/domain/ports/usb_exchange.h"
#include "sync/client/frame_maker.h"
#include "sync/client/orders.h"
#include "sync/client/stick_work.h"
#include "sync/protocol/ack.h"

#include <functional>
#include <memory>

namespace client {

/// Fails with not_found when no stick is there.
using OpenStick = std::function<Result<std::unique_ptr<domain::Stick>>()>;

class StickExchange final : public domain::UsbExchange {
  public:
    struct Ports {
        protocol::Outbox& outbox;
        domain::Background& background;
        const domain::Clock& clock;
        domain::Random& random;
        OpenStick open;
        Orders* orders = nullptr;  ///< null: a device that can carry none out
    };
    StickExchange(const Identity& identity, std::string sw, Ports ports);

    void start_export() override;
    void start_import() override;
    void tick() override;
    domain::UsbStatus status() const override { return status_; }

  private:
    /// What a piece of work brings back; shared with its thread until it is over.
    struct Work {
        Status status = Done{};
        StickSurvey survey;
        std::vector<FrameToWrite> frames;
        std::size_t written = 0;
        std::vector<FoundAck> acks;
    };
    using OnStick = std::function<void(domain::Stick&, Work&)>;
    using Then = void (StickExchange::*)(const Work&);

    bool begin(domain::UsbPhase phase);
    void run(const std::shared_ptr<Work>& work, OnStick on_stick, Then then);
    void surveyed(const Work& work);
    void write_next();
    void wrote(const Work& work);
    void found_acks(const Work& work);
    void cleared(const Work& work);

    std::int64_t next_missing(std::int64_t from) const;
    Result<std::vector<FrameToWrite>> make_frames(std::int64_t next) const;
    Status keep_progress();
    std::vector<protocol::Ack> own_acks(const std::vector<FoundAck>& found,
                                        std::vector<std::string>& served);
    Status apply(const protocol::Ack& farthest);
    void fail_as(domain::UsbFailure failure, const Error& error);

    Status keep_those_of_the_log(const std::vector<SoundFrame>& frames);

    StickPlace place_;
    protocol::VerifyKey own_key_;
    protocol::VerifyKey server_key_;
    FrameMaker frames_;
    Ports ports_;

    domain::UsbStatus status_;
    std::shared_ptr<Work> work_;  ///< under way
    Then then_ = nullptr;         ///< when it is over
    protocol::OutboxState log_;   ///< when the exchange began: what is written later waits
    std::string stick_id_;
    std::vector<stick::FrameFile> sound_;  ///< on the stick, read back, and with the log's rows
    std::int64_t verified_ = 0;  ///< frames of this epoch up to here were read back from this stick
};

}  // namespace client
