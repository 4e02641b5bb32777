#include "kiosk/rules/exploration.h"

#include "kiosk/rules/simulation.h"

#include <algorithm>

namespace rules {
namespace {

using base::Exact;

using Valeurs = std::array<Exact, kPrestations>;

/// Foyers looked at when every one of them is; and at most, when there are more.
constexpr std::size_t kAll = 400;
constexpr std::size_t kBudget = 1200;
constexpr int kSpread = 48;
constexpr int kRounds = 3;

/// A preference for a field of an adult: where the benefit is at its best.
struct Preference {
    Prestation prestation;
    ChampAdulte champ;
    int valeur;
};
constexpr int kActif = static_cast<int>(domain::Activite::actif);
constexpr int kChomeur = static_cast<int>(domain::Activite::chomeur);
constexpr int kInactif = static_cast<int>(domain::Activite::inactif);
constexpr auto kSalaire = ChampAdulte::lignes;
constexpr auto kInvalidite = static_cast<ChampAdulte>(static_cast<int>(ChampAdulte::lignes) + 3);
constexpr std::array<Preference, 14> kPreferences{{
    {Prestation::rsa, ChampAdulte::deux_ans, 1},
    {Prestation::rsa, ChampAdulte::activite, kInactif},
    {Prestation::prime_activite, ChampAdulte::activite, kActif},
    {Prestation::prime_activite, kSalaire, 1350},
    {Prestation::aah, ChampAdulte::incapacite, static_cast<int>(Incapacite::de_80)},
    {Prestation::mva, ChampAdulte::incapacite, static_cast<int>(Incapacite::de_80)},
    {Prestation::asi, kInvalidite, 1},
    {Prestation::aspa, ChampAdulte::inapte, 1},
    {Prestation::aspa, ChampAdulte::incapacite, static_cast<int>(Incapacite::de_80)},
    {Prestation::ass, ChampAdulte::activite, kChomeur},
    {Prestation::ass, ChampAdulte::dix_ans, 1},
    {Prestation::css_participation, kSalaire, 1050},
    {Prestation::css_participation, ChampAdulte::activite, kActif},
    {Prestation::aide_logement, ChampAdulte::activite, kInactif},
}};

class Recherche {
  public:
    Recherche(const Hypotheses& hypotheses, const Parametres& parametres, Lecture lecture)
        : h_(hypotheses), parametres_(parametres), lecture_(lecture) {
        for (auto& etendue : found_.etendues) etendue.compte.assign(unknowns().size(), false);
    }

    Exploration run() {
        if (count() <= kAll) {
            look_at_all();
        } else {
            look_around();
        }
        return std::move(found_);
    }

  private:
    const std::vector<Inconnue>& unknowns() const { return h_.inconnues(); }

    std::size_t count() const {
        std::size_t product = 1;
        for (const auto& one : unknowns()) {
            product *= one.valeurs.size();
            if (product > kAll) break;
        }
        return product;
    }

    /// Asks the rules, and keeps the answers that are the lowest or the highest so far.
    std::optional<Valeurs> ask(const Point& point) {
        ++asked_;
        const auto results = simuler(h_.foyer(point), parametres_, lecture_);
        if (!results) return std::nullopt;
        Valeurs values;
        for (std::size_t i = 0; i < kPrestations; ++i) {
            values[i] = amount_of(*results, static_cast<Prestation>(i));
            keep(found_.etendues[i], values[i], point);
        }
        found_.possible = true;
        return values;
    }

    void keep(Etendue& etendue, Exact value, const Point& point) const {
        if (!found_.possible || value < etendue.bas) {
            etendue.bas = value;
            etendue.plus_bas = point;
        }
        if (!found_.possible || value > etendue.haut) {
            etendue.haut = value;
            etendue.plus_haut = point;
        }
    }

    void note_difference(std::size_t unknown, const Valeurs& a, const Valeurs& b) {
        for (std::size_t i = 0; i < kPrestations; ++i) {
            if (a[i] != b[i]) found_.etendues[i].compte[unknown] = true;
        }
    }

