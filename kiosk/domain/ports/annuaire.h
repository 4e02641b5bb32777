#pragma once

// The directory as screens ask for it. It answers from the active content pack, with no network, in
// at most 5 ms over 20,000 fiches.

#include "kiosk/domain/fiche.h"
#include "kiosk/domain/motif.h"
#include "kiosk/domain/secteur.h"

#include <string>
#include <vector>

namespace domain {

struct AnnuaireQuery {
    std::string mots;                 ///< as typed, any case, accents or typos; empty: all
    std::vector<std::string> themes;  ///< any of them; empty: all
    std::optional<Position> depuis;   ///< to sort by distance
    std::size_t limit = 60;
};

struct AnnuaireHit {
    const Fiche* fiche;                 ///< owned by the directory; valid until the pack changes
    std::optional<double> distance_km;  ///< great circle; none when either place is not known
};

class Annuaire {
  public:
    virtual ~Annuaire() = default;

    /// Best first: emergency numbers, then relevance to the words, then distance, places without a
    /// position last. Never fails: a directory that cannot be read is empty and the pack says why.
    virtual std::vector<AnnuaireHit> find(const AnnuaireQuery& query) const = 0;

    virtual const Fiche* fiche(const std::string& id) const = 0;

    /// The first fiche that tells how to ask for that aide of the simulator; null when none does.
    virtual const Fiche* fiche_for_aide(const std::string& aide) const = 0;

    virtual const std::vector<Theme>& themes() const = 0;

    /// Communes whose name or postal code starts with `typed` (accents and case ignored), the most
    /// populated first.
    virtual std::vector<const Commune*> communes(const std::string& typed,
                                                 std::size_t limit) const = 0;

    virtual const Commune* commune(const std::string& code_insee) const = 0;

    virtual const std::vector<Lieu>& lieux() const = 0;

    /// What one can take a rdv for, in the order of the screen; empty when the pack tells of none.
    virtual const std::vector<MotifPublie>& motifs() const = 0;

    /// Whether the department has drawn sectors; else `secteur` always says to ask the accueil.
    virtual bool has_secteurs() const = 0;

    /// Which MDS, and which agendas of it, an address depends on.
    virtual ReponseDeSecteur secteur(const Domicile& domicile) const = 0;
};

}  // namespace domain
