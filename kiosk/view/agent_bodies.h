#pragma once

// What only agents see: a table of rdv or of tickets, and the sheet of one rdv.

#include "kiosk/view/bodies.h"

#include <optional>
#include <string>
#include <vector>

namespace view {

/// One line a rdv or a ticket; what can be said of it stands in fixed columns.
struct AgentTable {
    struct Row {
        std::string id;               ///< "rdv.7KQ2M9X"
        std::string head;             ///< "10 h 00"; of a ticket "B 28"
        std::string head_under;       ///< "7KQ-2M9X"; of a ticket, when it was taken
        std::string what;             ///< the motif
        std::string under;            ///< what must be known besides; may be empty
        std::optional<Fact> state;    ///< in the place of the first two columns
        std::vector<Action> actions;  ///< at most three; the last one in the last column
        bool lit = false;             ///< its hour has come
    };
    std::string title;    ///< "mardi 24 novembre"
    std::string summary;  ///< "12 rendez-vous · 4 honorés"
    bool is_notice = false;
    std::optional<Action> before;  ///< another day
    std::optional<Action> after;
    std::vector<Action> actions;  ///< at the end of the title; the last one primary
    std::vector<Row> rows;        ///< already paged
    std::optional<Pager> pager;
    std::string empty;  ///< when there is no row
};

/// One rdv: what was said of it, and what may be said now.
struct RdvSheet {
    std::string title;  ///< "10 h 00, 7KQ-2M9X"
    std::string what;   ///< motif and day
    Fact state;
    std::string notice;                ///< why it must be looked into, or that it is late
    std::vector<std::string> history;  ///< newest last
    std::vector<Action> outcomes;      ///< in two columns
};

}  // namespace view
