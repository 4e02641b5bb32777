#pragma once

// What was said of the holders of codes, as the centre keeps it.

#include "kiosk/domain/code_rdv.h"
#include "kiosk/domain/rdv.h"
#include "sync/central/sql/connection.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace central {

enum class Quoi { pris, remis, statut };

/// The facts of a rdv's code, read together.
struct Facts {
    std::set<std::string> sold;  ///< ids
    bool handed_over = false;
    std::vector<domain::Fait> faits;
};

Result<Facts> read_facts(sql::Connection& connection, domain::CodeRdv code);

/// Quanta, as in the column.
struct Jours {
    std::int64_t from = 0;
    std::int64_t to = 0;
};

/// The facts of every code that has a rdv of a MDS in those days.
Result<std::map<domain::CodeRdv, Facts>> read_facts_of(sql::Connection& connection,
                                                       const std::string& mds, Jours jours);

}  // namespace central
