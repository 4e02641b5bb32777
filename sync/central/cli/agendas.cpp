#include "sync/central/cli/agendas.h"

#include "platform/system/files.h"
#include "sync/central/cli/reprise.h"
#include "sync/central/cli/tranche_text.h"
#include "sync/central/rdv/hors_plage.h"

#include <iostream>

namespace central {
namespace {

constexpr std::size_t kMostBytes = 16 * 1024 * 1024;

constexpr const char* kUsageAgendas =
    "agendas charger DIR | agendas hors-plage | agendas conflits | agendas attendues |"
    " agendas droits BORNE | agendas renoncer BORNE | agendas reprendre BORNE |"
    " agendas regler CODE replacer|maintenir ; les trois derniers --par QUI --pour MOTIF";

int tell_hors_plage(AgendaStore& store, base::Instant now) {
    const auto found = hors_plage(store, now);
    if (!found) return complain("rdv illisibles : " + found.error().detail);
    if (found->empty()) std::cout << "Aucun rdv hors plage.\n";
    for (const auto& rdv : *found) {
        std::cout << "hors plage : " << to_text(rdv.code) << ", " << tranche_text(rdv.tranche)
                  << "\n";
    }
    return 0;
}

int tell_conflits(AgendaStore& store) {
    const auto found = store.conflits();
    if (!found) return complain("conflits illisibles : " + found.error().detail);
    if (found->empty()) std::cout << "Aucun conflit.\n";
    for (const auto& one : *found) {
        std::cout << "conflit : " << to_text(one.rdv.code) << ", " << tranche_text(one.rdv.tranche)
                  << ", contre "
                  << (one.contre ? to_text(one.contre->code)
                                 : "le droit " + std::to_string(one.contre_droit))
                  << "\n";
    }
    return 0;
}

int load(AgendaStore& store, const std::string& folder) {
    const auto content = read_agendas([&](const std::string& name) {
        return platform::read_file(folder + "/" + name, kMostBytes);
    });
    if (!content) return complain("agendas refusés, rien n'a changé : " + content.error().detail);
    const auto kept = store.replace(*content);
    if (!kept) return complain("agendas non gardés : " + kept.error().detail);
    std::cout << content->motifs.size() << " motifs, " << content->agendas.size() << " agendas, "
              << content->plages.size() << " plages, " << content->absences.size()
              << " absences.\n";
    return 0;
}

}  // namespace

int run_agendas(const Tools& tools, AgendaStore& store) {
    const auto& words = tools.arguments.words;
    const auto now = tools.clock.read().wall;
    if (words.size() == 3 && words[1] == "charger") {
        const int failed = load(store, words[2]);
        return failed != 0 ? failed : tell_hors_plage(store, now);
    }
    if (words.size() == 2 && words[1] == "hors-plage") return tell_hors_plage(store, now);
    if (words.size() == 2 && words[1] == "conflits") return tell_conflits(store);
    if (words.size() == 2 && words[1] == "attendues") return tell_awaited(store);
    if (words.size() == 3 && words[1] == "droits") return tell_droits(tools, store);
    if (words.size() == 3 && words[1] == "renoncer") return stop_awaiting(tools, store);
    if (words.size() == 3 && words[1] == "reprendre") return take_back_droits(tools, store);
    if (words.size() == 4 && words[1] == "regler") return settle_conflit(tools, store);
    return complain(kUsageAgendas, 2);
}

}  // namespace central
