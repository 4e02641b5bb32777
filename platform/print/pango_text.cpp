#include "platform/print/pango_text.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

#include <cmath>
#include <numbers>

namespace platform {
namespace {

constexpr const char* kFamilies = "Andika, Noto Sans Arabic, Noto Sans, DejaVu Sans, sans-serif";

struct UnrefMetrics {
    void operator()(PangoFontMetrics* metrics) const { pango_font_metrics_unref(metrics); }
};
struct FreeDescription {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

void embolden(PangoLayout* layout, const TextStyle& style) {
    auto* attributes = pango_attr_list_new();
    for (const auto& [from, to] : style.bold_parts) {
        auto* bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
        bold->start_index = static_cast<guint>(from);
        bold->end_index = static_cast<guint>(to);
        pango_attr_list_insert(attributes, bold);
    }
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
}

const cairo_user_data_key_t kFromRight{};

bool is_read_from_right(cairo_t* cairo) {
    return cairo_get_user_data(cairo, &kFromRight) != nullptr;
}

bool has_letter_from_right(const std::string& text) {
    for (const char* at = text.c_str(); *at != 0; at = g_utf8_next_char(at)) {
        const auto script = g_unichar_get_script(g_utf8_get_char(at));
        if (script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW) return true;
    }
    return false;
}

/// On a page read from the right the first letter decides nothing: "RSA" may begin a sentence.
void direct(PangoLayout* layout, const std::string& text, const TextStyle& style) {
    const bool from_right = has_letter_from_right(text);
    pango_context_set_base_dir(pango_layout_get_context(layout),
                               from_right ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_layout_context_changed(layout);
    pango_layout_set_auto_dir(layout, FALSE);
    if (!style.centred) pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
}

/// The path of a door: round at the top, square at the foot.
void door(cairo_t* cairo, double x, double y, double width, double height) {
    const double radius = width / 2;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, x + radius, y + radius, radius, std::numbers::pi, 2 * std::numbers::pi);
    cairo_line_to(cairo, x + width, y + height);
    cairo_line_to(cairo, x, y + height);
    cairo_close_path(cairo);
}

constexpr double kTaller = 1.02;

/// In units of pango, before any spacing is set.
double tallest_line(PangoLayout* layout) {
    int tallest = 0;
    for (int i = 0; i < pango_layout_get_line_count(layout); ++i) {
        int height = 0;
        pango_layout_line_get_height(pango_layout_get_line_readonly(layout, i), &height);
        tallest = std::max(tallest, height);
    }
    return tallest;
}

}  // namespace

bool use_fonts(const std::string& folder) {
    const bool added =
        FcConfigAppFontAddDir(nullptr, reinterpret_cast<const FcChar8*>(folder.c_str())) == FcTrue;
    pango_cairo_font_map_set_default(nullptr);  // the map already made knows the old faces only
    return added;
}

bool is_from_right(const std::string& language) {
    int count = 0;
    const auto* scripts =
        pango_language_get_scripts(pango_language_from_string(language.c_str()), &count);
    return count > 0 && (scripts[0] == PANGO_SCRIPT_ARABIC || scripts[0] == PANGO_SCRIPT_HEBREW);
}

void read_from_right(cairo_t* cairo) {
    static int any = 0;
    cairo_set_user_data(cairo, &kFromRight, &any, nullptr);
}

void Paragraph::Unref::operator()(PangoLayout* layout) const {
    g_object_unref(layout);
}

Paragraph::Paragraph(cairo_t* cairo, const std::string& text, const TextStyle& style, double width)
    : cairo_(cairo), layout_(pango_cairo_create_layout(cairo)) {
    const std::unique_ptr<PangoFontDescription, FreeDescription> font{
        pango_font_description_from_string(kFamilies)};
    pango_font_description_set_absolute_size(font.get(), style.em * PANGO_SCALE);
    if (style.bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
    auto* layout = layout_.get();
    pango_layout_set_font_description(layout, font.get());
    pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout, style.centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
    if (is_read_from_right(cairo)) direct(layout, text, style);
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
    if (!style.bold_parts.empty()) embolden(layout, style);

    const std::unique_ptr<PangoFontMetrics, UnrefMetrics> metrics{
        pango_context_get_metrics(pango_layout_get_context(layout), font.get(), nullptr)};
    double natural = pango_font_metrics_get_height(metrics.get());
    double wanted = style.em * style.line_height * PANGO_SCALE;
    if (natural <= 0) return;
    const double tallest = tallest_line(layout);
    if (style.tight && tallest > natural * kTaller) {
        constexpr double kMore = 1.15;
        natural = tallest;
        wanted *= kMore;
    }
    pango_layout_set_line_spacing(layout, static_cast<float>(wanted / natural));
    surplus_ = (natural - wanted) / PANGO_SCALE;
}

double Paragraph::height() const {
    int height = 0;
    pango_layout_get_size(layout_.get(), nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE - surplus_;
}

double Paragraph::ink_width() const {
    int width = 0;
    pango_layout_get_size(layout_.get(), &width, nullptr);
    return static_cast<double>(width) / PANGO_SCALE;
}

int Paragraph::line_count() const {
    return pango_layout_get_line_count(layout_.get());
}

void Paragraph::cut_to(int lines) {
    // Lines counted by pango would be lines of each paragraph: a height is of the whole text.
    const auto total = height() + surplus_;
    const auto kept = total * lines / line_count();
    pango_layout_set_height(layout_.get(), static_cast<int>(kept * PANGO_SCALE));
    pango_layout_set_ellipsize(layout_.get(), PANGO_ELLIPSIZE_END);
}

void Paragraph::draw(double x, double y) const {
    cairo_move_to(cairo_, x, y - surplus_ / 2);
    pango_cairo_show_layout(cairo_, layout_.get());
}

void draw_qr(cairo_t* cairo, const QrModules& modules, double x, double y, double size) {
    const double side = size / static_cast<double>(modules.size());
    for (std::size_t row = 0; row < modules.size(); ++row) {
        for (std::size_t column = 0; column < modules.size(); ++column) {
            if (!modules[row][column]) continue;
            cairo_rectangle(cairo, x + static_cast<double>(column) * side,
                            y + static_cast<double>(row) * side, side, side);
        }
    }
    cairo_fill(cairo);
}

void round_rectangle(cairo_t* cairo, double x, double y, double width, double height,
                     double radius) {
    constexpr double kQuarter = std::numbers::pi / 2;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, x + width - radius, y + radius, radius, -kQuarter, 0);
    cairo_arc(cairo, x + width - radius, y + height - radius, radius, 0, kQuarter);
    cairo_arc(cairo, x + radius, y + height - radius, radius, kQuarter, 2 * kQuarter);
    cairo_arc(cairo, x + radius, y + radius, radius, 2 * kQuarter, 3 * kQuarter);
    cairo_close_path(cairo);
}

void draw_mark(cairo_t* cairo, double x, double y, double unit) {
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_scale(cairo, unit, unit);
    cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD);
    door(cairo, 6, 2, 12, 15);
    door(cairo, 8.6, 4.8, 6.8, 12.2);
    cairo_fill(cairo);
    round_rectangle(cairo, 3.5, 17.8, 17, 2.5, 0.7);
    cairo_fill(cairo);
    round_rectangle(cairo, 1, 21.1, 22, 2.5, 0.7);
    cairo_fill(cairo);
    cairo_restore(cairo);
}

void draw_mark_light(cairo_t* cairo, double x, double y, double unit) {
    door(cairo, x + 8.6 * unit, y + 4.8 * unit, 6.8 * unit, 12.2 * unit);
    cairo_fill(cairo);
}

}  // namespace platform
