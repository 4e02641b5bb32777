#pragma once

// What each command does with an open store. Each prints on the standard output and returns the
// program's exit code: 0, 1 (it could not), 2 (it was asked wrongly).

#include "kiosk/domain/ports/clock.h"
#include "kiosk/domain/ports/random.h"
#include "sync/central/cli/arguments.h"
#include "sync/central/rdv/agenda_store.h"
#include "sync/central/store.h"

#include <functional>
#include <memory>

namespace central {

/// In the data folder: where the server said it listens, the last time it started.
constexpr const char* kUrlFile = "/adresse";

/// In the data folder: what is published (publication.h).
constexpr const char* kContentFolder = "/contenu";

struct Tools {
    const Arguments& arguments;
    std::string folder;  ///< of the data
    Store& store;
    const domain::Clock& clock;
    domain::Random& random;
    AgendaStore* agendas = nullptr;  ///< of `servir`

    std::int64_t now_ms() const { return clock.read().wall.time_since_epoch().count(); }
};

/// Adds a MDS, or renames it. `id` is made of a to z, 0 to 9 and "-". Fails with invalid_input.
Status add_mds(Store& store, domain::Random& random, const std::string& id, const std::string& nom);

int run_mds(const Tools& tools);
int run_borne(const Tools& tools);
/// `revoquer NUMERO`, the same as `borne revoquer NUMERO`.
int run_revoquer(const Tools& tools);
/// `borne VERBE NUMERO` for the verbs that tell a borne what the centre thinks of it.
int run_borne_trust(const Tools& tools);
int run_accueil(const Tools& tools);
int run_indicateurs(const Tools& tools);
int run_recompter(const Tools& tools);
/// What is kept and does not count, one line each.
int run_quarantaine(const Tools& tools);
int run_cles(const Tools& tools);
int run_importer_cle(const Tools& tools);

/// Serves until SIGTERM or SIGINT, which the caller has blocked in every thread.
int run_servir(const Tools& tools);

/// Signs and publishes content. Needs no store: what is published is files.
struct PublishingTools {
    const Arguments& arguments;
    std::string folder;  ///< of the data
    const domain::Clock& clock;
    domain::Random& random;
};
int run_publier(const PublishingTools& tools);

/// Makes a backup of the open store.
int run_sauvegarder(const Tools& tools);

/// Deletes the events of before a day, 25 months ago unless told; their counts stay.
int run_purger(const Tools& tools);

/// What puts a backup back; the store is opened once its database is in place.
struct RestoreTools {
    const Arguments& arguments;
    std::string folder;  ///< of the data
    std::string departement;
    std::string kind;  ///< of store: "sqlite" or "postgresql"
    std::function<Status(const std::string& database, bool replace)> restore_database;
    std::function<Result<std::unique_ptr<Store>>()> open;
    const domain::Clock& clock;
};
int run_restaurer(const RestoreTools& tools);

/// From the whole of `text`, at least 1; 0 when it is anything else.
std::int64_t number_from(const std::string& text);

/// Prints the sentence on the error output, and returns `code`.
int complain(const std::string& sentence, int code = 1);

}  // namespace central
