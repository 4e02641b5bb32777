#pragma once

// What a session knows of the rdv that its person takes, moves, cancels or comes for. It is wiped
// with the session; on disk there are only a code, an hour and a motif (kiosk/app/rdv_desk.h).

#include "kiosk/base/civil_time.h"
#include "kiosk/domain/ports/central_booking.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace app {

enum class SaleState {
    none,
    asked,
    sold,
    taken,     ///< somebody has that time meanwhile: here are the others
    failed,    ///< nothing could be written: nothing is booked
    silent,    ///< the centre did not answer: what it may have booked is cancelled
    unknown,   ///< the centre has that motif no more
    awaiting,  ///< the centre gives nothing yet
};

/// What the centre has for the motif on the first day from one on that has some.
struct JourAuCentre {
    base::Date depuis;
    std::vector<domain::OffreDuCentre> offres;  ///< of that day; empty: it has none
};

/// What is answered to an arrival or a cancellation.
enum class SuiteRdv {
    none,
    a_l_heure,
    en_avance,
    en_retard,       ///< see the accueil: the time may be given to another
    autre_jour,      ///< nothing is written
    arrive_inconnu,  ///< taken elsewhere: the accueil knows when
    deja_arrive,
    annule,          ///< the time is free again
    annule_demande,  ///< taken elsewhere: the centre will cancel it
    annule_inconnu,  ///< the centre has no rdv of that code
    deja_annule,
    echec,  ///< nothing could be written
    echec_demande,
};

struct RdvVisit {
    std::string motif;                       ///< id; empty: none chosen yet
    std::vector<base::Date> jours;           ///< first days asked for after the soonest, in turn
    std::optional<domain::Tranche> creneau;  ///< lit
    std::vector<JourAuCentre> au_centre;     ///< what it answered so far
    std::optional<base::Date> demande_a;     ///< the day of the search under way
    bool cherche = false;                    ///< and nothing is shown before it is over
    bool centre_muet = false;                ///< it did not answer: it is not asked again
    std::string lieu;                        ///< of the rdv taken; empty: here
    SaleState vente = SaleState::none;
    std::optional<domain::RdvDeBorne> pris;
    std::optional<bool> imprime;  ///< its ticket; none: not known yet
    bool remis = false;           ///< the person has the code

    std::string typed;                        ///< of the code
    bool wrong = false;                       ///< the last code given was none
    std::optional<domain::CodeRdv> code;      ///< given by the person
    std::optional<domain::CodeRdv> remplace;  ///< the rdv that is being moved
    SuiteRdv suite = SuiteRdv::none;
    bool annule_en_cours = false;  ///< the centre is being asked
    bool arrived = false;          ///< the arrival is this session's passage
};

/// Codes cannot be tried one after the other: five wrong ones pause the screen (booking.md, R17).
struct CodeGuard {
    static constexpr int kMostWrong = 5;
    static constexpr std::chrono::seconds kPause{60};

    int wrong = 0;
    std::chrono::milliseconds last_wrong{};  ///< monotonic

    bool pauses(std::chrono::milliseconds now) const {
        return wrong >= kMostWrong && now - last_wrong < kPause;
    }
    std::chrono::milliseconds left(std::chrono::milliseconds now) const {
        return last_wrong + kPause - now;
    }
};

}  // namespace app
