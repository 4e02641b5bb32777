#include "kiosk/borne/display.h"

#include "platform/print/qr.h"
#include "platform/system/files.h"

#include <algorithm>
#include <utility>

namespace borne {
namespace {

ui::FocusMove move_of(ui::Key key) {
    switch (key) {
        case ui::Key::next:
            return ui::FocusMove::next;
        case ui::Key::previous:
            return ui::FocusMove::previous;
        case ui::Key::activate:
            return ui::FocusMove::activate;
        case ui::Key::back:
            return ui::FocusMove::back;
        case ui::Key::erase:
            return ui::FocusMove::none;
    }
    return ui::FocusMove::none;
}

bool has_field(const view::Tree& tree) {
    return std::any_of(tree.nodes.begin(), tree.nodes.end(),
                       [](const auto& node) { return node.role == view::Role::field; });
}

/// Length in bytes of the UTF-8 character that starts with `lead`.
std::size_t character_length(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    if (byte >= 0xF0) return 4;
    if (byte >= 0xE0) return 3;
    return byte >= 0xC0 ? 2 : 1;
}

}  // namespace

Display::Display(std::unique_ptr<platform::TextEngine> text, ui::Metrics metrics,
                 bool reduced_motion)
    : text_(std::move(text)),
      stage_(*text_, metrics, {reduced_motion, platform::qr_modules}),
      raster_(static_cast<int>(metrics.width), static_cast<int>(metrics.height)) {}

Result<std::unique_ptr<Display>> Display::open(const Options& options, bool reduced_motion) {
    auto text = platform::TextEngine::open(platform::resources_folder() + "/polices");
    if (!text) return text.error();
    const auto metrics = ui::Metrics::for_screen(options.width, options.height, options.px_per_mm);
    return std::unique_ptr<Display>{new Display{*std::move(text), metrics, reduced_motion}};
}

void Display::frame(Application& application, double now_ms) {
    const auto intent = stage_.frame(application.screen(), gesture_, now_ms);
    gesture_.move = ui::FocusMove::none;
    hand_over(intent, application);
}

void Display::hand_over(const view::Intent& intent, Application& application) {
    if (!std::holds_alternative<std::monostate>(intent)) application.handle(intent);
}

void Display::take(const ui::InputEvent& event, Application& application, double now_ms) {
    if (const auto* down = std::get_if<ui::PointerDown>(&event)) {
        gesture_ = {down->x, down->y, true};
    } else if (const auto* move = std::get_if<ui::PointerMove>(&event)) {
        gesture_.x = move->x;
        gesture_.y = move->y;
    } else if (const auto* up = std::get_if<ui::PointerUp>(&event)) {
        gesture_ = {up->x, up->y, false};
    } else if (const auto* key = std::get_if<ui::KeyPressed>(&event)) {
        if (key->key == ui::Key::erase && has_field(tree())) application.handle(app::Backspace{});
        gesture_.move = move_of(key->key);
    } else if (const auto* text = std::get_if<ui::TextTyped>(&event)) {
        for (std::size_t i = 0; i < text->utf8.size() && has_field(tree());) {
            const auto length = character_length(text->utf8[i]);
            application.handle(app::TypeKey{text->utf8.substr(i, length)});
            i += length;
        }
    } else {
        redraw();
    }
    frame(application, now_ms);
}

std::vector<platform::PixelRect> Display::draw(Application& application, double now_ms) {
    frame(application, now_ms);
    return raster_.draw(stage_.draw_data());
}

void Display::forget() {
    text_->forget();
    raster_.forget();
}

}  // namespace borne
