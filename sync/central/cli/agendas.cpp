#include "sync/central/cli/agendas.h"

#include "kiosk/domain/place.h"
#include "platform/system/files.h"
#include "sync/central/rdv/hors_plage.h"
#include "sync/protocol/event_names.h"

#include <charconv>
#include <cstdio>
#include <iostream>

namespace central {
namespace {

constexpr std::size_t kMostBytes = 16 * 1024 * 1024;
constexpr std::size_t kMaxNoted = 200;

constexpr const char* kUsageAgendas =
    "agendas charger DIR | agendas hors-plage | agendas conflits | agendas attendues |"
    " agendas renoncer BORNE --par QUI --pour MOTIF";

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

Result<std::set<std::int64_t>> awaited_bornes(AgendaStore& store) {
    std::set<std::int64_t> bornes;
    const auto read = store.transact([&](AgendaBook& book) -> Status {
        const auto awaited = book.awaited();
        if (!awaited) return awaited.error();
        bornes = *awaited;
        return Done{};
    });
    if (!read) return read.error();
    return bornes;
}

int tell_awaited(AgendaStore& store) {
    const auto bornes = awaited_bornes(store);
    if (!bornes) return complain("bornes attendues illisibles : " + bornes.error().detail);
    if (bornes->empty()) std::cout << "Aucune borne attendue : le centre donne du temps.\n";
    for (const auto borne : *bornes) std::cout << "attendue : borne " << borne << "\n";
    return 0;
}

/// Nobody stops waiting unseen: what a silent borne sold may then clash with what the centre gives.
int give_up(const Tools& tools, AgendaStore& store) {
    const auto& word = tools.arguments.words[2];
    std::int64_t borne = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), borne);
    const auto who = tools.arguments.value("--par");
    const auto why = tools.arguments.value("--pour");
    const bool is_number = read.ec == std::errc{} && read.ptr == word.data() + word.size();
    if (!is_number || who.empty() || why.empty() || who.size() > kMaxNoted ||
        why.size() > kMaxNoted) {
        return complain(kUsageAgendas, 2);
    }
    const auto bornes = awaited_bornes(store);
    if (!bornes) return complain("bornes attendues illisibles : " + bornes.error().detail);
    if (bornes->count(borne) == 0) return complain("cette borne n'est pas attendue");
    const auto noted =
        tools.store.note("attente_levee par " + who + " pour " + why, borne, tools.now_ms());
    if (!noted) return complain("l'attente reste : elle n'a pas pu être inscrite à l'audit");
    const auto done =
        store.transact([&](AgendaBook& book) { return give_up_awaiting(book, borne); });
    if (!done) return complain("l'attente reste : " + done.error().detail);
    std::cout << "La borne " << borne
              << " n'est plus attendue. Ce qu'elle a vendu sans le dire sera un"
              << " conflit s'il est repris : « agendas conflits ».\n";
    return tell_awaited(store);
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
    if (words.size() == 3 && words[1] == "renoncer") return give_up(tools, store);
    return complain(kUsageAgendas, 2);
}

}  // namespace central
