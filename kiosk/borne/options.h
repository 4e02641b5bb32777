#pragma once

// The command line of perron-borne.

#include "kiosk/base/civil_time.h"
#include "kiosk/base/result.h"

#include <array>
#include <optional>
#include <span>
#include <string>

namespace borne {

struct Options {
    bool help = false;
    bool headless = false;
    bool full_screen = false;
    bool accueil = false;  ///< profile of a desk: the agents' screens, on a PC
    std::string scenario;  ///< path of a scenario, "-" for standard input, empty for none
    std::string data;      ///< folder of the device's files; default ~/.local/share/perron/borne
    std::string pack;      ///< content pack; default the installed pack of the department
    std::string central;   ///< URL of the centre; default the one of the enrolment
    std::string enrol;     ///< one-time code: enrol with the centre, then leave
    std::string printer = "aucune";  ///< "aucune", "dossier:DIR", "tcp:HOST:PORT" or a device path
    std::string sheets = "aucune";   ///< of A4: "aucune", "dossier:DIR" or "cups:NAME"
    std::string stick = "/run/perron/cle";  ///< where a USB stick is mounted while it is there
    bool set_staff_code = false;  ///< read the staff's code from the standard input, leave
    std::string light;            ///< file that lights the call lamp with "1"; empty for none
    std::string ca_file;          ///< PEM of the authority that signed the centre's certificate
    std::string pins;  ///< "sha256//…;sha256//…": keys of the centre; default the enrolment's
    int width = 0;     ///< of the window, as the profile needs it unless it is said
    int height = 0;
    float px_per_mm = 0;  ///< 0: from the size, as identity.md section 2
    std::string language = "fr";
    bool large_text = false;
    std::string theme = "jour";
    std::optional<base::Instant> now;  ///< where the scenario's clock starts
    bool show_cursor = false;
    std::array<float, 6> calibration{1, 0, 0, 0, 1, 0};  ///< of the touch panel, 2 x 3, row by row
};

/// Fails with invalid_input and a sentence in French for the person at the terminal.
Result<Options> parse_options(std::span<const char* const> arguments);

/// What --help prints.
std::string usage();

}  // namespace borne
