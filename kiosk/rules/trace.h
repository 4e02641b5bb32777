#pragma once

// What an evaluation says of itself: every condition in order, true or false, with the value met
// and the limit it was held against, and every intermediate amount, each with its source of law.
// Labels and sources are literals: recording allocates nothing but the list itself.

#include "kiosk/base/exact.h"
#include "kiosk/rules/prestation.h"

#include <string_view>
#include <vector>

namespace rules {

enum class Unite { aucune, euros_par_mois, euros_par_an, ans, mois, nombre };

/// The value met and the limit of the law.
struct Mesure {
    base::Exact valeur;
    base::Exact limite;
    Unite unite = Unite::aucune;
};

enum class Genre {
    condition,  ///< when it does not hold, the benefit is not due
    voie,       ///< one way among others: when it does not hold, nothing is refused yet
    montant
};

struct Etape {
    Prestation prestation;
    Genre genre;
    bool tenue;  ///< of a condition or a voie
    std::string_view libelle;
    std::string_view source;
    Mesure mesure;  ///< of an amount, `valeur` alone
    int adulte;     ///< 0 or 1 for benefits of one person, -1 for the foyer
};

using Trace = std::vector<Etape>;

/// Writes the steps of one benefit, or nothing when there is no trace to write to: rules run the
/// same lines in both cases.
class Note {
  public:
    Note(Trace* trace, Prestation prestation, int adulte = -1)
        : trace_(trace), prestation_(prestation), adulte_(adulte) {}

    /// The same benefit, of one adult.
    Note of(int adulte) const { return {trace_, prestation_, adulte}; }

    /// Returns `tenue`, so that a condition is stated where it is tested.
    bool condition(std::string_view libelle, bool tenue, std::string_view source,
                   const Mesure& mesure = {}) {
        write({prestation_, Genre::condition, tenue, libelle, source, mesure, adulte_});
        return tenue;
    }
    bool voie(std::string_view libelle, bool tenue, std::string_view source,
              const Mesure& mesure = {}) {
        write({prestation_, Genre::voie, tenue, libelle, source, mesure, adulte_});
        return tenue;
    }

    /// Returns `valeur`.
    base::Exact montant(std::string_view libelle, base::Exact valeur, std::string_view source,
                        Unite unite = Unite::euros_par_mois) {
        write({prestation_, Genre::montant, true, libelle, source, {valeur, {}, unite}, adulte_});
        return valeur;
    }

  private:
    void write(const Etape& etape) {
        if (trace_ != nullptr) trace_->push_back(etape);
    }

    Trace* trace_;
    Prestation prestation_;
    int adulte_;
};

}  // namespace rules
