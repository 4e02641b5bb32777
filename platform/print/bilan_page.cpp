#include "platform/print/bilan_page.h"

#include "platform/print/a4_paper.h"

#include <algorithm>
#include <array>

namespace platform {
namespace {

using domain::Sheet;

constexpr double kQrSide = 30 * kMm;
constexpr double kAmountColumn = 72 * kMm;
constexpr double kBand = 1.2 * kMm;  ///< the coloured edge of what is sure
constexpr double kIndent = 4.5 * kMm;

/// What is excluded, in two columns.
constexpr double kGutter = 6 * kMm;
constexpr double kOther = (kWide - kGutter) / 2;
constexpr double kOtherEm = 3.4 * kMm;

/// How tightly the page is set; the last one is the least that is read without effort.
struct Setting {
    double gap;
    double name_em;
    double text_em;
    double line_height;
    int most_lines;  ///< of one explanation
};
constexpr Setting kSettings[] = {
    {5.5 * kMm, 5.6 * kMm, 4.6 * kMm, 1.28, 6}, {4 * kMm, 5.2 * kMm, 4.3 * kMm, 1.24, 5},
    {3 * kMm, 4.8 * kMm, 4.0 * kMm, 1.2, 3},    {2.2 * kMm, 4.6 * kMm, 3.7 * kMm, 1.17, 2},
    {1.6 * kMm, 4.6 * kMm, 3.6 * kMm, 1.15, 1}, {kMm, 4.4 * kMm, 3.4 * kMm, 1.15, 1}};

struct SetItem {
    Paragraph name;
    Paragraph amount;
    std::vector<Paragraph> lines;
    bool sure;

    double head() const { return std::max(name.height(), amount.height()); }
    double height() const {
        double sum = head();
        for (const auto& line : lines) sum += line.height();
        return sum;
    }
};

class Page {
  public:
    Page(cairo_t* cairo, const Sheet& sheet) : cairo_(cairo), sheet_(sheet) {}

    /// True when everything was said.
    bool draw() {
        draw_head(cairo_, sheet_.lieu, sheet_.printed);
        const double top = draw_title() + 6 * kMm;
        const double bottom = draw_foot() - 4 * kMm;
        return draw_items(top, bottom);
    }

  private:
    /// The title, and the QR at the end of its row; returns where the row ends.
    double draw_title() {
        const auto modules = qr_modules(sheet_.qr);
        const double top = 42 * kMm;
        const double taken = modules.empty() ? 0 : kQrSide + 8 * kMm;
        const double width = kWide - taken;
        const double x = sheet_.rtl ? kLeft + taken : kLeft;
        use(cairo_, Ink::seuil);
        Paragraph title{cairo_, sheet_.title, {10 * kMm, true, false, 1.15}, width};
        if (title.line_count() > 2) title.cut_to(2);
        title.draw(x, top + 3 * kMm);
        if (modules.empty()) return top + 3 * kMm + title.height();
        const double at = sheet_.rtl ? kLeft : kRight - kQrSide;
        use(cairo_, Ink::black);
        draw_qr(cairo_, modules, at, top, kQrSide);
        use(cairo_, Ink::encre);
        const Paragraph label{cairo_, sheet_.qr_label, {3.8 * kMm, true, true}, kQrSide};
        label.draw(at, top + kQrSide + kMm);
        const double under = top + kQrSide + kMm + label.height();
        return std::max(under - 4 * kMm, top + 3 * kMm + title.height());
    }

    /// What is excluded and the caution, from the bottom up; returns where they start.
    double draw_foot() {
        use(cairo_, Ink::encre);
        const Paragraph footnote{cairo_, sheet_.footnote, {3.7 * kMm}, kWide};
        double y = kFootnoteTop - footnote.height() + 3.7 * kMm;
        footnote.draw(kLeft, y);
        if (sheet_.others.empty()) return y;
        const Paragraph lead{cairo_, sheet_.others_lead, {4.3 * kMm, true}, kWide};
        const auto columns = set_others();
        y -= std::max(height_of(columns[0]), height_of(columns[1])) + lead.height() + 4 * kMm;
        lead.draw(kLeft, y);
        draw_column(columns[0], sheet_.rtl ? kLeft + kOther + kGutter : kLeft, y + lead.height());
        draw_column(columns[1], sheet_.rtl ? kLeft : kLeft + kOther + kGutter, y + lead.height());
        use(cairo_, Ink::contour);
        cairo_rectangle(cairo_, kLeft, y - 2.5 * kMm, kWide, 0.25 * kMm);
        cairo_fill(cairo_);
        return y - 2.5 * kMm;
    }

    using Column = std::vector<Paragraph>;

