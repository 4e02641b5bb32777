#include "kiosk/view/paging.h"

#include "kiosk/app/typing.h"

#include <algorithm>
#include <limits>

namespace view {
namespace {

constexpr std::size_t kIconsBehind = 7;

/// Tiles on a page, the turning one included.
std::size_t tiles_that_fit(const Writer& writer, const TurningTile& turning = {}) {
    if (turning.fit > 0) return turning.fit;
    return writer.large() ? 4 : 6;
}

Tile make_turning(const Writer& writer, const std::vector<Tile>& all, const Pages& pages,
                  const TurningTile& turning) {
    const auto per_page = tiles_that_fit(writer, turning) - 1;
    const bool last = pages.shown + 1 == pages.count;
    const int target = last ? 0 : pages.shown + 1;

    Tile tile;
    tile.turns_page = true;
    tile.compact = all.front().compact;
    tile.action.id = turning.id;
    tile.action.label = writer.sized(last ? turning.first_key : turning.next_key);
    tile.action.icon = last ? Icon::arrow_left : Icon::arrow_right;
    tile.action.intent = app::ShowPage{target};
    const auto first = static_cast<std::size_t>(target) * per_page;
    for (auto i = first; i < all.size() && tile.behind.size() < kIconsBehind; ++i) {
        if (last && tile.behind.size() == per_page) break;
        if (all[i].action.icon == Icon::none) break;
        tile.behind.push_back(all[i].action.icon);
    }
    return tile;
}

struct Room {
    std::size_t width;  ///< characters of a line
    int half_lines;     ///< of a page; a paragraph costs two a line and one after it
};

struct Wrapped {
    int lines;
    std::size_t end;  ///< in bytes, between two words
};

/// Breaks `text` between words as a screen does, into at most `most` lines.
Wrapped wrap(const std::string& text, const Room& room, int most) {
    Wrapped wrapped{text.empty() ? 0 : 1, 0};
    std::size_t used = 0;
    for (std::size_t start = 0; start < text.size();) {
        const auto end = std::min(text.find(' ', start), text.size());
        const auto length = app::length_utf8(text.substr(start, end - start));
        const bool breaks = used > 0 && used + 1 + length > room.width;
        if (breaks && wrapped.lines == most) return wrapped;
        if (breaks) ++wrapped.lines;
        used = breaks || used == 0 ? length : used + 1 + length;
        wrapped.end = end;
        start = end + 1;
    }
    return wrapped;
}

int lines_in(const std::string& text, const Room& room) {
    return wrap(text, room, std::numeric_limits<int>::max()).lines;
}

int cost_of(const CardLine& line, const Room& room) {
    const int larger = line.number ? 1 : 0;  // a number is drawn half a line higher
    return 2 * (lines_in(line.lead, room) + lines_in(line.text, room)) + larger + 1;
}

/// Where to cut a text that fits up to `end` only: after its last whole sentence there; npos when
/// there is none.
std::size_t after_sentence(const std::string& text, std::size_t end) {
    const auto stop = text.rfind(". ", end);
    return stop == std::string::npos || stop + 1 > end ? std::string::npos : stop + 1;
}

/// What is left of a page.
struct Left {
    int half_lines;
    bool is_begun;  ///< something is on it already
};

/// Takes from `line` what fits there; nothing when that is less than two lines of text, or when all
/// of it fits on the next page.
std::optional<CardLine> take_part(CardLine& line, const Left& left, const Room& next) {
    const int lines = left.half_lines / 2 - lines_in(line.lead, next);
    if (lines < 2) return std::nullopt;
    auto end = wrap(line.text, next, lines).end;
    if (end == 0 || end >= line.text.size()) return std::nullopt;
    const auto sentence = after_sentence(line.text, end);
    const bool fits_next = cost_of(line, next) <= next.half_lines + 1;
    if (sentence == std::string::npos && left.is_begun && fits_next) return std::nullopt;
    if (sentence != std::string::npos) end = sentence;

    CardLine part = line;
    part.text = line.text.substr(0, end);
    line.text = line.text.substr(end + 1);
    line.lead.clear();
    return part;
}

}  // namespace

Pages pages_of(std::size_t count, std::size_t per_page, int wanted) {
    const auto pages =
        static_cast<int>(std::max<std::size_t>(1, (count + per_page - 1) / per_page));
    return {pages, std::clamp(wanted, 0, pages - 1)};
}

std::optional<Pager> make_pager(const Writer& writer, const Pages& pages) {
    if (pages.count < 2) return std::nullopt;
    Pager pager;
    pager.up.id = "page.precedente";
    pager.up.icon = Icon::arrow_up;
    pager.up.spoken = writer.text("page.precedente.dit");
    pager.up.intent = app::ShowPage{pages.shown - 1};
    pager.up.enabled = pages.shown > 0;
    pager.down.id = "page.suivante";
    pager.down.icon = Icon::arrow_down;
    pager.down.spoken = writer.text("page.suivante.dit");
    pager.down.intent = app::ShowPage{pages.shown + 1};
    pager.down.enabled = pages.shown + 1 < pages.count;
    pager.text = std::to_string(pages.shown + 1) + " / " + std::to_string(pages.count);
    return pager;
}

int tile_pages(const Writer& writer, std::size_t count) {
    const auto fit = tiles_that_fit(writer);
    return count <= fit ? 1 : pages_of(count, fit - 1, 0).count;
}

std::vector<Tile> page_of_tiles(const Writer& writer, std::vector<Tile> all,
                                const TurningTile& turning) {
    const auto fit = tiles_that_fit(writer, turning);
    if (all.size() <= fit) return all;

    const auto pages = pages_of(all.size(), fit - 1, writer.page());
    const auto first = static_cast<std::size_t>(pages.shown) * (fit - 1);
    const auto last = std::min(all.size(), first + fit - 1);
    std::vector<Tile> shown;
    for (auto i = first; i < last; ++i) shown.push_back(all[i]);
    shown.push_back(make_turning(writer, all, pages, turning));
    return shown;
}

std::vector<std::vector<CardLine>> paged_lines(const Writer& writer,
                                               const std::vector<CardLine>& lines,
                                               const CardRoom& card) {
    const bool is_wide = writer.textes().langue(writer.language()).rtl;  // Arabic words
    const Room whole = !writer.large() ? Room{38, 12} : Room{is_wide ? 29U : 32U, 8};
    const auto less = [&](int used) {
        return Room{whole.width, std::max(4, whole.half_lines - 2 * used)};
    };
    const Room first = less(card.lines_used);
    const Room next = less(card.lines_used - card.lines_gained);

    std::vector<std::vector<CardLine>> pages{{}};
    int left = first.half_lines + 1;
    const auto turn = [&] {
        pages.emplace_back();
        left = next.half_lines + 1;
    };
    for (auto line : lines) {
        while (cost_of(line, next) > left) {
            const bool is_begun = !pages.back().empty();
            const auto part = take_part(line, {left, is_begun}, next);
            if (part) pages.back().push_back(*part);
            if (!part && !is_begun) break;
            turn();
        }
        left -= cost_of(line, next);
        pages.back().push_back(std::move(line));
    }
    return pages;
}

}  // namespace view
