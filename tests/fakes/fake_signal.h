#pragma once

#include "kiosk/domain/ports/signal.h"

#include <optional>

namespace test {

class FakeSignal : public domain::HelpSignal {
  public:
    std::optional<bool> urgent;  ///< none: dark and silent

    void call(bool is_urgent) override { urgent = is_urgent; }
    void stop() override { urgent.reset(); }
    bool works() const override { return true; }
};

}  // namespace test
