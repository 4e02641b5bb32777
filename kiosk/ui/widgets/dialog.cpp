#include "kiosk/ui/widgets/dialog.h"

#include "kiosk/ui/widgets/button.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kWidth = 176.0F;
constexpr float kHeight = 79.0F;
constexpr float kPad = 6.2F;
constexpr float kButtons = 18.6F;

struct Shadow {
    float grown;
    float lowered;
    int alpha;
};
constexpr std::array<Shadow, 3> kShadows{Shadow{1.8F, 1.6F, 15}, Shadow{1.1F, 1.0F, 26},
                                         Shadow{0.5F, 0.5F, 41}};

void ground(Canvas& canvas, const Rect& box) {
    const auto& theme = canvas.theme();
    const float radius = canvas.mm(space::r4);
    canvas.fill({0, 0, canvas.metrics().width, canvas.metrics().height}, theme.voile);
    for (const auto& shadow : kShadows) {
        const float grown = canvas.mm(shadow.grown);
        canvas.fill(moved(inset(box, -grown), 0, canvas.mm(shadow.lowered)),
                    IM_COL32(0, 0, 0, shadow.alpha), radius + grown);
    }
    canvas.framed(box, theme.surface, theme.contour, canvas.t2(), radius);
}

void countdown_disc(Canvas& canvas, const Rect& box, const view::Dialog& dialog) {
    const auto& theme = canvas.theme();
    const float radius = box.width / 2;
    const ImVec2 centre{box.x + radius, box.y + radius};
    const std::string seconds = std::to_string(dialog.seconds);
    canvas.open("inactivite.secondes", view::Role::progress, seconds, box);
    canvas.disc(centre, radius, theme.seuil);
    canvas.disc(centre, radius - canvas.t3(), theme.lumiere);
    Words words{seconds, TextRole::affiche, Weight::bold, theme.surlumiere, Align::centre, 1};
    words.scale = 0.84F;
    canvas.text(box, words);
    canvas.close();
}

void time_bar(Canvas& canvas, const Rect& box, float share_left) {
    const auto& theme = canvas.theme();
    const float radius = box.height / 2;
    canvas.framed(box, theme.nonpale, theme.contour, canvas.t2(), radius);
    Rect left = inset(box, canvas.t2());
    left.width = std::round(left.width * std::clamp(share_left, 0.0F, 1.0F));
    if (left.width >= left.height) canvas.fill(left, theme.seuil, left.height / 2);
}

void sentences(Canvas& canvas, const Rect& box, const view::Dialog& dialog) {
    const auto& theme = canvas.theme();
    Words title{dialog.title, TextRole::titre, Weight::bold, theme.encre};
    if (!canvas.grand()) title.scale = 1.15F;
    const Words text{dialog.text, TextRole::corps, Weight::regular, theme.encre};
    const float title_height = canvas.measure(title, box.width).height;
    const float text_height = canvas.measure(text, box.width).height;
    const float gap = canvas.mm(0.8F);
    Rect rest = centred(box, box.width, std::min(box.height, title_height + gap + text_height));
    canvas.text_node("inactivite.titre", view::Role::dialog, cut_top(rest, title_height, gap),
                     title);
    canvas.text_node("inactivite.texte", view::Role::text, rest, text);
}

void answers(Canvas& canvas, Rect row, const view::Dialog& dialog) {
    const ButtonStyle other{ButtonKind::secondary};
    const ButtonStyle safe{ButtonKind::primary, TextRole::titre};
    const float gap = canvas.mm(3.4F);
    const float safe_width = button_width(canvas, dialog.safe, safe);
    const float wanted = button_width(canvas, dialog.other, other);
    const float width = std::min(wanted, row.width - safe_width - gap);
    const Rect other_at = cut_start(row, width, gap);
    // The safe answer comes first for who listens or moves a frame from answer to answer.
    button(canvas, row, dialog.safe, safe);
    button(canvas, other_at, dialog.other, other);
}

}  // namespace

void dialog(Canvas& canvas, const view::Dialog& dialog) {
    const auto& metrics = canvas.metrics();
    const Rect screen{0, 0, metrics.width, metrics.height};
    const float growth = canvas.grand() ? 1.12F : 1.0F;
    const Rect box = centred(screen, canvas.mm(kWidth * growth), canvas.mm(kHeight * growth));
    ground(canvas, box);

    Rect rest = inset(box, canvas.mm(kPad), canvas.mm(5.4F));
    answers(canvas, cut_bottom(rest, canvas.mm(kButtons), canvas.mm(4.2F)), dialog);
    time_bar(canvas, cut_bottom(rest, canvas.mm(3.4F), canvas.mm(3.4F)), dialog.share_left);
    const float side = std::min(rest.height, canvas.mm(37));
    const Rect disc = start_square(cut_start(rest, side, canvas.mm(5.0F)), side);
    sentences(canvas, rest, dialog);
    countdown_disc(canvas, disc, dialog);
}

}  // namespace ui
