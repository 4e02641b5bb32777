#include "kiosk/rules/bascule.h"

#include <algorithm>
#include <array>

namespace rules {
namespace {

using base::Exact;
using domain::Foyer;

class Search {
  public:
    Search(const Foyer& foyer, const Parametres& parametres, Lecture lecture,
           const Resultats& before)
        : foyer_(foyer), parametres_(parametres), lecture_(lecture), before_(before) {}

    /// Walks a lever by large steps, and closes in on each answer that turns between two of them.
    void walk(const Course& course) {
        auto left = course.prestations;
        for (int ecart = course.step; left != 0 && ecart <= course.most; ecart += course.step) {
            const auto after = ask(course, ecart);
            if (!after) return;
            for (std::size_t i = 0; i < kPrestations; ++i) {
                const auto prestation = static_cast<Prestation>(i);
                if ((left >> i & 1U) == 0 || !turns(*after, prestation)) continue;
                left &= ~(1U << i);
                const int smallest = close_in(course, prestation, ecart);
                found_.push_back({prestation, course.levier, course.adulte, smallest,
                                  !is_due(before_, prestation)});
            }
        }
    }

    std::vector<Bascule> take() { return std::move(found_); }

  private:
    bool turns(const Resultats& after, Prestation prestation) const {
        return is_due(after, prestation) != is_due(before_, prestation);
    }

    /// Between the last step that did not turn the answer and the one that did; a turn that is made
    /// once is as large as it is.
    int close_in(const Course& course, Prestation prestation, int turning) const {
        int still = course.step == course.most ? turning - 1 : turning - course.step;
        while (turning - still > 1) {
            const int middle = still + (turning - still) / 2;
            const auto after = ask(course, middle);
            (after && turns(*after, prestation) ? turning : still) = middle;
        }
        return turning;
    }

    std::optional<Resultats> ask(const Course& course, int ecart) const {
        const Bascule change{Prestation::rsa, course.levier, course.adulte, ecart, false};
        auto after = simuler(with_change(foyer_, change), parametres_, lecture_);
        if (!after) return std::nullopt;
        return *after;
    }

