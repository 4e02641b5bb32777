#pragma once

// What a department says of its agendas: motifs, agendas, plages, absences. Written in four CSV
// files (docs/formats/agendas.md), checked whole, replaced whole.

#include "kiosk/base/result.h"
#include "kiosk/domain/motif.h"
#include "kiosk/domain/plage.h"

#include <functional>
#include <string>
#include <vector>

namespace central {

/// The time of an agent or of a guichet. Its name is a post, never a person's.
struct Agenda {
    std::int64_t numero = 0;
    std::string mds;
    std::string nom;

    friend bool operator==(const Agenda&, const Agenda&) = default;
};

struct AgendaContent {
    std::vector<domain::Motif> motifs;
    std::vector<Agenda> agendas;
    std::vector<domain::Plage> plages;
    std::vector<domain::Absence> absences;

    friend bool operator==(const AgendaContent&, const AgendaContent&) = default;
};

/// Reads motifs.csv, agendas.csv, plages.csv and absences.csv through `read`. Fails with
/// invalid_input and a French sentence that names the file and the line, or as `read` does.
Result<AgendaContent> read_agendas(
    const std::function<Result<std::string>(const std::string& name)>& read);

}  // namespace central
