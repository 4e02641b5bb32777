#pragma once

// One exchange with the centre: rows out, signed acknowledgements back.
//
//   1. start() takes the rows after the cursor, makes at most 16 frames of them (or one heartbeat
//      when there is none), signs them and hands them to the transport.
//   2. poll() waits for the answer. Whatever is not the centre's signed answer to these very frames
//      fails, and then nothing has moved.
//   3. The cursor of the outbox goes where the last acknowledgement says, back as well as forth.
//   4. When the centre ordered it (`renvoi`), rows acknowledged long ago are sent again first;
//   where
//      that stands is durable, and the cursor does not move for it.
//
// When and how often to do so is SyncClient's business.

#include "kiosk/domain/ports/clock.h"
#include "sync/client/frame_maker.h"
#include "sync/client/orders.h"
#include "sync/client/transport.h"
#include "sync/protocol/ack.h"
#include "sync/protocol/outbox.h"

#include <optional>
#include <string>
#include <vector>

namespace client {

/// What the centre's signed answer amounts to.
struct Exchange {
    protocol::Ack last;                        ///< the acknowledgement of the last frame
    std::vector<std::string> aides_repondues;  ///< of all the acknowledgements, as what follows
    std::vector<protocol::RenvoiCommand> renvois;
    std::vector<protocol::InventaireCommand> inventaires;
    DroitOrders droits;
    std::optional<protocol::EffacementCommand> effacement;
    std::int64_t acked_before = 0;
    std::int64_t acked_after = 0;
    std::int64_t sent = 0;  ///< rows sent
    bool resent = false;    ///< they were acknowledged before

    /// The centre and this log disagree on the past: nothing moved, and rows wait until healed.
    std::optional<std::string> fork;
};

class Uploader {
  public:
    struct Ports {
        protocol::Outbox& outbox;
        Transport& transport;
        const domain::Clock& clock;
    };
    Uploader(Identity identity, std::string sw, Ports ports);

    /// Pre: not busy. Fails as the outbox does, with invalid_input when its rows cannot be
    /// sent, or with conflict when the centre waits for rows that are no longer kept.
    Status start(std::size_t max_frames);

    bool busy() const { return !frame_ids_.empty(); }

    /// How long the last answer asked to wait, at most an hour; 0 when it did not.
    std::chrono::seconds asked_wait() const { return asked_wait_; }
    /// Whether the last answer was that of a centre to a borne it does not know, which nobody
    /// signs.
    bool not_recognised() const { return not_recognised_; }

    /// Sends again from `seq`, or from the start of the epoch if that is later: the centre no
    /// longer asks for what came before under this epoch. Fails as the outbox does.
    Status send_again_from(std::int64_t seq);
    Result<bool> sends_again() const;

    /// Nothing while the answer is awaited. Fails with unavailable (no network, a foreign answer)
    /// or corrupt (not signed by the centre, not for this device or these frames), or as the
    /// outbox.
    std::optional<Result<Exchange>> poll();

    /// Forgets the exchange under way, if any: nothing has moved. The transport's request is the
    /// caller's to give up.
    void give_up() { frame_ids_.clear(); }

  private:
    Status add_frame(const protocol::OutboxState& state, std::span<const protocol::LogRow> rows,
                     std::string& body);
    Result<std::int64_t> first_to_send(const protocol::OutboxState& state) const;
    Result<Exchange> read_answer(const HttpResponse& response);
    Status check_ack(const protocol::Ack& ack, std::size_t index) const;
    Result<Exchange> apply(const std::vector<protocol::Ack>& acks) const;
    Status move_cursor(const protocol::OutboxState& before, Exchange& exchange) const;
    Status remember_renvoi(const protocol::OutboxState& before, Exchange& exchange) const;
    void measure(std::int64_t server_time_ms);

    Identity identity_;
    FrameMaker frames_;
    Ports ports_;

    protocol::Epoch epoch_{};             ///< of the frames under way
    std::vector<std::string> frame_ids_;  ///< of the frames under way, in order
    std::int64_t first_ = 1;              ///< sequence of the first row of the frames under way
    std::int64_t sent_ = 0;               ///< rows in them
    std::chrono::seconds asked_wait_{0};
    bool not_recognised_ = false;
    std::optional<domain::ClockReading> started_;
};

}  // namespace client
