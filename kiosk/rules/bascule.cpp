#include "kiosk/rules/bascule.h"

#include <algorithm>
#include <optional>

namespace rules {
namespace {

using base::Exact;
using domain::Foyer;
using domain::Personne;
using domain::Serie;

constexpr int kMostEuros = 3000;
constexpr int kEuroStep = 50;
constexpr int kMostYears = 20;

struct Levers {
    Levier levier;
    int adulte;
    int most;
    int step;
};

Serie moved(const Serie& serie, Exact by) {
    auto amounts = serie.amounts();
    for (auto& amount : amounts) amount = base::not_negative(amount + by);
    return Serie{amounts};
}

/// The income of a person that weighs most over the year.
Serie& largest_income(Personne& p) {
    const std::array<Serie*, 5> all{&p.salaire_net, &p.chomage, &p.retraite, &p.pension_invalidite,
                                    &p.pension_alimentaire};
    return **std::max_element(all.begin(), all.end(), [](const Serie* a, const Serie* b) {
        return a->sum(-12, 0) < b->sum(-12, 0);
    });
}

std::vector<Levers> levers(const Foyer& foyer) {
    std::vector<Levers> all;
    for (int i = 0; i < static_cast<int>(foyer.adultes.size()); ++i) {
        all.push_back({Levier::salaire_en_plus, i, kMostEuros, kEuroStep});
        all.push_back({Levier::ressources_en_moins, i, kMostEuros, kEuroStep});
        all.push_back({Levier::annees_en_plus, i, kMostYears, 1});
    }
    if (foyer.logement.loyer > Exact{}) {
        all.push_back({Levier::loyer_en_plus, 0, kMostEuros, kEuroStep});
        all.push_back({Levier::loyer_en_moins, 0, kMostEuros, kEuroStep});
    }
    return all;
}

class Search {
  public:
    Search(const Foyer& foyer, const Parametres& parametres, Lecture lecture,
           const Resultats& before)
        : foyer_(foyer), parametres_(parametres), lecture_(lecture), before_(before) {}

    /// Walks a lever by large steps, and closes in on each answer that turns between two of them.
    void walk(const Levers& lever) {
        std::array<bool, kPrestations> found{};
        for (int ecart = lever.step; ecart <= lever.most; ecart += lever.step) {
            const auto after = ask(lever, ecart);
            if (!after) return;
            for (std::size_t i = 0; i < kPrestations; ++i) {
                const auto prestation = static_cast<Prestation>(i);
                if (found[i] || !turns(*after, prestation)) continue;
                found[i] = true;
                const int smallest = close_in(lever, prestation, ecart);
                found_.push_back({prestation, lever.levier, lever.adulte, smallest,
                                  !is_due(before_, prestation)});
            }
        }
    }

    std::vector<Bascule> take() { return std::move(found_); }

  private:
    bool turns(const Resultats& after, Prestation prestation) const {
        return is_due(after, prestation) != is_due(before_, prestation);
    }

    /// Between the last step that did not turn the answer and the one that did.
    int close_in(const Levers& lever, Prestation prestation, int turning) const {
        int still = turning - lever.step;
        while (turning - still > 1) {
            const int middle = still + (turning - still) / 2;
            const auto after = ask(lever, middle);
            (after && turns(*after, prestation) ? turning : still) = middle;
        }
        return turning;
    }

    std::optional<Resultats> ask(const Levers& lever, int ecart) const {
        const Bascule change{Prestation::rsa, lever.levier, lever.adulte, ecart, false};
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

}  // namespace

bool is_due(const Resultats& results, Prestation prestation) {
    return amount_of(results, prestation) > Exact{};
}

Foyer with_change(const Foyer& foyer, const Bascule& bascule) {
    auto changed = foyer;
    auto& adulte = changed.adultes.at(static_cast<std::size_t>(bascule.adulte));
    auto& loyer = changed.logement.loyer;
    switch (bascule.levier) {
        case Levier::salaire_en_plus:
            adulte.salaire_net = moved(adulte.salaire_net, Exact{bascule.ecart});
            break;
        case Levier::ressources_en_moins: {
            auto& income = largest_income(adulte);
            income = moved(income, -Exact{bascule.ecart});
            break;
        }
        case Levier::annees_en_plus:
            adulte.naissance -= std::chrono::years{bascule.ecart};
            if (!adulte.naissance.ok()) {  // 29 February
                adulte.naissance =
                    adulte.naissance.year() / adulte.naissance.month() / std::chrono::day{28};
            }
            break;
        case Levier::loyer_en_plus:
            loyer += Exact{bascule.ecart};
            break;
        case Levier::loyer_en_moins:
            loyer = base::not_negative(loyer - Exact{bascule.ecart});
            break;
    }
    return changed;
}

Result<std::vector<Bascule>> bascules(const Foyer& foyer, const Parametres& parametres,
                                      Lecture lecture) {
    const auto before = simuler(foyer, parametres, lecture);
    if (!before) return before.error();
    Search search{foyer, parametres, lecture, *before};
    for (const auto& lever : levers(foyer)) search.walk(lever);
    return search.take();
}

}  // namespace rules
