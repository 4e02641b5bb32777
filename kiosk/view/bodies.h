#pragma once

// What fills a screen between its two bars: one struct a kind of body, already translated and
// paged.

#include "kiosk/view/elements.h"

#include <optional>
#include <string>
#include <vector>

namespace view {

/// The lit door: the whole screen is the button, urgent excepted.
struct Attract {
    std::string lieu;                    ///< name of the MDS
    std::string time;                    ///< "9 h 41"
    std::string date;                    ///< "mardi 24 novembre"
    std::string greeting;                ///< "Bonjour", in the language of the moment
    std::vector<std::string> lines;      ///< two short sentences under it
    bool greeting_rtl = false;           ///< the language of the moment reads right to left
    std::vector<std::string> greetings;  ///< other languages, on the steps, upper step first
    std::string touch;                   ///< "Touchez l'écran"
    std::string touch_others;            ///< the same in other languages
    Action start;
    Action urgent;
};

/// A stone step with an icon and a bold label.
struct Tile {
    Action action;
    std::string second;       ///< second line, regular: "anglais"; a number's use
    bool turns_page = false;  ///< the flat sixth tile: arrow, and the icons of what is behind
    std::vector<Icon> behind;
    bool primary = false;  ///< seuil fill, titre size
    bool number = false;   ///< the label is a phone number: chiffre, urgent ink
    int span = 1;          ///< columns it covers
    bool compact = false;  ///< words alone, in a grid of many
    bool starts = false;   ///< words alone that start where those of the other tiles do
};

/// A question, or a choice, in tiles: languages, needs, what to do, urgent numbers, report.
struct Tiles {
    std::string question;
    std::string aside;                 ///< quiet text at the end of the question row
    std::vector<Action> pills;         ///< at the end of the question row
    std::optional<Action> banner;      ///< a full-width urgent button above ("Appeler l'accueil")
    std::optional<Action> banner_end;  ///< beside it, quiet ("Cacher l'écran")
    int columns = 3;
    std::vector<Tile> tiles;       ///< row by row, at most columns × rows that fit: already paged
    std::optional<Action> start;   ///< action row, bottom start: "Je ne sais pas"
    std::string middle;            ///< "2 besoins choisis", "1 / 4"
    std::optional<Action> toggle;  ///< a remark on the answer, before `primary`
    std::optional<Action> primary;
};

enum class Tone { plain, yes, attention, no };

/// A short fact with its tone: "Ouvert jusqu'à 17 h". The icon never comes without the word.
struct Fact {
    std::string text;
    Icon icon = Icon::none;
    Tone tone = Tone::plain;
};

struct FicheRow {
    Action action;  ///< label is the name
    std::vector<Fact> facts;
    std::string end;            ///< "350 m", or empty when the distance is not known
    std::string end_second;     ///< "5 min à pied"
    bool end_is_place = false;  ///< a commune, said more quietly than a distance
};

struct Pager {
    Action up;
    Action down;
    std::string text;  ///< "1 / 3"
};

struct FicheList {
    std::string title;  ///< "7 lieux"
    std::vector<Action> filters;
    std::vector<FicheRow> rows;
    std::optional<Pager> pager;
    std::string empty;             ///< when there is no row: what to do now
    std::vector<Action> ways_out;  ///< shown with `empty`, the first one primary
};

/// One paragraph of a card: icon, bold lead, plain rest.
struct CardLine {
    Icon icon = Icon::none;
    std::string lead;
    std::string text;
    bool number = false;  ///< lead is a phone number, drawn larger
};

/// "environ", "630 €", "/mois": the figure stands out, the words around it do not.
struct Amount {
    std::string before;
    std::string figure;  ///< empty: no amount
    std::string after;
};

/// A fiche, an emergency number, an aide: a card with actions at its end side.
struct Card {
    std::string title;
    Amount amount;  ///< at the end of the title
    std::vector<Fact> facts;
    std::vector<CardLine> lines;  ///< already paged
    std::optional<Pager> pager;   ///< when the lines need several pages
    std::string footnote;         ///< source and date
    std::vector<Action> actions;  ///< end column; the first one primary
    std::string qr;               ///< content of a QR, empty for none
    std::string qr_label;
};

struct Ticket {
    std::string title;   ///< "Votre numéro"
    std::string number;  ///< "B 28"
    std::string fact;    ///< "3 personnes avant vous", empty when not known
    Icon fact_icon = Icon::users_three;
    std::string under;  ///< one line more
    std::vector<CardLine> steps;
    std::optional<Action> start;    ///< what else helps, in a row below
    std::optional<Action> primary;  ///< at its end
};

/// A call for help and what became of it; a technical state; any page of one message.
struct Message {
    Icon icon = Icon::none;
    Tone tone = Tone::plain;
    std::string title;
    std::string text;
    std::vector<CardLine> lines;
    std::vector<Action> actions;  ///< action row; the first one primary, at the end side
};

struct Keyboard {
    std::vector<std::vector<Action>> rows;  ///< labels are what the keys type
};

/// Words or a commune typed on our own keyboard; what is found shows as you type.
struct Search {
    std::string question;
    std::string typed;
    std::string hint;         ///< shown while nothing is typed
    std::vector<Tile> found;  ///< at most three
    std::string notice;       ///< "12 fiches", or why there is none
    std::optional<Action> primary;
    Keyboard keyboard;
};

struct OfflineState {
    std::string title;  ///< "Pas de réseau depuis 9 h 12"
    std::string text;
    struct Item {
        std::string what;
        std::string how;
        bool works;
    };
    std::vector<Item> items;
    std::string footnote;
    Action understood;
};

}  // namespace view
