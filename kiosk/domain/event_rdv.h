#pragma once

// What a device tells of rendez-vous (booking.md, section 8). A rdv is named by its code, the only
// thing its holder knows; nobody is named. What lets somebody be reached travels beside the event,
// sealed (coordonnees.h).

#include "kiosk/domain/code_rdv.h"
#include "kiosk/domain/droit.h"
#include "kiosk/domain/rdv.h"

#include <optional>
#include <string>
#include <vector>

namespace domain {

/// From where a rdv was taken.
enum class OrigineRdv { borne, accueil, web, prescripteur, agent };

/// The centre is about to be asked for a time: what became of it can be asked again after a cut.
struct RdvIntention {
    std::string rdv;  ///< 32 hexadecimal digits, random
    CodeRdv code;
    Tranche tranche;
    std::string motif;
    friend bool operator==(const RdvIntention&, const RdvIntention&) = default;
};

/// A rdv is taken, and its ticket may be printed.
struct RdvPris {
    std::string rdv;
    CodeRdv code;
    Tranche tranche;
    std::string motif;
    std::int64_t droit = 0;   ///< number it was sold under; 0: the centre gave the time itself
    std::string droit_epoch;  ///< that the droit was given to; empty without one
    OrigineRdv origine = OrigineRdv::borne;
    std::optional<CodeRdv> remplace;  ///< the rdv that this one moves
    friend bool operator==(const RdvPris&, const RdvPris&) = default;
};

enum class RemiseTicket { imprime, affiche };

/// The ticket is out. A rdv without this is shown to staff, and never counts as an absence.
struct RdvRemis {
    CodeRdv code;
    RemiseTicket comment = RemiseTicket::imprime;
    friend bool operator==(const RdvRemis&, const RdvRemis&) = default;
};

/// The person cancels.
struct RdvAnnule {
    CodeRdv code;
    friend bool operator==(const RdvAnnule&, const RdvAnnule&) = default;
};

/// Nobody waits any more for what an intention asked for, nor was given its ticket, as far as this
/// log knows: one that was put back, or copied, may have lost the sale. A sale that is told wins.
struct RdvAbandonne {
    RdvIntention intention;
    friend bool operator==(const RdvAbandonne&, const RdvAbandonne&) = default;
};

/// The person is here.
struct RdvArrive {
    CodeRdv code;
    friend bool operator==(const RdvArrive&, const RdvArrive&) = default;
};

/// What became of it, says somebody other than the person. A correction is another of these.
struct RdvStatut {
    CodeRdv code;
    StatutRdv statut = StatutRdv::honore;
    Rang rang = Rang::agent;  ///< never `usager`
    base::Instant at;         ///< when it happened; the event is dated when it was entered
    friend bool operator==(const RdvStatut&, const RdvStatut&) = default;
};

/// Half a day that would suit.
struct DemiJournee {
    base::Date jour;
    bool apres_midi = false;
    friend bool operator==(const DemiJournee&, const DemiJournee&) = default;
};

/// No time could be sold: somebody will answer before a date.
struct Demande {
    std::string demande;  ///< 32 hexadecimal digits, random
    CodeRdv code;         ///< to ask for the answer with
    std::string motif;
    std::vector<DemiJournee> demi_journees;
    base::Date reponse_avant;
    friend bool operator==(const Demande&, const Demande&) = default;
};

/// Time that a borne says it has, sold or not, and the droit it comes from.
struct DroitDeclare {
    Droit droit;
    Tranche tranche;
    friend bool operator==(const DroitDeclare&, const DroitDeclare&) = default;
};

/// The borne gives time back: from now on it neither sells nor holds it.
struct DroitRendu {
    std::int64_t numero = 0;
    Tranche tranche;
    friend bool operator==(const DroitRendu&, const DroitRendu&) = default;
};

}  // namespace domain
