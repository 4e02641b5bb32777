// What the centre is asked for a session: what is free, and nothing that says who asks. A search
// that is not answered leaves the person with what the borne holds.

#include "kiosk/app/rdv_offers.h"
#include "kiosk/app/visit.h"

namespace app {
namespace {

base::Date day_after(const base::Date& day) {
    return base::Date{std::chrono::sys_days{day} + std::chrono::days{1}};
}

}  // namespace

/// Asks for the day shown, then, once it is known, for the next one: turning to it waits for
/// nothing.
void Visit::search_centre() {
    auto& rdv = session_.rdv;
    const auto wanted = first_day_wanted(session_, context_);
    if (at_centre(rdv, wanted) == nullptr) {
        const auto asked_before = effects_.size();
        search_centre_from(wanted);
        rdv.cherche = effects_.size() > asked_before;
        return;
    }
    rdv.cherche = false;
    const auto shown = creneaux_of_day(session_, context_);
    if (shown.empty()) return;
    const auto next = day_after(base::to_paris(shown.front().start).date);
    if (at_centre(rdv, next) == nullptr) search_centre_from(next);
}

void Visit::search_centre_from(const base::Date& day) {
    auto& rdv = session_.rdv;
    const bool may_ask = context_.asks_centre && context_.clock_is_sure && !rdv.centre_muet;
    if (!may_ask || motif_of(rdv.motif, context_) == nullptr) return;
    rdv.demande_a = day;
    const auto secteur = secteur_for(session_, context_);
    effects_.emplace_back(
        SearchCentre{{rdv.motif, secteur ? std::string{} : context_.lieu.id, day, secteur}});
}

void Visit::on(const CentreSearched& found) {
    auto& rdv = session_.rdv;
    if (rdv.demande_a != found.depuis) return;
    rdv.demande_a.reset();
    rdv.cherche = false;
    rdv.centre_muet = !found.offres;
    if (!found.offres) return;
    rdv.au_centre.push_back({found.depuis, *found.offres});
    if (screen() == ScreenName::creneaux) search_centre();
}

/// The person turns away while the centre is being asked.
void Visit::leave_centre() {
    auto& rdv = session_.rdv;
    const bool waits = rdv.demande_a || rdv.vente == SaleState::asked || rdv.annule_en_cours;
    if (!waits) return;
    rdv.demande_a.reset();
    rdv.cherche = false;
    rdv.annule_en_cours = false;
    if (rdv.vente == SaleState::asked) rdv.vente = SaleState::none;
    effects_.emplace_back(LeaveCentre{});
}

}  // namespace app
