#pragma once

// A rdv in an agent's words: its state, its hour in a column, what was said of it and when.

#include "kiosk/app/agent_day.h"
#include "kiosk/view/writer.h"

namespace view {

/// "9 h 00": as long for every hour.
std::string say_column_hour(const Writer& writer, base::Instant at);

/// "Honoré", with its tone.
Fact say_statut(const Writer& writer, domain::StatutRdv statut);

/// "Absent, noté le mardi 24 novembre à 9 h 41"; both dates when it happened another day.
std::string say_fait(const Writer& writer, const domain::Fait& fait);

/// "7KQ2M9X", to end an id with.
std::string id_of_code(domain::CodeRdv code);

/// The last word that an agent entered, when it was entered on a later day than it happened.
const domain::Fait* late_entry(const app::LigneRdv& rdv);

}  // namespace view
