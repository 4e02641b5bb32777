#pragma once

// The small parts that every screen is made of: pictograms, what can be tapped, the two bars.

#include "kiosk/app/intent.h"

#include <optional>
#include <string>
#include <vector>

namespace view {

using Intent = app::Intent;

/// Pictograms, by what they show; kiosk/ui/icons maps them to glyphs and knows which mirror.
enum class Icon {
    none,
    house_line,
    wallet,
    heartbeat,
    fork_knife,
    users_three,
    briefcase,
    wheelchair,
    identification_card,
    shield_warning,
    chat_circle_dots,
    map_trifold,
    calculator,
    calendar_plus,
    calendar_check,
    calendar_x,
    ticket,
    hand_coins,
    user,
    users,
    baby,
    bed,
    bank,
    ambulance,
    hand_palm,
    ear,
    ear_slash,
    map_pin,
    clock,
    phone,
    person_simple_walk,
    printer,
    armchair,
    sun,
    sun_horizon,
    arrow_left,
    arrow_right,
    arrow_up,
    arrow_down,
    caret_right,
    check,
    x_circle,
    translate,
    text_aa,
    speaker_high,
    hand_waving,
    arrow_counter_clockwise,
    sign_out,
    question,
    info,
    flag,
    eye_slash,
    pencil_simple,
    backspace,
    wifi_slash,
    magnifying_glass,
    lock_key,
    user_plus,
    siren,
    check_circle,
    hand_tap,
    user_circle,
    palette
};

/// Something that can be tapped.
struct Action {
    std::string id;     ///< stable semantic id
    std::string label;  ///< shown; empty for an icon alone
    Icon icon = Icon::none;
    Intent intent;
    bool enabled = true;
    bool chosen = false;
    std::string spoken;  ///< read aloud when the label is empty or too short; else empty
};

struct TopBar {
    std::optional<Action> back;     ///< "Retour", or "Accueil" once something is done
    std::string title;              ///< where I am
    std::optional<Action> offline;  ///< the wifi-slash pill, when cut off
    std::optional<Action> language;
    std::optional<Action> text;  ///< Aa
    std::optional<Action> theme;
    int step = 0;  ///< with steps > 0, the stair and "3 sur 9" replace the title
    int steps = 0;
    std::string step_text;

    bool agent = false;           ///< an agent is at work: another bar, so that nobody mistakes it
    std::string place;            ///< beside the title, when there is room
    std::string time;             ///< "10 h 07"
    std::optional<Action> leave;  ///< locks the agent's screens
};

struct BottomBar {
    Action urgent;
    bool urgent_quiet = false;  ///< already there: quiet and lowered
    Action help;
    Action leave;  ///< Recommencer, or Terminer

    bool agent = false;           ///< these instead of all the others
    std::vector<Action> actions;  ///< the last one stands at the end
};

}  // namespace view
