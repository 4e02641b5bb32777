#pragma once

// Every way this kiosk has of calling an agent, as one signal.

#include "kiosk/domain/ports/signal.h"

#include <memory>
#include <vector>

namespace borne {

class CallSignals final : public domain::HelpSignal {
  public:
    void add(std::unique_ptr<domain::HelpSignal> signal) { signals_.push_back(std::move(signal)); }

    void call(bool urgent) override {
        for (const auto& signal : signals_) signal->call(urgent);
    }
    void stop() override {
        for (const auto& signal : signals_) signal->stop();
    }

  private:
    std::vector<std::unique_ptr<domain::HelpSignal>> signals_;
};

}  // namespace borne
