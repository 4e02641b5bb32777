#pragma once

// The simulator in words: questions, answers, amounts, names of aides.

#include "kiosk/app/simulation.h"
#include "kiosk/view/writer.h"

#include <string>

namespace view {

/// "1 250 €": thousands apart as the language writes them.
std::string say_euros(const Writer& writer, int euros);

/// "30 €": what is paid, raised to the euro.
std::string say_price(const Writer& writer, base::Exact price);

/// "900 à 1 200 €", "Moins de 300 €", "Plus de 4 000 €"; the sign is left out when `brief`.
std::string say_band(const Writer& writer, rules::Ligne ligne, std::size_t band, bool brief);

/// The question of the page shown.
std::string say_question(const Writer& writer, const app::Simulation& simulation);

/// The few words that recall a question: "Votre loyer".
std::string say_topic(const Writer& writer, const rules::Ecran& ecran);

/// What was answered to it: "en couple", "2016 · 2019", "Je ne sais pas".
std::string say_answer(const Writer& writer, const app::Simulation& simulation,
                       const rules::Ecran& ecran);

/// "25 à 59 ans", "Moins de 3 ans"; "Âge non connu" of every age.
std::string say_ages(const Writer& writer, rules::Ages ages);

/// "2016"; "3 à 5 ans" when no year is known.
std::string say_birth(const Writer& writer, const rules::Naissance& birth);

/// The same in a field or a list: "2016", "3–5 ans", "?".
std::string say_birth_briefly(const Writer& writer, const rules::Naissance& birth);

/// "Né en 2016"; "3 à 5 ans" when no year is known.
std::string say_child(const Writer& writer, const rules::Naissance& birth);

/// One choice or box of a question.
std::string say_option(const Writer& writer, rules::Question question, const rules::Option& option);

/// "RSA", and what it is in one line.
std::string aide_name(const Writer& writer, const std::string& aide);
std::string aide_meaning(const Writer& writer, const std::string& aide);
Icon aide_icon(const std::string& aide);

/// Whether its amount is for a year.
bool is_yearly(rules::Prestation prestation);

/// "environ", "630 €", "par mois"; nothing when no amount may be said.
Amount say_amount(const Writer& writer, const rules::Estimation& estimation);

/// "barème d’avril 2026".
std::string say_scale(const Writer& writer, base::Month scale);

}  // namespace view
