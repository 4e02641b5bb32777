#pragma once

// The moments of visits that look different, met with the real pack: what a test that looks at
// every screen goes through.

#include "kiosk/content/pack_annuaire.h"
#include "kiosk/content/textes.h"
#include "tests/support/visit_driver.h"

#include <vector>

namespace test {

/// A session, and the world it is in.
struct Moment {
    app::Session session;
    app::Context context;
};

/// What a kiosk shows: sentences, and a pack.
struct Ground {
    const content::Textes& textes;
    const content::PackAnnuaire& annuaire;
    std::vector<std::string> fiches;  ///< ids of those to read page by page
    const rules::Parametres& parametres;
    const std::vector<rules::Aide>& aides;
};

/// What visits may meet: every screen by every action it offers, the states of a ticket and of a
/// call, the cut, the idle warning; every list; every page of the fiches of `ground`; searches;
/// simulations answered by lots, their results and every card. In
/// one size of text, which decides the pages; who looks chooses the language of each moment.
std::vector<Moment> every_moment(const Ground& ground, bool large_text);

}  // namespace test
