#pragma once

// Every way this kiosk has of calling an agent, as one signal.

#include "kiosk/domain/ports/signal.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace borne {

/// The signal of a scenario: it works, and nobody hears it.
class RehearsedSignal final : public domain::HelpSignal {
  public:
    void call(bool) override {}
    void stop() override {}
    bool works() const override { return true; }
};

class CallSignals final : public domain::HelpSignal {
  public:
    void add(std::unique_ptr<domain::HelpSignal> signal) { signals_.push_back(std::move(signal)); }

    void call(bool urgent) override {
        for (const auto& signal : signals_) signal->call(urgent);
    }
    void stop() override {
        for (const auto& signal : signals_) signal->stop();
    }
    bool works() const override {
        return std::any_of(signals_.begin(), signals_.end(),
                           [](const auto& signal) { return signal->works(); });
    }

  private:
    std::vector<std::unique_ptr<domain::HelpSignal>> signals_;
};

}  // namespace borne
