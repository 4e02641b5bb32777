#pragma once

// What stands between the two bars: one function a screen of the journey.

#include "kiosk/view/writer.h"

#include <string>

namespace view {

struct Body {
    std::string title;  ///< of the top bar
    decltype(Screen::body) shown;
};

Body build_attract(const Writer& writer);
Body build_languages(const Writer& writer);
Body build_needs(const Writer& writer);
Body build_actions(const Writer& writer);
Body build_themes(const Writer& writer);
Body build_search(const Writer& writer);
Body build_commune(const Writer& writer);
Body build_list(const Writer& writer);
Body build_fiche(const Writer& writer);
Body build_report(const Writer& writer);
Body build_thanks(const Writer& writer);
Body build_ticket(const Writer& writer);
Body build_rdv(const Writer& writer);
Body build_discreet(const Writer& writer);
Body build_urgent(const Writer& writer);
Body build_number(const Writer& writer);
Body build_help(const Writer& writer);
Body build_offline(const Writer& writer);
Body build_code(const Writer& writer);
Body build_staff(const Writer& writer);
Body build_stick(const Writer& writer);
Body build_question(const Writer& writer);
Body build_answers(const Writer& writer);
Body build_results(const Writer& writer);
Body build_refused(const Writer& writer);
Body build_aide(const Writer& writer);
Body build_motifs(const Writer& writer);
Body build_creneaux(const Writer& writer);
Body build_pris(const Writer& writer);
Body build_mon_rdv(const Writer& writer);
Body build_cancel(const Writer& writer);
Body build_rdv_told(const Writer& writer);
Body build_journee(const Writer& writer);
Body build_saisie(const Writer& writer);
Body build_attente(const Writer& writer);
Body build_demande(const Writer& writer);
Body build_prudence(const Writer& writer);
Body build_notice(const Writer& writer);
Body build_contact(const Writer& writer);
Body build_secteur(const Writer& writer);
Body build_voie(const Writer& writer);
Body build_ma_mds(const Writer& writer);

}  // namespace view
