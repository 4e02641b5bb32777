#pragma once

// The sectors of a department: read from their CSV, and asked which MDS an address depends on. The
// same code answers on a borne, from its signed content, and at the centre, from its store.

#include "kiosk/base/result.h"
#include "kiosk/domain/fiche.h"
#include "kiosk/domain/secteur.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// What the lines may name.
struct SecteursConnus {
    const std::vector<domain::Commune>& communes;
    std::set<std::string> mds;
    /// The MDS of each agenda, and the motifs; null: nobody knows here.
    const std::map<std::int64_t, std::string>* agendas = nullptr;
    const std::set<std::string>* motifs = nullptr;
};

/// What was read, and what is wrong with it, in French, one a line of the file.
struct SecteursLus {
    std::vector<domain::RegleDeSecteur> regles;
    std::vector<std::string> plaintes;  ///< the first ones; with any, nothing is to be kept
};

/// Reads `code_insee;nom_commune;nom_voie;cote;numero_debut;numero_fin;mds;agendas;motifs`.
SecteursLus read_secteurs(std::string_view csv, const SecteursConnus& connus);

class Secteurs {
  public:
    Secteurs() = default;
    /// Of lines that `read_secteurs` accepted.
    explicit Secteurs(std::vector<domain::RegleDeSecteur> regles);

    bool empty() const { return by_commune_.empty(); }
    domain::ReponseDeSecteur trouver(const domain::Domicile& domicile) const;

  private:
    struct Ligne {
        domain::RegleDeSecteur regle;
        std::string key;  ///< of its street
    };
    using Lignes = std::vector<const Ligne*>;
    Lignes lines_of(const std::string& code_insee, const std::string& motif) const;

    std::map<std::string, std::vector<Ligne>> by_commune_;
};

}  // namespace content
