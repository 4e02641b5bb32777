#pragma once

// A passage is a person, or a group, received at the accueil. It says nothing of who or why.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace domain {

/// What makes a session of a visitor a passage (indicators.md, section 1). One session is at most
/// one passage; a ticket or an arrival wins over a consultation.
enum class OriginePassage {
    ticket,        ///< took a queue ticket
    arrivee,       ///< checked in for a rdv
    consultation,  ///< at least one choice at the kiosk, and left without ticket nor arrival
};

/// The number of a queue ticket: the letter of the device, then a count that starts at 1 each day.
struct NumeroTicket {
    char lettre;  ///< 'A' to 'Z', without I and O
    int numero;   ///< 1 to 9999

    friend auto operator<=>(const NumeroTicket&, const NumeroTicket&) = default;
};

/// "B 28", with a no-break space: as shown, printed and called.
std::string to_text(const NumeroTicket& ticket);

/// A passage by what the centre knows it by: its borne, its sequence there, and which row that is.
struct PassageDeBorne {
    std::int64_t borne = 0;
    std::int64_t passage = 0;
    std::int64_t marque =
        0;  ///< of its row: a log begun again has the same sequences; 0: not known

    friend bool operator==(const PassageDeBorne&, const PassageDeBorne&) = default;
};

struct Passage {
    OriginePassage origine;
    std::optional<NumeroTicket> ticket;  ///< present exactly when origine is `ticket`

    friend bool operator==(const Passage&, const Passage&) = default;
};

}  // namespace domain
