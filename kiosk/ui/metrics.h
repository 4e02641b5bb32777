#pragma once

// Sizes are decided in millimetres and drawn in whole pixels. `unit` is how many pixels a
// millimetre of the drawing takes: on a large panel the drawing is 17 % larger than on a small
// one, because people stand further away.

#include "kiosk/view/screen.h"

namespace ui {

/// What a text is for; hierarchy by weight first, then size.
enum class TextRole { repere, corps, titre, chiffre, affiche };

struct Metrics {
    float width = 0;       ///< of the screen, px
    float height = 0;      ///< of the screen, px
    float px_per_mm = 0;   ///< of the panel: what the lint measures with
    float unit = 0;        ///< px a millimetre of the drawing
    float widest = 0;      ///< px a millimetre of the largest drawing that fits
    bool stacked = false;  ///< tiles stack their icon over a one-line label

    /// Sizes of a screen whose panel has `px_per_mm`; 0 takes the panel usual for that many
    /// pixels, else the largest drawing of 221 × 130 mm that fits.
    static Metrics for_screen(int width_px, int height_px, float px_per_mm = 0);

    /// The same screen for that size of text: on a large panel, whose pages end where those of a
    /// small one do, large text takes the room there is.
    Metrics for_text(view::TextSize size) const;

    float mm(float millimetres) const;                   ///< rounded to whole pixels, at least one
    float em(TextRole role, view::TextSize size) const;  ///< whole pixels

    /// Height of a capital of Andika in millimetres of the panel.
    float capital_mm(float em_px) const;
};

/// Distances of the drawing, in millimetres.
namespace space {
// NOLINTBEGIN(readability-identifier-naming): read with their namespace, as in the drawings
constexpr float e1 = 1.3F;
constexpr float e2 = 2.6F;  ///< between targets, never less
constexpr float e3 = 4.0F;  ///< screen margin
constexpr float e4 = 6.5F;
constexpr float tile_gap = 3.0F;
constexpr float lip = 1.1F;
constexpr float top_bar = 15.8F;
constexpr float bottom_bar = 18.2F;
constexpr float bar_button = 12.8F;
constexpr float action = 14.0F;
constexpr float page_column = 17.0F;
constexpr float r1 = 2.0F;
constexpr float r2 = 3.0F;
constexpr float r3 = 4.5F;
constexpr float r4 = 6.0F;
// NOLINTEND(readability-identifier-naming)
}  // namespace space

}  // namespace ui
