#pragma once

// One parameter as its file writes it: unit, values by date, the text beside each.

#include "kiosk/base/month.h"
#include "kiosk/content/document.h"
#include "kiosk/content/parametres_catalogue.h"
#include "kiosk/rules/prestation.h"

#include <chrono>
#include <string>
#include <vector>

namespace content {

struct Valeur {
    std::chrono::year_month_day depuis;
    bool loi_seule;  ///< `lecture: loi`: the reference reading does not know it
    bool provisoire;
    std::vector<base::Exact> colonnes;
    std::string texte;
    std::string lien;
};

struct Entree {
    std::vector<Valeur> valeurs;  ///< newest first

    /// The value in force on the first day of `month`, or nullptr before the first one.
    const Valeur* on(base::Month month, rules::Lecture lecture) const;
};

/// Reads and checks one entry; errors name the line.
Result<Entree> read_entree(const Node& node, const Parametre& parametre);

/// "2026-03".
Result<base::Month> parse_month(const std::string& text);

/// "2026-03-01". Fails with invalid_input on anything else, and on a day that does not exist.
Result<std::chrono::year_month_day> parse_date(const std::string& text);

/// The first month in the whole of which `valeur` is in force.
base::Month first_whole_month(const Valeur& valeur);

}  // namespace content
