#include "kiosk/ui/screens/screens.h"
#include "kiosk/ui/widgets/button.h"
#include "kiosk/ui/widgets/mark.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kStep = 13.6F;
constexpr float kFoot = 19.9F;
constexpr float kFootGrand = 21.6F;

/// Where the things of this screen are, from its size.
struct Place {
    Rect foot;
    std::array<Rect, 3> steps;  ///< the upper one first
    Rect door;
};

/// A higher panel shows a larger door, not more void.
float growth(Canvas& canvas) {
    const auto& metrics = canvas.metrics();
    return std::clamp(metrics.height / metrics.unit / 129.6F, 1.0F, 1.35F);
}

/// What the foot says: how to begin, over the same in other languages or what is reduced.
struct FootWords {
    Words touch;
    Words others;
};

FootWords foot_words(const Canvas& canvas, const view::Attract& body) {
    const ImU32 colour = canvas.theme().surseuil;
    const auto role = canvas.grand() ? TextRole::repere : TextRole::corps;
    FootWords out{
        {body.touch, TextRole::titre, Weight::bold, colour, Align::start, 1},
        {body.touch_others, role, Weight::regular, colour, Align::start, 1},
    };
    out.others.line_factor = 1.1F;
    return out;
}

float foot_height(Canvas& canvas, const view::Attract& body) {
    const float usual = canvas.mm(canvas.grand() ? kFootGrand : kFoot);
    if (body.touch_others.empty()) return usual;
    const auto words = foot_words(canvas, body);
    return std::max(usual,
                    canvas.body_height(words.touch, 0, 0) + canvas.body_height(words.others, 0, 0));
}

/// A foot that needs more takes it from the steps: the door stays where it is.
Place place_in(Canvas& canvas, const Rect& screen, float foot) {
    const float grown = growth(canvas);
    Place place;
    Rect rest = screen;
    place.foot = cut_bottom(rest, foot);
    const float taken = foot - canvas.mm(canvas.grand() ? kFootGrand : kFoot);
    const float step = canvas.mm(kStep * (1 + (grown - 1) * 0.6F)) - std::round(taken / 3);
    const std::array<float, 3> starts{canvas.grand() ? 0.625F : 0.584F, 0.295F, 0.0F};
    for (std::size_t i = place.steps.size(); i-- > 0;) {
        Rect row = cut_bottom(rest, step);
        cut_start(row, std::round(screen.width * starts.at(i)));
        place.steps.at(i) = row;
    }
    const float width = canvas.mm(37 * grown);
    const float height = canvas.mm(43.2F * grown);
    place.door = {std::round(screen.width * 0.7945F - width / 2), place.steps.front().y - height,
                  width, height};
    return place;
}

void draw_door(Canvas& canvas, const Rect& door) {
    const auto& theme = canvas.theme();
    const float mm = door.width / 37;
    const auto nested = [&](float x, float top) {
        return Rect{door.x + x * mm, door.y + top * mm, door.width - 2 * x * mm,
                    door.height - top * mm};
    };
    canvas.door(door, theme.seuil);
    canvas.door(nested(3.9F, 4.1F), theme.lumiere);
    if (!theme.two_inks) {
        canvas.door(nested(9.2F, 12.3F), mixed(theme.lumiere, IM_COL32_WHITE, 0.45F));
    }
}

ImU32 stone(const Theme& theme, std::size_t step) {
    const std::array<float, 3> shades{0.0F, 0.12F, 0.25F};
    return mixed(theme.bande, theme.contour, shades.at(step));
}

void draw_stones(Canvas& canvas, const Place& place) {
    const auto& theme = canvas.theme();
    const float edge = canvas.mm(0.86F);
    const float radius = canvas.mm(2.0F);
    for (std::size_t i = 0; i < place.steps.size(); ++i) {
        const Rect& step = place.steps.at(i);
        // Longer than the screen at its end side: only the start corner is seen rounded.
        const Rect stone_at{step.x, step.y, step.width + 2 * radius, step.height + radius};
        const ImU32 lit = theme.two_inks ? theme.contour : IM_COL32(0xFF, 0xFD, 0xF9, 255);
        const ImU32 top = theme.two_inks ? lit : faded(lit, theme.fond == lit ? 1.0F : 0.95F);
        canvas.fill(stone_at, top, radius);
        canvas.fill({stone_at.x, stone_at.y + edge, stone_at.width, stone_at.height - edge},
                    theme.two_inks ? theme.fond : stone(theme, i), radius);
    }
}

