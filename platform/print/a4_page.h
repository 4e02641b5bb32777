#pragma once

// A fiche on one sheet of A4, as PDF bytes in memory: what a person takes away and shows at the
// door. Sentences come ready; this only sets them.

#include "kiosk/base/result.h"

#include <string>
#include <vector>

namespace platform {

struct A4Page {
    bool rtl = false;         ///< columns and QR box change sides; texts know their own direction
    std::string lieu;         ///< "Maison des solidarités de Provins"
    std::string printed;      ///< "Borne Perron. Imprimé le 24 novembre 2026 à 9 h 52."
    std::string title;        ///< name of the fiche
    std::string description;  ///< one or two sentences
    struct Section {
        std::string heading;  ///< "Où", "Comment y aller", "Quand", "Rendez-vous"…
        std::string text;     ///< lines separated by \n; a section without text is not drawn
    };
    std::vector<Section> sections;
    std::string qr;        ///< content; empty for no QR box
    std::string qr_title;  ///< "Sur mon téléphone"
    std::string qr_text;
    std::string urgent_lead;  ///< "C’est urgent ?"
    std::string urgent;
    std::string footnote;  ///< where it comes from, when it was checked
    std::string cut_note;  ///< said when a text was too long for the page
};

struct A4Result {
    std::string pdf;
    bool was_cut = false;  ///< some text did not fit: the page says so with cut_note
};

/// Always one page. Body text is 4.7 mm em and never smaller: when there is much to say, first the
/// space between sections shrinks, then the space between lines, then the longest texts are cut and
/// end with an ellipsis.
///
/// Fails with unavailable when the PDF cannot be made.
Result<A4Result> draw_a4(const A4Page& page);

}  // namespace platform
