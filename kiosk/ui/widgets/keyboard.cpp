#include "kiosk/ui/widgets/keyboard.h"

#include "kiosk/ui/widgets/plate.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kKeyHeight = 12.72F;
constexpr float kKeyHeightGrand = 12.9F;
constexpr float kWordPad = 3.0F;
constexpr float kKeysOfARow = 10;

using Row = std::vector<view::Action>;

float key_height(const Canvas& canvas) {
    return canvas.mm(canvas.grand() ? kKeyHeightGrand : kKeyHeight);
}

/// One letter, whatever its length in bytes and its accents.
bool is_letter(const view::Action& key) {
    const auto starts = std::count_if(key.label.begin(), key.label.end(),
                                      [](char c) { return (c & 0xC0) != 0x80; });
    return starts == 1;
}

bool grows(const view::Action& key) {
    return !is_letter(key) && key.icon == view::Icon::none;
}

Words key_words(const view::Action& key) {
    Words words{key.label, is_letter(key) ? TextRole::titre : TextRole::corps, Weight::bold};
    words.align = Align::centre;
    words.max_lines = 1;
    return words;
}

/// All the letters of a keyboard are drawn alike, as its tallest one must be to fit its key.
struct Letters {
    TextRole role = TextRole::titre;
    Weight weight = Weight::bold;
};

Letters letters_of(Canvas& canvas, const view::Keyboard& keyboard) {
    Letters letters;
    const float height = key_height(canvas) - 2 * canvas.t2();
    for (const auto& row : keyboard.rows) {
        for (const auto& key : row) {
            if (!is_letter(key)) continue;
            const auto fits = canvas.fitted(key_words(key), height);
            letters.role = std::min(letters.role, fits.role);
            letters.weight = std::min(letters.weight, fits.weight);
        }
    }
    return letters;
}

float word_width(Canvas& canvas, const view::Action& key) {
    const float words = std::ceil(canvas.measure(key_words(key), 0).width) + 1;
    return std::max(canvas.mm(kKeyHeight), words + 2 * canvas.mm(kWordPad));
}

/// Width of the keys that bear a word, and how many there are.
struct WordKeys {
    float width = 0;
    float count = 0;
};
WordKeys word_keys(Canvas& canvas, const Row& row) {
    WordKeys words;
    for (const auto& key : row) {
        if (!grows(key)) continue;
        words.width += word_width(canvas, key);
        ++words.count;
    }
    return words;
}

void draw_key_as(Canvas& canvas, const Rect& rect, const view::Action& key,
                 const Letters& letters) {
    const auto& theme = canvas.theme();
    const auto state = canvas.open(key, view::Role::key, rect);
    Look look{theme.surface, theme.contour, theme.contour, theme.encre, theme.seuil};
    look.line = canvas.t2();
    look.radius = canvas.mm(space::r1);
    if (!theme.two_inks) look.body = mixed(look.body, theme.nonpale, state.pressed);
    look = look_now(canvas, look, state);
    const Rect body = plate(canvas, rect, look, state);
    if (key.icon != view::Icon::none) {
        const float size = canvas.mm(8);
        canvas.icon(key.icon, IconStyle::bold, centred(body, size, size), look.icon);
    } else {
        Words words = key_words(key);
        words.colour = look.words;
        if (is_letter(key)) {
            words.role = letters.role;
            words.weight = letters.weight;
        }
        canvas.label(inset(body, 0, look.line), words);
    }
    canvas.close();
}

/// Spare width goes to the keys that bear a word; without any, the row is centred. When words take
/// too much, the letters of the row give way, down to the least a finger needs.
void draw_row(Canvas& canvas, const Rect& rect, const Row& row, const Letters& letters) {
    const float gap = canvas.mm(space::e2);
    const auto words = word_keys(canvas, row);
    const float widest = std::floor((rect.width - gap * (kKeysOfARow - 1)) / kKeysOfARow);
    const float count = static_cast<float>(row.size()) - words.count;
    const float room = rect.width - gap * static_cast<float>(row.size() - 1) - words.width;
    const float fits = count > 0 ? std::floor(room / count) : widest;
    const float unit = std::max(canvas.mm(kKeyHeight), std::min(widest, fits));
    const float spare = std::max(0.0F, room - unit * count);
    Rect rest = rect;
    if (words.count < 1) cut_start(rest, std::round(spare / 2));
    for (const auto& key : row) {
        const float width =
            grows(key) ? word_width(canvas, key) + std::floor(spare / words.count) : unit;
        draw_key_as(canvas, cut_start(rest, width, gap), key, letters);
    }
}

}  // namespace

void draw_key(Canvas& canvas, const Rect& rect, const view::Action& key) {
    draw_key_as(canvas, rect, key, {});
}

float keyboard_height(Canvas& canvas, const view::Keyboard& keyboard) {
    const auto rows = static_cast<float>(keyboard.rows.size());
    return rows * key_height(canvas) + (rows - 1) * canvas.mm(space::e2) + canvas.mm(space::lip);
}

void draw_keyboard(Canvas& canvas, const Rect& rect, const view::Keyboard& keyboard) {
    const float gap = canvas.mm(space::e2);
    const auto letters = letters_of(canvas, keyboard);
    Rect rest = rect;
    canvas.mirror(false);
    for (const auto& row : keyboard.rows) {
        draw_row(canvas, cut_top(rest, key_height(canvas), gap), row, letters);
    }
    canvas.mirror(true);
}

}  // namespace ui
