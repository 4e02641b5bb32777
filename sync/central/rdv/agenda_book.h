#pragma once

// What the booking rules (rules.h) ask of a store, inside one transaction. Of each quantum of an
// agenda the book keeps two things at most: the droit under which a borne may sell it, and the rdv
// that takes it. A quantum that has neither is the centre's to give. One row a quantum, under a
// unique key: two rdv on one quantum cannot be written, whatever the rules above do.
//
// Implementations pass tests/contract/agenda_book_contract.h. Every function fails with
// unavailable, full or corrupt as the database does.

#include "kiosk/base/result.h"
#include "kiosk/domain/code_rdv.h"
#include "kiosk/domain/droit.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace central {

/// Numbers of droits of a later life of the database are above all of an earlier one. A generation
/// is at most some seconds since 1970, so that their product stays far from 64 bits.
constexpr std::int64_t kNumerosOfGeneration = std::int64_t{1} << 24;

/// The lowest number that a droit given in this life of the centre can have.
constexpr std::int64_t first_numero(std::int64_t generation) {
    return generation * kNumerosOfGeneration + 1;
}

/// What stands on a quantum that is not free.
struct Occupation {
    domain::Quantum quantum;
    std::int64_t droit = 0;  ///< number, in the agenda; 0: the centre's
    std::string rdv;         ///< empty: nobody's

    friend auto operator<=>(const Occupation&, const Occupation&) = default;
};

/// A droit as the centre knows it.
struct DroitConfie {
    enum class Etat {
        confie,
        suspendu,  ///< the borne is lost or doubtful; its time stays blocked
        repris,    ///< a person took it back: what is sold late under it may be a conflict
    };
    domain::Droit droit;
    std::int64_t borne = 0;
    Etat etat = Etat::confie;

    friend bool operator==(const DroitConfie&, const DroitConfie&) = default;
};

/// A rdv as the centre holds it.
struct RdvTenu {
    enum class Place {
        pris,      ///< its quanta are its own
        conflit,   ///< another rdv, or the droit of a borne, has some of its time
        replace,   ///< a person gave it another time
        maintenu,  ///< received although in conflict
        annule,
        abandonne,  ///< asked for and given up, or so says its borne: a sale told takes it again
    };
    std::string id;
    domain::Tranche tranche;
    std::string motif;
    domain::CodeRdv code;
    std::int64_t borne = 0;  ///< that sold it; 0: the centre
    std::int64_t droit = 0;  ///< number it was sold under; 0: none
    Place place = Place::pris;
    bool hors_droit = false;  ///< sold under a droit that no longer was, on time still free
    bool vendu = false;       ///< its borne has told its sale: somebody has its ticket
    std::int64_t cree_ms = 0;

    friend bool operator==(const RdvTenu&, const RdvTenu&) = default;
};

/// A rdv that cannot have its time, and what has it: a rdv, or a droit of the same agenda.
struct Conflit {
    std::string rdv;
    std::string contre_rdv;         ///< empty: against a droit
    std::int64_t contre_droit = 0;  ///< 0: against a rdv

    friend auto operator<=>(const Conflit&, const Conflit&) = default;
};

class AgendaBook {
  public:
    virtual ~AgendaBook() = default;

    /// The quanta of the tranche that are not free, in order.
    virtual Result<std::vector<Occupation>> occupied(const domain::Tranche& tranche) = 0;
    /// Writes the droit on each quantum that has none, whether or not a rdv takes it.
    virtual Status entrust(const domain::Tranche& tranche, std::int64_t numero) = 0;
    /// Takes that droit, and no other, off the quanta of the tranche.
    virtual Status withdraw(const domain::Tranche& tranche, std::int64_t numero) = 0;
    /// Gives every quantum of the tranche to the rdv. Fails with conflict, and the transaction with
    /// it, when another rdv has one.
    virtual Status occupy(const domain::Tranche& tranche, const std::string& rdv) = 0;
    /// Takes the rdv off its quanta.
    virtual Status vacate(const domain::Tranche& tranche, const std::string& rdv) = 0;

    /// A number above every one that the agenda has given, in any life of the database.
    virtual Result<std::int64_t> next_numero(std::int64_t agenda) = 0;
    virtual Result<std::optional<DroitConfie>> droit(std::int64_t agenda, std::int64_t numero) = 0;
    virtual Status put_droit(const DroitConfie& droit) = 0;

    virtual Result<std::optional<RdvTenu>> rdv(const std::string& id) = 0;
    /// Every rdv of that code, the newest first: copies of one card may have given it twice.
    virtual Result<std::vector<RdvTenu>> rdv_of_code(domain::CodeRdv code) = 0;
    virtual Status put_rdv(const RdvTenu& rdv) = 0;
    /// The rdv in conflict that overlap the tranche, the first created first.
    virtual Result<std::vector<RdvTenu>> in_conflict(const domain::Tranche& tranche) = 0;
    /// Kept once, however often it is said.
    virtual Status add_conflit(const Conflit& conflit) = 0;

    /// A cancellation by code of a rdv that a borne has sold and not told yet.
    virtual Status keep_cancellation(domain::CodeRdv code) = 0;
    virtual Result<bool> has_cancellation(domain::CodeRdv code) = 0;

    /// The demande of that code waits for no answer any more; says whether there is one.
    virtual Result<bool> take_back_demande(domain::CodeRdv code) = 0;

    /// After a backup was put back: the bornes whose inventory is still to come.
    virtual Result<std::set<std::int64_t>> awaited() = 0;
    virtual Status put_awaited(const std::set<std::int64_t>& bornes) = 0;
};

}  // namespace central
