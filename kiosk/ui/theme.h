#pragma once

// The four themes: what each colour is for, never what it looks like. Ratios are recomputed by
// tests/ui/theme_test.cpp from these values.

#include "kiosk/view/screen.h"

#include <imgui.h>

namespace ui {

struct Theme {
    ImU32 fond;     ///< ground
    ImU32 bande;    ///< the two bars
    ImU32 surface;  ///< tiles, cards, keys
    ImU32 encre;    ///< text
    ImU32 encre2;   ///< second text
    ImU32 contour;  ///< outlines, and the step under a tile
    ImU32 seuil;    ///< the action: fill, the text on it, its step
    ImU32 surseuil;
    ImU32 seuillip;
    ImU32 lumiere;  ///< light, current step, and the text on it
    ImU32 surlumiere;
    ImU32 selfond;  ///< chosen: fill, text, outline
    ImU32 selencre;
    ImU32 selcontour;
    ImU32 icofond;  ///< lower and upper glyph of a two-tone icon; fully transparent: no lower
    ImU32 icotrait;
    ImU32 urg;  ///< urgent: fill, text, step
    ImU32 sururg;
    ImU32 urglip;
    ImU32 urgpale;  ///< urgent, quiet: fill and text
    ImU32 urgencre;
    ImU32 oui;  ///< open, yes
    ImU32 ouipale;
    ImU32 att;  ///< attention, offline, closing
    ImU32 attpale;
    ImU32 nonpale;  ///< "no", and pressed
    ImU32 focus;    ///< keyboard frame, used for nothing else
    ImU32 desfond;  ///< unavailable
    ImU32 desencre;
    ImU32 voile;    ///< scrim behind a dialog
    bool two_inks;  ///< black and white only: thicker lines, a frame tells urgent from action
};

const Theme& theme(view::ThemeName name);

/// WCAG contrast of two opaque colours, 1 to 21.
float contrast(ImU32 a, ImU32 b);

/// The same colour, `alpha` (0 to 1) times as opaque.
ImU32 faded(ImU32 colour, float alpha);

/// `from` at 0, `to` at 1.
ImU32 mixed(ImU32 from, ImU32 to, float share);

}  // namespace ui
