#include "kiosk/rules/aides.h"

#include <algorithm>

namespace rules {
namespace {

Verdict of(bool holds) {
    return holds ? Verdict::oui : Verdict::non;
}

/// The best of several ways: yes as soon as one is.
Verdict any(Verdict a, Verdict b) {
    if (a == Verdict::oui || b == Verdict::oui) return Verdict::oui;
    return a == Verdict::non ? b : a;
}

/// All of several conditions: no as soon as one is.
Verdict all(Verdict a, Verdict b) {
    if (a == Verdict::non || b == Verdict::non) return Verdict::non;
    return a == Verdict::oui ? b : a;
}

Verdict opposite(Verdict verdict) {
    if (verdict == Verdict::a_verifier) return verdict;
    return verdict == Verdict::oui ? Verdict::non : Verdict::oui;
}

class Examen {
  public:
    Examen(const Aide& aide, const Reponses& reponses, const std::vector<Estimation>& estimations)
        : aide_(aide), r_(reponses), estimations_(estimations) {}

    AideExaminee for_best_person() const {
        AideExaminee best{&aide_, Verdict::non, 0, {}};
        for (int i = 0; i < std::max(count(), 1); ++i) {
            auto one = for_person(i);
            const bool better = best.conditions.empty() || rank(one.verdict) > rank(best.verdict);
            if (better) best = std::move(one);
        }
        return best;
    }

  private:
    int count() const {
        if (aide_.sujet == Sujet::adulte) return r_.adultes();
        return aide_.sujet == Sujet::enfant ? r_.enfants() : 1;
    }

    static int rank(Verdict verdict) {
        return verdict == Verdict::oui ? 2 : verdict == Verdict::a_verifier ? 1 : 0;
    }

    AideExaminee for_person(int rang) const {
        AideExaminee examined{&aide_, Verdict::oui, rang, {}};
        for (const auto& condition : aide_.conditions) {
            const auto verdict = look(condition, rang);
            examined.conditions.push_back({&condition, verdict});
            examined.verdict = all(examined.verdict, verdict);
        }
        return examined;
    }

    Verdict look(const Condition& condition, int rang) const {
        const auto& values = condition.valeurs;
        switch (condition.critere) {
            case Critere::a_verifier:
                return Verdict::a_verifier;
            case Critere::une_de:
                return one_of(condition, rang);
            case Critere::toutes:
                return all_of(condition, rang);
            case Critere::age_min:
                return at_least(ages(birth(rang)), values.front());
            case Critere::age_max:
                return opposite(at_least(ages(birth(rang)), values.front() + 1));
            case Critere::enfant_age_max:
                return has_child_up_to(values.front());
            case Critere::estimation:
                return is_estimated(values);
            case Critere::enceinte:
                return ticked(Situation::enceinte);
            case Critere::handicap:
            case Critere::incapacite_min:
                return disability(values.empty() ? 0 : values.front(), rang);
            default:
                return of_choice(condition, rang);
        }
    }

    Verdict of_choice(const Condition& condition, int rang) const {
        const auto& values = condition.valeurs;
        switch (condition.critere) {
            case Critere::activite:
                return is_one_of(Question::activite, rang, values);
            case Critere::pas_activite:
                return opposite(is_one_of(Question::activite, rang, values));
            case Critere::occupation:
                return is_one_of(Question::occupation, 0, values);
            case Critere::seul:
                return is_one_of(Question::couple, 0, {static_cast<int>(Couple::seul)});
            case Critere::bourse:
                return scholarship(rang);
            case Critere::salarie:
                return has_salary(rang);
            default:
                return Verdict::a_verifier;
        }
    }

    Verdict one_of(const Condition& condition, int rang) const {
        auto verdict = Verdict::non;
        for (const auto& way : condition.parmi) verdict = any(verdict, look(way, rang));
        return verdict;
    }

    Verdict all_of(const Condition& condition, int rang) const {
        auto verdict = Verdict::oui;
        for (const auto& each : condition.parmi) verdict = all(verdict, look(each, rang));
        return verdict;
    }

    Verdict is_one_of(Question question, int rang, const std::vector<int>& values) const {
        const auto known = r_.choix(question, rang);
        if (!known) return Verdict::a_verifier;
        return of(std::find(values.begin(), values.end(), *known) != values.end());
    }

