#include "kiosk/ui/widgets/mark.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kGrid = 24.0F;  ///< the mark is drawn on 24 × 24

}  // namespace

void mark(Canvas& canvas, const Rect& box) {
    const auto& theme = canvas.theme();
    const float unit = box.width / kGrid;
    const auto part = [&](float x, float y, float width, float height) {
        return Rect{box.x + x * unit, box.y + y * unit, width * unit, height * unit};
    };
    canvas.door(part(6, 2, 12, 15), theme.seuil);
    canvas.door(part(8.6F, 4.8F, 6.8F, 12.2F), theme.lumiere);
    canvas.fill(part(3.5F, 17.8F, 17, 2.5F), theme.seuil, 0.7F * unit);
    canvas.fill(part(1, 21.1F, 22, 2.5F), theme.seuil, 0.7F * unit);
}

void stair(Canvas& canvas, const Rect& box, int step, int steps) {
    const auto& theme = canvas.theme();
    const float gap = canvas.mm(0.4F);
    const auto count = static_cast<float>(steps);
    const float width = std::floor((box.width - gap * (count - 1)) / count);
    const float low = canvas.mm(1.4F);
    const float high = canvas.mm(4.8F);
    const float bottom = box.y + box.height;
    float top = bottom;
    for (int i = 0; i < steps; ++i) {
        const float share = steps > 1 ? static_cast<float>(i) / (count - 1) : 1.0F;
        const float height = std::round(low + (high - low) * share);
        const Rect block{box.x + static_cast<float>(i) * (width + gap), bottom - height, width,
                         height};
        top = block.y;
        const bool is_done = i + 1 < step;
        const bool is_current = i + 1 == step;
        const ImU32 outline = is_done || is_current ? theme.seuil : theme.contour;
        const ImU32 body = is_done ? theme.seuil : is_current ? theme.lumiere : theme.bande;
        canvas.framed(block, body, outline, is_current ? canvas.t2() : canvas.t1(), 0);
    }
    const Rect door{box.x + (count - 1) * (width + gap), top - canvas.mm(6.1F), width,
                    canvas.mm(6.1F)};
    canvas.door(door, theme.seuil);
    const float frame = canvas.mm(0.8F);
    canvas.door({door.x + frame, door.y + frame, door.width - 2 * frame, door.height - frame},
                theme.lumiere);
}

}  // namespace ui
