#include "platform/print/bilan_page.h"

#include "platform/print/a4_paper.h"

#include <algorithm>
#include <array>
#include <optional>

namespace platform {
namespace {

using domain::Sheet;

constexpr double kQrSide = 22 * kMm;
constexpr double kQrMargin = 4 * kMm;  ///< on both sides, for its label
constexpr double kAmountColumn = 72 * kMm;
constexpr double kBand = 1.2 * kMm;  ///< the coloured edge of what is due
constexpr double kIndent = 4.5 * kMm;
constexpr double kBetween = 3.5 * kMm;  ///< two parts of the page

/// What is to be checked: two columns.
constexpr double kGutter = 6 * kMm;
constexpr double kColumn = (kWide - kGutter) / 2;
constexpr double kSmallEm = 3.4 * kMm;
constexpr double kSmallLine = 1.13;
constexpr double kLeadEm = 4.3 * kMm;
constexpr int kFewestOthers = 3;  ///< lines of what is excluded

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
    {1.6 * kMm, 4.6 * kMm, 3.6 * kMm, 1.15, 2}, {1.2 * kMm, 4.4 * kMm, 3.4 * kMm, 1.13, 2},
    {0.8 * kMm, 4.4 * kMm, 3.4 * kMm, 1.13, 2}, {0.8 * kMm, 4.4 * kMm, 3.4 * kMm, 1.13, 1}};
/// Lines of one thing to be checked: all of it, or as many as there is room for.
constexpr int kCheckLines[] = {99, 4, 3, 2, 1};

struct SetItem {
    Paragraph name;
    Paragraph amount;
    std::vector<Paragraph> lines;

    double head() const { return std::max(name.height(), amount.height()); }
    double height() const {
        double sum = head();
        for (const auto& line : lines) sum += line.height();
        return sum;
    }
};

using Column = std::vector<Paragraph>;

double height_of(const Column& column) {
    double sum = 0;
    for (const auto& one : column) sum += one.height();
    return sum;
}

/// A lead over two columns.
struct Block {
    std::optional<Paragraph> lead;
    std::array<Column, 2> columns;
    bool is_shortened = false;

    double height() const {
        if (!lead) return 0;
        return lead->height() + std::max(height_of(columns[0]), height_of(columns[1])) + kBetween;
    }
};

/// What is read from the top, set one way.
struct SetPage {
    std::vector<SetItem> items;
    std::optional<Paragraph> bring;
    Block checks;
    double gap = 0;
    bool was_cut = false;       ///< of what is due
    bool is_shortened = false;  ///< what is to be checked, or excluded, lost its end

    double height() const {
        double sum = checks.height() + (bring ? bring->height() + kBetween : 0);
        for (const auto& item : items) sum += item.height() + gap;
        return sum;
    }
};

class Page {
  public:
    Page(cairo_t* cairo, const Sheet& sheet) : cairo_(cairo), sheet_(sheet) {}

    /// True when everything was said.
    bool draw() {
        if (sheet_.rtl) read_from_right(cairo_);
        draw_head(cairo_, sheet_.lieu, sheet_.printed, sheet_.rtl);
        const double top = draw_title() + 5 * kMm;
        auto others = set_others();
        auto page = share(top, others);
        if (page.was_cut || page.is_shortened) {
            says_cut_ = true;  // and room for saying so
            others = set_others();
            page = share(top, others);
        }
        draw_foot(others);
        draw_page(page, top);
        return !says_cut_;
    }

