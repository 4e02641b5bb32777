#pragma once

// What the simulator found, sorted and said: shared by the screen and by the paper.

#include "kiosk/rules/aides.h"
#include "kiosk/view/simulator_texts.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace view {

/// One aide looked at: by its amount, or by its conditions alone.
struct Found {
    std::string aide;
    rules::Verdict verdict = rules::Verdict::a_verifier;
    std::optional<rules::Estimation> estimation;
    std::optional<rules::AideExaminee> conditions;
    /// Of the health cover: due, free or with that participation, whichever of the two.
    std::optional<base::Exact> au_plus;  ///< euros a month that the foyer would pay
};

/// What may be asked for: the surest first, then by amount. What is to be checked comes after what
/// is due, and is never left out.
std::vector<Found> proposed(const Writer& writer);

/// What the answers exclude.
std::vector<Found> refused(const Writer& writer);

/// As the screen shows it: the official name, or in large text the short one.
std::string name_of(const Writer& writer, const Found& found);
std::string official_name_of(const Writer& writer, const Found& found);
std::string short_name_of(const Writer& writer, const Found& found);
std::string meaning_of(const Writer& writer, const Found& found);

/// "Mutuelle à 30 € par mois": what the foyer would pay for it; empty when nothing, or not known.
std::string price_of(const Writer& writer, const Found& found);

/// Nothing when no amount may be said.
Amount amount_of(const Writer& writer, const Found& found);

/// The newest scale among all the answers: "Barème : avril 2026".
std::string newest_scale(const Writer& writer, const app::Simulation& simulation);

/// Of an estimation: why, what else to look at, and what would change the answer.
struct AideTexts {
    std::string why;
    std::string check;   ///< what the simulator does not ask
    std::string change;  ///< the nearest change worth saying that would turn the answer
};
AideTexts texts_of(const Writer& writer, const Found& found, const rules::Detail& detail);

/// What the answers exclude, each with the reason in few words.
std::vector<std::pair<Found, std::string>> refused_with_reasons(const Writer& writer);

/// The fiche of the directory that tells how to ask for it; null when there is none.
const domain::Fiche* fiche_of(const Writer& writer, const Found& found);

std::string joined(const std::vector<std::string>& parts, const std::string& between);

/// "À apporter": what that fiche lists.
std::string bring_of(const Writer& writer, const domain::Fiche* fiche);

/// Who takes the claim, and the telephone or the site of its fiche: "Caf ou MSA · caf.fr".
std::string where_of(const Writer& writer, const Found& found);

}  // namespace view
