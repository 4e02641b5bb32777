#pragma once

// From a session to the screen it shows, in finished sentences. Pure and without pixels; paging
// follows the text size only, so that every resolution has the same pages.

#include "kiosk/app/context.h"
#include "kiosk/app/session.h"
#include "kiosk/content/textes.h"
#include "kiosk/domain/ports/printer.h"
#include "kiosk/view/screen.h"

namespace view {

struct Environment {
    const content::Textes& textes;
    const app::Context& context;
};

/// The screen of the session. Searches the directory: build it after a step or when a second has
/// passed, not at every frame.
Screen build_screen(const app::Session& session, const Environment& environment);

/// The paper of the session's ticket; in two languages when the session is not in French.
/// @pre the ticket of the session is issued
domain::Slip build_ticket_slip(const app::Session& session, const Environment& environment);

/// The paper of the rdv just taken, or of the demande: neutral whatever its motif, bilingual as the
/// ticket. @pre the session has taken a rdv or made a demande
domain::Slip build_rdv_slip(const app::Session& session, const Environment& environment);

/// The paper of a fiche, in the language of the session.
domain::Slip build_fiche_slip(const domain::Fiche& fiche, const app::Session& session,
                              const Environment& environment);

/// The same on a sheet, which has room to say more.
domain::FicheSheet build_fiche_sheet(const domain::Fiche& fiche, const app::Session& session,
                                     const Environment& environment);

/// The results of the simulator on paper. @pre the session has a simulation
domain::Sheet build_bilan_sheet(const app::Session& session, const Environment& environment);
domain::Slip build_bilan_slip(const app::Session& session, const Environment& environment);

}  // namespace view
