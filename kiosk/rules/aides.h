#pragma once

// Aides known by their conditions alone: eligible, to be checked or not, and the sentence of each
// condition, without an amount. They are data (assets/parametres/aides), read by kiosk/content.

#include "kiosk/domain/foyer.h"
#include "kiosk/rules/questionnaire.h"

#include <string>

namespace rules {

/// What a condition holds the answers against.
enum class Critere {
    a_verifier,      ///< nothing the questionnaire asks: a professional looks at it
    age_min,         ///< completed years of the person, at least
    age_max,         ///< completed years of the person, at most
    activite,        ///< domain::Activite of the person, one of
    pas_activite,    ///< domain::Activite of the person, none of
    salarie,         ///< the person has a salary
    bourse,          ///< a student with a scholarship
    incapacite_min,  ///< percentage recognised, at least: 50 or 80
    handicap,        ///< a disability is recognised: of the adult, or of the child
    enceinte,        ///< a pregnancy in the foyer
    seul,            ///< lives without a partner
    occupation,      ///< domain::Occupation, one of
    enfant_age_max,  ///< a child of the foyer of at most that many completed years
    estimation,      ///< one of the Prestation is due by the estimation
    une_de,          ///< one at least of `parmi`
    toutes           ///< each of `parmi`
};

/// A sentence in French, and in the other languages of the screens.
struct Phrase {
    std::string fr;
    std::string en;
    std::string ar;

    /// In that language (BCP 47), or in French.
    const std::string& in(std::string_view langue) const;
};

struct Condition {
    Phrase phrase;  ///< "Avoir 60 ans ou plus"
    Critere critere = Critere::a_verifier;
    std::vector<int> valeurs;      ///< years, a percentage, or values of the enumeration named
    std::vector<Condition> parmi;  ///< of une_de and toutes
};

enum class Portee { nationale, departementale };

struct Aide {
    std::string id;
    std::string nom;
    std::string nom_court;  ///< as `nom` when it is short already
    Phrase resume;
    Portee portee = Portee::nationale;
    Sujet sujet = Sujet::foyer;  ///< each adult, each child, or the foyer is looked at
    std::string fiche;           ///< of the pack, empty without one
    std::string source;
    std::string lien;
    std::string consulte;  ///< the day the source was read, "2026-11-22"
    std::string relu;      ///< "non", or when and by whom
    std::vector<Condition> conditions;
};

struct ConditionExaminee {
    const Condition* condition;
    Verdict verdict;
};

struct AideExaminee {
    const Aide* aide;
    Verdict verdict = Verdict::a_verifier;
    int rang = 0;  ///< the person for whom it goes best
    std::vector<ConditionExaminee> conditions;
};

/// Looks at each aide with the answers and what was estimated from them. An answer that is missing
/// leaves its conditions to be checked. The aides outlive what is returned.
std::vector<AideExaminee> examiner(const std::vector<Aide>& aides, const Reponses& reponses,
                                   const std::vector<Estimation>& estimations);

}  // namespace rules
