#pragma once

// Draws a view::Screen, says what is on it, and tells what the person did.
//
//  1. A frame lays the screen out, draws it, and builds the semantic tree.
//  2. The gesture is then read against that tree: a finger must go down and come up on the same
//     element, sliding off cancels; a switch moves the focus along the tree, in its order.
//  3. What changed is seen at the next frame: after a gesture, draw at least one more.

#include "kiosk/ui/animation.h"
#include "kiosk/ui/canvas.h"

#include <string>

namespace ui {

/// One step of a keyboard or of switches.
enum class FocusMove { none, next, previous, activate, back };

/// What the hand does in this frame: a finger, in pixels of the screen, or one step of focus.
struct Gesture {
    float x = -1;
    float y = -1;
    bool down = false;
    FocusMove move = FocusMove::none;
};

class ScreenView {
  public:
    struct Options {
        bool reduced_motion = true;
        QrEncoder qr;            ///< none: no QR is drawn
        InkPlan* ink = nullptr;  ///< filled anew each frame; none: nobody asks
    };

    ScreenView(TextPort& text, Metrics metrics, Options options);

    /// Draws into `list`; returns the intent released in this frame, usually nothing.
    view::Intent frame(ImDrawList& list, const view::Screen& screen, const Gesture& gesture,
                       double now_ms);

    const view::Tree& tree() const { return tree_; }
    const Metrics& metrics() const { return metrics_; }

    /// Whether the next frame would differ by itself: draw again soon.
    bool animating() const { return animator_.moving(); }

  private:
    void draw(Canvas& canvas, const view::Screen& screen);
    void draw_page(Canvas& canvas, const view::Screen& screen, const Rect& content);
    view::Intent follow_finger(const Gesture& gesture);
    view::Intent move_focus(const view::Screen& screen, FocusMove move);
    void mark_focus();
    int node_at(float x, float y) const;
    int focused_node() const;

    TextPort& text_;
    Metrics metrics_;
    Options options_;
    Animator animator_;
    Attention attention_;
    view::Tree tree_;
    std::vector<view::Intent> intents_;  ///< one a node of the tree
    bool was_down_ = false;
};

}  // namespace ui
