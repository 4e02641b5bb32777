// Making a backup, coming back from one, and letting go of what is too old.

#include "platform/system/files.h"
#include "sync/central/backup.h"
#include "sync/central/cli/commands.h"
#include "sync/central/indicators.h"
#include "sync/protocol/event_names.h"

#include <iostream>

namespace central {
namespace {

/// CNIL, délibération 2023-095: two years after the last contact, then the month that ends.
constexpr int kMonthsKept = 25;

}  // namespace

int run_sauvegarder(const Tools& tools) {
    if (tools.arguments.words.size() != 2) return complain("usage : sauvegarder DIR", 2);
    const auto departement = tools.arguments.value("--departement", "71");
    const auto made =
        back_up(tools.store, tools.folder, departement, tools.arguments.words[1], tools.now_ms());
    if (!made) return complain("sauvegarde impossible : " + made.error().detail);
    std::cout << *made << "\n";
    return 0;
}

int run_purger(const Tools& tools) {
    const auto today = base::to_paris(tools.clock.read().wall).date;
    auto before = base::Date{today.year() / today.month() / 1 - std::chrono::months{kMonthsKept}};
    if (tools.arguments.has("--avant")) {
        const auto period =
            read_period(tools.arguments.value("--avant"), tools.arguments.value("--avant"));
        if (!period) return complain("--avant AAAA-MM-JJ", 2);
        before = period->from;
        if (before >= today) {
            return complain(
                "--avant : une date passée ; rien de ce qui a été reçu depuis cette date n'est "
                "supprimé, et " +
                    protocol::date_text(before) + " n'est pas encore passé",
                2);
        }
    }
    const auto midnight = base::from_paris({before, std::chrono::minutes{0}});
    const auto purged = tools.store.purge(midnight.time_since_epoch().count(), tools.now_ms());
    if (!purged) return complain("purge impossible, rien n'a changé : " + purged.error().detail);
    std::cout << *purged << " événements reçus avant le " << protocol::date_text(before)
              << " supprimés ; leurs comptes restent.\n";
    return 0;
}

int run_restaurer(const RestoreTools& tools) {
    if (tools.arguments.words.size() != 2) {
        return complain("usage : restaurer SAUVEGARDE [--remplacer]", 2);
    }
    const auto& folder = tools.arguments.words[1];
    const auto lock = platform::FolderLock::take(tools.folder);
    if (!lock) return complain("le centre sert ce dossier : arrêtez-le d'abord");
    const auto backup = check_backup(folder);
    if (!backup) return complain("sauvegarde refusée : " + backup.error().detail);
    if (backup->departement != tools.departement || backup->magasin != tools.kind) {
        return complain("cette sauvegarde est celle du département " + backup->departement + ", " +
                        backup->magasin);
    }
    const auto restored =
        tools.restore_database(database_in(folder), tools.arguments.has("--remplacer"));
    if (!restored && restored.error().code == ErrorCode::conflict) {
        return complain("ce département a déjà une base : --remplacer la met de côté");
    }
    if (!restored) return complain("restauration impossible : " + restored.error().detail);
    const auto copied = restore_files(folder, tools.folder);
    if (!copied) return complain("fichiers non restaurés : " + copied.error().detail);
    const auto store = tools.open();
    if (!store) return complain("magasin refusé : " + store.error().detail);
    const auto now_ms = tools.clock.read().wall.time_since_epoch().count();
    const auto generation = (*store)->begin_generation(now_ms);
    const auto events = (*store)->event_count();
    if (!generation || !events) return complain("la base restaurée ne se lit pas");
    std::cout << *events << " événements restaurés, génération " << *generation
              << ". Les bornes renverront d'elles-mêmes ce qui a suivi.\n";
    return 0;
}

}  // namespace central
