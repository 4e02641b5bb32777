// Asking for a rdv when no hour can be had: the half-days that suit, and, for who wants it, how to
// be reached. What becomes of that is told before the first key.

#include "kiosk/app/demande_offers.h"
#include "kiosk/view/build_body.h"
#include "kiosk/view/keyboard.h"
#include "kiosk/view/paging.h"

#include <algorithm>
#include <utility>

namespace view {
namespace {

constexpr int kDaysInARow = 5;
constexpr std::size_t kTilesOfAWeek = 10;

/// "jeudi", and under it "26 matin"; where there is room for fewer, "jeudi 26 matin".
Tile half_day_tile(const Writer& writer, const domain::DemiJournee& half) {
    const auto& chosen = writer.session().demande.demi_journees;
    const auto weekday = std::chrono::weekday{std::chrono::sys_days{half.jour}}.iso_encoding();
    const auto day = static_cast<unsigned>(half.jour.day());
    Tile tile;
    tile.action.id = "demi." + std::to_string(day) + (half.apres_midi ? ".apres_midi" : ".matin");
    tile.action.label = writer.text("demande.jour." + std::to_string(weekday));
    tile.second =
        writer.text(half.apres_midi ? "demande.apres_midi" : "demande.matin",
                    {{"n", day == 1 ? writer.text("date.premier") : std::to_string(day)}});
    if (writer.large()) tile.action.label += ' ' + std::exchange(tile.second, "");
    tile.action.intent = app::ToggleHalfDay{half};
    tile.action.chosen = std::find(chosen.begin(), chosen.end(), half) != chosen.end();
    tile.compact = true;
    return tile;
}

/// A phone number is dialled on ten keys.
Keyboard phone_keyboard(const Writer& writer) {
    Keyboard keyboard;
    for (const std::string_view row : {"123", "456", "789", "0"}) {
        keyboard.rows.emplace_back();
        for (const char digit : row) {
            keyboard.rows.back().push_back(typing_key(std::string(1, digit), {&digit, 1}));
        }
    }
    auto& last = keyboard.rows.back();
    last.insert(last.begin(), typing_key("+", "plus"));
    last.push_back(erase_key(writer, !writer.session().demande.contact.empty()));
    return keyboard;
}

struct Named {
    char key;
    std::string_view name;
};

/// All that an e-mail is made of, on one page.
Keyboard email_keyboard(const Writer& writer) {
    constexpr std::array<Named, 4> kSigns{
        {{'@', "arobase"}, {'.', "point"}, {'-', "tiret"}, {'_', "souligne"}}};
    Keyboard keyboard;
    for (const std::string_view row : {"1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn"}) {
        keyboard.rows.emplace_back();
        for (const char letter : row) {
            keyboard.rows.back().push_back(typing_key(std::string(1, letter), {&letter, 1}));
        }
    }
    auto& last = keyboard.rows.back();
    for (const auto& sign : kSigns) last.push_back(typing_key(std::string(1, sign.key), sign.name));
    last.push_back(erase_key(writer, !writer.session().demande.contact.empty()));
    return keyboard;
}

/// "0612345678" as it is said: "06 12 34 56 78".
std::string in_pairs(const std::string& digits) {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && i % 2 == 0 && digits.front() != '+') text += ' ';
        text += digits[i];
    }
    return text;
}

struct NoticeLine {
    Icon icon;
    const char* key;
};

std::vector<std::vector<CardLine>> notice_pages(const Writer& writer,
                                                const std::vector<NoticeLine>& notice) {
    std::vector<CardLine> lines;
    for (const auto& [icon, key] : notice) lines.push_back({icon, "", writer.sized(key), false});
    return paged_lines(writer, lines, {});
}