/// The light that falls from the door down the steps, under the words.
void draw_light(Canvas& canvas, const Place& place) {
    const auto& theme = canvas.theme();
    if (theme.two_inks) return;
    const float top = place.door.y + place.door.height;
    const float bottom = place.foot.y;
    const Rect& door = place.door;
    const float spread = canvas.mm(26.0F) * growth(canvas);
    const float inner = door.width * 3.9F / 37;
    canvas.quad({ImVec2{door.x + inner, top}, ImVec2{door.x + door.width - inner, top},
                 ImVec2{door.x + door.width + spread, bottom}, ImVec2{door.x - spread, bottom}},
                faded(theme.lumiere, 0.26F));
}

/// How many greetings each step bears: one each while they are few.
std::array<std::size_t, 3> greetings_by_step(std::size_t count) {
    if (count <= 3) return {1, 1, 1};
    return {2, 2, 4};
}

/// Welcome in other languages, on the steps.
void draw_greetings(Canvas& canvas, const Place& place, const std::vector<std::string>& words) {
    const auto shares = greetings_by_step(words.size());
    const auto role = canvas.grand() ? TextRole::repere : TextRole::corps;
    std::size_t next = 0;
    for (std::size_t i = 0; i < place.steps.size(); ++i) {
        const auto count = std::min(shares.at(i), words.size() - next);
        Rect rest = inset(place.steps.at(i), canvas.mm(space::e4), 0);
        rest.y += canvas.mm(0.4F);
        float spare = rest.width;
        for (std::size_t k = 0; k < count; ++k) {
            spare -= canvas.measure({words[next + k], role, Weight::bold}, 0).width;
        }
        const float gap = std::floor(spare / static_cast<float>(count + 1));
        cut_start(rest, gap);
        for (std::size_t k = 0; k < count; ++k, ++next) {
            Words greeting{words[next], role, Weight::bold, canvas.theme().encre};
            greeting.max_lines = 1;
            const float width = canvas.measure(greeting, 0).width;
            const std::string id = "bienvenue." + std::to_string(next + 1);
            canvas.text_node(id, view::Role::text, cut_start(rest, std::ceil(width) + 1, gap - 1),
                             greeting);
        }
    }
}

void draw_head(Canvas& canvas, Rect row, const view::Attract& body) {
    const auto& theme = canvas.theme();
    const float size = canvas.mm(12.6F);
    mark(canvas, start_square(cut_start(row, size, canvas.mm(3.2F)), size));
    const Words time{body.time, TextRole::titre, Weight::bold, theme.encre, Align::end, 1};
    const Words date{body.date,       canvas.grand() ? TextRole::repere : TextRole::corps,
                     Weight::regular, theme.encre2,
                     Align::end,      1};
    const float hour_width = std::ceil(canvas.measure(time, 0).width) + 1;
    const float date_width = std::ceil(canvas.measure(date, 0).width) + 1;
    Words lieu{body.lieu, TextRole::corps, Weight::bold, theme.encre};
    lieu.line_factor = 1.04F;
    lieu.max_lines = 2;
    // In large text the name of the place comes before the date.
    const float gap = canvas.mm(space::e2);
    const float both = std::max(hour_width, date_width);
    const bool has_date = !canvas.measure(lieu, row.width - both - gap).clipped;
    Rect end = cut_end(row, has_date ? both : hour_width, gap);
    canvas.text_node("lieu", view::Role::heading, row, lieu);
    const float hour = canvas.line_height(time);
    end = centred(end, end.width, hour + (has_date ? canvas.line_height(date) : 0));
    canvas.text_node("heure", view::Role::text, cut_top(end, hour), time);
    if (has_date) canvas.text_node("date", view::Role::text, end, date);
}

Direction direction_of(const view::Attract& body) {
    return body.greeting_rtl ? Direction::rtl : Direction::ltr;
}

