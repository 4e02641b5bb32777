#pragma once

// The network between the devices and the centre, without sockets: requests and answers wait for
// their hour, get lost, come twice, late, in another order, or meet somebody else.

#include "sync/client/transport.h"
#include "tests/simulation/stage.h"

#include <map>
#include <set>

namespace simulation {

using DeviceId = std::size_t;

/// A request under way. `exchange` names the connection that waits for the answer, 0 for none.
struct Envelope {
    std::int64_t due_ms = 0;
    std::int64_t order = 0;  ///< of posting
    DeviceId device = 0;
    std::uint64_t exchange = 0;
    client::HttpRequest request;
};

/// How often each thing happens, in percent of the messages.
struct Weather {
    int drop_request = 0;
    int drop_answer = 0;
    int duplicate = 0;
    int portal = 0;
    int forge = 0;
    int tamper = 0;
    int slowest_ms = 200;  ///< a message takes up to that
};

class Network {
  public:
    explicit Network(Stage& stage) : stage_(stage) {}

    Weather weather;
    std::set<DeviceId> cut_off;

    /// Returns the name of the exchange.
    std::uint64_t post(DeviceId device, client::HttpRequest request);
    std::vector<Envelope> take_due();
    void answer(const Envelope& envelope, client::HttpResponse response);
    /// The answer of an exchange, once, when it is there.
    std::optional<client::HttpResponse> take_answer(std::uint64_t exchange);

    /// An old request comes again from nowhere.
    void replay();
    bool is_quiet() const { return requests_.empty() && answers_.empty(); }

  private:
    struct Answer {
        std::int64_t due_ms;
        client::HttpResponse response;
    };
    std::int64_t when() { return stage_.now_ms + stage_.dice.pick(1, weather.slowest_ms); }
    void travel(Envelope envelope);
    client::HttpResponse portal_page();
    client::HttpResponse forged(const client::HttpResponse& right);

    Stage& stage_;
    std::uint64_t exchanges_ = 0;
    std::int64_t posted_ = 0;
    std::vector<Envelope> requests_;
    std::map<std::uint64_t, Answer> answers_;
    std::vector<Envelope> overheard_;  ///< requests that may be played again
    std::vector<Envelope> hoarded_;    ///< the same, kept for months
    std::vector<client::HttpResponse> overheard_answers_;
};

/// What one start of a device sends and hears.
class SimulatedTransport final : public client::Transport {
  public:
    SimulatedTransport(Stage& stage, Network& network, DeviceId device)
        : stage_(stage), network_(network), device_(device) {}

    void start(client::HttpRequest request) override;
    std::optional<client::HttpResponse> poll() override;
    bool busy() const override { return exchange_ != 0; }
    void give_up() override { exchange_ = 0; }
    std::int64_t since_ms() const { return since_ms_; }  ///< start of the last exchange

    int started = 0;           ///< exchanges begun
    std::int64_t foreign = 0;  ///< answers that were not a 200 of the right type

  private:
    Stage& stage_;
    Network& network_;
    DeviceId device_;
    std::uint64_t exchange_ = 0;
    std::int64_t since_ms_ = 0;
};

}  // namespace simulation
