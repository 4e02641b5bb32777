#include "kiosk/ui/widgets/plate.h"

namespace ui {

Look look_now(Canvas& canvas, Look at_rest, const Touchable& state) {
    const auto& theme = canvas.theme();
    if (!state.enabled) {
        at_rest.body = theme.desfond;
        at_rest.outline = theme.desencre;
        at_rest.step = 0;
        at_rest.words = at_rest.icon = theme.desencre;
        at_rest.line = canvas.t1();
    }
    return at_rest;
}

Rect plate(Canvas& canvas, const Rect& rect, const Look& look, const Touchable& state) {
    const float lip = canvas.mm(space::lip);
    Rect body = rect;
    if (look.step != 0) {
        body.y += std::round(lip * state.pressed);
        canvas.fill(moved(rect, 0, lip), look.step, look.radius);
    }
    canvas.framed(body, look.body, look.outline, look.line, look.radius);
    if (state.focused) {
        const float away = canvas.mm(0.65F) + canvas.t3();
        const Rect whole{body.x, body.y, body.width, body.height + (look.step != 0 ? lip : 0)};
        canvas.ring(inset(whole, -away), canvas.theme().focus, canvas.t3(), look.radius + away);
    }
    return body;
}

void tile_icon(Canvas& canvas, view::Icon icon, const Rect& box, const Touchable& state) {
    const auto& theme = canvas.theme();
    const float opacity = state.enabled ? 1.0F : 0.45F;
    const ImU32 lines = mixed(theme.icotrait, theme.selencre, state.lit);
    canvas.two_tone(icon, box, faded(theme.icofond, opacity), faded(lines, opacity));
}

}  // namespace ui
