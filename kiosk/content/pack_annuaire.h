#pragma once

// The directory of the active pack, searched in memory. The index of words is made on the first
// search by words, so that a kiosk that starts shows its first screen without it.

#include "kiosk/content/pack.h"
#include "kiosk/content/word_index.h"
#include "kiosk/domain/ports/annuaire.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>

namespace content {

/// A place on a sphere of radius 1.
struct SpherePoint {
    double x;
    double y;
    double z;
};

class PackAnnuaire final : public domain::Annuaire {
  public:
    explicit PackAnnuaire(Pack pack);

    std::vector<domain::AnnuaireHit> find(const domain::AnnuaireQuery& query) const override;
    const domain::Fiche* fiche(const std::string& id) const override;
    const domain::Fiche* fiche_for_aide(const std::string& aide) const override;
    const std::vector<domain::Theme>& themes() const override { return pack_.themes; }
    std::vector<const domain::Commune*> communes(const std::string& typed,
                                                 std::size_t limit) const override;
    const domain::Commune* commune(const std::string& code_insee) const override;
    const std::vector<domain::Lieu>& lieux() const override { return pack_.lieux; }
    const std::vector<domain::MotifPublie>& motifs() const override { return pack_.motifs; }
    bool has_secteurs() const override { return !pack_.secteurs.empty(); }
    domain::ReponseDeSecteur secteur(const domain::Domicile& domicile) const override {
        return pack_.secteurs.trouver(domicile);
    }

    /// Makes the index of words now; does nothing when it is there.
    void prepare() const;

    const Manifeste& manifeste() const { return pack_.manifeste; }

  private:
    std::vector<WordIndex::Match> matches(const domain::AnnuaireQuery& query) const;

    Pack pack_;  ///< fiches: emergency numbers first
    std::size_t urgences_ = 0;
    std::map<std::string, std::size_t> by_id_;
    std::map<std::string, std::size_t> by_code_insee_;
    std::vector<std::uint64_t> themes_of_;            ///< of each fiche, one bit a theme
    std::vector<std::optional<SpherePoint>> points_;  ///< of each fiche; none: not known
    std::vector<std::string> commune_names_;          ///< folded, in the order of pack_.communes
    mutable std::unique_ptr<WordIndex> index_;
};

/// Great circle, on a sphere of 6,371 km.
double distance_km(const domain::Position& from, const domain::Position& to);

}  // namespace content
