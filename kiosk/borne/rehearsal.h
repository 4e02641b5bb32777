#pragma once

// The application under a scenario: real storage, real drawing, a clock that moves on command.

#include "kiosk/borne/display.h"
#include "kiosk/borne/scenario.h"
#include "kiosk/borne/technical_screen.h"
#include "kiosk/borne/world.h"

namespace borne {

class Rehearsal final : public Stand {
  public:
    /// @pre world.manual_clock() is there
    Rehearsal(World& world, Application& application, Display& display);

    const view::Tree& tree() override;
    void tap(float x, float y) override;
    void type(const std::string& utf8) override;
    void advance(std::chrono::milliseconds by) override;
    Status picture(const std::string& path) override;
    Status sync() override;
    void crash() override;

  private:
    double now_ms() const;
    void settle();
    void wait_for_centre();

    World& world_;
    Application& application_;
    Display& display_;
    std::optional<TechnicalStand> out_;  ///< once the centre took the kiosk out of service
};

}  // namespace borne
