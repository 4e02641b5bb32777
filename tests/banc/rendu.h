#pragma once

// Drawing the screen of the needs: our rasteriser beside SDL's software renderer, on the same
// triangles and the same glyphs, in the same run.

#include "tests/banc/table.h"

#include <imgui.h>

#include <string>
#include <vector>

namespace banc {

/// Milliseconds of processor to draw the whole of `data` with our rasteriser, the middle of many.
double redraw_with_raster(const ImDrawData& data, int width_px, int height_px);

/// The same with SDL's software renderer: the same triangles, the same pages of glyphs as
/// textures. Zero when SDL cannot make one.
double redraw_with_sdl(const ImDrawData& data, int width_px, int height_px);

/// Full redraws at three sizes of screen; at the smallest, also a button that is pressed, a frame
/// where nothing changed, and the text: opening the faces, a first screen, a screen already seen.
/// `fonts_folder` holds the faces. Empty when they cannot be opened.
std::vector<Measure> measure_rendu(const std::string& fonts_folder);

}  // namespace banc
