#include "tests/banc/rdv.h"

#include "platform/postgresql/postgresql_connection.h"
#include "platform/sqlite/sql_connection.h"
#include "sync/central/migrations/migrations.h"
#include "sync/central/rdv/recherche.h"
#include "sync/central/rdv/sql_agenda_store.h"
#include "tests/banc/cpu.h"
#include "tests/banc/rdv_borne.h"
#include "tests/support/postgresql_cluster.h"

#include <filesystem>
#include <random>

namespace banc {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using domain::Quanta;

constexpr int kAgendas = 50;
constexpr int kLieux = 5;
constexpr int kSearches = 2000;
const base::Date kFirst = 2026y / 1 / 1;

/// Ten agendas a lieu, Monday to Friday from 8 h to 18 h: forty rdv of a quarter of an hour.
central::AgendaContent department() {
    central::AgendaContent content;
    domain::Motif motif;
    motif.id = "m";
    motif.nom = "Accès aux droits";
    motif.duree = Quanta{3};
    motif.delai_max = days{365};
    content.motifs.push_back(motif);
    motif.id = "long";
    motif.duree = Quanta{48};
    content.motifs.push_back(motif);
    for (int i = 1; i <= kAgendas; ++i) {
        const auto lieu = "lieu-" + std::to_string(i % kLieux);
        content.agendas.push_back({i, lieu, "Guichet " + std::to_string(i)});
        content.plages.push_back(
            {i,
             lieu,
             {"m", "long"},
             kFirst,
             8h,
             18h,
             {domain::Rythme::hebdomadaire, 1, {true, true, true, true, true, false, false}, {}}});
    }
    return content;
}

/// Takes the days of an agenda but, once in a hundred days, a quarter of an hour of it.
Status fill(central::AgendaBook& book, const domain::Plage& plage, std::mt19937& dice) {
    for (int day = 0; day < 365; ++day) {
        for (const auto& open :
             open_tranches(plage, {}, base::Date{sys_days{kFirst} + days{day}})) {
            auto taken = open;
            if (dice() % 100 == 0) taken.end -= Quanta{3};
            const auto done = book.occupy(taken, "r");
            if (!done) return done;
        }
    }
    return Done{};
}

Status fill_year(central::AgendaStore& store) {
    const auto content = department();
    const auto kept = store.replace(content);
    if (!kept) return kept;
    std::mt19937 dice{71};
    for (const auto& plage : content.plages) {
        const auto filled =
            store.transact([&](central::AgendaBook& book) { return fill(book, plage, dice); });
        if (!filled) return filled;
    }
    return Done{};
}

struct Base {
    std::string name;
    std::unique_ptr<sql::Connection> connection;
};

std::vector<Base> bases(const std::string& folder) {
    std::vector<Base> all;
    auto file = platform::SqliteConnection::open(folder + "/agendas.db");
    if (file) all.push_back({"SQLite", *std::move(file)});
    auto* cluster = test::PostgresqlCluster::get();
    if (cluster == nullptr) return all;
    auto schema = platform::PostgresqlConnection::open({cluster->url(), cluster->new_schema()});
    if (schema) all.push_back({"PostgreSQL", *std::move(schema)});
    return all;
}

/// From any day of the year, in one lieu or in all.
central::Souhait any_souhait(std::mt19937& dice) {
    central::Souhait souhait{"m", {}, base::Date{sys_days{kFirst} + days{dice() % 330}}};
    if (dice() % 2 == 0) souhait.lieux = {"lieu-" + std::to_string(dice() % kLieux)};
    return souhait;
}

std::vector<Measure> measure(const std::string& name, central::AgendaStore& store) {
    central::Recherche recherche{store};
    const base::Instant now = base::from_paris({kFirst, 7h});
    const auto time_of = [&](const central::Souhait& souhait) {
        return milliseconds_of([&] { (void)recherche.first_day(souhait, now); });
    };
    const auto first = time_of({"m", {}, {}});
    std::mt19937 dice{1};
    std::vector<double> samples;
    std::vector<double> cpu;
    std::vector<double> bare;
    const auto bloc = central::bloc_of(domain::quantum_from(now));
    for (int i = 0; i < kSearches; ++i) {
        const auto souhait = any_souhait(dice);
        cpu.push_back(cpu_milliseconds_of([&] { samples.push_back(time_of(souhait)); }));
        bare.push_back(milliseconds_of([&] {
            central::OccupiedBits bits;
            (void)store.read_bits(bloc, bits);
        }));
    }
    const std::string base = "un mois d'occupation lu";
    const auto named = "recherche d'un créneau, " + name;
    return {
        {named + ", médiane", percentile(samples, 0.5), "ms", base, percentile(bare, 0.5), ""},
        {named + ", p99", percentile(samples, 0.99), "ms", base, percentile(bare, 0.99), "<= 5 ms"},
        {named + ", p99, processeur", percentile(cpu, 0.99), "ms", "", 0, ""},
        {named + ", année sans place", time_of({"long", {}, {}}), "ms", "", 0, ""},
        {named + ", la première du jour", first, "ms", "", 0, ""}};
}

}  // namespace

std::vector<Measure> measure_rdv(const std::string& folder) {
    const auto work = folder + "/banc-rdv";
    std::error_code failed;
    std::filesystem::remove_all(work, failed);
    std::filesystem::create_directories(work, failed);
    std::vector<Measure> measures;
    for (const auto& base : bases(work)) {
        central::SqlAgendaStore store{*base.connection};
        if (!sql::migrate(*base.connection, central::migrations())) return {};
        if (!fill_year(store)) return {};
        for (auto& one : measure(base.name, store)) measures.push_back(std::move(one));
    }
    for (auto& one : measure_rdv_borne(work)) measures.push_back(std::move(one));
    std::filesystem::remove_all(work, failed);
    return measures;
}

}  // namespace banc
