#pragma once

// Owns the Dear ImGui context: only its draw lists are used. The kiosk, the tests and the
// benchmark share it. No file is read or written; no font but the one ImGui cannot do without.

#include "kiosk/ui/screen_view.h"

namespace ui {

class Stage {
  public:
    Stage(TextPort& text, Metrics metrics, ScreenView::Options options = {});
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    /// One whole frame; `draw_data` then holds it until the next.
    view::Intent frame(const view::Screen& screen, const Gesture& gesture, double now_ms);

    const ImDrawData& draw_data() const;
    const view::Tree& tree() const { return view_.tree(); }
    const Metrics& metrics() const { return view_.metrics(); }
    bool animating() const { return view_.animating(); }

  private:
    ImGuiContext* context_;
    ScreenView view_;
};

}  // namespace ui
