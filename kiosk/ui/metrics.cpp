#include "kiosk/ui/metrics.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {
namespace {

/// The smallest screen the grid is drawn for: 10.1 inches, in millimetres.
constexpr float kGridWidth = 221.0F;
constexpr float kGridHeight = 129.6F;

/// From here a panel is large: it stands in a hall, people are further from it.
constexpr float kLargePanelHeight = 170.0F;
constexpr float kLargePanelScale = 1.17F;
constexpr float kLargePanelGrand = 1.45F;

struct Panel {
    int width_px;
    int height_px;
    float px_per_mm;
};
constexpr std::array<Panel, 3> kUsualPanels{Panel{1024, 600, 4.63F}, Panel{1280, 800, 5.88F},
                                            Panel{1920, 1080, 5.56F}};

float usual_px_per_mm(int width_px, int height_px) {
    for (const auto& panel : kUsualPanels) {
        if (panel.width_px == width_px && panel.height_px == height_px) return panel.px_per_mm;
    }
    return std::min(static_cast<float>(width_px) / kGridWidth,
                    static_cast<float>(height_px) / kGridHeight);
}

/// Em in millimetres, in the order of TextRole. Capitals of Andika are 0.725 em.
constexpr std::array<float, 5> kNormal{5.6F, 6.7F, 8.6F, 11.6F, 25.0F};
/// A capital of 7.34 mm is 0.7 degree at 60 cm (EN 301 549); the affiche is large already.
constexpr std::array<float, 5> kGrand{7.45F, 10.12F, 10.6F, 15.0F, 25.0F};
constexpr float kCapital = 0.725F;

}  // namespace

Metrics Metrics::for_screen(int width_px, int height_px, float px_per_mm) {
    Metrics metrics;
    metrics.width = static_cast<float>(width_px);
    metrics.height = static_cast<float>(height_px);
    metrics.px_per_mm = px_per_mm > 0 ? px_per_mm : usual_px_per_mm(width_px, height_px);
    const float panel_height = metrics.height / metrics.px_per_mm;
    metrics.stacked = panel_height > kLargePanelHeight;
    const float wanted = metrics.px_per_mm * (metrics.stacked ? kLargePanelScale : 1.0F);
    metrics.widest =
        std::min(metrics.width / (kGridWidth - 4.0F), metrics.height / (kGridHeight - 0.1F));
    metrics.unit = std::min(wanted, metrics.widest);
    return metrics;
}

Metrics Metrics::for_text(view::TextSize size) const {
    Metrics sized = *this;
    if (stacked && size == view::TextSize::grand) {
        sized.unit = std::min(px_per_mm * kLargePanelGrand, widest);
    }
    return sized;
}

float Metrics::mm(float millimetres) const {
    return std::max(1.0F, std::round(millimetres * unit));
}

float Metrics::em(TextRole role, view::TextSize size) const {
    const auto& table = size == view::TextSize::grand ? kGrand : kNormal;
    return std::round(table.at(static_cast<std::size_t>(role)) * unit);
}

float Metrics::capital_mm(float em_px) const {
    return em_px * kCapital / px_per_mm;
}

}  // namespace ui
