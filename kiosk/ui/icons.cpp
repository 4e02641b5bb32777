#include "kiosk/ui/icons.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace ui {
namespace {

using view::Icon;

struct Entry {
    Icon icon;
    IconGlyphs glyphs;
};

/// Codepoints of Phosphor 2.1, in the order of view::Icon.
constexpr std::array kIcons{
    Entry{Icon::house_line, {0xE2C4, 0xE2C5}},
    Entry{Icon::wallet, {0xE68A, 0xE68B}},
    Entry{Icon::heartbeat, {0xE2AC, 0xE2AD}},
    Entry{Icon::fork_knife, {0xE262, 0xE263}},
    Entry{Icon::users_three, {0xE68E, 0xE68F}},
    Entry{Icon::briefcase, {0xE0EE, 0xE0EF}},
    Entry{Icon::wheelchair, {0xE4E8, 0xE4E9}},
    Entry{Icon::identification_card, {0xE2C8, 0xE2C9}},
    Entry{Icon::shield_warning, {0xE412, 0xE414}},
    Entry{Icon::chat_circle_dots, {0xE16C, 0xE16D}},
    Entry{Icon::map_trifold, {0xE31A, 0xE31B}},
    Entry{Icon::calculator, {0xE538, 0xE539}},
    Entry{Icon::calendar_plus, {0xE714, 0xE715}},
    Entry{Icon::calendar_check, {0xE712, 0xE713}},
    Entry{Icon::calendar_x, {0xE10C, 0xE10D}},
    Entry{Icon::ticket, {0xE490, 0xE491}},
    Entry{Icon::hand_coins, {0xEA8C, 0xEA8D}},
    Entry{Icon::user, {0xE4C2, 0xE4C3}},
    Entry{Icon::users, {0xE4D6, 0xE4D7}},
    Entry{Icon::baby, {0xE774, 0xE775}},
    Entry{Icon::bed, {0xE0CC, 0xE0CD}},
    Entry{Icon::bank, {0xE0B4, 0xE0B5}},
    Entry{Icon::ambulance, {0xE572, 0xE573}},
    Entry{Icon::hand_palm, {0xE57E, 0xE57F}},
    Entry{Icon::ear, {0xE70C, 0xE70D}},
    Entry{Icon::ear_slash, {0xE70E, 0xE70F}},
    Entry{Icon::map_pin, {0xE316, 0xE317}},
    Entry{Icon::clock, {0xE19A, 0xE19B}},
    Entry{Icon::phone, {0xE3B8, 0xE3B9}},
    Entry{Icon::person_simple_walk, {0xE73A, 0xE73B, true}},
    Entry{Icon::printer, {0xE3DC, 0xE3DD}},
    Entry{Icon::armchair, {0xE012, 0xE013}},
    Entry{Icon::sun, {0xE472, 0xE473}},
    Entry{Icon::sun_horizon, {0xE5B6, 0xE5B7}},
    Entry{Icon::arrow_left, {0xE058, 0xE059, true}},
    Entry{Icon::arrow_right, {0xE06C, 0xE06D, true}},
    Entry{Icon::arrow_up, {0xE08E, 0xE08F}},
    Entry{Icon::arrow_down, {0xE03E, 0xE03F}},
    Entry{Icon::caret_right, {0xE13A, 0xE13B, true}},
    Entry{Icon::check, {0xE182, 0xE183}},
    Entry{Icon::x_circle, {0xE4F8, 0xE4F9}},
    Entry{Icon::translate, {0xE4A2, 0xE4A3}},
    Entry{Icon::text_aa, {0xE6EE, 0xE6EF}},
    Entry{Icon::speaker_high, {0xE44A, 0xE44B}},
    Entry{Icon::hand_waving, {0xE580, 0xE581}},
    Entry{Icon::arrow_counter_clockwise, {0xE038, 0xE039}},
    Entry{Icon::sign_out, {0xE42A, 0xE42B, true}},
    Entry{Icon::question, {0xE3E8, 0xE3EB}},
    Entry{Icon::info, {0xE2CE, 0xE2CF}},
    Entry{Icon::flag, {0xE244, 0xE245}},
    Entry{Icon::eye_slash, {0xE224, 0xE225}},
    Entry{Icon::pencil_simple, {0xE3B4, 0xE3B5}},
    Entry{Icon::backspace, {0xE0AE, 0xE0AF, true}},
    Entry{Icon::wifi_slash, {0xE4F2, 0xE4F3}},
    Entry{Icon::magnifying_glass, {0xE30C, 0xE30D}},
    Entry{Icon::lock_key, {0xE2FE, 0xE2FF}},
    Entry{Icon::user_plus, {0xE4D0, 0xE4D1}},
    Entry{Icon::siren, {0xE9B8, 0xE9B9}},
    Entry{Icon::check_circle, {0xE184, 0xE185}},
    Entry{Icon::hand_tap, {0xEC90, 0xEC91}},
    Entry{Icon::user_circle, {0xE4C4, 0xE4C5}},
    Entry{Icon::palette, {0xE6C8, 0xE6C9}},
};

}  // namespace

IconGlyphs glyphs(Icon icon) {
    const auto found = std::find_if(kIcons.begin(), kIcons.end(),
                                    [icon](const Entry& entry) { return entry.icon == icon; });
    assert(found != kIcons.end());
    return found->glyphs;
}

}  // namespace ui