    const Naissance* birth(int rang) const {
        const bool of_child = aide_.sujet == Sujet::enfant;
        const auto* said = of_child ? r_.get(Question::enfants) : r_.get(Question::naissance, rang);
        const auto i = of_child ? static_cast<std::size_t>(rang) : 0;
        return said == nullptr || i >= said->naissances.size() ? nullptr : &said->naissances[i];
    }

    /// Completed years at the month asked for, as far as the birth tells; none before any birth.
    std::optional<Ages> ages(const Naissance* birth) const {
        if (birth == nullptr) return std::nullopt;
        return ages_revolus(*birth, r_.mois());
    }

    Verdict at_least(std::optional<Ages> ages, int years) const {
        if (!ages) return aide_.sujet == Sujet::enfant ? Verdict::non : Verdict::a_verifier;
        if (ages->min >= years) return Verdict::oui;
        return ages->max < years ? Verdict::non : Verdict::a_verifier;
    }

    Verdict has_child_up_to(int years) const {
        const auto* said = r_.get(Question::enfants);
        if (said == nullptr) return Verdict::a_verifier;
        auto verdict = Verdict::non;
        for (const auto& child : said->naissances) {
            const auto old = ages(&child);
            const bool surely = old->max <= years;
            const bool perhaps = old->min <= years;
            verdict = any(verdict, surely    ? Verdict::oui
                                   : perhaps ? Verdict::a_verifier
                                             : Verdict::non);
        }
        return verdict;
    }

    Verdict is_estimated(const std::vector<int>& values) const {
        auto verdict = Verdict::non;
        for (const auto& one : estimations_) {
            const auto i = static_cast<int>(one.prestation);
            if (std::find(values.begin(), values.end(), i) == values.end()) continue;
            verdict = any(verdict, one.verdict);
        }
        return verdict;
    }

    Verdict ticked(Situation box) const {
        const auto* said = r_.get(Question::situations);
        if (said == nullptr || !said->connue) return Verdict::a_verifier;
        return of(said->coche(static_cast<int>(box)));
    }

    Verdict disability(int percent, int rang) const {
        const bool of_child = aide_.sujet == Sujet::enfant;
        const auto gate = ticked(of_child ? Situation::handicap_enfant : Situation::handicap);
        if (gate == Verdict::non) return gate;
        const auto known =
            r_.choix(of_child ? Question::handicap_enfant : Question::incapacite, rang);
        if (!known) return Verdict::a_verifier;
        if (of_child) return of(*known > 0);
        const auto rate = static_cast<Incapacite>(*known);
        if (percent == 0) return of(rate != Incapacite::aucune);
        return of(rate == Incapacite::de_80 || (percent <= 50 && rate >= Incapacite::de_50_a_79));
    }

    Verdict scholarship(int rang) const {
        const auto studies =
            is_one_of(Question::activite, rang, {static_cast<int>(domain::Activite::etudiant)});
        if (studies != Verdict::oui) return studies;
        return is_one_of(Question::bourse, rang, {static_cast<int>(OuiNon::oui)});
    }

    Verdict has_salary(int rang) const {
        const auto* said = r_.get(Question::revenus, rang);
        if (said == nullptr || !said->connue) return Verdict::a_verifier;
        const auto& salary = said->montant(Ligne::salaire);
        if (!salary || salary->haut.is_zero() || salary->arrete) return Verdict::non;
        return salary->bas.is_zero() ? Verdict::a_verifier : Verdict::oui;
    }

    const Aide& aide_;
    const Reponses& r_;
    const std::vector<Estimation>& estimations_;
};

}  // namespace

const std::string& Phrase::in(std::string_view langue) const {
    if (langue == "en") return en;
    return langue == "ar" ? ar : fr;
}

std::vector<AideExaminee> examiner(const std::vector<Aide>& aides, const Reponses& reponses,
                                   const std::vector<Estimation>& estimations) {
    std::vector<AideExaminee> all;
    all.reserve(aides.size());
    for (const auto& aide : aides) {
        all.push_back(Examen{aide, reponses, estimations}.for_best_person());
    }
    return all;
}

}  // namespace rules
