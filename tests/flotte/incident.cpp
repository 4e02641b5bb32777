#include "tests/flotte/incident.h"

#include <sstream>

namespace flotte {
namespace {

// In the order of Incident.
constexpr const char* kNames[] = {
    "vente sur un droit tenu",
    "vente en ligne",
    "ticket remis",
    "rdv déplacé",
    "rdv annulé à la borne qui l'a vendu",
    "rdv annulé ailleurs",
    "arrivée",
    "plus de papier au moment de la vente",
    "borne arrêtée net",
    "borne privée de courant",
    "disque de la borne plein",
    "courant coupé pendant une écriture",
    "courant coupé pendant un fsync",
    "secteurs perdus",
    "coupure avant que la vente soit gardée",
    "coupure entre l'intention et la demande au centre",
    "coupure entre le oui du centre et la vente gardée",
    "coupure entre la vente gardée et le ticket",
    "coupure entre le ticket et la remise gardée",
    "coupure avant que les droits reçus soient gardés",
    "coupure après que les droits reçus sont gardés",
    "coupure après un droit rendu, avant qu'il soit envoyé",
    "borne coupée du réseau, de un à neuf jours",
    "borne coupée du réseau, de dix à vingt jours",
    "horloge décalée d'un an",
    "horloge décalée d'un jour",
    "horloge matérielle perdue",
    "nuit du passage à l'heure d'été",
    "nuit du passage à l'heure d'hiver",
    "requête perdue",
    "réponse perdue",
    "requête doublée",
    "requête rejouée plus tard",
    "requêtes dans le désordre",
    "réservation en ligne restée sans réponse",
    "centre arrêté net",
    "centre privé de courant",
    "plage coupée par une absence",
    "droit rappelé et rendu",
    "borne restaurée d'une image ancienne",
    "borne qui abandonne un rdv dont le ticket est sorti",
    "borne copiée, l'original et la copie vendent",
    "journal abîmé",
    "centre restauré d'une sauvegarde",
    "borne muette abandonnée par une personne",
    "droit repris par une personne",
    "rdv forcé par un agent",
    "double nommé comme conflit",
    "conflit réglé par une personne",
};

}  // namespace

const char* Tally::name(std::size_t index) {
    static_assert(std::size(kNames) == kAll);
    return kNames[index];
}

void Tally::add(const Tally& other) {
    for (std::size_t i = 0; i < kAll; ++i) counts_[i] += other.counts_[i];
}

std::vector<std::string> Tally::too_rare() const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < kAll; ++i) {
        if (counts_[i] < kLeast) names.emplace_back(name(i));
    }
    return names;
}

std::string Tally::print() const {
    std::ostringstream out;
    for (std::size_t i = 0; i < kAll; ++i) {
        out.width(10);
        out << counts_[i] << "  " << name(i) << "\n";
    }
    return out.str();
}

std::string Tally::write() const {
    std::ostringstream out;
    for (const auto count : counts_) out << count << ' ';
    return out.str();
}

Tally Tally::read(const std::string& text) {
    Tally tally;
    std::istringstream in{text};
    for (auto& count : tally.counts_) in >> count;
    return tally;
}

}  // namespace flotte
