#pragma once

// Buttons: an icon and a word, one line when it fits, two when the button is tall enough.

#include "kiosk/ui/widgets/plate.h"

namespace ui {

enum class ButtonKind {
    primary,       ///< seuil: one a screen, or a card
    secondary,     ///< surface, on its step
    quiet,         ///< no fill, no step, regular weight in the bars
    bar,           ///< surface, no step: the top bar
    urgent,        ///< the only red
    urgent_quiet,  ///< already on the urgent screen: pale, lowered
};

struct ButtonStyle {
    ButtonKind kind = ButtonKind::secondary;
    TextRole role = TextRole::corps;
    float padding_mm = 4.3F;
    ImU32 ground = 0;  ///< what a quiet button lets through; 0: fond
    Weight weight = Weight::bold;
    bool icon_only = false;   ///< the word is left to the ear
    ImU32 outline = 0;        ///< instead of the kind's own
    bool words_only = false;  ///< for want of room
};

/// Width the button needs for its label on one line.
float button_width(Canvas& canvas, const view::Action& action, const ButtonStyle& style);

/// Styles for a row of buttons that share a width: when their labels do not fit side by side, they
/// first give up padding, then their icons; the first one keeps its own.
std::vector<ButtonStyle> styles_for_row(Canvas& canvas, const std::vector<view::Action>& actions,
                                        float width);

/// Height of an action button of that width: taller when its label needs two lines.
float button_height(Canvas& canvas, const view::Action& action, const ButtonStyle& style,
                    float width);

/// Height of a row of buttons or pills of one line each, at least that: some scripts reach further
/// up and down.
float row_height(Canvas& canvas, const std::vector<view::Action>& actions, float least_mm);

void button(Canvas& canvas, const Rect& rect, const view::Action& action, const ButtonStyle& style);

/// A filter or a reminder of a choice: rounded ends; chosen, it is lit and gets a check.
float pill_width(Canvas& canvas, const view::Action& action, bool icon_only = false);
void pill(Canvas& canvas, const Rect& rect, const view::Action& action, bool icon_only = false);

/// How pills find room side by side.
struct PillRow {
    float width = 0;     ///< of all of them, a gap before each
    bool brief = false;  ///< what was chosen shows its icon alone
};
PillRow fit_pills(Canvas& canvas, const std::vector<view::Action>& actions, float room);

/// Pills laid from the end side of `row`.
void pills_at_end(Canvas& canvas, const Rect& row, const std::vector<view::Action>& actions,
                  const PillRow& fit);

}  // namespace ui
