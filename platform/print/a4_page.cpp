#include "platform/print/a4_page.h"

#include "platform/print/a4_paper.h"

#include <algorithm>
#include <cmath>

namespace platform {
namespace {

constexpr double kQrBoxWidth = 57 * kMm;
constexpr double kColumnGap = 9 * kMm;
constexpr double kBody = 4.75 * kMm;
constexpr double kBoxInset = 5.5 * kMm;
constexpr double kCutNoteSpace = 8 * kMm;

/// How tightly the sections are set.
struct Spacing {
    double gap;
    double line_height;
};
constexpr Spacing kSpacings[] = {{9 * kMm, 1.3}, {6 * kMm, 1.3}, {4 * kMm, 1.22}, {3 * kMm, 1.15}};

struct SetSection {
    Paragraph heading;
    Paragraph text;
    double height() const { return heading.height() + text.height(); }
};

class Sheet {
  public:
    Sheet(cairo_t* cairo, const domain::FicheSheet& page) : cairo_(cairo), page_(page) {}

    /// True when everything fitted.
    bool draw() {
        if (page_.rtl) read_from_right(cairo_);
        draw_head(cairo_, page_.lieu, page_.printed, page_.rtl);
        draw_title();
        const double top = y_ + 8 * kMm;
        const double box_bottom = draw_qr_box(top);
        const double bottom = draw_foot() - 6 * kMm;
        return draw_sections(top, bottom, box_bottom);
    }

  private:
    void draw_title() {
        use(cairo_, Ink::seuil);
        Paragraph title{cairo_, page_.title, {11 * kMm, true, false, 1.15}, kWide};
        cut_to_lines(title, 2);
        title.draw(kLeft, 46 * kMm);
        y_ = 46 * kMm + title.height() + 2 * kMm;
        use(cairo_, Ink::encre);
        Paragraph description{cairo_, page_.description, {5.8 * kMm}, kWide};
        cut_to_lines(description, 4);
        description.draw(kLeft, y_);
        y_ += page_.description.empty() ? 0 : description.height();
    }

    void cut_to_lines(Paragraph& text, int lines) {
        if (text.line_count() <= lines) return;
        text.cut_to(lines);
        was_cut_ = true;
    }

    /// Returns where the box ends.
    double draw_qr_box(double top) {
        const auto modules = qr_modules(page_.qr);
        if (modules.empty()) return top;
        const double x = page_.rtl ? kLeft : kRight - kQrBoxWidth;
        const double inner = kQrBoxWidth - 2 * 4.5 * kMm;
        double y = top + 4.5 * kMm;
        use(cairo_, Ink::black);
        draw_qr(cairo_, modules, x + 4.5 * kMm, y, inner);
        y += inner + 4 * kMm;
        use(cairo_, Ink::encre);
        y = paragraph(page_.qr_title, {kBody, true}, x + 4.5 * kMm, y, inner) + kMm;
        Paragraph text{cairo_, page_.qr_text, {4.2 * kMm}, inner};
        cut_to_lines(text, 8);
        text.draw(x + 4.5 * kMm, y);
        y += text.height() + 4 * kMm;
        frame(x, top, kQrBoxWidth, y - top, {Ink::contour, 0.25 * kMm});
        return y;
    }

    /// The urgent box and the footnote, from the bottom up; returns the top of the box.
    double draw_foot() {
        use(cairo_, Ink::encre);
        Paragraph footnote{cairo_, page_.footnote, {3.7 * kMm}, kWide};
        cut_to_lines(footnote, 2);
        footnote.draw(kLeft, kFootnoteTop - (footnote.height() - 3.7 * kMm * 1.3));
        const double bottom = kFootnoteTop - footnote.height() + 1.5 * kMm;
        if (page_.urgent.empty()) return bottom;

        const double inner = kWide - 2 * kBoxInset;
        const Paragraph lead{cairo_, page_.urgent_lead, {kBody, true}, inner};
        Paragraph text{cairo_, page_.urgent, {kBody}, inner};
        cut_to_lines(text, 4);
        const double height = lead.height() + text.height() + kBoxInset * 1.4;
        const double top = bottom - height - 2 * kMm;
        use(cairo_, Ink::urgent);
        lead.draw(kLeft + kBoxInset, top + kBoxInset * 0.7);
        use(cairo_, Ink::encre);
        text.draw(kLeft + kBoxInset, top + kBoxInset * 0.7 + lead.height());
        frame(kLeft, top, kWide, height, {Ink::urgent, 0.5 * kMm});
        return top;
    }

