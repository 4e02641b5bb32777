#pragma once

// The agendas of the fleet's department: two MDS, four agendas, one of them open on Sunday nights
// so that rendez-vous fall into the nights when clocks change.

#include "sync/central/rdv/agenda_content.h"

namespace flotte {

/// The only motif that visitors ask for: half an hour.
inline domain::Motif motif() {
    using namespace std::chrono_literals;
    domain::Motif rsa;
    rsa.id = "rsa";
    rsa.nom = "Orientation RSA";
    rsa.duree = domain::Quanta{6};
    rsa.service = domain::Service::rsa;
    rsa.delai_min = 2h;
    rsa.delai_max = std::chrono::days{30};
    rsa.sur_borne = true;
    return rsa;
}

inline domain::Plage plage(std::int64_t agenda, std::chrono::hours from, std::chrono::hours to) {
    using namespace std::chrono_literals;
    domain::Plage open;
    open.agenda = agenda;
    open.lieu = agenda < 3 ? "mds-a" : "mds-b";
    open.motifs = {motif().id};
    open.premier_jour = 2026y / 1 / 5;
    open.debut = from;
    open.fin = to;
    open.recurrence.rythme = domain::Rythme::hebdomadaire;
    open.recurrence.jours = {true, true, true, true, true, false, false};
    return open;
}

inline central::AgendaContent agendas() {
    using namespace std::chrono_literals;
    central::AgendaContent content;
    content.motifs = {motif()};
    content.agendas = {{1, "mds-a", "Guichet 1"},
                       {2, "mds-a", "Guichet 2"},
                       {3, "mds-b", "Guichet 3"},
                       {4, "mds-b", "Nuit"}};
    for (const std::int64_t agenda : {1, 2, 3}) content.plages.push_back(plage(agenda, 9h, 12h));
    auto night = plage(4, 1h, 4h);
    night.recurrence.jours = {false, false, false, false, false, false, true};
    content.plages.push_back(night);
    return content;
}

}  // namespace flotte
