#pragma once

// The simulator inside a session: the answers given so far, the one being given, and what they
// allow to say. In memory only; the wipe of the session forgets all of it.

#include "kiosk/rules/questionnaire.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace app {

/// What a page of a question asks the hand to do; a question of amounts has several pages.
enum class Saisie {
    entourage,   ///< alone or not, with children or not
    naissances,  ///< the year of each person of the foyer on the pad, the adults first
    annee,       ///< a year on the pad
    annees,      ///< the year of each child on the pad
    ages,        ///< about which age, of somebody whose year is not known
    mois,        ///< a month
    ecoles,      ///< for each child of an age, the school: a box a child and school
    choix,
    cases,
    nombre,
    lignes,    ///< which kinds of money are received
    bande,     ///< about how much
    chiffres,  ///< exactly how much, on the pad
    bail       ///< of a shared home or a room: from whom it is rented, and how
};

/// Who lives with the person: the first question, two answers of the rules at once.
enum class Entourage { seul, couple, seul_enfants, couple_enfants };

/// The answer being given to the screen shown; it counts for nothing before it is complete.
struct Brouillon {
    rules::Reponse reponse;
    std::string chiffres;              ///< typed on the pad
    std::vector<rules::Ligne> lignes;  ///< received, in the order shown
    int page = 0;                      ///< of the question
    bool exact = false;                ///< the pad is asked for instead of the bands
    bool arrete = false;               ///< of the line shown: no more from this month
    bool compose = false;              ///< other money than the usual line: which is asked
    bool remplace = false;             ///< the next digit replaces what is on the pad
    bool ages = false;                 ///< a year is not known: the bands of age are asked for
};

/// A box of the page of schools: a child, by its rank, and a school.
struct Ecole {
    int enfant;
    domain::Scolarite scolarite;
    int box;
};

struct Simulation {
    explicit Simulation(rules::Reponses known) : reponses(std::move(known)) {}

    rules::Reponses reponses;
    rules::Bilan bilan;
    rules::Ecran ecran;                   ///< shown
    Brouillon brouillon;                  ///< its answer
    std::vector<rules::Ecran> parcours;   ///< answered, in the order met: the way back
    std::optional<std::uint32_t> ecoles;  ///< the boxes of the page of schools, once answered
    bool corrects = false;                ///< the screen was opened from the recap
    std::string aide;                     ///< whose card is shown
    std::optional<rules::Detail> detail;  ///< of that aide
};

Saisie saisie(const Simulation& simulation);

/// The boxes of the page of schools: collège then lycée for each child who may attend.
std::vector<Ecole> ecoles(const Simulation& simulation);

/// Whether "Je ne sais pas" is proposed on the page shown. Who does not know a year of birth is
/// asked about which age; who does not know who lives in the foyer cannot be told anything: a
/// professional looks at it.
bool admits_unknown(const Simulation& simulation);

/// The line that the first page of an income asks for when it is most often the only one.
std::optional<rules::Ligne> ligne_seule(const Simulation& simulation);

/// The line of money that the page is about. @pre saisie is bande or chiffres
rules::Ligne ligne_shown(const Simulation& simulation);

/// Who was said to live with the person; nothing before it is said.
std::optional<Entourage> entourage(const Simulation& simulation);

/// Whether the page of births asks for those of children.
bool asks_children(const Simulation& simulation);

/// Whose birth is asked for on the pad or by bands of age: naissance and the rank of an adult, or
/// enfants and the rank of a child.
rules::Ecran person_asked(const Simulation& simulation);

/// A year that somebody living may be born in.
bool is_year(const std::string& typed, base::Month month);

/// Whether what was typed or ticked makes an answer: "Continuer" is then available.
bool can_continue(const Simulation& simulation);

/// How many answers are not excluded so far.
int possible_count(const Simulation& simulation);

/// The benefit of that identifier; none for an aide that only has conditions.
std::optional<rules::Prestation> prestation_named(const std::string& identifier);

/// Pages answered so far: of a question of money, which ones and one a line.
int pages_seen(const Simulation& simulation);

/// Position of the screen shown in the questions met, from 1.
int step_number(const Simulation& simulation);

}  // namespace app
