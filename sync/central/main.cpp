// perron-central: the composition root of the centre.

#include "platform/crypto/sodium_random.h"
#include "platform/postgresql/dump.h"
#include "platform/sqlite/sql_connection.h"
#include "platform/system/core_dumps.h"
#include "platform/system/files.h"
#include "platform/system/system_clock.h"
#include "platform/yaml/yaml_reader.h"
#include "sync/central/cli/agendas.h"
#include "sync/central/cli/commands.h"
#include "sync/central/cli/demandes.h"
#include "sync/central/cli/secteurs.h"
#include "sync/central/rdv/sql_agenda_store.h"
#include "sync/central/sql_store.h"

#include <sys/stat.h>

#include <cctype>
#include <csignal>
#include <filesystem>
#include <iostream>

namespace {

using central::complain;
using central::Tools;

/// SIGTERM and SIGINT are waited for by `servir`, so no thread may take them.
void block_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
}

/// The places of a content pack become MDS of the centre.
Status import_lieux(const Tools& tools, const std::string& pack) {
    const auto text = platform::read_file(pack + "/lieux.yaml", 4 * 1024 * 1024);
    if (!text) return text.error();
    const auto document = platform::read_yaml(*text);
    if (!document) return document.error();
    const auto* lieux = document->find("lieux");
    if (lieux == nullptr) return fail(ErrorCode::invalid_input, "lieux.yaml has no list of lieux");
    for (const auto& lieu : lieux->items()) {
        const auto added =
            central::add_mds(tools.store, tools.random, lieu.text_at("id"), lieu.text_at("nom"));
        if (!added) return added;
    }
    return Done{};
}

bool is_postgresql(const std::string& store) {
    return store.rfind("postgresql://", 0) == 0 || store.rfind("postgres://", 0) == 0;
}

/// Only these begin a centre in a folder that has none: a mistyped folder must not answer that
/// nobody was received.
bool begins_centre(const std::string& command) {
    return command == "servir" || command == "mds" || command == "publier" ||
           command == "restaurer";
}

std::string database_of(const std::string& folder, const std::string& departement) {
    return folder + "/departement-" + departement + ".db";
}

bool has_database(const std::string& folder, const std::string& departement) {
    std::error_code unreadable;
    return std::filesystem::exists(database_of(folder, departement), unreadable);
}

/// Where the department's database is.
struct Place {
    std::string store;  ///< "sqlite", or an address of PostgreSQL
    std::string folder;
    std::string departement;

    platform::PostgresqlOptions schema() const {
        std::string name = "departement_" + departement;
        for (auto& c : name) c = static_cast<char>(std::tolower(c));
        return {store, name};
    }
};

Result<std::unique_ptr<sql::Connection>> connect(const Place& place) {
    if (is_postgresql(place.store)) {
        auto made = platform::PostgresqlConnection::open(place.schema());
        if (!made) return made.error();
        return std::unique_ptr<sql::Connection>{std::move(*made)};
    }
    auto made = platform::SqliteConnection::open(database_of(place.folder, place.departement));
    if (!made) return made.error();
    return std::unique_ptr<sql::Connection>{std::move(*made)};
}

Result<std::unique_ptr<central::Store>> open_store(const Place& place, domain::Random& random) {
    auto connection = connect(place);
    if (!connection) return connection.error();
    auto store = central::SqlStore::open(std::move(*connection), random);
    if (!store) return store.error();
    return std::unique_ptr<central::Store>{std::move(*store)};
}

int restore(const central::Arguments& arguments, const Place& place, const domain::Clock& clock,
            domain::Random& random) {
    const bool postgresql = is_postgresql(place.store);
    const auto database = [&](const std::string& from, bool replace) {
        return postgresql ? platform::restore_postgresql(place.schema(), from, replace)
                          : platform::restore_sqlite(
                                from, database_of(place.folder, place.departement), replace);
    };
    return central::run_restaurer({arguments, place.folder, place.departement,
                                   postgresql ? "postgresql" : "sqlite", database,
                                   [&] { return open_store(place, random); }, clock});
}

