#pragma once

// The department's table of rendez-vous kept (indicators.md, A1): by MDS and service, how many were
// effectués and not, of the rdv of a period, whatever day they were told. What is left out stands
// beside it. Every figure is a function of the events.

#include "sync/central/indicators.h"

namespace central {

/// The rdv of one service.
struct RdvDuService {
    std::int64_t effectues = 0;      ///< honore
    std::int64_t non_effectues = 0;  ///< absent, parti_avant_contact
    std::int64_t annules_usager = 0;
    std::int64_t annules_service = 0;
    std::int64_t a_verifier = 0;
    std::int64_t non_remis = 0;    ///< absent, but its ticket was never handed over
    std::int64_t sans_statut = 0;  ///< of a day that is over
    std::int64_t a_venir = 0;      ///< today or later, not told yet
    std::int64_t renseignes = 0;   ///< of a day that is over, told

    friend bool operator==(const RdvDuService&, const RdvDuService&) = default;
};

struct LigneRdv {
    std::string mds;  ///< empty: the total
    std::string nom;
    RdvDuService hors_rsa;
    RdvDuService rsa;
    RdvDuService inconnu;  ///< of a motif not known any more when it was sold

    RdvDuService total() const;
};

struct TableauRdv {
    Period period;
    std::int64_t computed_ms = 0;
    std::vector<LigneRdv> lignes;  ///< by name of MDS, then the total
};

/// Fails as the store does.
Result<TableauRdv> tableau_rdv(const Store& store, const Period& period, std::int64_t now_ms);

/// "36,49", "45,4": the percentage of `part` in `whole`, to the nearest hundredth, without a last
/// zero; nothing when `whole` is 0.
std::optional<std::string> percentage(std::int64_t part, std::int64_t whole);

extern const char* const kRdvDefinition;

std::string to_json(const TableauRdv& tableau);
/// As the CSV of indicators.h.
std::string to_csv(const TableauRdv& tableau);

}  // namespace central
