#pragma once

// The fiches a session looks at: what its needs, theme or words ask of the directory, then what the
// filters keep.

#include "kiosk/app/context.h"
#include "kiosk/app/session.h"

#include <vector>

namespace app {

/// What the list asks of the directory, before the filters.
domain::AnnuaireQuery query_of(const Session& session, const Context& context);

/// The fiches of the list, filters applied; empty without directory.
std::vector<domain::AnnuaireHit> fiches_found(const Session& session, const Context& context);

/// What the words typed so far find, filters aside; empty while nothing is typed.
std::vector<domain::AnnuaireHit> fiches_for_words(const Session& session, const Context& context);

/// The pack could not be read: the lists must say so rather than look complete.
bool is_directory_damaged(const Context& context);

/// Where distances start: the commune chosen, else the lieu of the kiosk; none when not known.
std::optional<domain::Position> distances_from(const Session& session, const Context& context);

/// Whether the theme is one of the violence path. False for a theme nobody knows.
bool is_discreet(const std::string& theme, const Context& context);

/// Of such themes only: however it was found, it is shown as on the discreet path.
bool is_discreet(const domain::Fiche& fiche, const Context& context);

}  // namespace app
