#pragma once

// The screen of a kiosk that cannot draw its own (no font could be opened) or that the centre has
// taken out of service. It needs nothing but
// what is compiled in (Dear ImGui's own letters), says where to go in two languages, and shows the
// emergency numbers.

#include "kiosk/borne/scenario.h"
#include "platform/raster/framebuffer.h"

namespace borne {

enum class TechnicalCause { panne, hors_service };

platform::Framebuffer draw_technical_screen(int width_px, int height_px,
                                            TechnicalCause cause = TechnicalCause::panne);

/// A scenario on that screen: it can be looked at and pictured, and nothing else works.
class TechnicalStand final : public Stand {
  public:
    TechnicalStand(int width_px, int height_px, TechnicalCause cause = TechnicalCause::panne);

    const view::Tree& tree() override { return tree_; }
    void tap(float, float) override {}
    void type(const std::string&) override {}
    void advance(std::chrono::milliseconds) override {}
    Status picture(const std::string& path) override;
    Status sync() override;
    void crash() override;

  private:
    platform::Framebuffer picture_;
    view::Tree tree_;
};

}  // namespace borne