    static double height_of(const Column& column) {
        double sum = 0;
        for (const auto& one : column) sum += one.height();
        return sum;
    }

    /// What is excluded, each with why, in two columns of about the same height.
    std::array<Column, 2> set_others() const {
        Column all;
        const std::string between = sheet_.rtl ? ": " : "\u00A0: ";
        for (const auto& other : sheet_.others) {
            const auto text = other.text.empty() ? other.lead : other.lead + between + other.text;
            all.emplace_back(cairo_, text, TextStyle{kOtherEm, false, false, 1.15}, kOther);
        }
        std::array<Column, 2> columns;
        const double half = height_of(all) / 2;
        for (auto& one : all) {
            const bool first = columns[1].empty() && height_of(columns[0]) < half;
            columns[first ? 0 : 1].push_back(std::move(one));
        }
        return columns;
    }

    static void draw_column(const Column& column, double x, double y) {
        for (const auto& one : column) {
            one.draw(x, y);
            y += one.height();
        }
    }

    SetItem set_item(const Sheet::Item& item, const Setting& how) {
        const double width = kWide - kIndent;
        const double name_width = width - kAmountColumn;
        SetItem set{
            {cairo_, item.name, {how.name_em, true, false, how.line_height}, name_width},
            {cairo_, item.amount, {how.name_em, true, false, how.line_height}, kAmountColumn},
            {},
            item.sure};
        for (const auto& line : item.lines) {
            const std::string between = sheet_.rtl ? ": " : "\u00A0: ";
            const auto text = line.lead.empty() ? line.text : line.lead + between + line.text;
            Paragraph paragraph{cairo_, text, {how.text_em, false, false, how.line_height}, width};
            if (paragraph.line_count() > how.most_lines) {
                paragraph.cut_to(how.most_lines);
                was_cut_ = true;
            }
            set.lines.push_back(std::move(paragraph));
        }
        return set;
    }

    std::vector<SetItem> set_items(const Setting& how) {
        was_cut_ = false;
        std::vector<SetItem> items;
        for (const auto& item : sheet_.items) items.push_back(set_item(item, how));
        return items;
    }

    static double total(const std::vector<SetItem>& items, double gap) {
        double sum = items.empty() ? 0 : -gap;
        for (const auto& item : items) sum += item.height() + gap;
        return sum;
    }

    bool draw_items(double top, double bottom) {
        auto how = kSettings[0];
        std::vector<SetItem> items;
        for (const auto& tighter : kSettings) {
            how = tighter;
            items = set_items(how);
            if (!was_cut_ && total(items, how.gap) <= bottom - top) break;
        }
        const double note = 6 * kMm;
        while (!items.empty() && total(items, how.gap) > bottom - top - (was_cut_ ? note : 0)) {
            items.pop_back();
            was_cut_ = true;
        }
        double y = top;
        for (const auto& item : items) {
            draw_item(item, y);
            y += item.height() + how.gap;
        }
        if (was_cut_) {
            use(cairo_, Ink::seuil);
            const Paragraph cut{cairo_, sheet_.cut_note, {4.2 * kMm, true}, kWide};
            cut.draw(kLeft, bottom - note);
        }
        return !was_cut_;
    }

    void draw_item(const SetItem& item, double y) {
        const double edge = sheet_.rtl ? kRight - kBand : kLeft;
        use(cairo_, item.sure ? Ink::seuil : Ink::lumiere);
        cairo_rectangle(cairo_, edge, y, kBand, item.height());
        cairo_fill(cairo_);
        const double x = sheet_.rtl ? kLeft : kLeft + kIndent;
        const double width = kWide - kIndent;
        use(cairo_, Ink::encre);
        const double name_x = sheet_.rtl ? x + kAmountColumn : x;
        item.name.draw(name_x, y);
        use(cairo_, Ink::seuil);
        const double slack = kAmountColumn - item.amount.ink_width();
        item.amount.draw(sheet_.rtl ? x - slack : x + width - kAmountColumn + slack, y);
        use(cairo_, Ink::encre);
        double line_y = y + item.head();
        for (const auto& line : item.lines) {
            line.draw(x, line_y);
            line_y += line.height();
        }
    }

    cairo_t* cairo_;
    const Sheet& sheet_;
    bool was_cut_ = false;
};

}  // namespace

Result<A4Result> draw_bilan(const Sheet& sheet) {
    A4Result result;
    auto pdf = pdf_page([&](cairo_t* cairo) { result.was_cut = !Page{cairo, sheet}.draw(); });
    if (!pdf) return pdf.error();
    result.pdf = *std::move(pdf);
    return result;
}

}  // namespace platform
