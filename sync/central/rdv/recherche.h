#pragma once

// The search for a free creneau at the centre. What is open is computed once for each version of
// the agendas and kept in memory; what is taken is read from the store, a month at a time, so that
// two programs on one database never differ.

#include "kiosk/content/secteurs.h"
#include "sync/central/rdv/agenda_store.h"

#include <map>

namespace central {

struct Souhait {
    std::string motif;
    std::vector<std::string> lieux;    ///< empty: any
    std::optional<base::Date> depuis;  ///< that day or later
    /// Only of that MDS, and of these agendas of it.
    std::optional<domain::Secteur> secteur = {};
};

/// A time one can have now.
struct Offre {
    domain::Tranche tranche;
    std::string lieu;

    friend bool operator==(const Offre&, const Offre&) = default;
};

/// One day of a motif in a lieu: how many creneaux its plages hold, and those that one can have.
struct JourDeMotif {
    base::Date jour;
    std::int64_t ouverts = 0;
    std::vector<domain::Tranche> libres;
};

class Recherche {
  public:
    /// The store outlives it.
    explicit Recherche(AgendaStore& store) : store_(store) {}

    /// The creneaux of the first day that has one, by hour then agenda: real choices, one day at a
    /// time. Empty when the delays of the motif hold none. Fails with not_found when there is no
    /// such motif, or as the store does.
    Result<std::vector<Offre>> first_day(const Souhait& souhait, base::Instant now);

    /// Each day of the coming `horizon` on which the motif has a plage in the lieu. Fails as above.
    Result<std::vector<JourDeMotif>> days(const std::string& motif, const std::string& lieu,
                                          base::Instant now, std::chrono::days horizon);

    /// Whether that is a creneau one can have for that motif now. Fails as above.
    Result<bool> offers(const std::string& motif, const domain::Tranche& tranche,
                        base::Instant now);

    /// On which MDS and agendas an address depends. Fails as the store does.
    Result<domain::ReponseDeSecteur> secteur(const domain::Domicile& domicile, base::Instant now);

    /// What the department says of its agendas now.
    Result<const AgendaContent*> content(base::Instant now);

  private:
    struct Ouverture {
        domain::Tranche tranche;
        base::Date day;
        const domain::Plage* plage = nullptr;
    };
    Status refresh(base::Instant now);
    Result<const domain::Motif*> motif_of(const std::string& id, base::Instant now);
    void open_days(const base::Date& from);
    bool is_wanted(const Souhait& souhait, const domain::Plage& plage) const;
    void open_day(const domain::Plage& plage, const base::Date& day);

    AgendaStore& store_;
    std::int64_t version_ = -1;
    base::Date first_day_;  ///< of what is computed
    AgendaContent content_;
    content::Secteurs secteurs_;
    std::map<std::string, std::vector<Ouverture>> openings_;  ///< by motif, in order of start
};

}  // namespace central