    void look_at_all() {
        Point point(unknowns().size(), 0);
        std::vector<std::optional<Valeurs>> all;
        do {
            all.push_back(ask(point));
        } while (next(point));
        std::size_t step = 1;
        for (std::size_t d = 0; d < unknowns().size(); ++d) {
            const auto size = unknowns()[d].valeurs.size();
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (i / step % size == 0 || !all[i] || !all[i - step]) continue;
                note_difference(d, *all[i], *all[i - step]);
            }
            step *= size;
        }
    }

    /// The following point, the first unknown turning fastest; false after the last.
    bool next(Point& point) const {
        for (std::size_t d = 0; d < point.size(); ++d) {
            if (++point[d] < unknowns()[d].valeurs.size()) return true;
            point[d] = 0;
        }
        return false;
    }

    void look_around() {
        const Point lowest(unknowns().size(), 0);
        for (std::size_t i = 0; i < kPrestations; ++i) ask(favourable(static_cast<Prestation>(i)));
        ask(lowest);
        ask(highest());
        for (int i = 0; i < kSpread; ++i) ask(random_point());
        for (int round = 0; round < kRounds && asked_ < kBudget; ++round) sweep_from_extremes();
    }

    void sweep_from_extremes() {
        std::vector<Point> starts;
        for (const auto& etendue : found_.etendues) {
            starts.push_back(etendue.plus_haut);
            starts.push_back(etendue.plus_bas);
        }
        std::sort(starts.begin(), starts.end());
        starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
        for (const auto& start : starts) {
            if (asked_ >= kBudget) return;
            if (std::find(swept_.begin(), swept_.end(), start) == swept_.end()) sweep(start);
        }
    }

    /// Turns each unknown alone, from `start`.
    void sweep(const Point& start) {
        if (start.empty()) return;
        swept_.push_back(start);
        const auto from = ask(start);
        if (!from) return;
        auto point = start;
        for (std::size_t d = 0; d < point.size(); ++d) {
            for (std::size_t v = 0; v < unknowns()[d].valeurs.size(); ++v) {
                if (v == start[d]) continue;
                point[d] = static_cast<std::uint16_t>(v);
                if (const auto turned = ask(point)) note_difference(d, *from, *turned);
            }
            point[d] = start[d];
        }
    }

    Point highest() const {
        Point point;
        for (const auto& one : unknowns()) {
            point.push_back(static_cast<std::uint16_t>(one.valeurs.size() - 1));
        }
        return point;
    }

    /// Every unknown at its first value but those the benefit prefers otherwise.
    Point favourable(Prestation prestation) const {
        Point point(unknowns().size(), 0);
        for (std::size_t d = 0; d < point.size(); ++d) {
            const auto& one = unknowns()[d];
            for (const auto& wish : kPreferences) {
                if (wish.prestation != prestation) continue;
                if (!h_.is_adult_field(one.champ, wish.champ)) continue;
                point[d] = nearest(one.valeurs, Exact{wish.valeur});
            }
            const bool opens = h_.is_foyer_opening(one.champ);
            if (opens) point[d] = static_cast<std::uint16_t>(one.valeurs.size() - 1);
        }
        return point;
    }

    static std::uint16_t nearest(const std::vector<Exact>& values, Exact wished) {
        const auto far = [&](Exact v) { return v > wished ? v - wished : wished - v; };
        const auto best = std::min_element(values.begin(), values.end(),
                                           [&](Exact a, Exact b) { return far(a) < far(b); });
        return static_cast<std::uint16_t>(best - values.begin());
    }

    Point random_point() {
        Point point;
        for (const auto& one : unknowns()) {
            point.push_back(static_cast<std::uint16_t>(random() % one.valeurs.size()));
        }
        return point;
    }

    /// The same suite at each run: two looks at the same answers say the same.
    std::uint64_t random() {
        random_ ^= random_ << 13U;
        random_ ^= random_ >> 7U;
        random_ ^= random_ << 17U;
        return random_;
    }

    const Hypotheses& h_;
    const Parametres& parametres_;
    Lecture lecture_;
    Exploration found_;
    std::vector<Point> swept_;
    std::size_t asked_ = 0;
    std::uint64_t random_ = 0x9E3779B97F4A7C15U;
};

}  // namespace

Exploration explorer(const Hypotheses& hypotheses, const Parametres& parametres, Lecture lecture) {
    return Recherche{hypotheses, parametres, lecture}.run();
}

}  // namespace rules
