#pragma once

// The four tables of agendas written back as `read_agendas` reads them.

#include "sync/central/rdv/agenda_content.h"

#include <optional>

namespace central {

/// "motifs.csv", "agendas.csv", "plages.csv" or "absences.csv", its heading first; nothing for
/// another name.
std::optional<std::string> agenda_table(const AgendaContent& content, const std::string& name);

}  // namespace central
