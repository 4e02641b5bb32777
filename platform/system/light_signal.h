#pragma once

#include "kiosk/domain/ports/signal.h"

#include <string>
#include <utility>

namespace platform {

/// The light that calls an agent: a file of the system that lights it with "1" and puts it out with
/// "0" (/sys/class/leds/NAME/brightness, a GPIO's value). A file that cannot be written lights
/// nothing; the sound and the screen go on.
class LightSignal final : public domain::HelpSignal {
  public:
    explicit LightSignal(std::string file) : file_(std::move(file)) {}

    void call(bool) override { write("1"); }
    void stop() override { write("0"); }
    bool works() const override { return !refused_; }

  private:
    void write(const char* value);

    std::string file_;
    bool refused_ = false;
};

}  // namespace platform
