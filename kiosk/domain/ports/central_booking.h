#pragma once

// What the centre answers about rendez-vous while a person waits. One question at a time, at most a
// few seconds; nothing here blocks. Whoever asks for a time has written its intention first, and
// writes what became of it: a question without answer may have been heard all the same.

#include "kiosk/domain/rdv_de_borne.h"
#include "kiosk/domain/secteur.h"

#include <optional>
#include <string>
#include <vector>

namespace domain {

/// A time that the centre gives itself.
struct OffreDuCentre {
    Tranche tranche;
    std::string lieu;
    friend bool operator==(const OffreDuCentre&, const OffreDuCentre&) = default;
};

/// The creneaux of the first day that has one.
struct SouhaitDeRdv {
    std::string motif;
    std::string lieu;  ///< there only; empty: where the sector says
    base::Date depuis;
    std::optional<Secteur> secteur;
    friend bool operator==(const SouhaitDeRdv&, const SouhaitDeRdv&) = default;
};

struct ReponseDuCentre {
    enum class Sorte {
        fait,
        pas_libre,   ///< somebody has that time
        inconnu,     ///< no such motif, or no rdv of that code
        annule,      ///< that booking was cancelled before
        en_attente,  ///< the centre came back from a backup and gives nothing yet
        silence,     ///< no answer in time, or none that can be believed
    };
    Sorte sorte = Sorte::silence;
    std::vector<OffreDuCentre> offres = {};  ///< of a search
};

class CentralBooking {
  public:
    virtual ~CentralBooking() = default;

    /// Each gives up the question before, if it is still under way.
    virtual void search(const SouhaitDeRdv& souhait) = 0;
    virtual void book(const RdvDeBorne& rdv) = 0;
    virtual void cancel(CodeRdv code) = 0;
    virtual void give_up() = 0;

    /// Lets the question under way proceed; returns at once. Call it at every turn of the loop.
    virtual void tick() = 0;
    virtual bool busy() const = 0;

    /// The answer, once.
    virtual std::optional<ReponseDuCentre> take() = 0;
};

}  // namespace domain
