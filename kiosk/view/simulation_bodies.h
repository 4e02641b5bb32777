#pragma once

// What the simulator shows that nothing else does: a number typed on a pad, and the aides found.
// Its other screens are tiles and cards.

#include "kiosk/view/bodies.h"

#include <optional>
#include <string>
#include <vector>

namespace view {

/// One place of a number on the page of the pad.
struct NumberField {
    std::string label;   ///< "Salaire net"
    std::string typed;   ///< "850"; empty while nothing is typed
    bool active = true;  ///< what is typed goes here
};

/// A number typed on large keys, or several, one after the other.
struct NumberEntry {
    std::string question;
    std::vector<NumberField> fields;
    std::string unit;  ///< "€", or empty
    std::string hint;  ///< under the field: what to type, or what was typed before
    std::vector<std::vector<Action>> keys;  ///< labels are what they type
    std::optional<Action> start;            ///< "Je ne sais pas"
    std::string middle;                     ///< "2 aides possibles"
    Action primary;
};

/// One aide of the results: what it is, and what the answers say of it.
struct AideRow {
    Action action;             ///< label is the name
    std::string what;          ///< one line: "Un revenu minimum"
    Amount amount;             ///< empty when no amount can be said
    std::optional<Fact> fact;  ///< said instead of an amount: "À vérifier", "Non"
    bool refused = false;
};

struct AideList {
    std::string title;            ///< "Vous pouvez demander 2 aides"
    std::vector<Action> actions;  ///< at the end of the title row
    std::vector<AideRow> rows;    ///< already paged
    std::optional<Pager> pager;
    std::string footnote;  ///< caution, and the date of the scales
};

}  // namespace view
