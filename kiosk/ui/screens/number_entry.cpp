#include "kiosk/ui/screens/screens.h"
#include "kiosk/ui/widgets/button.h"
#include "kiosk/ui/widgets/keyboard.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kPad = 78.0F;
constexpr float kField = 15.0F;
constexpr float kFieldOfSeveral = 11.8F;
constexpr float kFieldPad = 3.6F;
constexpr float kCaret = 0.6F;
constexpr float kQuestionRow = 11.6F;
constexpr float kRows = 4;

/// Digits keep their order in every language, as on a telephone.
void draw_pad(Canvas& canvas, const Rect& pad, const view::NumberEntry& body) {
    const float gap = canvas.mm(space::e2);
    const float row_gap = canvas.mm(space::tile_gap);
    const float usable = pad.height - canvas.mm(space::lip) - row_gap * (kRows - 1);
    const float height = std::floor(usable / kRows);
    Rect rest = pad;
    // The pad is on the other side of a screen that reads right to left, its keys are not.
    const bool mirrors = canvas.mirrors();
    if (mirrors) rest.x = canvas.metrics().width - pad.x - pad.width;
    canvas.mirror(false);
    for (const auto& row : body.keys) {
        Rect line = cut_top(rest, height, row_gap);
        const auto count = static_cast<float>(row.size());
        const float width = std::floor((line.width - gap * (count - 1)) / count);
        for (const auto& key : row) draw_key(canvas, cut_start(line, width, gap), key);
    }
    canvas.mirror(mirrors);
}

/// What a field needs besides its own words.
struct Place {
    std::string id;
    const std::string& unit;
    bool only;
};

/// Digits are written from the left in every language, and the caret stands after the last.
void draw_typed(Canvas& canvas, Rect& rest, const view::NumberField& field, bool only) {
    const float gap = canvas.mm(space::e1);
    const auto role = canvas.grand() || !only ? TextRole::titre : TextRole::chiffre;
    Words typed{field.typed, role, Weight::bold, canvas.theme().encre, Align::end, 1};
    typed.direction = Direction::ltr;
    if (canvas.mirrors()) typed.align = Align::start;
    const float width = std::ceil(canvas.measure(typed, 0).width) + 1;
    const auto draw_digits = [&] {
        if (!field.typed.empty()) canvas.label(cut_end(rest, width, gap), typed);
    };
    if (canvas.mirrors()) draw_digits();
    const float height = rest.height * 0.62F;
    const Rect caret = cut_end(rest, canvas.mm(kCaret), gap);
    if (field.active) canvas.fill(centred(caret, caret.width, height), canvas.theme().seuil);
    if (!canvas.mirrors()) draw_digits();
}

/// Its name at the start, what is typed at the end, with its unit.
void draw_field(Canvas& canvas, const Rect& rect, const view::NumberField& field,
                const Place& place) {
    const auto& theme = canvas.theme();
    canvas.open(place.id, view::Role::field, field.label, rect);
    canvas.say(field.typed);
    canvas.framed(rect, theme.surface, field.active ? theme.seuil : theme.contour,
                  field.active ? canvas.t3() : canvas.t2(), canvas.mm(space::r2));
    Rect rest = inset(rect, canvas.mm(kFieldPad), canvas.t3());
    const Words unit{place.unit, TextRole::titre, Weight::bold, theme.encre, Align::end, 1};
    if (!place.unit.empty()) {
        const float width = std::ceil(canvas.measure(unit, 0).width) + 1;
        canvas.label(cut_end(rest, width, canvas.mm(space::e1)), unit);
    }
    draw_typed(canvas, rest, field, place.only);
    Words label{field.label, TextRole::corps, Weight::regular, theme.encre2, Align::start, 1};
    label = canvas.fitted(label, rest.height);
    if (canvas.measure(label, 0).width <= rest.width) canvas.label(rest, label);
    canvas.close();
}

/// One over the other, in the order they are typed.
void draw_fields(Canvas& canvas, Rect& column, const view::NumberEntry& body) {
    const bool only = body.fields.size() == 1;
    const float height = canvas.mm(only ? kField : kFieldOfSeveral);
    for (std::size_t i = 0; i < body.fields.size(); ++i) {
        const auto id = only ? std::string{"champ"} : "champ." + std::to_string(i + 1);
        const Rect at = cut_top(column, height, canvas.mm(space::e1));
        draw_field(canvas, at, body.fields[i], {id, body.unit, only});
    }
}

/// Side by side when both fit, without their icons for want of room, else one over the other.
void draw_answers(Canvas& canvas, Rect& column, const view::NumberEntry& body) {
    const float gap = canvas.mm(space::e2);
    std::vector<view::Action> actions{body.primary};
    if (body.start) actions.push_back(*body.start);
    const float action = row_height(canvas, actions, space::action);
    const float lip = canvas.mm(space::lip);
    ButtonStyle quiet{ButtonKind::secondary};
    ButtonStyle primary{ButtonKind::primary};
    Rect row = cut_bottom(column, action + lip, gap);
    row.height = action;
    const auto width_of_start = [&] {
        return body.start ? button_width(canvas, *body.start, quiet) : 0;
    };
    const auto fits = [&] {
        return width_of_start() + gap + button_width(canvas, body.primary, primary) <= row.width;
    };
    if (!fits()) {
        quiet.words_only = primary.words_only = true;
        quiet.padding_mm = primary.padding_mm = space::e2;
    }
    const bool beside = fits();
    const float start_width = width_of_start();
    if (body.start && beside) {
        button(canvas, cut_start(row, start_width, gap), *body.start, quiet);
    }
    button(canvas, row, body.primary, primary);
    if (!body.start || beside) return;
    Rect over = cut_bottom(column, action + lip, gap);
    over.height = action;
    button(canvas, over, *body.start, quiet);
}

/// What to type, then how many aides so far when a line is left for it.
void draw_words(Canvas& canvas, Rect area, const view::NumberEntry& body) {
    const auto& theme = canvas.theme();
    const Words count{body.middle, TextRole::corps, Weight::bold, theme.encre2, Align::start, 1};
    Words hint{body.hint, TextRole::corps, Weight::regular, theme.encre};
    const float line = std::ceil(canvas.line_height(count));
    float height = canvas.measure(hint, area.width).height;
    if (height > area.height) {
        hint.role = TextRole::repere;
        hint.line_factor = 1.1F;
        height = canvas.measure(hint, area.width).height;
    }
    const bool has_room = height + line + canvas.mm(space::e1) <= area.height &&
                          canvas.measure(count, 0).width <= area.width;
    if (has_room) canvas.text_node("etat", view::Role::text, cut_bottom(area, line), count);
    const Rect at = cut_top(area, std::min(area.height, height));
    canvas.text_node("indice", view::Role::text, at, hint);
}

}  // namespace

void draw_body(Canvas& canvas, const Rect& content, const view::NumberEntry& body) {
    Rect page = page_of(canvas, content);
    const float gap = canvas.mm(space::e2);
    const Words question{body.question, TextRole::titre, Weight::bold, canvas.theme().encre};
    const float height =
        std::max(canvas.mm(kQuestionRow), canvas.measure(question, page.width).height);
    canvas.text_node("question", view::Role::heading, cut_top(page, height, gap), question);
    const Rect pad = cut_end(page, canvas.mm(kPad), gap);
    draw_fields(canvas, page, body);
    Rect answers = page;
    draw_answers(canvas, answers, body);
    draw_words(canvas, answers, body);
    draw_pad(canvas, pad, body);
}

}  // namespace ui
