#pragma once

// Hours, dates, distances and opening states as a person says them, in the language of the screen.

#include "kiosk/view/writer.h"

#include <optional>
#include <string>

namespace view {

/// "14 h 30", "17 h".
std::string say_hour(const Writer& writer, std::chrono::minutes time_of_day);

/// "mardi 24 novembre".
std::string say_day(const Writer& writer, const base::Date& date);

/// "12 novembre 2026".
std::string say_date(const Writer& writer, const base::Date& date);

/// How far to walk along streets, from a great-circle distance: 1.3 times as long. Source:
/// directory.md, the estimate used where no table of travel times is given.
double walked_km(double great_circle_km);

/// "450 m", "1,2 km", "12 km", of a distance already along streets.
std::string say_distance(const Writer& writer, double km);

/// "6 min à pied" at 4.5 km/h; empty beyond 3 km, which is no walk to propose.
std::string say_walk(const Writer& writer, double km);

/// Open until when, else when next. `brief` keeps to what a row of a list can hold.
Fact say_opening(const Writer& writer, const std::string& horaires, bool brief);

/// When the accueil of this place opens next; none while it is open, an agent is there, the day is
/// not known, or nobody has said its hours.
std::optional<Fact> say_place_closed(const Writer& writer, bool brief);

/// What to do with a number taken while the place is closed: it serves until the end of its day.
std::string closed_ticket_key(const Writer& writer);

/// With or without a rdv; none when it is not known.
/// `brief`: in large text, in few words.
std::optional<Fact> say_rdv(const Writer& writer, domain::SansRdv sans_rdv, bool brief = false);

}  // namespace view