/// As wide as its longest line, so that one that reads right to left stays beside the margin.
float welcome_width(Canvas& canvas, const Words& greeting, const view::Attract& body) {
    float width = canvas.measure(greeting, 0).width;
    for (const auto& line : body.lines) {
        width = std::max(width, canvas.measure({line, TextRole::titre}, 0).width);
    }
    return std::ceil(width) + 1;
}

/// The greeting of the moment, and two sentences; it fades in when the language turns.
void draw_welcome(Canvas& canvas, Rect area, const view::Attract& body) {
    const auto& theme = canvas.theme();
    const float shown =
        canvas.animator().since_change("bonjour", body.greeting, motion::greeting_ms);
    Words greeting{body.greeting, TextRole::affiche, Weight::bold, faded(theme.seuil, shown)};
    greeting.max_lines = 1;
    greeting.scale = growth(canvas);
    greeting.direction = direction_of(body);
    area.width = std::min(area.width, welcome_width(canvas, greeting, body));
    const float room = area.width;
    const float natural = canvas.measure(greeting, 0).width;
    if (natural > room) greeting.scale *= room / (natural * 1.02F);
    canvas.text_node("bonjour", view::Role::heading,
                     cut_top(area, std::ceil(canvas.line_height(greeting)), canvas.mm(2.2F)),
                     greeting);
    std::size_t number = 0;
    for (const auto& line : body.lines) {
        Words words{line, TextRole::titre, Weight::regular, faded(theme.encre, shown)};
        words.line_factor = 1.16F;
        words.direction = direction_of(body);
        const float height = canvas.measure(words, room).height;
        canvas.text_node("accueil." + std::to_string(++number), view::Role::text,
                         cut_top(area, height, canvas.mm(0.6F)), words);
    }
}

ButtonStyle urgent_style(const Theme& theme) {
    ButtonStyle style{ButtonKind::urgent};
    style.padding_mm = 3.0F;
    style.outline = theme.surseuil;
    return style;
}

/// The whole screen is the button; this is where it says so. Urgent stands over its end.
void draw_foot(Canvas& canvas, const Rect& screen, const Rect& foot, const view::Attract& body) {
    const auto& theme = canvas.theme();
    canvas.open(body.start, view::Role::button, screen);
    canvas.fill(foot, theme.seuil);
    Rect rest = inset(foot, canvas.mm(5.0F), 0);
    const float urgent_width = button_width(canvas, body.urgent, urgent_style(theme));
    const Rect urgent = cut_end(rest, urgent_width, canvas.mm(space::e2));
    const float size = canvas.mm(12);
    const bool shows = contrast(theme.lumiere, theme.seuil) >= 3;
    canvas.icon(view::Icon::hand_tap, IconStyle::fill,
                start_square(cut_start(rest, size, canvas.mm(3.0F)), size),
                shows ? theme.lumiere : theme.surseuil);
    const auto [touch, others] = foot_words(canvas, body);
    const bool is_alone = body.touch_others.empty();
    const float first = canvas.line_height(touch);
    const float gap = is_alone ? 0 : canvas.gap_in(rest, touch, others);
    const float second = is_alone ? 0 : gap + canvas.line_height(others);
    rest = canvas.block(rest, first + second, touch, is_alone ? touch : others);
    canvas.text(cut_top(rest, first, gap), touch);
    canvas.close();
    canvas.text_node("commencer.suite", view::Role::text, rest, others);
    button(canvas, centred(urgent, urgent_width, canvas.mm(13.3F)), body.urgent,
           urgent_style(theme));
}

}  // namespace

void draw_body(Canvas& canvas, const Rect& screen, const view::Attract& body) {
    const Place place = place_in(canvas, screen, foot_height(canvas, body));
    const float margin = canvas.mm(5.0F);
    Rect head = inset(screen, margin, canvas.mm(3.2F));
    draw_head(canvas, cut_top(head, canvas.mm(canvas.grand() ? 21.6F : 17)), body);
    const float grown = growth(canvas);
    Rect welcome{margin, canvas.mm(25 * grown), place.door.x - 2 * margin, canvas.mm(50 * grown)};
    draw_door(canvas, place.door);
    draw_stones(canvas, place);
    draw_light(canvas, place);
    draw_foot(canvas, screen, place.foot, body);
    draw_welcome(canvas, welcome, body);
    draw_greetings(canvas, place, body.greetings);
}

}  // namespace ui
