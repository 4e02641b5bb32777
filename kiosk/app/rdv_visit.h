#pragma once

// What a session knows of the rdv that its person takes, moves, cancels or comes for. It is wiped
// with the session; on disk there are only a code, an hour and a motif (kiosk/app/rdv_desk.h).

#include "kiosk/base/civil_time.h"
#include "kiosk/domain/rdv_de_borne.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace app {

enum class SaleState {
    none,
    asked,
    sold,
    taken,  ///< somebody has that time meanwhile: here are the others
    failed  ///< nothing could be written: nothing is booked
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
    deja_annule,
    echec,  ///< nothing could be written
};

struct RdvVisit {
    std::string motif;                       ///< id; empty: none chosen yet
    std::vector<base::Date> jours;           ///< first days asked for after the soonest, in turn
    std::optional<domain::Tranche> creneau;  ///< lit
    SaleState vente = SaleState::none;
    std::optional<domain::RdvDeBorne> pris;
    std::optional<bool> imprime;  ///< its ticket; none: not known yet
    bool remis = false;           ///< the person has the code

    std::string typed;                        ///< of the code
    bool wrong = false;                       ///< the last code given was none
    std::optional<domain::CodeRdv> code;      ///< given by the person
    std::optional<domain::CodeRdv> remplace;  ///< the rdv that is being moved
    SuiteRdv suite = SuiteRdv::none;
    bool arrived = false;  ///< the arrival is this session's passage
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
