#include "sync/central/cli/agendas.h"

#include "kiosk/domain/place.h"
#include "platform/system/files.h"
#include "sync/central/cli/commands.h"
#include "sync/central/rdv/hors_plage.h"
#include "sync/protocol/event_names.h"

#include <cstdio>
#include <iostream>

namespace central {
namespace {

constexpr std::size_t kMostBytes = 16 * 1024 * 1024;

std::string hour_text(base::Instant instant) {
    const auto civil = base::to_paris(instant);
    std::array<char, 16> time{};
    const auto minutes = civil.time_of_day.count();
    std::snprintf(time.data(), time.size(), " %02d:%02d", static_cast<int>(minutes / 60),
                  static_cast<int>(minutes % 60));
    return protocol::date_text(civil.date) + time.data();
}

/// "agenda 3", "agenda 3, place 2": as people count.
std::string agenda_text(const domain::Tranche& tranche) {
    const int place = domain::place_of(tranche.agenda);
    return "agenda " + std::to_string(domain::agenda_known(tranche.agenda)) +
           (place > 0 ? ", place " + std::to_string(place + 1) : "");
}

int tell_hors_plage(AgendaStore& store, base::Instant now) {
    const auto found = hors_plage(store, now);
    if (!found) return complain("rdv illisibles : " + found.error().detail);
    if (found->empty()) std::cout << "Aucun rdv hors plage.\n";
    for (const auto& rdv : *found) {
        std::cout << "hors plage : " << to_text(rdv.code) << ", " << agenda_text(rdv.tranche)
                  << ", " << hour_text(rdv.tranche.start) << "\n";
    }
    return 0;
}

int tell_conflits(AgendaStore& store) {
    const auto found = store.conflits();
    if (!found) return complain("conflits illisibles : " + found.error().detail);
    if (found->empty()) std::cout << "Aucun conflit.\n";
    for (const auto& one : *found) {
        std::cout << "conflit : " << to_text(one.rdv.code) << ", " << agenda_text(one.rdv.tranche)
                  << ", " << hour_text(one.rdv.tranche.start) << ", contre "
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

int run_agendas(const Arguments& arguments, AgendaStore& store, const domain::Clock& clock) {
    const auto& words = arguments.words;
    const auto now = clock.read().wall;
    if (words.size() == 3 && words[1] == "charger") {
        const int failed = load(store, words[2]);
        return failed != 0 ? failed : tell_hors_plage(store, now);
    }
    if (words.size() == 2 && words[1] == "hors-plage") return tell_hors_plage(store, now);
    if (words.size() == 2 && words[1] == "conflits") return tell_conflits(store);
    return complain("agendas charger DIR | agendas hors-plage | agendas conflits", 2);
}

}  // namespace central
