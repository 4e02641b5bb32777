#pragma once

// What taking a rdv shows that nothing else does: the hours of one day, and the rdv just taken.

#include "kiosk/view/elements.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace view {

/// The hours one can choose on one day, morning and afternoon.
struct DayHours {
    std::optional<Action> before;  ///< a day seen before: "mercredi"
    std::string day;               ///< "jeudi 26 novembre"
    std::optional<Action> after;   ///< the next day that has hours
    struct Half {
        Icon icon = Icon::none;
        std::string name;           ///< "Matin"
        std::vector<Action> hours;  ///< "9 h 00"; already paged, at most `columns`
    };
    std::vector<Half> halves;
    int columns = 3;
    Icon icon = Icon::none;
    std::string what;    ///< "Parler de mon logement"
    std::string detail;  ///< "30 minutes, ici"; or what just happened
    bool is_notice = false;
    std::optional<Action> more;  ///< other hours of that day
    Action primary;
};

/// The rdv is taken: when, where, with what, and the code to keep.
struct TakenRdv {
    std::string title;
    std::string when;  ///< "jeudi 26 novembre, 14 h 30"
    std::vector<std::pair<Icon, std::string>> lines;
    Icon paper_icon = Icon::printer;
    std::string paper;  ///< "Votre ticket sort en bas de la borne."
    bool paper_failed = false;
    std::string qr;
    std::string code_name;  ///< "Votre code"
    std::string code;       ///< "7KQ-2M9X"
    std::string code_keep;  ///< "Gardez ce code"
    std::vector<Action> actions;
};

}  // namespace view
