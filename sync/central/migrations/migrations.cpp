#include "sync/central/migrations/migrations.h"

#include <array>

namespace central {
namespace {

constexpr std::string_view kInitial =
#include "sync/central/migrations/001_initial.sql"
    ;
constexpr std::string_view kConfiance =
#include "sync/central/migrations/005_confiance.sql"
    ;

constexpr std::string_view kSealed =
#include "sync/central/migrations/002_scelle.sql"
    ;

constexpr std::string_view kContact =
#include "sync/central/migrations/003_contact.sql"
    ;

constexpr std::string_view kPurge =
#include "sync/central/migrations/004_purge.sql"
    ;

constexpr std::string_view kPurgeParEpoque =
#include "sync/central/migrations/006_purge_par_epoque.sql"
    ;

constexpr std::string_view kRdv =
#include "sync/central/migrations/007_rdv.sql"
    ;

constexpr std::string_view kContenu =
#include "sync/central/migrations/008_contenu.sql"
    ;

constexpr std::string_view kIndexDate =
#include "sync/central/migrations/009_index_date.sql"
    ;

constexpr std::string_view kRdvJournal =
#include "sync/central/migrations/010_rdv_journal.sql"
    ;

constexpr std::string_view kRemises =
#include "sync/central/migrations/011_remises.sql"
    ;

constexpr std::string_view kSecteurs =
#include "sync/central/migrations/012_secteurs.sql"
    ;

constexpr std::string_view kRdvDuJour =
#include "sync/central/migrations/013_rdv_du_jour.sql"
    ;

constexpr std::string_view kIndexes =
#include "sync/central/migrations/014_index.sql"
    ;

constexpr std::string_view kDemandes =
#include "sync/central/migrations/015_demandes.sql"
    ;

constexpr std::string_view kAbandons =
#include "sync/central/migrations/016_abandons.sql"
    ;

constexpr std::string_view kRetraits =
#include "sync/central/migrations/017_retraits.sql"
    ;

constexpr std::string_view kTickets =
#include "sync/central/migrations/018_tickets.sql"
    ;

constexpr std::string_view kSauvetages =
#include "sync/central/migrations/019_sauvetages.sql"
    ;

// One a line, in the order of their numbers.
constexpr std::array kMigrations{
    kInitial,  kSealed,    kContact,    kPurge,   kConfiance,  kPurgeParEpoque, kRdv,
    kContenu,  kIndexDate, kRdvJournal, kRemises, kSecteurs,   kRdvDuJour,      kIndexes,
    kDemandes, kAbandons,  kRetraits,   kTickets, kSauvetages,
};

}  // namespace

std::span<const std::string_view> migrations() {
    return kMigrations;
}

}  // namespace central
