#pragma once

// The screen of a kiosk that cannot draw its own (no font could be opened) or that the centre has
// taken out of service. It says where to go in our languages, and who answers at each emergency
// number. All that it says is compiled in; where no font opens it is written with Dear ImGui's own
// letters, without Arabic.

#include "kiosk/borne/scenario.h"
#include "platform/raster/framebuffer.h"

#include <string>

namespace borne {

enum class TechnicalCause { panne, hors_service };

/// The folder of the program's fonts.
std::string technical_fonts();

platform::Framebuffer draw_technical_screen(int width_px, int height_px,
                                            TechnicalCause cause = TechnicalCause::panne,
                                            const std::string& fonts = technical_fonts());

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
