#pragma once

#include "sync/client/transport.h"

#include <cassert>
#include <functional>
#include <vector>

namespace test {

/// Answers each request with what `answer` makes of it, after `delay_polls` polls without one.
class ScriptedTransport : public client::Transport {
  public:
    using Answer = std::function<client::HttpResponse(const client::HttpRequest&)>;

    explicit ScriptedTransport(Answer how) : answer(std::move(how)) {}

    Answer answer;
    int delay_polls = 0;
    std::vector<client::HttpRequest> requests;  ///< all of them, oldest first

    void start(client::HttpRequest request) override {
        assert(!busy_);
        busy_ = true;
        polls_ = 0;
        requests.push_back(std::move(request));
    }

    std::optional<client::HttpResponse> poll() override {
        if (!busy_ || polls_++ < delay_polls) return std::nullopt;
        busy_ = false;
        return answer(requests.back());
    }

    bool busy() const override { return busy_; }
    void give_up() override { busy_ = false; }

  private:
    bool busy_ = false;
    int polls_ = 0;
};

inline client::HttpResponse no_network(const client::HttpRequest&) {
    return {0, "", "", "could not connect"};
}

}  // namespace test
