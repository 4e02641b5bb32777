#pragma once

// All that a screen shows, in finished sentences: translated, formatted, paged. The screens in
// kiosk/ui draw these values and hand back the intent of what was tapped; they format nothing and
// decide nothing. A wrong screen is a wrong value here (a plain test) or a wrong layout (a
// picture).

#include "kiosk/view/agent_bodies.h"
#include "kiosk/view/bodies.h"
#include "kiosk/view/elements.h"
#include "kiosk/view/rdv_bodies.h"
#include "kiosk/view/simulation_bodies.h"

#include <optional>
#include <string>
#include <variant>

namespace view {

enum class TextSize { normal, grand };
enum class ThemeName { jour, nuit, noir_sur_blanc, blanc_sur_noir };

/// Over the screen: the idle warning with its countdown.
struct Dialog {
    std::string title;
    std::string text;
    int seconds = 0;
    float share_left = 1;  ///< 1 → 0
    Action safe;           ///< primary and larger
    Action other;
};

struct Screen {
    std::string id;        ///< "besoins"
    std::string language;  ///< BCP 47
    bool rtl = false;
    TextSize text = TextSize::normal;
    ThemeName theme = ThemeName::jour;
    bool low_reach = false;
    std::optional<TopBar> top;  ///< none on the attract screen
    std::optional<BottomBar> bottom;
    std::variant<Attract, Tiles, FicheList, Card, Ticket, Message, Search, OfflineState,
                 NumberEntry, AideList, DayHours, TakenRdv, AgentTable, RdvSheet>
        body;
    std::optional<Dialog> dialog;
};

}  // namespace view
