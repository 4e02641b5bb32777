#include "platform/print/bilan_page.h"

#include "platform/print/bilan_parts.h"

#include <algorithm>

namespace platform {
namespace {

using domain::Sheet;

constexpr double kQrSide = 22 * kMm;
constexpr double kQrMargin = 4 * kMm;  ///< on both sides, for its label
constexpr double kBand = 1.2 * kMm;    ///< the coloured edge of what is due
constexpr double kHeadEnd = 43 * kMm;  ///< of a page that bears no title

/// Lines of one thing to be checked: all of it, or as many as there is room for.
constexpr int kCheckLines[] = {99, 4, 3, 2, 1};

/// Which parts a page bears: everything, or on two pages what may be asked for, then what may not.
enum class Share { all, due, excluded };

/// What is read from the top, set one way.
struct SetPage {
    std::vector<SetItem> items;
    std::optional<Paragraph> bring;
    Block checks;
    Block others;
    double gap = 0;
    bool was_cut = false;  ///< of what is due, a sentence

    double height() const {
        double sum = checks.height() + others.height() + (bring ? bring->height() + kBetween : 0);
        for (const auto& item : items) sum += item.height() + gap;
        return others.lead ? sum - kBetween : sum;  // nothing stands under what is excluded
    }
    bool is_shortened() const { return was_cut || checks.is_shortened; }
};

class Page {
  public:
    Page(cairo_t* cairo, const Sheet& sheet, Share share)
        : cairo_(cairo), sheet_(sheet), share_(share), setter_(cairo, sheet) {}

    /// Sets everything in full, or as much as there is room for; to be called before draw.
    void set() {
        page_ = fit(note_top({}) - top());
        if (!says_all()) page_ = fit(note_top(longest_note()) - top());
    }

    bool says_all() const { return missing() == 0 && !page_.is_shortened(); }

    void draw(const std::string& number) {
        draw_head(cairo_, sheet_.lieu, sheet_.printed, sheet_.rtl);
        if (share_ != Share::excluded) draw_title();
        draw_foot(number);
        draw_parts();
    }

  private:
    bool has_due() const { return share_ != Share::excluded; }
    bool has_excluded() const { return share_ != Share::due; }
    double top() const { return (has_due() ? title_end() : kHeadEnd) + 5 * kMm; }

    bool has_qr() const { return !qr_modules(sheet_.qr).empty(); }
    double title_width() const {
        return kWide - (has_qr() ? kQrSide + 2 * kQrMargin + 4 * kMm : 0);
    }
    Paragraph title() const {
        Paragraph title{cairo_, sheet_.title, {10 * kMm, true, false, 1.15}, title_width()};
        if (title.line_count() > 2) title.cut_to(2);
        return title;
    }

    static constexpr double kTitleTop = 38.5 * kMm;
    double title_end() const {
        const double under_title = kTitleTop + 6 * kMm + title().height();
        return has_qr() ? std::max(kTitleTop + kQrSide + 2 * kMm, under_title) : under_title;
    }

    /// The title, and the QR at the end of its row.
    void draw_title() {
        const double x = sheet_.rtl ? kRight - title_width() : kLeft;
        use(cairo_, Ink::seuil);
        title().draw(x, kTitleTop + 6 * kMm);
        if (!has_qr()) return;
        const double at = sheet_.rtl ? kLeft + kQrMargin : kRight - kQrMargin - kQrSide;
        use(cairo_, Ink::black);
        draw_qr(cairo_, qr_modules(sheet_.qr), at, kTitleTop, kQrSide);
        use(cairo_, Ink::encre);
        const double label_width = kQrSide + 2 * kQrMargin;
        const Paragraph label{cairo_, sheet_.qr_label, {3.4 * kMm, true, true}, label_width};
        label.draw(at - kQrMargin, kTitleTop + kQrSide + 0.5 * kMm);
    }

    double small() const { return (sheet_.large ? 4.6 : 3.7) * kMm; }
    Paragraph note(const std::string& text) const {
        return {cairo_, text, {small() * 1.13, true}, kWide};
    }
    Paragraph footnote() const { return {cairo_, sheet_.footnote, {small()}, kWide}; }
    double footnote_top() const { return kFootnoteTop - footnote().height() + 3.7 * kMm; }
    double note_top(const std::string& text) const {
        return footnote_top() - (text.empty() ? 0 : note(text).height()) - kMm;
    }

    std::size_t missing() const {
        const auto due = has_due() ? sheet_.items.size() - page_.items.size() : 0;
        const auto excluded = has_excluded() ? sheet_.others.size() - others_said_ : 0;
        return due + excluded;
    }
    std::string cut_note() const {
        if (says_all()) return "";
        const auto& notes = sheet_.missing_notes;
        if (missing() == 0 || missing() > notes.size()) return sheet_.cut_note;
        return notes[missing() - 1];
    }
    std::string longest_note() const {
        return sheet_.missing_notes.empty() ? sheet_.cut_note : sheet_.missing_notes.back();
    }

    SetPage set_page(const Setting& how, int check_lines, bool running) const {
        SetPage page;
        page.gap = how.gap;
        if (has_due()) {
            for (const auto& item : sheet_.items) {
                page.items.push_back(setter_.item(item, how, page.was_cut));
            }
            if (!sheet_.bring.text.empty()) page.bring = setter_.bring(how);
            page.checks = setter_.checks(how, check_lines);
        }
        if (has_excluded()) page.others = setter_.others(how, others_said_, running);
        return page;
    }

