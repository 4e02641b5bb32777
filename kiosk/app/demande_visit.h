#pragma once

// What a session knows of the demande that its person makes when no time can be sold. How to reach
// her is in memory only, until it is sealed as the demande is written (app/rdv_desk.h).

#include "kiosk/domain/event_rdv.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

struct DemandeVisit {
    std::vector<domain::DemiJournee> demi_journees;  ///< that suit, as they were chosen
    bool courriel = false;                           ///< an e-mail is typed, else a phone number
    std::string contact;                             ///< typed so far
    bool asked = false;                              ///< it is being written
    bool has_contact = false;                        ///< it was sent with one
    std::optional<domain::Demande> faite;            ///< durable: it may be shown
};

/// Whether the phone number or e-mail typed may be one.
bool is_contact(const DemandeVisit& demande);

}  // namespace app
