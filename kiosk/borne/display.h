#pragma once

// The screen of the application: lays it out, turns fingers and keys into intents, and keeps the
// picture. A window presents what changed; without one, pictures are written to files.

#include "kiosk/borne/application.h"
#include "kiosk/borne/options.h"
#include "kiosk/ui/input.h"
#include "kiosk/ui/stage.h"
#include "platform/raster/raster.h"
#include "platform/text/text_engine.h"

#include <memory>

namespace borne {

class Display {
  public:
    /// Fails with not_found when a font is missing, naming it.
    static Result<std::unique_ptr<Display>> open(const Options& options, bool reduced_motion);

    /// Takes one event to the application, drawing the frames that it needs; true when the event
    /// was for the screen.
    void take(const ui::InputEvent& event, Application& application, double now_ms);

    /// Draws the application's screen as it is; returns the rects of the picture that changed.
    std::vector<platform::PixelRect> draw(Application& application, double now_ms);

    /// Whether an animation is under way: draw again soon.
    bool animating() const { return stage_.animating(); }

    const view::Tree& tree() const { return stage_.tree(); }
    const platform::Framebuffer& picture() const { return raster_.picture(); }
    const ui::Stage& stage() const { return stage_; }

    /// A session ended: no layout, glyph run or pixel of it is kept.
    void forget();

    /// What the window shows was lost: the next draw returns the whole picture.
    void redraw() { raster_.forget(); }

  private:
    Display(std::unique_ptr<platform::TextEngine> text, ui::Metrics metrics, bool reduced_motion);

    void hand_over(const view::Intent& intent, Application& application);
    void frame(Application& application, double now_ms);

    std::unique_ptr<platform::TextEngine> text_;
    ui::Stage stage_;
    platform::Raster raster_;
    ui::Gesture gesture_;
};

}  // namespace borne