    const Foyer& foyer_;
    const Parametres& parametres_;
    Lecture lecture_;
    const Resultats& before_;
    std::vector<Bascule> found_;
};

bool is_money(Unite unite) {
    return unite == Unite::euros_par_mois || unite == Unite::euros_par_an;
}

bool is_of_age(const Etape& raison) {
    return raison.mesure.unite == Unite::ans || raison.mesure.unite == Unite::mois;
}

/// Another benefit is paid in its place, or a better one: nothing lacks.
bool is_replaced(const Etape& raison) {
    constexpr std::array<std::string_view, 5> kReplaced{
        "pas déjà couvert sans participation", "pas d'allocation de base de la PAJE",
        "pas encore l'âge de l'ASPA", "le conjoint ne relève pas de l'ASPA",
        "pas d'allocation aux adultes handicapés"};
    return std::find(kReplaced.begin(), kReplaced.end(), raison.libelle) != kReplaced.end();
}

/// Whether the change is of what the refusal is about: it is then told before nearer ones.
bool answers(const Bascule& bascule, const Etape& raison) {
    const auto levier = bascule.levier;
    if (is_money(raison.mesure.unite)) {
        const bool above = raison.mesure.valeur >= raison.mesure.limite;
        return levier == (above ? Levier::ressources_en_moins : Levier::salaire_en_plus);
    }
    if (is_of_age(raison)) {
        return levier == Levier::annees_en_plus || levier == Levier::annees_en_moins;
    }
    return levier == Levier::salaire_en_plus && raison.prestation == Prestation::prime_activite;
}

/// Nobody grows younger: told of a refusal because of age alone.
bool may_be_told(const Bascule& bascule, const Etape& raison) {
    return bascule.levier != Levier::annees_en_moins || is_of_age(raison);
}

/// The best of one benefit that makes it due; null when there is none.
const Bascule* nearest(const std::vector<Bascule>& all, const Etape& raison) {
    const Bascule* best = nullptr;
    const auto rank = [&](const Bascule& one) {
        return std::pair{!answers(one, raison), distance(one)};
    };
    for (const auto& one : all) {
        const bool helps =
            one.prestation == raison.prestation && one.due_ensuite && may_be_told(one, raison);
        if (helps && (best == nullptr || rank(one) < rank(*best))) best = &one;
    }
    return best;
}

/// A situation the benefit is made for, or the years that lack: worth making first, another change
/// completing it.
std::vector<Bascule> first_steps(const Foyer& foyer, const Etape& raison, const Bareme& bareme) {
    std::vector<Bascule> all;
    const auto prestation = raison.prestation;
    const auto years = raison.mesure.limite - raison.mesure.valeur;
    if (raison.mesure.unite == Unite::ans && years > Exact{}) {
        const int whole = static_cast<int>(years.in_billionths() / Exact::kUnit);
        all.push_back(
            {prestation, Levier::annees_en_plus, std::max(raison.adulte, 0), whole, true});
    }
    for (const auto& course : courses(foyer, bareme)) {
        const bool is_made_for =
            course.prestations != kEveryPrestation &&
            (course.prestations >> static_cast<unsigned>(prestation) & 1U) != 0;
        for (int n = course.step; is_made_for && n <= course.most; n += course.step) {
            all.push_back({prestation, course.levier, course.adulte, n, true});
        }
    }
    return all;
}

}  // namespace

bool is_due(const Resultats& results, Prestation prestation) {
    return amount_of(results, prestation) > Exact{};
}

int distance(const Bascule& bascule) {
    constexpr int kYear = 100;
    constexpr int kSituation = 250;
    if (is_money(bascule.levier)) return bascule.ecart;
    switch (bascule.levier) {
        case Levier::annees_en_plus:
        case Levier::titre_en_plus:
            return bascule.ecart * kYear;
        case Levier::annees_en_moins:
            return bascule.ecart * kYear + kSituation * kYear;  // nobody grows younger
        default:
            return kSituation;
    }
}

Result<std::vector<Bascule>> bascules(const Foyer& foyer, const Parametres& parametres,
                                      Lecture lecture, std::optional<Prestation> only) {
    const auto before = simuler(foyer, parametres, lecture);
    if (!before) return before.error();
    Search search{foyer, parametres, lecture, *before};
    for (auto course : courses(foyer, parametres.on(foyer.mois, lecture))) {
        if (only) course.prestations &= 1U << static_cast<unsigned>(*only);
        search.walk(course);
    }
    auto found = search.take();
    std::stable_sort(found.begin(), found.end(), [](const Bascule& a, const Bascule& b) {
        return std::pair{a.prestation, distance(a)} < std::pair{b.prestation, distance(b)};
    });
    return found;
}

Ecart ecart(const Foyer& foyer, const Etape& raison, const std::vector<Bascule>& alone,
            const Parametres& parametres, Lecture lecture) {
    if (is_replaced(raison)) return {};
    if (const auto* one = nearest(alone, raison)) return {*one};
    Ecart best;
    const auto far = [](const Ecart& both) { return distance(both[0]) + distance(both[1]); };
    for (const auto& first : first_steps(foyer, raison, parametres.on(foyer.mois, lecture))) {
        const auto then =
            bascules(with_change(foyer, first), parametres, lecture, raison.prestation);
        const auto* second = then ? nearest(*then, raison) : nullptr;
        if (second == nullptr || second->levier == first.levier) continue;
        const Ecart both{first, *second};
        if (best.empty() || far(both) < far(best)) best = both;
    }
    return best;
}

Foyer with_changes(const Foyer& foyer, const Ecart& ecart) {
    auto changed = foyer;
    for (const auto& one : ecart) changed = with_change(changed, one);
    return changed;
}

}  // namespace rules
