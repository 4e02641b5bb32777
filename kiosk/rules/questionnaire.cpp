#include "kiosk/rules/questionnaire.h"

#include "kiosk/rules/exploration.h"

#include <algorithm>

namespace rules {
namespace {

using base::Exact;

constexpr int kAdultAge = 16;

bool is_minor(const Reponses& reponses) {
    const auto* born = reponses.get(Question::naissance);
    return born != nullptr && reponses.mois().year() - born->naissances.front().annee < kAdultAge;
}

std::vector<Estimation> nothing_known() {
    std::vector<Estimation> all(kPrestations);
    for (std::size_t i = 0; i < kPrestations; ++i) all[i].prestation = static_cast<Prestation>(i);
    return all;
}

Verdict verdict_of(const Etendue& etendue) {
    if (etendue.bas > Exact{}) return Verdict::oui;
    return etendue.haut.is_zero() ? Verdict::non : Verdict::a_verifier;
}

std::vector<Ecran> screens_that_matter(const Etendue& etendue, const Hypotheses& hypotheses) {
    std::vector<Ecran> all;
    for (std::size_t d = 0; d < etendue.compte.size(); ++d) {
        if (etendue.compte[d]) all.push_back(hypotheses.inconnues()[d].ecran);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

Estimation estimation_of(Prestation prestation, const Etendue& etendue,
                         const Hypotheses& hypotheses) {
    return {prestation, verdict_of(etendue), etendue.bas, etendue.haut,
            screens_that_matter(etendue, hypotheses)};
}

bool matters(Ecran ecran, const std::vector<Estimation>& estimations) {
    return std::any_of(estimations.begin(), estimations.end(), [&](const Estimation& one) {
        return std::find(one.inconnues.begin(), one.inconnues.end(), ecran) != one.inconnues.end();
    });
}

/// The questions without which nothing can be said: who lives in the foyer.
std::optional<Ecran> next_about_persons(const Reponses& reponses) {
    for (const auto& ecran : ecrans(reponses)) {
        const bool is_first = ecran.question == Question::naissance ||
                              ecran.question == Question::couple ||
                              ecran.question == Question::enfants;
        if (is_first && reponses.get(ecran) == nullptr) return ecran;
    }
    return std::nullopt;
}

std::vector<Ecran> unanswered(const Reponses& reponses) {
    auto all = ecrans(reponses);
    std::erase_if(all, [&](const Ecran& ecran) { return reponses.get(ecran) != nullptr; });
    return all;
}

void find_next(Bilan& bilan, const std::vector<Ecran>& restants) {
    bilan.fin = restants.empty() ? Fin::tout_est_dit : Fin::rien_ne_change;
    const auto next = std::find_if(restants.begin(), restants.end(), [&](const Ecran& ecran) {
        return matters(ecran, bilan.estimations);
    });
    if (next == restants.end()) return;
    bilan.fin = Fin::pas_encore;
    bilan.ecran = *next;
}

void say(Bilan& bilan, const Exploration& explored, const Hypotheses& hypotheses) {
    for (std::size_t i = 0; i < kPrestations; ++i) {
        bilan.estimations[i] =
            estimation_of(static_cast<Prestation>(i), explored.etendues[i], hypotheses);
    }
}

/// How far a change is: in euros a month, a year of age being as far as a hundred of them.
int distance(const Bascule& bascule) {
    constexpr int kYear = 100;
    return bascule.levier == Levier::annees_en_plus ? bascule.ecart * kYear : bascule.ecart;
}

/// A foyer of the answers for which the benefit is due, when there is one.
Point told(const Etendue& etendue) {
    return etendue.haut > Exact{} ? etendue.plus_haut : etendue.plus_bas;
}

}  // namespace

Bilan bilan(const Reponses& reponses, const Parametres& parametres, Lecture lecture) {
    Bilan bilan{Fin::pas_encore, std::nullopt, nothing_known()};
    if (is_minor(reponses)) {
        bilan.fin = Fin::mineur;
        return bilan;
    }
    bilan.ecran = next_about_persons(reponses);
    if (bilan.ecran) return bilan;

    const Hypotheses hypotheses{reponses};
    const auto restants = unanswered(reponses);
    if (!restants.empty()) {
        const auto seen = survoler(hypotheses, parametres, lecture, restants);
        if (seen.suivant) {
            bilan.ecran = seen.suivant;
            say(bilan, seen.vu, hypotheses);
            return bilan;
        }
    }
    const auto explored = explorer(hypotheses, parametres, lecture);
    if (!explored.possible) {
        bilan.fin = Fin::foyer_impossible;
        return bilan;
    }
    say(bilan, explored, hypotheses);
    find_next(bilan, restants);
    return bilan;
}

Result<Detail> detailler(const Reponses& reponses, Prestation prestation,
                         const Parametres& parametres, Lecture lecture) {
    if (!reponses.is_foyer_known()) {
        return fail(ErrorCode::invalid_input, "who lives in the foyer is not known");
    }
    const Hypotheses hypotheses{reponses};
    const auto explored = explorer(hypotheses, parametres, lecture);
    if (!explored.possible) return fail(ErrorCode::invalid_input, "the foyer cannot be");
    const auto i = static_cast<std::size_t>(prestation);
    const auto foyer = hypotheses.foyer(told(explored.etendues[i]));

    Trace trace;
    const auto results = simuler(foyer, parametres, lecture, &trace);
    if (!results) return results.error();
    const auto changes = bascules(foyer, parametres, lecture);
    if (!changes) return changes.error();
    Detail detail{expliquer(*results, trace)[i],
                  {},
                  parametres.scale_date(prestation, reponses.mois(), lecture),
                  parametres.is_provisional(prestation, reponses.mois())};
    std::copy_if(changes->begin(), changes->end(), std::back_inserter(detail.bascules),
                 [&](const Bascule& one) { return one.prestation == prestation; });
    std::stable_sort(detail.bascules.begin(), detail.bascules.end(),
                     [](const Bascule& a, const Bascule& b) { return distance(a) < distance(b); });
    return detail;
}

Exact environ(Exact amount) {
    constexpr int kStep = 10;
    const auto ten = Exact{kStep}.in_billionths();
    return Exact::billionths(amount.in_billionths() / ten * ten);
}

Exact environ_au_plus(Exact amount) {
    constexpr int kStep = 10;
    const auto floored = environ(amount);
    return floored == amount ? amount : floored + Exact{kStep};
}

}  // namespace rules
