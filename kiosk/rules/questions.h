#pragma once

// The questions of the simulator, in the order they are asked: who lives with you, who you are,
// housing, income. One screen each. Identifiers are stable: texts, counters and tests use them.

#include "kiosk/base/exact.h"

#include <optional>
#include <string_view>
#include <vector>

namespace rules {

enum class Question {
    couple,               ///< Couple
    naissance,            ///< adult: a year, and the month when known
    enfants,              ///< the year of birth of each, none, or several
    mois_naissance,       ///< adult: asked only when the month can change an answer
    mois_enfants,         ///< child: the same
    activite,             ///< adult: Activite
    situations,           ///< boxes of Situation: what the whole foyer is asked with tact, once
    separation_recente,   ///< OuiNon: alone for less than 18 months
    nationalite,          ///< adult: Origine; only after Situation::nationalite_etrangere
    incapacite,           ///< adult: Incapacite; only after Situation::handicap
    inapte,               ///< adult: OuiNon, unfit for work
    handicap_enfant,      ///< child: NiveauAeeh; only after Situation::handicap_enfant
    garde_alternee,       ///< boxes, one a child; only after Situation::garde_alternee
    eleves_college,       ///< a number of children
    eleves_lycee,         ///< a number of children
    bourse,               ///< adult: OuiNon, a student with a scholarship
    debut_chomage,        ///< adult: Anciennete
    travail_dix_ans,      ///< adult: OuiNon, five years worked in ten (ASS)
    travail_deux_ans,     ///< adult: OuiNon, two years worked in three (RSA under 25)
    occupation,           ///< domain::Occupation, and boxes of Bail
    zone,                 ///< 1 to 3; given by the lieu
    loyer,                ///< Ligne::loyer (an owner: what is paid back)
    participation_frais,  ///< OuiNon: housed for free, shares the costs
    chez_parents,         ///< adult: OuiNon
    revenus,              ///< adult: the lines of money received now
    revenus_stables,      ///< OuiNon: the same over the year and in year N-2
    revenus_annee,        ///< adult: the same lines, monthly, from M-12 to M-5
    revenus_avant,        ///< adult: the same lines, monthly, before M-12 (year N-2)
    revenus_enfant        ///< child: Ligne::salaire; only after Situation::enfant_travaille
};
constexpr std::size_t kQuestions = 29;

/// "naissance": the key of texts, `simulateur.question.<identifier>`.
std::string_view identifier(Question question);

/// One screen: a question, and whom it is about.
struct Ecran {
    Question question = Question::naissance;
    int rang = 0;  ///< adult 0 or 1, or the rank of a child; 0 for the foyer

    friend auto operator<=>(const Ecran&, const Ecran&) = default;
};

/// What the screen asks the person to do.
enum class Forme { annee, annees_enfants, mois, choix, cases, nombre, montants };
Forme forme(Question question);

/// A month of birth: asked after the others, when it can change what is shown.
bool is_month(Question question);

/// Whom a question is about.
enum class Sujet { foyer, adulte, enfant };
Sujet sujet(Question question);

/// Whether "je ne sais pas" is proposed: not for who lives in the foyer.
bool admits_unknown(Question question);

enum class OuiNon { non, oui };
enum class Couple { seul, en_couple };
enum class Origine {
    francaise,
    europe_trois_mois,  ///< EEE or Switzerland, for three months or more
    europe_recente,
    titre_dix_ans,  ///< another nationality, permit to work held for ten years or more
    titre_cinq_ans,
    titre_recent
};
enum class Incapacite { aucune, moins_de_50, de_50_a_79, de_50_a_79_rsdae, de_80 };
enum class Anciennete { non_inscrit, moins_de_deux_mois, deux_a_six_mois, plus_de_six_mois };
enum class Situation {
    enceinte,
    handicap,
    handicap_enfant,
    garde_alternee,
    enfant_travaille,
    nationalite_etrangere
};
enum class Bail { colocation, chambre };

/// A line of the screens of amounts, in the order shown.
enum class Ligne {
    salaire,
    chomage,
    retraite,
    invalidite,
    pension_alimentaire,
    rsa,
    ass,
    aah,
    asi,
    aspa,
    epargne,  ///< balance of the livret A
    loyer
};
constexpr std::size_t kLignes = 12;
std::string_view identifier(Ligne ligne);

/// One thing to tap: the value a Reponse keeps, and the key of its text
/// (`simulateur.reponse.<question>.<identifier>`).
struct Option {
    int valeur;
    std::string_view identifier;
};

/// Every choice or box of a question of that form, in the order shown; empty for other forms.
const std::vector<Option>& options(Question question);

/// What a rented home may be besides: a tenant's boxes of `occupation`.
const std::vector<Option>& baux();

/// A band of amounts a finger can choose, both bounds included: euros a month, or a balance.
struct Tranche {
    int bas;
    int haut;
};

/// The bands proposed for a line; the last one is as wide as what may be believed.
const std::vector<Tranche>& tranches(Ligne ligne);

/// The amount above which no answer of that line goes: what "je ne sais pas" reaches up to.
base::Exact plafond(Ligne ligne);

}  // namespace rules
