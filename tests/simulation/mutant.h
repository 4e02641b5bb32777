#pragma once

// One rule of the design broken at a time (sync.md), to show that the simulation would notice. A
// mutant is a policy of a run: the programs under test are the same, built once.

#include <string_view>

namespace simulation {

enum class Mutant {
    none,
    device_not_durable,         ///< device on synchronous=NORMAL
    delete_on_ack_centre_lazy,  ///< centre on NORMAL, device deletes what is acknowledged
    delete_on_ack,              ///< device deletes what is acknowledged; the centre gets restored
    delete_on_send,             ///< device deletes what it sent
    counters_untied,            ///< counts follow what is received, not what is inserted
    ack_before_commit,          ///< centre acknowledges, then commits
    holes_accepted,             ///< centre takes rows that do not follow its cursor
    key_without_hash,           ///< centre knows a row by its epoch first
    base_not_checked,           ///< centre believes the point where an epoch says it starts
    epoch_not_durable,          ///< device sends under an epoch that is not on its disk
    purge_resurrects,           ///< centre knows a row by its presence, which a purge ends
    count_
};

constexpr std::string_view kMutantNames[] = {
    "aucun",
    "borne en synchronous=NORMAL",
    "centre en NORMAL, la borne efface ce qui est acquitté",
    "la borne efface ce qui est acquitté, le centre est restauré",
    "la borne efface ce qu'elle envoie",
    "compteurs détachés de l'insertion",
    "accusé avant l'enregistrement",
    "trous acceptés",
    "ligne connue par son époque d'abord",
    "empreinte de base non vérifiée",
    "époque envoyée avant d'être sur disque",
    "ligne purgée comptée de nouveau",
};

}  // namespace simulation
