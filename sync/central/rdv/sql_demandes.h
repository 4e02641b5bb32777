#pragma once

// The demandes that bornes have sent and nobody has answered, nor taken back, yet. How to reach
// their people is not here: it stays sealed, and is opened by right (cli/cles.cpp).

#include "kiosk/base/civil_time.h"
#include "kiosk/domain/code_rdv.h"
#include "sync/central/sql/connection.h"

#include <string>
#include <vector>

namespace central {

struct DemandeRecue {
    std::int64_t borne = 0;
    std::int64_t seq = 0;  ///< of its event, that a sealed part is opened by
    domain::CodeRdv code;
    std::string motif;          ///< as agents may read it: a sensitive one has no name
    std::string demi_journees;  ///< "2026-11-25/matin 2026-11-27/apres_midi"; may be empty
    base::Date reponse_avant;
    std::int64_t recue_ms = 0;
    bool has_contact = false;  ///< a sealed part is still here
};

/// Those that wait for an answer, the most pressing first. Fails as the database does.
Result<std::vector<DemandeRecue>> waiting_demandes(sql::Connection& connection);

/// The demande of that code has its answer, and waits no more. Fails with not_found when none of
/// that code waits, or as the database does.
Result<DemandeRecue> close_demande(sql::Connection& connection, domain::CodeRdv code,
                                   std::int64_t now_ms);

}  // namespace central
