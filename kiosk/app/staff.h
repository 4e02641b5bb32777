#pragma once

// The staff at the kiosk: the knock that shows where to type the code, the code, and what the
// staff's screen tells of the device. Nothing of it is a visit: it counts nothing.

#include "kiosk/domain/ports/clock.h"
#include "kiosk/domain/ports/printer.h"
#include "kiosk/domain/ports/staff_access.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace app {

/// On the choice of a language, as a session starts: larger text, colours, four times over, within
/// 20 s. Both end as they were; no visitor has a reason to; a switch or a keyboard can do it.
constexpr int kKnocks = 8;
constexpr std::chrono::seconds kKnockingLasts{20};

constexpr std::size_t kLongestCode = 12;

struct Staff {
    int knocks = 0;
    std::chrono::milliseconds first_knock{};
    std::string code;                           ///< typed so far
    std::optional<domain::StaffAnswer> answer;  ///< to the last code given
    bool entered = false;                       ///< the code was right
};

/// What the staff's screen tells of this device, read when it is shown.
struct Bilan {
    std::int64_t borne = 0;  ///< 0: not enrolled
    char lettre = 'X';
    std::string pack;  ///< version of the content, empty when there is none
    std::string version;
    std::int64_t disque_libre_mio = -1;  ///< -1: not known
    bool has_reserve = true;             ///< false: the disk is full
    domain::PaperState imprimante = domain::PaperState::absent;
    domain::PaperState imprimante_a4 = domain::PaperState::absent;
    domain::TimeQuality horloge = domain::TimeQuality::none;
    bool journal_abime = false;  ///< set aside at the last start
    std::int64_t rows_salvaged = 0;
    bool journal_absent = false;   ///< the disk cannot be used: nothing is written
    bool baremes_refuses = false;  ///< no scale could be proved: nothing is estimated
    bool aides_refusees = false;   ///< the aides known by their conditions are damaged
    bool contenu_refuse = false;   ///< a parution was refused since the start
};

}  // namespace app
