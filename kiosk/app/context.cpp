#include "kiosk/app/context.h"

namespace app {

bool desk_is_open(const Context& context) {
    const auto seen = context.centre.desk_seen;
    return seen && *seen + context.settings.desk_seen_within >= context.wall;
}

bool scales_are_usable(const Context& context) {
    const auto today = civil_now(context).date;
    const auto month = base::Month::of(today);
    return context.parametres != nullptr && context.clock_is_known &&
           context.parametres->covers(month) && today <= context.parametres->usable_until();
}

SimulatorState simulator_state(const Context& context) {
    if (!context.parametres) return SimulatorState::absent;
    if (!context.clock_is_known) return SimulatorState::no_clock;
    return scales_are_usable(context) ? SimulatorState::ready : SimulatorState::expired;
}

base::Month month_now(const Context& context) {
    return base::Month::of(civil_now(context).date);
}

base::CivilTime civil_now(const Context& context) {
    return base::to_paris(context.wall);
}

bool is_cut_off(const Context& context) {
    return context.centre.enrolled && context.centre.cut_off_since.has_value();
}

bool can_call(const Context& context) {
    const bool reaches_centre = context.centre.enrolled && !context.centre.cut_off_since;
    return context.has_signal || reaches_centre;
}

}  // namespace app
