#include "kiosk/rules/questionnaire.h"

#include "kiosk/rules/exploration.h"

#include <algorithm>

namespace rules {
namespace {

using base::Exact;

constexpr int kAdultAge = 16;

bool is_minor(const Reponses& reponses) {
    const auto* born = reponses.get(Question::naissance);
    if (born == nullptr) return false;
    return ages_dans_l_annee(born->naissances.front(), reponses.mois()).max < kAdultAge;
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

/// What of a benefit makes a screen worth asking.
const std::vector<bool>& worth(const Etendue& one, Ecran ecran, Finesse finesse) {
    if (!is_month(ecran.question)) return one.compte;
    return finesse == Finesse::montants ? one.se_voit : one.tranche;
}

/// Whether an answer to the screen could change one; a month of birth, what is shown of one.
bool matters(Ecran ecran, const Exploration& explored, const Hypotheses& hypotheses,
             Finesse finesse) {
    const auto& unknowns = hypotheses.inconnues();
    return std::any_of(explored.etendues.begin(), explored.etendues.end(), [&](const Etendue& one) {
        const auto& counts = worth(one, ecran, finesse);
        for (std::size_t d = 0; d < counts.size(); ++d) {
            if (counts[d] && unknowns[d].ecran == ecran) return true;
        }
        return false;
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

std::vector<Ecran> without_months(std::vector<Ecran> restants) {
    std::erase_if(restants, [](const Ecran& ecran) { return is_month(ecran.question); });
    return restants;
}

/// What somebody does says which money to ask for: it is asked in its turn, as soon as something
/// after it is worth asking.
Ecran in_turn(const std::vector<Ecran>& restants, Ecran wanted) {
    const auto next = std::find_if(restants.begin(), restants.end(), [&](const Ecran& ecran) {
        return ecran == wanted || ecran.question == Question::activite;
    });
    return next == restants.end() ? wanted : *next;
}

void find_next(Bilan& bilan, const std::vector<Ecran>& restants, const Exploration& explored,
               const Hypotheses& hypotheses, Finesse finesse) {
    bilan.fin = restants.empty() ? Fin::tout_est_dit : Fin::rien_ne_change;
    const auto next = std::find_if(restants.begin(), restants.end(), [&](const Ecran& ecran) {
        return matters(ecran, explored, hypotheses, finesse);
    });
    if (next == restants.end()) return;
    bilan.fin = Fin::pas_encore;
    bilan.ecran = in_turn(restants, *next);
}

void say(Bilan& bilan, const Exploration& explored, const Hypotheses& hypotheses) {
    for (std::size_t i = 0; i < kPrestations; ++i) {
        bilan.estimations[i] =
            estimation_of(static_cast<Prestation>(i), explored.etendues[i], hypotheses);
    }
    bilan.sante_sure = explored.sante_sure;
}

/// A foyer of the answers for which the benefit is due, when there is one.
Point told(const Etendue& etendue) {
    return etendue.haut > Exact{} ? etendue.plus_haut : etendue.plus_bas;
}

/// Every amount in the middle of what it may be: of a refusal, the gap of a likely foyer.
Point middle(const Etendue& etendue, const Hypotheses& hypotheses) {
    auto point = etendue.plus_bas;
    for (std::size_t d = 0; d < point.size(); ++d) {
        const auto& one = hypotheses.inconnues()[d];
        if (one.est_montant) point[d] = one.valeurs[one.valeurs.size() / 2];
    }
    return point;
}

bool has_bands(const Hypotheses& hypotheses) {
    const auto& all = hypotheses.inconnues();
    return std::any_of(all.begin(), all.end(), [](const auto& one) { return one.est_montant; });
}

/// The foyer that a benefit is explained on.
domain::Foyer explained(const Etendue& etendue, const Hypotheses& hypotheses) {
    if (etendue.haut > Exact{}) return hypotheses.foyer(told(etendue));
    auto foyer = hypotheses.foyer(middle(etendue, hypotheses));
    return domain::check(foyer) ? foyer : hypotheses.foyer(told(etendue));
}

/// A gap said to the ten above turns the answer too; where it would not, it is said as it is.
bool turns_when_rounded(const domain::Foyer& foyer, const Explication& one,
                        const Parametres& parametres, Lecture lecture) {
    auto rounded = one.ecart;
    for (auto& change : rounded) {
        if (is_money(change.levier)) change.ecart = euros_dits(change.ecart, true);
    }
    const auto after = simuler(with_changes(foyer, rounded), parametres, lecture);
    return after && is_due(*after, one.prestation);
}

struct Explored {
    Hypotheses hypotheses;
    Exploration found;
};

Result<Explored> explore_known(const Reponses& reponses, const Parametres& parametres,
                               Lecture lecture) {
    if (!reponses.is_foyer_known()) {
        return fail(ErrorCode::invalid_input, "who lives in the foyer is not known");
    }
    Explored explored{Hypotheses{reponses}, {}};
    explored.found = explorer(explored.hypotheses, parametres, lecture);
    if (!explored.found.possible) return fail(ErrorCode::invalid_input, "the foyer cannot be");
    return explored;
}

Result<Explication> explain(const domain::Foyer& foyer, Prestation prestation,
                            const Parametres& parametres, Lecture lecture) {
    Trace trace;
    const auto results = simuler(foyer, parametres, lecture, &trace);
    if (!results) return results.error();
    auto all = expliquer({foyer, *results, trace}, parametres.on(foyer.mois, lecture));
    return std::move(all[static_cast<std::size_t>(prestation)]);
}

/// The year of birth of each child is known, and no month is left to ask.
bool are_ages_sure(const Reponses& reponses) {
    for (int i = 0; i < reponses.enfants(); ++i) {
        const auto& births = reponses.get(Question::enfants)->naissances;
        if (!births[static_cast<std::size_t>(i)].has_year()) return false;
        const bool lacks_month = applies({Question::mois_enfants, i}, reponses);
        if (lacks_month && !reponses.choix(Question::mois_enfants, i)) return false;
    }
    return true;
}

}  // namespace

Bilan bilan(const Reponses& reponses, const Parametres& parametres, Lecture lecture,
            Finesse finesse) {
    Bilan bilan{Fin::pas_encore, std::nullopt, nothing_known()};
    if (is_minor(reponses)) {
        bilan.fin = Fin::mineur;
        return bilan;
    }
    bilan.ecran = next_about_persons(reponses);
    if (bilan.ecran) return bilan;

    const Hypotheses hypotheses{reponses};
    const auto restants = unanswered(reponses);
    if (const auto first = without_months(restants); !first.empty()) {
        const auto seen = survoler(hypotheses, parametres, lecture, first);
        if (seen.suivant) {
            bilan.ecran = in_turn(restants, *seen.suivant);
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
    find_next(bilan, restants, explored, hypotheses, finesse);
    return bilan;
}

Result<Detail> detailler(const Reponses& reponses, Prestation prestation,
                         const Parametres& parametres, Lecture lecture) {
    const auto explored = explore_known(reponses, parametres, lecture);
    if (!explored) return explored.error();
    const auto& [hypotheses, found] = *explored;
    const auto& etendue = found.etendues[static_cast<std::size_t>(prestation)];
    const auto foyer = explained(etendue, hypotheses);
    auto one = explain(foyer, prestation, parametres, lecture);
    if (!one) return one.error();
    auto changes = bascules(foyer, parametres, lecture, prestation);
    if (!changes) return changes.error();
    one->certaine = verdict_of(etendue) != Verdict::a_verifier;
    one->ages_surs = are_ages_sure(reponses);
    if (one->raison) one->ecart = ecart(foyer, *one->raison, *changes, parametres, lecture);
    one->a_peu_pres = has_bands(hypotheses) && turns_when_rounded(foyer, *one, parametres, lecture);
    return Detail{*std::move(one), *std::move(changes),
                  parametres.scale_date(prestation, reponses.mois(), lecture),
                  parametres.is_provisional(prestation, reponses.mois())};
}

Result<std::vector<Explication>> refus(const Reponses& reponses, const Parametres& parametres,
                                       Lecture lecture) {
    const auto explored = explore_known(reponses, parametres, lecture);
    if (!explored) return explored.error();
    std::vector<Explication> all;
    for (std::size_t i = 0; i < kPrestations; ++i) {
        const auto& etendue = explored->found.etendues[i];
        if (verdict_of(etendue) != Verdict::non) continue;
        const auto foyer = explained(etendue, explored->hypotheses);
        auto one = explain(foyer, static_cast<Prestation>(i), parametres, lecture);
        if (!one) return one.error();
        all.push_back(*std::move(one));
    }
    return all;
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
