#pragma once

// When the device talks to the centre, and what it then knows. Strategy:
//
//   1. As soon as rows wait, an exchange starts; as long as each one moves the cursor, the next
//      follows at once.
//   2. With nothing to send, a heartbeat every minute says that the device lives and asks for the
//      state of the accueil.
//   3. After a failure it waits (Backoff); every failure re-arms the timer, for ever.
//   4. A call for help overrides all this: an exchange now, on a connection of its own, even if one
//      hangs since before the call; then every 2 s until it is over.
//   5. When the log and the centre have forked, the healer finds where, and the exchange goes on
//      under a new epoch; a second fork with nothing taken in between waits as a failure does.
//   6. Orders of the centre are obeyed once each; after the order to wipe nothing is sent any more.
//
// Every instant is read on the clock's `mono`, which no clock jump moves.

#include "kiosk/domain/ports/synchronisation.h"
#include "sync/client/backoff.h"
#include "sync/client/enroller.h"
#include "sync/client/healer.h"
#include "sync/client/orders.h"
#include "sync/client/uploader.h"

namespace client {

class SyncClient final : public domain::Synchronisation {
  public:
    struct Ports {
        protocol::Outbox& outbox;
        Transport& transport;
        const domain::Clock& clock;
        domain::Random& random;
        Sleep sleep;               ///< only run_rounds sleeps
        Orders* orders = nullptr;  ///< null: a device that can carry none out
    };
    SyncClient(const Identity& identity, std::string sw, Ports ports);

    void tick() override;
    void hurry(bool waiting_for_help) override;
    void serve_agent(bool at_work) override;
    Status run_rounds() override;
    domain::CentreStatus status() const override;

  private:
    using Milliseconds = std::chrono::milliseconds;

    bool is_time(Milliseconds now) const;
    bool is_hurry_due(Milliseconds now) const;
    std::int64_t pending() const;
    void start(std::size_t max_frames);
    bool busy() const { return uploader_.busy() || healer_.busy(); }
    void give_up();
    void poll();
    void poll_uploader();
    void poll_healer();
    void heal(const std::string& fork);
    bool obey(const Exchange& exchange);
    void obey_wipe(const protocol::EffacementCommand& command);
    Result<bool> obey_order(std::int64_t id, const std::function<Status()>& order);
    void succeeded(const Exchange& exchange);
    void failed(const Error& error);
    void learn(const Exchange& exchange);
    void wait(Milliseconds delay);

    Ports ports_;
    std::int64_t borne_;
    std::string key_id_;  ///< of the key this device signs with
    Uploader uploader_;
    Healer healer_;
    Backoff backoff_;

    Milliseconds started_at_{0};  ///< the last exchange
    Milliseconds next_at_{0};     ///< no exchange before, unless rows wait and it may_send_early_
    bool may_send_early_ = true;
    bool went_back_ = false;             ///< the last exchange moved the cursor back
    bool healed_ = false;                ///< a fork was, and nothing was taken since
    bool goes_on_ = false;               ///< the exchange is not over: the next follows at once
    int rounds_on_ = 0;                  ///< how many have followed so
    bool hurried_ = false;               ///< an exchange is due now
    bool helping_ = false;               ///< somebody waits for help
    bool serves_agent_ = false;          ///< an agent looks at the queue
    std::optional<Error> last_failure_;  ///< of the last exchange
    domain::CentreStatus known_;
};

}  // namespace client
