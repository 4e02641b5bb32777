#pragma once

// Paper. A document is described, never laid out, by the core; the adapter turns it into ESC/POS
// bytes or a PDF page and keeps nothing of it on disk.

#include "kiosk/base/result.h"

#include <string>
#include <vector>

namespace domain {

enum class PaperState { ok, absent, out_of_paper, fault };

/// One line, or block, of a slip of 72 mm printed width.
struct SlipLine {
    enum class Kind { text, bold, title, huge, rule, qr, small };
    Kind kind;
    std::string text;  ///< UTF-8, any script; the content of the QR; unused for a rule
    bool centred = true;
};

struct Slip {
    std::string heading;   ///< name of the lieu, beside the mark
    std::string language;  ///< BCP 47 tag of the main text, decides its direction
    std::vector<SlipLine> lines;
};

/// Implementations pass tests/contract/printer_contract.h.
class Printer {
  public:
    virtual ~Printer() = default;

    /// Fails with unavailable (no printer, no answer) or full (out of paper).
    virtual Status print(const Slip& slip) = 0;

    virtual PaperState state() = 0;
};

/// One sheet of A4 to take away: what may be asked for, why, with what and where.
struct Sheet {
    std::string language;  ///< BCP 47 tag, decides the direction
    bool rtl = false;
    std::string lieu;
    std::string printed;  ///< "Imprimé le 24 novembre 2026."
    std::string title;
    struct Line {
        std::string lead;  ///< "Où demander"
        std::string text;
    };
    struct Item {
        std::string name;
        std::string amount;  ///< "environ 630 € /mois"
        std::vector<Line> lines;
    };
    std::vector<Item> items;   ///< what is due
    Line bring;                ///< for all of them, each paper once
    std::vector<Line> checks;  ///< what somebody must look at, each with why
    std::string checks_lead;
    std::vector<Line> others;  ///< what is excluded, each with why, in few words
    std::string others_lead;
    std::string qr;  ///< content; empty for none
    std::string qr_label;
    std::string footnote;  ///< caution, and the date of the scales
    bool large = false;    ///< the visitor reads large letters
    std::string cut_note;  ///< said when a sentence lost its end for want of room
    /// Said when aides are missing for want of room, and where they are: the n-th says that n + 1
    /// are.
    std::vector<std::string> missing_notes;
};

/// A fiche on one sheet of A4: what a person takes away and shows at the door.
struct FicheSheet {
    bool rtl = false;         ///< columns and QR box change sides; texts know their own direction
    std::string lieu;         ///< "Maison des solidarités de Provins"
    std::string printed;      ///< "Borne Perron. Imprimé le 24 novembre 2026."
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

/// A printer of sheets. What it is given stays in memory, and nothing of it outlives the printing.
class SheetPrinter {
  public:
    virtual ~SheetPrinter() = default;

    /// Fails with unavailable: no printer, no answer, or one that would keep a copy.
    virtual Status print(const Sheet& sheet) = 0;
    virtual Status print(const FicheSheet& sheet) = 0;

    virtual PaperState state() = 0;

    /// Why nothing can be printed, for the log; fails as print.
    virtual Status check() = 0;
};

}  // namespace domain