/// The store is open, so the database has this program's schema.
int run_agendas(const Tools& tools, const Place& place) {
    const auto connection = connect(place);
    if (!connection) return complain("magasin refusé : " + connection.error().detail);
    central::SqlAgendaStore agendas{**connection};
    return central::run_agendas(tools, agendas);
}

int serve(const Tools& tools, const Place& place) {
    const auto connection = connect(place);
    if (!connection) return complain("magasin refusé : " + connection.error().detail);
    central::SqlAgendaStore agendas{**connection};
    auto with_agendas = tools;
    with_agendas.agendas = &agendas;
    return central::run_servir(with_agendas);
}

int run_secteurs(const Tools& tools, const Place& place) {
    const auto connection = connect(place);
    if (!connection) return complain("magasin refusé : " + connection.error().detail);
    central::SqlAgendaStore agendas{**connection};
    return central::run_secteurs(tools, agendas);
}

int run_demandes(const Tools& tools, const Place& place) {
    const auto connection = connect(place);
    if (!connection) return complain("magasin refusé : " + connection.error().detail);
    return central::run_demandes(tools, **connection);
}

int run(const Tools& tools, const Place& place) {
    const auto& words = tools.arguments.words;
    if (tools.arguments.has("--pack")) {
        const auto imported = import_lieux(tools, tools.arguments.value("--pack"));
        if (!imported) return complain("lieux du pack refusés : " + imported.error().detail);
    }
    if (words[0] == "servir") return serve(tools, place);
    if (words[0] == "secteurs") return run_secteurs(tools, place);
    if (words[0] == "agendas") return run_agendas(tools, place);
    if (words[0] == "demandes") return run_demandes(tools, place);
    if (words[0] == "mds") return central::run_mds(tools);
    if (words[0] == "borne") return central::run_borne(tools);
    if (words[0] == "revoquer") return central::run_revoquer(tools);
    if (words[0] == "accueil") return central::run_accueil(tools);
    if (words[0] == "indicateurs") return central::run_indicateurs(tools);
    if (words[0] == "quarantaine") return central::run_quarantaine(tools);
    if (words[0] == "recompter") return central::run_recompter(tools);
    if (words[0] == "cles") return central::run_cles(tools);
    if (words[0] == "importer-cle") return central::run_importer_cle(tools);
    if (words[0] == "purger") return central::run_purger(tools);
    if (words[0] == "sauvegarder") return central::run_sauvegarder(tools);
    return complain("commande inconnue : " + words[0] + ". Voir --aide.", 2);
}

}  // namespace

int main(int argc, char** argv) {
    if (!platform::forbid_core_dumps()) return complain("les images mémoire restent permises");
    umask(077);  // what the centre keeps is for its own account only
    const auto arguments = central::read_arguments({argv + 1, argv + argc});
    if (!arguments) return complain(arguments.error().detail, 2);
    const bool asks_help = arguments->has("--help") || arguments->has("--aide");
    if (arguments->words.empty() || asks_help) {
        std::cout << central::kUsage;
        return asks_help ? 0 : 2;
    }
    block_signals();
    platform::SodiumRandom random;
    const platform::SystemClock clock;
    const auto folder = arguments->value("--data", platform::default_data_folder() + "/centre");
    const auto departement = arguments->value("--departement", "71");
    if (departement.find_first_not_of("0123456789AB") != std::string::npos) {
        return complain("--departement : des chiffres, ou 2A, 2B", 2);
    }
    const auto& command = arguments->words[0];
    const auto where = arguments->value("--store", "sqlite");
    if (where == "sqlite" && !begins_centre(command) && !has_database(folder, departement)) {
        return complain("pas de centre dans " + folder +
                        " : « perron-central servir » en commence un");
    }
    if (where != "sqlite" && !is_postgresql(where)) {
        return complain("--store vaut sqlite ou postgresql://…", 2);
    }
    const auto made = platform::make_folder(folder);
    if (!made) return complain("dossier refusé : " + made.error().detail);
    if (command == "publier") {
        return central::run_publier({*arguments, folder, clock, random});
    }
    const Place place{where, folder, departement};
    if (command == "restaurer") return restore(*arguments, place, clock, random);
    const auto store = open_store(place, random);
    if (!store) return complain("magasin refusé : " + store.error().detail);
    return run({*arguments, folder, **store, clock, random}, place);
}