    /// The roomiest setting that holds everything, to the last word; else the roomiest that holds
    /// as much as may be of what is to be checked; else the tightest, less the last things
    /// excluded, then less the last aides.
    SetPage fit(double height) {
        others_said_ = sheet_.others.size();
        for (const int check_lines : kCheckLines) {
            for (const bool running : {false, true}) {
                for (const auto& how : bilan_settings(sheet_.large)) {
                    auto page = set_page(how, check_lines, running);
                    if (!page.was_cut && page.height() <= height) return page;
                }
            }
        }
        return fit_less(height);
    }

    SetPage fit_less(double height) {
        const auto& tightest = bilan_settings(sheet_.large).back();
        auto page = set_page(tightest, 1, true);
        while (others_said_ > 0 && page.height() > height) {
            page.others = setter_.others(tightest, --others_said_, true);
        }
        while (!page.items.empty() && page.height() > height) page.items.pop_back();
        return page;
    }

    void draw_foot(const std::string& number) {
        use(cairo_, Ink::encre);
        footnote().draw(kLeft, footnote_top());
        if (!number.empty()) {
            const Paragraph page{cairo_, number, {small(), true}, 12 * kMm};
            const double at = sheet_.rtl ? kLeft : kRight - page.ink_width();
            page.draw(sheet_.rtl ? at - 12 * kMm + page.ink_width() : at, footnote_top());
        }
        use(cairo_, Ink::seuil);
        const auto said = cut_note();
        if (!said.empty()) note(said).draw(kLeft, note_top(said));
        use(cairo_, Ink::encre);
    }

    void draw_parts() {
        double y = top();
        for (const auto& item : page_.items) {
            draw_item(item, y);
            y += item.height() + page_.gap;
        }
        if (page_.bring) {
            page_.bring->draw(kLeft, y);
            y += page_.bring->height() + kBetween;
        }
        draw_block(page_.checks, y);
        y += page_.checks.height();
        if (!page_.others.lead) return;
        const bool is_first = y <= top();
        if (!is_first) draw_rule(y);
        draw_block(page_.others, y);
    }

    void draw_rule(double y) {
        use(cairo_, Ink::contour);
        cairo_rectangle(cairo_, kLeft, y - 1.5 * kMm, kWide, 0.25 * kMm);
        cairo_fill(cairo_);
        use(cairo_, Ink::encre);
    }

    void draw_block(const Block& block, double y) {
        if (!block.lead) return;
        use(cairo_, Ink::seuil);
        block.lead->draw(kLeft, y);
        use(cairo_, Ink::encre);
        const double near = kLeft;
        const double far = kLeft + kColumn + kGutter;
        draw_column(block.columns[0], sheet_.rtl ? far : near, y + block.lead->height());
        draw_column(block.columns[1], sheet_.rtl ? near : far, y + block.lead->height());
    }

    static void draw_column(const Column& column, double x, double y) {
        for (const auto& one : column.entries) {
            one.draw(x, y);
            y += one.height() + column.gap;
        }
    }

    void draw_item(const SetItem& item, double y) {
        const double edge = sheet_.rtl ? kRight - kBand : kLeft;
        use(cairo_, Ink::seuil);
        cairo_rectangle(cairo_, edge, y, kBand, item.height());
        cairo_fill(cairo_);
        const double x = sheet_.rtl ? kLeft : kLeft + kIndent;
        const double width = kWide - kIndent;
        use(cairo_, Ink::encre);
        const double amount = setter_.amount_width();
        const double name_x = sheet_.rtl ? x + amount : x;
        item.name.draw(name_x, y);
        use(cairo_, Ink::seuil);
        const double slack = amount - item.amount.ink_width();
        item.amount.draw(sheet_.rtl ? x - slack : x + width - amount + slack, y);
        use(cairo_, Ink::encre);
        double line_y = y + item.head();
        for (const auto& line : item.lines) {
            line.draw(x, line_y);
            line_y += line.height();
        }
    }

    cairo_t* cairo_;
    const Sheet& sheet_;
    Share share_;
    BilanSetter setter_;
    SetPage page_;
    std::size_t others_said_ = 0;
};

/// True when everything was said.
bool draw_pages(cairo_t* cairo, const Sheet& sheet) {
    if (sheet.rtl) read_from_right(cairo);
    Page whole{cairo, sheet, Share::all};
    whole.set();
    if (whole.says_all() || !sheet.large) {
        whole.draw("");
        return whole.says_all();
    }
    Page due{cairo, sheet, Share::due};
    due.set();
    due.draw("1 / 2");
    cairo_show_page(cairo);
    Page excluded{cairo, sheet, Share::excluded};
    excluded.set();
    excluded.draw("2 / 2");
    return due.says_all() && excluded.says_all();
}

}  // namespace

Result<A4Result> draw_bilan(const Sheet& sheet) {
    A4Result result;
    auto pdf = pdf_page([&](cairo_t* cairo) { result.was_cut = !draw_pages(cairo, sheet); });
    if (!pdf) return pdf.error();
    result.pdf = *std::move(pdf);
    return result;
}

}  // namespace platform