    /// Beside the QR box as long as it lasts, so that no line runs into it.
    bool draw_sections(double top, double bottom, double box_bottom) {
        const double width = box_bottom > top ? kWide - kQrBoxWidth - kColumnGap : kWide;
        const double room = bottom - top;
        auto spacing = kSpacings[0];
        std::vector<SetSection> sections;
        for (const auto& tighter : kSpacings) {
            spacing = tighter;
            sections = set_sections(width, spacing);
            if (total(sections, spacing) <= room) break;
        }
        if (total(sections, spacing) > room) cut(sections, spacing, room - kCutNoteSpace);
        const double x = page_.rtl ? kRight - width : kLeft;
        double y = top;
        for (const auto& section : sections) {
            use(cairo_, Ink::encre);
            section.heading.draw(x, y);
            section.text.draw(x, y + section.heading.height());
            y += section.height() + spacing.gap;
        }
        if (was_cut_) {
            use(cairo_, Ink::seuil);
            paragraph(page_.cut_note, {kBody, true}, kLeft, bottom - kCutNoteSpace, kWide);
        }
        return !was_cut_;
    }

    std::vector<SetSection> set_sections(double width, const Spacing& spacing) {
        std::vector<SetSection> sections;
        for (const auto& section : page_.sections) {
            if (section.text.empty()) continue;
            const double line = spacing.line_height;
            sections.push_back({{cairo_, section.heading, {5.2 * kMm, true, false, line}, width},
                                {cairo_, section.text, {kBody, false, false, line}, width}});
        }
        return sections;
    }

    static double total(const std::vector<SetSection>& sections, const Spacing& spacing) {
        double sum = 0;
        for (const auto& section : sections) sum += section.height() + spacing.gap;
        return sections.empty() ? 0 : sum - spacing.gap;
    }

    /// Takes lines from the longest text until all fit, then whole sections from the end.
    void cut(std::vector<SetSection>& sections, const Spacing& spacing, double room) {
        was_cut_ = true;
        while (!sections.empty() && total(sections, spacing) > room) {
            auto longest = std::max_element(
                sections.begin(), sections.end(),
                [](const auto& a, const auto& b) { return a.text.height() < b.text.height(); });
            const int lines = longest->text.line_count();
            if (lines > 1) {
                longest->text.cut_to(lines - 1);
            } else {
                sections.pop_back();
            }
        }
    }

    /// Returns where it ends.
    double paragraph(const std::string& text, const TextStyle& style, double x, double y,
                     double width) {
        if (text.empty()) return y;
        const Paragraph set{cairo_, text, style, width};
        set.draw(x, y);
        return y + set.height();
    }

    struct Stroke {
        Ink ink;
        double width;
    };
    void frame(double x, double y, double width, double height, const Stroke& stroke) {
        use(cairo_, stroke.ink);
        cairo_set_line_width(cairo_, stroke.width);
        round_rectangle(cairo_, x, y, width, height, 4 * kMm);
        cairo_stroke(cairo_);
    }

    cairo_t* cairo_;
    const domain::FicheSheet& page_;
    double y_ = 0;
    bool was_cut_ = false;
};

}  // namespace

Result<A4Result> draw_a4(const domain::FicheSheet& page) {
    A4Result result;
    auto pdf = pdf_page([&](cairo_t* cairo) { result.was_cut = !Sheet{cairo, page}.draw(); });
    if (!pdf) return pdf.error();
    result.pdf = *std::move(pdf);
    return result;
}

}  // namespace platform
