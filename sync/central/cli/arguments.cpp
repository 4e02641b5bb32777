#include "sync/central/cli/arguments.h"

#include <span>
#include <string_view>

namespace central {
namespace {

// One a line, with a comma after the last: several hands add to them.
// clang-format off
constexpr std::string_view kWithValue[] = {
    "--data",
    "--departement",
    "--ecoute",
    "--pack",
    "--port-dans",
    "--cert",
    "--cle",
    "--polices",
    "--acces",
    "--mds",
    "--lettre",
    "--url",
    "--du",
    "--au",
    "--format",
    "--store",
    "--avant",
    "--parametres",
    "--expire",
    "--numero",
    "--min-app",
    "--reprendre",
    "--par",
    "--pour",
    "--vole-le",
    "--depuis",
};
constexpr std::string_view kAlone[] = {
    "--json",
    "--http-clair",
    "--help",
    "--aide",
    "--nouvelle-cle",
    "--remplacer",
};
// clang-format on

bool is_one_of(std::span<const std::string_view> list, const std::string& option) {
    for (const auto& one : list) {
        if (one == option) return true;
    }
    return false;
}

}  // namespace

const char* const kUsage =
    R"(perron-central : le centre d'un département, qui compte ce que ses bornes ont vu.

  perron-central servir [--ecoute 127.0.0.1:8471] [--pack DIR] [--port-dans FICHIER]
                        [--cert FICHIER --cle FICHIER] [--http-clair] [--acces ouvert|protege]
  perron-central mds ajouter ID NOM | mds lister
  perron-central borne creer --mds ID [--lettre B] [--url URL] [--json]
  perron-central borne lister | borne revoquer NUMERO [--vole-le AAAA-MM-JJ[THH:MM]]
  perron-central borne code NUMERO            un autre code, pour une borne pas encore enrôlée
  perron-central borne lever NUMERO           reprend les trames d'une borne suspendue
  perron-central borne inventaire NUMERO | borne renvoi NUMERO [--depuis SEQUENCE]
  perron-central accueil --mds ID             adresse du poste d'accueil, avec sa clé
  perron-central indicateurs --du AAAA-MM-JJ --au AAAA-MM-JJ [--mds ID] [--format json|csv]
  perron-central agendas charger DIR          motifs, agendas, plages et absences, en CSV
  perron-central agendas hors-plage           les rdv que plus aucune plage n'ouvre
  perron-central agendas conflits             les rdv dont un autre a le temps, deux à deux
  perron-central agendas attendues            après une restauration : les bornes pas encore entendues
  perron-central agendas renoncer BORNE --par QUI --pour MOTIF    n'attend plus une borne muette ; audité
  perron-central agendas droits BORNE         les heures qu'une borne tient et n'a pas vendues
  perron-central agendas reprendre BORNE --par QUI --pour MOTIF    celles d'une borne perdue ; audité
  perron-central agendas regler CODE replacer|maintenir --par QUI --pour MOTIF    un conflit ; audité
  perron-central demandes lister              les demandes de rdv qui attendent une réponse
  perron-central demandes traiter CODE --par QUI    celle-ci l'a eue ; audité
  perron-central secteurs charger PACK        territoire/secteurs.csv : de quelle MDS dépend une adresse
  perron-central secteurs trouver COMMUNE [LIGNE [MOTIF]]    ce qu'une borne répondrait
  perron-central recompter                    recompte tout depuis les événements
  perron-central quarantaine                  ce qui est gardé sans être compté, et pourquoi
  perron-central publier DIR [--parametres DIR] [--expire AAAA-MM-JJ] [--numero N]
                         [--min-app V] [--nouvelle-cle]     vérifie, signe et publie un contenu
  perron-central publier --reprendre N        publie à nouveau le contenu de la parution N
  perron-central cles creer | cles renouveler | cles lister | cles oublier CLE
  perron-central cles ouvrir BORNE SEQUENCE --par QUI --pour MOTIF    inscrit, puis montre
  perron-central importer-cle DIR             ce qu'une clé USB apporte ; y laisse les accusés
  perron-central purger [--avant AAAA-MM-JJ]   supprime les événements de plus de 25 mois, garde les comptes
  perron-central sauvegarder DIR              sauvegarde complète, pendant que le centre sert
  perron-central restaurer SAUVEGARDE [--remplacer]      centre arrêté ; l'ancienne base est mise de côté
  perron-central --aide

Partout : [--data DIR] (~/.local/share/perron/centre) [--departement 71]
          [--store sqlite|postgresql://UTILISATEUR@HOTE/BASE] : sans lui, un fichier dans DIR. Le mot
          de passe de PostgreSQL se met dans ~/.pgpass ou PGPASSFILE, pas dans l'adresse.
Hors de cette machine, le HTTP en clair est refusé sauf avec --http-clair, et les chiffres demandent
un mot de passe, donné au premier démarrage. --polices DIR : où sont les polices des pages.
)";

std::string Arguments::value(const std::string& option, const std::string& otherwise) const {
    const auto found = options.find(option);
    return found == options.end() ? otherwise : found->second;
}

Result<Arguments> read_arguments(const std::vector<std::string>& given) {
    Arguments arguments;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const auto& word = given[i];
        const bool with_value = is_one_of(kWithValue, word);
        if (word.rfind("--", 0) != 0) {
            arguments.words.push_back(word);
        } else if (is_one_of(kAlone, word)) {
            arguments.options[word] = "";
        } else if (!with_value) {
            return fail(ErrorCode::invalid_input, "option inconnue : " + word);
        } else if (i + 1 == given.size()) {
            return fail(ErrorCode::invalid_input, "il manque la valeur de " + word);
        } else {
            arguments.options[word] = given[++i];
        }
    }
    return arguments;
}

}  // namespace central
