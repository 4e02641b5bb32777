#pragma once

// A borne that gives rdv: its motifs, and the time it holds.

#include "kiosk/domain/droits_tenus.h"
#include "tests/fakes/fake_annuaire.h"
#include "tests/support/catch.h"

namespace test {

/// "logement", half an hour, at least two hours ahead; what to bring is said.
inline void add_motifs(FakeAnnuaire& annuaire) {
    using namespace std::chrono_literals;
    domain::MotifPublie logement;
    logement.motif.id = "logement";
    logement.motif.nom = "Parler de mon logement";
    logement.motif.duree = domain::Quanta{6};
    logement.motif.delai_min = 2h;
    logement.motif.delai_max = std::chrono::days{30};
    logement.motif.apporter = "dernière quittance";
    logement.themes = {"logement"};
    logement.aides = {"aide_logement"};
    annuaire.known_motifs = {logement};
}

/// Tuesday 24 November 2026 from 14 h to 15 h, and Thursday 26 from 9 h to 11 h and 14 h to 16 h.
inline void hold_times(domain::DroitsTenus& held,
                       const std::vector<std::string>& motifs = {"logement"}) {
    using namespace std::chrono_literals;
    std::int64_t numero = 0;
    const auto add = [&](base::Date day, std::chrono::minutes from, std::chrono::minutes to) {
        const auto at = [&](auto time) {
            return domain::quantum_from(base::from_paris({day, time}));
        };
        REQUIRE(held.receive({++numero, std::string(32, 'e'), {1, at(from), at(to)}, motifs}));
    };
    add(2026y / 11 / 24, 14h, 15h);
    add(2026y / 11 / 26, 9h, 11h);
    add(2026y / 11 / 26, 14h, 16h);
}

}  // namespace test
