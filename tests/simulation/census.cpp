#include "tests/simulation/census.h"

#include <sstream>

namespace simulation {
namespace {

// In the order of Fault, then of Recovery.
constexpr const char* kNames[] = {
    "borne arrêtée net",
    "borne privée de courant",
    "centre arrêté net",
    "centre privé de courant",
    "courant coupé pendant une écriture",
    "courant coupé pendant un fsync",
    "écriture déchirée",
    "secteurs perdus",
    "disque plein (borne)",
    "disque plein (centre)",
    "requête perdue",
    "réponse perdue",
    "requête doublée",
    "requête rejouée plus tard",
    "requêtes dans le désordre",
    "borne coupée du réseau",
    "portail captif",
    "réponse forgée ou rejouée",
    "requête altérée",
    "horloge décalée de dix ans",
    "démarrage en 1970",
    "horloge matérielle perdue",
    "journal abîmé",
    "borne restaurée d'une image ancienne",
    "borne copiée, l'original et la copie en service",
    "clé USB retirée pendant une écriture",
    "centre restauré d'une sauvegarde",
    "centre plus ancien que les bornes",
    "événement d'une version à venir",
    "clé révoquée en route",
    "borne repartie sur son journal",
    "centre reparti sur sa base",
    "envoi repris après un échec",
    "événement déjà connu, compté une fois",
    "curseur reculé comme le centre le dit",
    "centre regarni après restauration",
    "trou refusé",
    "embranchement vu par le centre",
    "embranchement réparé par la borne",
    "borne suspendue : deux appareils ont son identité",
    "suspension levée par l'opérateur",
    "ordre du centre exécuté",
    "borne révoquée effacée",
    "trames écrites sur une clé USB",
    "trames d'une clé USB reçues par le centre",
    "accusé rapporté par une clé USB",
    "réponse étrangère refusée",
    "trame refusée",
    "centre qui ne peut pas enregistrer",
    "compteurs refusés faute de place",
    "réserve rendue pour un essentiel",
    "journal mis de côté",
    "lignes récupérées d'un journal abîmé",
    "daté au plancher",
    "daté par estimation",
    "compté sans date connue",
    "mis en quarantaine",
    "quarantaine relue par un centre plus récent",
    "événement d'une borne révoquée mis en quarantaine",
    "lignes purgées après leur garde",
    "transaction commune à plusieurs envois",
    "réponse d'un agent parvenue à la borne",
    "époque refusée : le centre n'a pas sa base",
    "événements ôtés par la purge du centre",
    "ligne purgée envoyée de nouveau, non comptée",
};

}  // namespace

const char* Census::name(std::size_t index) {
    static_assert(std::size(kNames) == kAll);
    return kNames[index];
}

void Census::add(const Census& other) {
    for (std::size_t i = 0; i < kAll; ++i) counts_[i] += other.counts_[i];
}

std::vector<std::string> Census::missing() const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < kAll; ++i) {
        if (counts_[i] == 0) names.emplace_back(name(i));
    }
    return names;
}

std::string Census::print() const {
    std::ostringstream out;
    for (std::size_t i = 0; i < kAll; ++i) {
        if (i == 0) out << "Pannes :\n";
        if (i == kFaults) out << "Reprises :\n";
        out.width(10);
        out << counts_[i] << "  " << name(i) << "\n";
    }
    return out.str();
}

std::string Census::write() const {
    std::ostringstream out;
    for (const auto count : counts_) out << count << ' ';
    return out.str();
}

Census Census::read(const std::string& text) {
    Census census;
    std::istringstream in{text};
    for (auto& count : census.counts_) in >> count;
    return census;
}

}  // namespace simulation
