#pragma once

// What is wrong with the layout of a screen, read from its semantic tree alone: so every screen a
// test meets can be checked, whoever built it.

#include "kiosk/ui/metrics.h"
#include "kiosk/view/semantics/tree.h"

#include <string>
#include <vector>

namespace ui {

/// One sentence a fault, with the ids concerned; empty when the screen is in order.
///
/// Faults: text clipped, elements that overlap or leave the screen, targets under 12.7 mm or
/// nearer than 2.54 mm to one another, capitals too small, elements without a label, ids said
/// twice, a screen without any target.
std::vector<std::string> lint(const view::Tree& tree, const Metrics& metrics, view::TextSize text);

}  // namespace ui