  private:
    /// The title, and the QR at the end of its row; returns where the row ends.
    double draw_title() {
        const auto modules = qr_modules(sheet_.qr);
        const double top = 38.5 * kMm;
        const double taken = modules.empty() ? 0 : kQrSide + 2 * kQrMargin + 4 * kMm;
        const double width = kWide - taken;
        const double x = sheet_.rtl ? kLeft + taken : kLeft;
        use(cairo_, Ink::seuil);
        Paragraph title{cairo_, sheet_.title, {10 * kMm, true, false, 1.15}, width};
        if (title.line_count() > 2) title.cut_to(2);
        title.draw(x, top + 6 * kMm);
        const double under_title = top + 6 * kMm + title.height();
        if (modules.empty()) return under_title;
        const double at = sheet_.rtl ? kLeft + kQrMargin : kRight - kQrMargin - kQrSide;
        use(cairo_, Ink::black);
        draw_qr(cairo_, modules, at, top, kQrSide);
        use(cairo_, Ink::encre);
        const double label_width = kQrSide + 2 * kQrMargin;
        const Paragraph label{cairo_, sheet_.qr_label, {3.4 * kMm, true, true}, label_width};
        label.draw(at - kQrMargin, top + kQrSide + 0.5 * kMm);
        return std::max(top + kQrSide + 2 * kMm, under_title);
    }

    /// What may be asked for comes first: what may not gives way, line by line.
    SetPage share(double top, Paragraph& others) const {
        const int all_lines = others.line_count();
        auto page = fit(bottom_over(others) - top);
        for (int left = all_lines - 1; page.was_cut && left >= kFewestOthers; --left) {
            others.cut_to(left);
            page = fit(bottom_over(others) - top);
        }
        page.is_shortened = page.is_shortened || others.line_count() < all_lines;
        return page;
    }

    Paragraph cut_note() const { return {cairo_, sheet_.cut_note, {4.2 * kMm, true}, kWide}; }
    Paragraph footnote() const { return {cairo_, sheet_.footnote, {3.7 * kMm}, kWide}; }
    Paragraph others_lead() const { return {cairo_, sheet_.others_lead, {kLeadEm, true}, kWide}; }

    double footnote_top() const { return kFootnoteTop - footnote().height() + 3.7 * kMm; }
    double note_top() const { return footnote_top() - (says_cut_ ? cut_note().height() + kMm : 0); }

    /// Where what is excluded and the caution start.
    double foot_top(const Paragraph& others) const {
        if (sheet_.others.empty()) return note_top();
        return note_top() - others_lead().height() - others.height() - kBetween;
    }
    double bottom_over(const Paragraph& others) const { return foot_top(others) - 3 * kMm; }

    void draw_foot(const Paragraph& others) {
        use(cairo_, Ink::encre);
        footnote().draw(kLeft, footnote_top());
        use(cairo_, Ink::seuil);
        if (says_cut_) cut_note().draw(kLeft, note_top());
        use(cairo_, Ink::encre);
        if (sheet_.others.empty()) return;
        const auto lead = others_lead();
        const double y = foot_top(others);
        draw_rule(y);
        lead.draw(kLeft, y);
        others.draw(kLeft, y + lead.height());
    }

    /// What is excluded, one after the other, each with why.
    Paragraph set_others() const {
        TextStyle style{kSmallEm, false, false, 1.2};
        std::string text;
        for (const auto& other : sheet_.others) {
            if (!text.empty()) text += " · ";
            style.bold_parts.emplace_back(text.size(), text.size() + other.lead.size());
            text += other.lead + (other.text.empty() ? "" : between() + other.text);
        }
        return {cairo_, text, style, kWide};
    }

    std::string between() const { return sheet_.language == "fr" ? "\u00A0: " : ": "; }

    void draw_rule(double y) {
        use(cairo_, Ink::contour);
        cairo_rectangle(cairo_, kLeft, y - 1.5 * kMm, kWide, 0.25 * kMm);
        cairo_fill(cairo_);
        use(cairo_, Ink::encre);
    }

    Paragraph set_line(const Sheet::Line& line, TextStyle style, double width) const {
        const bool has_both = !line.lead.empty() && !line.text.empty();
        const auto text = line.lead + (has_both ? between() : "") + line.text;
        style.bold_parts = {{0, line.lead.size()}};
        return {cairo_, text, style, width};
    }

