#include "platform/print/bilan_parts.h"

#include <algorithm>

namespace platform {
namespace {

using domain::Sheet;

constexpr double kLeadBigger = 1.28;  ///< a lead beside its entries
constexpr double kEntryGap = 0.24;    ///< between two entries, in em
constexpr int kOfParagraph = 4;       ///< entries that run one after the other

const std::vector<Setting> kUsual{{5.5 * kMm, 5.6 * kMm, 4.6 * kMm, 4.2 * kMm, 1.26, 6},
                                  {4.5 * kMm, 5.2 * kMm, 4.3 * kMm, 4.0 * kMm, 1.22, 5},
                                  {3.5 * kMm, 5.0 * kMm, 4.1 * kMm, 3.8 * kMm, 1.18, 4},
                                  {2.8 * kMm, 4.8 * kMm, 4.0 * kMm, 3.6 * kMm, 1.16, 3},
                                  {2.2 * kMm, 4.6 * kMm, 3.8 * kMm, 3.4 * kMm, 1.14, 3},
                                  {1.6 * kMm, 4.5 * kMm, 3.6 * kMm, 3.4 * kMm, 1.12, 2},
                                  {1.0 * kMm, 4.4 * kMm, 3.4 * kMm, 3.4 * kMm, 1.1, 2},
                                  {0.8 * kMm, 4.4 * kMm, 3.4 * kMm, 3.4 * kMm, 1.1, 1},
                                  {0.5 * kMm, 4.2 * kMm, 3.4 * kMm, 3.4 * kMm, 1.06, 1}};
const std::vector<Setting> kLarge{{6.5 * kMm, 7.4 * kMm, 6.2 * kMm, 5.8 * kMm, 1.26, 6},
                                  {5.0 * kMm, 7.0 * kMm, 5.8 * kMm, 5.4 * kMm, 1.22, 6},
                                  {4.0 * kMm, 6.6 * kMm, 5.5 * kMm, 5.0 * kMm, 1.18, 5},
                                  {3.0 * kMm, 6.2 * kMm, 5.2 * kMm, 4.8 * kMm, 1.16, 4},
                                  {2.4 * kMm, 5.8 * kMm, 5.0 * kMm, 4.8 * kMm, 1.14, 3},
                                  {1.8 * kMm, 5.6 * kMm, 4.8 * kMm, 4.6 * kMm, 1.12, 3},
                                  {1.2 * kMm, 5.2 * kMm, 4.6 * kMm, 4.6 * kMm, 1.1, 2},
                                  {1.0 * kMm, 5.0 * kMm, 4.6 * kMm, 4.6 * kMm, 1.1, 1}};

}  // namespace

const std::vector<Setting>& bilan_settings(bool large) {
    return large ? kLarge : kUsual;
}

double SetItem::height() const {
    double sum = head();
    for (const auto& line : lines) sum += line.height();
    return sum;
}

double Column::height() const {
    double sum = 0;
    for (const auto& one : entries) sum += one.height() + gap;
    return sum;
}

double Block::height() const {
    if (!lead) return 0;
    return lead->height() + std::max(columns[0].height(), columns[1].height()) + kBetween;
}

SetItem BilanSetter::item(const Sheet::Item& item, const Setting& how, bool& was_cut) const {
    const double width = kWide - kIndent;
    const TextStyle head{how.name_em, true, false, how.line_height};
    TextStyle body{how.text_em, false, false, how.line_height};
    body.tight = true;
    SetItem set{{cairo_, item.name, head, width - amount_width()},
                {cairo_, item.amount, head, amount_width()},
                {}};
    for (const auto& one : item.lines) {
        auto paragraph = line(one, body, width);
        const bool is_long = paragraph.line_count() > how.most_lines;
        if (is_long) paragraph.cut_to(how.most_lines);
        was_cut = was_cut || is_long;
        set.lines.push_back(std::move(paragraph));
    }
    return set;
}

Paragraph BilanSetter::bring(const Setting& how) const {
    TextStyle style{how.text_em, false, false, how.line_height};
    style.tight = true;
    return line(sheet_.bring, style, kWide);
}

Block BilanSetter::checks(const Setting& how, int most_lines) const {
    return block(sheet_.checks_lead, sheet_.checks, how, most_lines);
}

Block BilanSetter::others(const Setting& how, std::size_t count, bool is_running) const {
    constexpr int kWhole = 99;
    const auto end = sheet_.others.begin() + static_cast<std::ptrdiff_t>(count);
    const std::vector<Sheet::Line> lines{sheet_.others.begin(), end};
    if (is_running && !lines.empty()) return running(lines, how);
    return block(sheet_.others_lead, lines, how, kWhole);
}

/// In two columns, a few entries a paragraph: as little room as may be, and still no wall.
Block BilanSetter::running(const std::vector<Sheet::Line>& lines, const Setting& how) const {
    Block block;
    block.lead.emplace(cairo_, sheet_.others_lead,
                       TextStyle{how.small_em * kLeadBigger, true, false, how.line_height}, kWide);
    std::size_t total = 0;
    for (const auto& one : lines) total += said(one).size();
    const int most = how.most_lines == 1 ? static_cast<int>(lines.size()) : kOfParagraph;
    std::size_t before = 0;
    std::size_t at = 0;
    for (auto& column : block.columns) {
        column.gap = how.small_em * kEntryGap;
        const bool is_last = &column == &block.columns.back();
        while (at < lines.size() && (is_last || before < total / 2)) {
            auto style = small(how);
            std::string text;
            for (int n = 0; n < most && at < lines.size() && (is_last || before < total / 2);
                 ++n, ++at) {
                if (!text.empty()) text += " · ";
                style.bold_parts.emplace_back(text.size(), text.size() + lines[at].lead.size());
                text += said(lines[at]);
                before += said(lines[at]).size();
            }
            column.entries.emplace_back(cairo_, text, style, kColumn);
        }
    }
    return block;
}

TextStyle BilanSetter::small(const Setting& how) const {
    TextStyle style{how.small_em, false, false, how.line_height};
    style.tight = true;
    return style;
}

std::string BilanSetter::said(const Sheet::Line& line) const {
    const bool has_both = !line.lead.empty() && !line.text.empty();
    const std::string between = sheet_.language == "fr" ? "\u00A0: " : ": ";
    return line.lead + (has_both ? between : "") + line.text;
}

Block BilanSetter::block(const std::string& lead, const std::vector<Sheet::Line>& lines,
                         const Setting& how, int most_lines) const {
    Block block;
    if (lines.empty()) return block;
    block.lead.emplace(cairo_, lead,
                       TextStyle{how.small_em * kLeadBigger, true, false, how.line_height}, kWide);
    Column all{{}, how.small_em * kEntryGap};
    for (const auto& one : lines) {
        all.entries.push_back(line(one, small(how), kColumn));
        if (all.entries.back().line_count() <= most_lines) continue;
        all.entries.back().cut_to(most_lines);
        block.is_shortened = true;
    }
    const double half = all.height() / 2;
    block.columns[0].gap = block.columns[1].gap = all.gap;
    for (auto& one : all.entries) {
        const bool first = block.columns[1].entries.empty() && block.columns[0].height() < half;
        block.columns[first ? 0 : 1].entries.push_back(std::move(one));
    }
    return block;
}

Paragraph BilanSetter::line(const Sheet::Line& line, TextStyle style, double width) const {
    style.bold_parts = {{0, line.lead.size()}};
    return {cairo_, said(line), style, width};
}

}  // namespace platform
