// perron-central importer-cle DIR: what a stick brings, in French, file by file when refused.

#include "platform/system/folder_stick.h"
#include "sync/central/cli/commands.h"
#include "sync/central/cli/keys.h"
#include "sync/central/publication.h"
#include "sync/central/rdv/remises.h"
#include "sync/central/stick_import.h"
#include "sync/stick/layout.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <optional>

namespace central {
namespace {

void print(const StickReport::Log& log) {
    std::cout << "Borne " << log.borne << " : " << log.frames
              << (log.frames > 1 ? " trames reçues" : " trame reçue") << ", tout est gardé jusqu'à "
              << log.upto;
    if (log.fork) {
        std::cout << " ; son passé et le nôtre diffèrent (fourche), rien d'autre n'est perdu";
    } else if (log.upto < log.brought) {
        std::cout << " ; la suite, jusqu'à " << log.brought
                  << ", attend ce qui précède (une autre clé, ou le réseau)";
    }
    std::cout << (log.acknowledged ? " ; accusé écrit sur la clé.\n" : ".\n");
}

std::string why_not(const Error& error, const std::string& tenant) {
    switch (error.code) {
        case ErrorCode::not_found:
            return "cette clé ne porte rien pour le département " + tenant;
        case ErrorCode::invalid_input:
            return "l'arborescence de cette clé n'est pas celle d'une borne : " + error.detail;
        default:
            return "la clé ne répond pas : " + error.detail;
    }
}

/// 0 when everything was received, acknowledged, and waits for nothing.
int print(const StickReport& report, std::int64_t events) {
    bool whole = report.refusals.empty() && report.not_acknowledged.empty();
    for (const auto& log : report.logs) {
        print(log);
        whole = whole && !log.fork && log.upto >= log.brought;
    }
    for (const auto& refusal : report.refusals) {
        std::cout << "Refusé : " << refusal.file << " : " << refusal.why << "\n";
    }
    if (!report.not_acknowledged.empty()) {
        std::cout << "La clé n'a pas pu recevoir d'accusé : " << report.not_acknowledged
                  << ". Les bornes garderont leurs événements.\n";
    }
    if (report.logs.empty() && report.refusals.empty()) std::cout << "Aucune trame sur la clé.\n";
    std::cout << events << (events > 1 ? " événements nouveaux.\n" : " événement nouveau.\n");
    return whole ? 0 : 1;
}

/// Whether a link stands somewhere at or below `folder`: somebody would have us write elsewhere.
bool has_link(const std::string& folder) {
    namespace fs = std::filesystem;
    std::error_code failed;
    if (fs::is_symlink(folder, failed)) return true;
    const fs::recursive_directory_iterator all{folder, failed};
    return std::any_of(begin(all), end(all), [](const auto& entry) {
        std::error_code ignored;
        return entry.is_symlink(ignored);
    });
}

/// The stick that goes back to a kiosk carries what is published too. Nothing depends on it.
void carry_content(const Tools& tools, const Context& context, const std::string& stick) {
    const auto to = stick + "/" + stick::kRoot + "/" + context.tenant + "/ref";
    if (has_link(to)) {
        std::cout << "La clé porte un lien à la place du contenu publié : rien n'y est écrit.\n";
        return;
    }
    const auto copied = copy_publication(tools.folder + kContentFolder, to, context.keys.verify);
    if (copied) {
        std::cout << "La clé emporte le contenu publié.\n";
    } else if (copied.error().code != ErrorCode::not_found) {
        std::cout << "La clé n'a pas pu recevoir le contenu publié : " << copied.error().detail
                  << "\n";
    }
}

}  // namespace

int run_importer_cle(const Tools& tools) {
    const auto& words = tools.arguments.words;
    if (words.size() != 2) return complain("usage : importer-cle DIR", 2);
    const auto stick = platform::FolderStick::open(words[1]);
    if (!stick) return complain("aucune clé ici : " + stick.error().detail);
    const auto keys = centre_keys(tools.folder, tools.random);
    if (!keys) return complain("clé du centre illisible : " + keys.error().detail);
    Context context{tools.store, tools.clock, tools.random,
                    tools.arguments.value("--departement", "71"), *keys};
    std::optional<Booking> booking;
    if (tools.agendas != nullptr) context.booking = &booking.emplace(*tools.agendas);
    const auto before = tools.store.event_count();
    const auto report = import_stick(**stick, context);
    if (!report) return complain(why_not(report.error(), context.tenant));
    carry_content(tools, context, words[1]);
    const auto after = tools.store.event_count();
    if (!before || !after) return complain("le magasin ne dit pas combien il a d'événements");
    return print(*report, *after - *before);
}

}  // namespace central