    /// In two columns of about the same height, at most `most_lines` each.
    Block set_block(const std::string& lead, const std::vector<Sheet::Line>& lines,
                    int most_lines) const {
        Block block;
        if (lines.empty()) return block;
        block.lead.emplace(cairo_, lead, TextStyle{kLeadEm, true}, kWide);
        Column all;
        for (const auto& line : lines) {
            all.push_back(set_line(line, {kSmallEm, false, false, kSmallLine}, kColumn));
            if (all.back().line_count() <= most_lines) continue;
            all.back().cut_to(most_lines);
            block.is_shortened = true;
        }
        const double half = height_of(all) / 2;
        for (auto& one : all) {
            const bool first = block.columns[1].empty() && height_of(block.columns[0]) < half;
            block.columns[first ? 0 : 1].push_back(std::move(one));
        }
        return block;
    }

    void draw_block(const Block& block, double y) {
        if (!block.lead) return;
        use(cairo_, Ink::encre);
        block.lead->draw(kLeft, y);
        const double near = kLeft;
        const double far = kLeft + kColumn + kGutter;
        draw_column(block.columns[0], sheet_.rtl ? far : near, y + block.lead->height());
        draw_column(block.columns[1], sheet_.rtl ? near : far, y + block.lead->height());
    }

    static void draw_column(const Column& column, double x, double y) {
        for (const auto& one : column) {
            one.draw(x, y);
            y += one.height();
        }
    }

    SetItem set_item(const Sheet::Item& item, const Setting& how, bool& was_cut) const {
        const double width = kWide - kIndent;
        const TextStyle head{how.name_em, true, false, how.line_height};
        const TextStyle body{how.text_em, false, false, how.line_height};
        SetItem set{{cairo_, item.name, head, width - kAmountColumn},
                    {cairo_, item.amount, head, kAmountColumn},
                    {}};
        for (const auto& line : item.lines) {
            auto paragraph = set_line(line, body, width);
            const bool is_long = paragraph.line_count() > how.most_lines;
            if (is_long) paragraph.cut_to(how.most_lines);
            was_cut = was_cut || is_long;
            set.lines.push_back(std::move(paragraph));
        }
        return set;
    }

    SetPage set_page(const Setting& how, int check_lines) const {
        SetPage page;
        page.gap = how.gap;
        for (const auto& item : sheet_.items) {
            page.items.push_back(set_item(item, how, page.was_cut));
        }
        if (!sheet_.bring.text.empty()) {
            page.bring =
                set_line(sheet_.bring, {how.text_em, false, false, how.line_height}, kWide);
        }
        page.checks = set_block(sheet_.checks_lead, sheet_.checks, check_lines);
        page.is_shortened = page.checks.is_shortened;
        return page;
    }

    /// The roomiest setting that holds everything, to the last word; else the roomiest that holds
    /// as much as may be of what is to be checked; else the tightest, less the last aides.
    SetPage fit(double height) const {
        SetPage page;
        for (const int check_lines : kCheckLines) {
            for (const auto& how : kSettings) {
                page = set_page(how, check_lines);
                if (!page.was_cut && page.height() <= height) return page;
            }
        }
        while (!page.items.empty() && page.height() > height) {
            page.items.pop_back();
            page.was_cut = true;
        }
        return page;
    }

    void draw_page(const SetPage& page, double top) {
        double y = top;
        for (const auto& item : page.items) {
            draw_item(item, y);
            y += item.height() + page.gap;
        }
        if (page.bring) {
            page.bring->draw(kLeft, y);
            y += page.bring->height() + kBetween;
        }
        draw_block(page.checks, y);
    }

    void draw_item(const SetItem& item, double y) {
        const double edge = sheet_.rtl ? kRight - kBand : kLeft;
        use(cairo_, Ink::seuil);
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
    bool says_cut_ = false;  ///< and where the rest is
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
