#pragma once

// The parts of the bilan on paper, set one way: what is due, what is to be checked, what is
// excluded.

#include "kiosk/domain/ports/printer.h"
#include "platform/print/a4_paper.h"

#include <array>
#include <optional>
#include <vector>

namespace platform {

/// How tightly a page is set.
struct Setting {
    double gap;  ///< between two aides that are due
    double name_em;
    double text_em;
    double small_em;  ///< of what is to be checked and of what is excluded
    double line_height;
    int most_lines;  ///< of one explanation
};

/// The roomiest first; the last one is the least that is read without effort.
const std::vector<Setting>& bilan_settings(bool large);

struct SetItem {
    Paragraph name;
    Paragraph amount;
    std::vector<Paragraph> lines;

    double head() const { return std::max(name.height(), amount.height()); }
    double height() const;
};

/// Entries one under the other, a little apart.
struct Column {
    std::vector<Paragraph> entries;
    double gap = 0;

    double height() const;
};

/// A lead over two columns.
struct Block {
    std::optional<Paragraph> lead;
    std::array<Column, 2> columns;
    bool is_shortened = false;  ///< an entry lost its end

    double height() const;
};

constexpr double kIndent = 4.5 * kMm;
constexpr double kBetween = 3.5 * kMm;  ///< two parts of the page
constexpr double kGutter = 6 * kMm;
constexpr double kColumn = (kWide - kGutter) / 2;

/// Sets the parts of a sheet on a page of `cairo`.
class BilanSetter {
  public:
    BilanSetter(cairo_t* cairo, const domain::Sheet& sheet) : cairo_(cairo), sheet_(sheet) {}

    /// `was_cut` becomes true when a sentence is longer than the setting takes.
    SetItem item(const domain::Sheet::Item& item, const Setting& how, bool& was_cut) const;
    Paragraph bring(const Setting& how) const;
    double amount_width() const { return (sheet_.large ? 92 : 72) * kMm; }

    /// At most `most_lines` an entry.
    Block checks(const Setting& how, int most_lines) const;

    /// The first `count` of what is excluded, one under the other or one after the other.
    Block others(const Setting& how, std::size_t count, bool running) const;

  private:
    /// In two columns of about the same height.
    Block block(const std::string& lead, const std::vector<domain::Sheet::Line>& lines,
                const Setting& how, int most_lines) const;
    Block running(const std::vector<domain::Sheet::Line>& lines, const Setting& how) const;
    TextStyle small(const Setting& how) const;
    std::string said(const domain::Sheet::Line& line) const;
    Paragraph line(const domain::Sheet::Line& line, TextStyle style, double width) const;

    cairo_t* cairo_;
    const domain::Sheet& sheet_;
};

}  // namespace platform