/// What one may do once the first words are read; the others are behind the last.
std::vector<Action> notice_choices(const Writer& writer, int pages) {
    std::vector<Action> actions{
        writer.action("notice.sans", "notice.sans", Icon::arrow_right, app::WithoutContact{}),
        writer.action("notice.telephone", "notice.telephone", Icon::phone, app::GiveContact{false}),
        writer.action("notice.courriel", "notice.courriel", Icon::pencil_simple,
                      app::GiveContact{true}),
        writer.action("notice.suite", "notice.suite", Icon::info, app::ShowPage{pages})};
    for (auto& action : actions) action.enabled = !writer.session().demande.asked;
    return actions;
}

}  // namespace

Body build_demande(const Writer& writer) {
    Tiles tiles;
    tiles.question = writer.text("demande.question");
    auto offered = app::half_days(writer.context());
    if (!writer.large()) {
        std::stable_partition(offered.begin(), offered.end(),
                              [](const auto& half) { return !half.apres_midi; });
    }
    std::vector<Tile> all;
    for (const auto& half : offered) all.push_back(half_day_tile(writer, half));
    tiles.columns = writer.large() ? 2 : kDaysInARow;
    tiles.tiles = page_of_tiles(writer, std::move(all),
                                {"demande.suite", "demande.autres", "demande.premiers",
                                 writer.large() ? 0 : kTilesOfAWeek});
    const auto chosen = static_cast<int>(writer.session().demande.demi_journees.size());
    if (chosen > 0 && !writer.large()) tiles.middle = writer.plural("demande.choisies", chosen);
    tiles.primary = writer.action("demande.continuer", "creneaux.continuer", Icon::arrow_right,
                                  app::Continue{});
    tiles.primary->enabled = chosen > 0;
    return {writer.text("demande.barre"), std::move(tiles)};
}

Body build_prudence(const Writer& writer) {
    Message message;
    message.icon = Icon::lock_key;
    message.title = writer.text("prudence.question");
    message.text = writer.text("prudence.texte");
    message.actions = {
        writer.action("prudence.non", "prudence.non", Icon::eye_slash, app::AnswerSafe{false}),
        writer.action("prudence.oui", "prudence.oui", Icon::check, app::AnswerSafe{true})};
    return {writer.text("demande.barre"), std::move(message)};
}

Body build_notice(const Writer& writer) {
    const std::vector<NoticeLine> first{{Icon::check_circle, "notice.libre"},
                                        {Icon::bank, "notice.usage"}};
    const std::vector<NoticeLine> rest{{Icon::lock_key, "notice.cle"},
                                       {Icon::hand_waving, "notice.droits"},
                                       {Icon::bank, "notice.responsable"},
                                       {Icon::info, "notice.reclamation"}};
    auto pages = notice_pages(writer, first);
    const auto choices = pages.size();
    for (auto& page : notice_pages(writer, rest)) pages.push_back(std::move(page));
    const auto shown = pages_of(pages.size(), 1, writer.page());
    const auto page = static_cast<std::size_t>(shown.shown);
    Card card;
    card.title = writer.text("notice.titre");
    card.lines = std::move(pages[page]);
    card.actions =
        page < choices
            ? notice_choices(writer, static_cast<int>(choices))
            : std::vector{writer.action("notice.lue", "notice.lue", Icon::check, app::ShowPage{0})};
    if (page >= choices || choices > 1) card.pager = make_pager(writer, shown);
    return {writer.text("demande.barre"), std::move(card)};
}

Body build_contact(const Writer& writer) {
    const auto& demande = writer.session().demande;
    const std::string kind = demande.courriel ? "coordonnees.courriel" : "coordonnees.telephone";
    Search search;
    search.question = writer.text(kind);
    search.typed = demande.courriel ? demande.contact : in_pairs(demande.contact);
    search.hint = writer.text(kind + ".indice");
    search.notice = writer.text("coordonnees.scelle");
    search.keyboard = demande.courriel ? email_keyboard(writer) : phone_keyboard(writer);
    search.primary = writer.action("coordonnees.envoyer", "coordonnees.envoyer", Icon::arrow_right,
                                   app::Continue{});
    search.primary->enabled = app::is_contact(demande) && !demande.asked;
    return {writer.text(kind), std::move(search)};
}

}  // namespace view
