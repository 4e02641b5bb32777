#pragma once

// Cutting what is long into pages, by counts that follow the text size only: every resolution then
// has the same pages. There is no scrolling.

#include "kiosk/view/writer.h"

#include <string>
#include <vector>

namespace view {

/// Number of pages of `count` items, at least 1, and the page to show: `wanted` clamped to them.
struct Pages {
    int count;
    int shown;
};
Pages pages_of(std::size_t count, std::size_t per_page, int wanted);

/// Up and down of a paged list or card, disabled at the ends; none when there is one page.
std::optional<Pager> make_pager(const Writer& writer, const Pages& pages);

/// Identifier and labels of the tile that turns the page of a set of tiles.
struct TurningTile {
    std::string id;  ///< "besoins.suite"
    std::string next_key;
    std::string first_key;
    std::size_t fit = 0;  ///< tiles on a page; 0: as many as the usual ones
};

/// The tiles of the page shown; when they do not all fit, the last one turns the page and shows the
/// icons of what is behind it, and from the last page goes back to the first.
std::vector<Tile> page_of_tiles(const Writer& writer, std::vector<Tile> all,
                                const TurningTile& turning);

/// Number of pages that page_of_tiles makes of `count` tiles.
int tile_pages(const Writer& writer, std::size_t count);

/// What else than its lines takes text lines from a card.
struct CardRoom {
    int lines_used = 0;    ///< on every page: a long title, a second row of facts
    int lines_gained = 0;  ///< after the first page, which alone shows the facts
};

/// The lines of a card, cut into pages of about as many text lines as fit beside the actions. A
/// paragraph goes whole to the next page when it fits there; else it is cut after a sentence, or
/// between words when its sentence is too long for a page.
std::vector<std::vector<CardLine>> paged_lines(const Writer& writer,
                                               const std::vector<CardLine>& lines,
                                               const CardRoom& card);

}  // namespace view
