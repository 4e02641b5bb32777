#include "kiosk/rules/exploration.h"

#include "kiosk/rules/sante_solidaire.h"
#include "kiosk/rules/simulation.h"

#include <algorithm>

namespace rules {
namespace {

using base::Exact;

using Valeurs = std::array<Exact, kPrestations>;

/// Foyers looked at when every one of them is; and at most, when there are more.
constexpr std::size_t kAll = 400;
constexpr std::size_t kBudget = 4000;
constexpr int kSpread = 96;
/// Foyers more for each birth tried, of somebody of whom only an age is known.
constexpr std::size_t kForBirth = 40;
/// Foyers more, around each end of each benefit.
constexpr std::size_t kRefined = 150;
constexpr int kHalvings = 6;
/// Foyers that a quick look may turn, in all and for one screen.
constexpr std::size_t kQuick = 2000;
constexpr std::size_t kQuickOfScreen = 250;
/// From that many unknowns that matter, the ends found are moved out by a share of the width.
constexpr int kMany = 3;
constexpr int kMargin = 20;
constexpr auto kGratuite = static_cast<std::size_t>(Prestation::css_gratuite);

/// A preference for a field of an adult: where the benefit is at its best.
struct Preference {
    Prestation prestation;
    ChampAdulte champ;
    int valeur;
};
/// The same for a field of the foyer.
struct PreferenceFoyer {
    Prestation prestation;
    ChampFoyer champ;
    int valeur;
};
constexpr int kLocataire = static_cast<int>(domain::Occupation::locataire_vide);
constexpr std::array<PreferenceFoyer, 5> kPreferencesFoyer{{
    {Prestation::aide_logement, ChampFoyer::occupation, kLocataire},
    {Prestation::aide_logement, ChampFoyer::loyer, 450},
    {Prestation::mva, ChampFoyer::occupation, kLocataire},
    {Prestation::mva, ChampFoyer::loyer, 450},
    {Prestation::cheque_energie, ChampFoyer::occupation, kLocataire},
}};
constexpr int kActif = static_cast<int>(domain::Activite::actif);
constexpr int kChomeur = static_cast<int>(domain::Activite::chomeur);
constexpr int kInactif = static_cast<int>(domain::Activite::inactif);
constexpr auto kSalaire = ChampAdulte::lignes;
constexpr auto kInvalidite = static_cast<ChampAdulte>(static_cast<int>(ChampAdulte::lignes) + 3);
/// An age at which no minimum of the old is due, and every other one may be.
constexpr int kGrown = base::Month{1985, 1} - base::Month{};
constexpr std::array<Preference, 17> kPreferences{{
    {Prestation::rsa, ChampAdulte::naissance, kGrown},
    {Prestation::aah, ChampAdulte::naissance, kGrown},
    {Prestation::ass, ChampAdulte::naissance, kGrown},
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

/// A yes for a no, or ten euros: what the results show.
bool is_seen(Exact a, Exact b) {
    constexpr int kShown = 10;
    const auto far = a > b ? a - b : b - a;
    return a.is_zero() != b.is_zero() || far >= Exact{kShown};
}

class Recherche {
  public:
    Recherche(const Hypotheses& hypotheses, const Parametres& parametres, Lecture lecture)
        : h_(hypotheses), parametres_(parametres), lecture_(lecture) {
        for (auto& etendue : found_.etendues) {
            etendue.compte.assign(unknowns().size(), false);
            etendue.se_voit.assign(unknowns().size(), false);
            etendue.tranche.assign(unknowns().size(), false);
        }
        for (const auto& one : unknowns()) {
            const bool is_age = h_.is_birth(one.champ) && !is_month(one.ecran.question);
            if (is_age) budget_ += kForBirth * one.valeurs.size();
        }
    }

    Exploration run() {
        const bool few = count() <= kAll;
        if (few) {
            look_at_all();
        } else {
            look_around();
        }
        if (found_.possible) {
            refine();
            open_participation();
            note_months();
            if (!few) widen();
        }
        found_.sante_sure = few && found_.possible && always_covered_;
        return std::move(found_);
    }

    Survol glance(const std::vector<Ecran>& restants) {
        if (count() <= kAll) return {};
        scatter();
        std::optional<Ecran> next;
        const auto starts = starts_of_a_glance();
        for (const auto& ecran : restants) {
            if (asked_ >= kQuick) break;
            if (!moves_something(ecran, starts)) continue;
            next = ecran;
            break;
        }
        return {std::move(found_), next};
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
        always_covered_ =
            always_covered_ && (results->css_gratuite || results->css_participation > Exact{});
        return values;
    }

    void keep(Etendue& etendue, Exact value, const Point& point) {
        if (!found_.possible || value < etendue.bas) {
            etendue.bas = value;
            etendue.plus_bas = point;
            improved_ = true;
        }
        if (!found_.possible || value > etendue.haut) {
            etendue.haut = value;
            etendue.plus_haut = point;
            improved_ = true;
        }
    }

    void note_difference(std::size_t unknown, const Valeurs& a, const Valeurs& b) {
        for (std::size_t i = 0; i < kPrestations; ++i) {
            if (a[i] == b[i]) continue;
            found_.etendues[i].compte[unknown] = true;
            if (is_seen(a[i], b[i])) found_.etendues[i].se_voit[unknown] = true;
        }
    }

    void look_at_all() {
        std::vector<std::size_t> ranks(unknowns().size(), 0);
        std::vector<std::optional<Valeurs>> all;
        do {
            Point point;
            for (std::size_t d = 0; d < ranks.size(); ++d) {
                point.push_back(unknowns()[d].valeurs[ranks[d]]);
            }
            all.push_back(ask(point));
        } while (next(ranks));
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

    /// The following ranks, the first unknown turning fastest; false after the last.
    bool next(std::vector<std::size_t>& ranks) const {
        for (std::size_t d = 0; d < ranks.size(); ++d) {
            if (++ranks[d] < unknowns()[d].valeurs.size()) return true;
            ranks[d] = 0;
        }
        return false;
    }

    /// The foyers most favourable to each benefit, and points spread at random.
    void scatter() {
        for (std::size_t i = 0; i < kPrestations; ++i) {
            const auto point = favourable(static_cast<Prestation>(i));
            ask(point);
            ask(with_wages_stopped(point));
        }
        for (int i = 0; i < kSpread; ++i) ask(random_point());
    }

    /// The ends found, each once, and other points at random: an answer may matter far from them.
    std::vector<Point> starts_of_a_glance() {
        auto all = extremes();
        for (int i = 0; i < kSpread; ++i) all.push_back(random_point());
        std::vector<Point> points;
        for (auto& point : all) {
            const bool is_known = std::find(points.begin(), points.end(), point) != points.end();
            if (!is_known) points.push_back(std::move(point));
        }
        return points;
    }

    /// Whether turning one thing that the screen would tell moves a benefit, from one of `starts`.
    bool moves_something(Ecran ecran, const std::vector<Point>& starts) {
        const auto until = asked_ + kQuickOfScreen;
        for (const auto& start : starts) {
            const auto from = ask(start);
            for (std::size_t d = 0; from && d < start.size(); ++d) {
                if (unknowns()[d].ecran == ecran && turns(start, d, *from)) return true;
            }
            if (asked_ >= until) return false;
        }
        return false;
    }

    bool turns(const Point& start, std::size_t d, const Valeurs& from) {
        auto point = start;
        for (const auto value : unknowns()[d].valeurs) {
            point[d] = value;
            const auto now = value == start[d] ? from : ask(point);
            if (now && *now != from) return true;
        }
        return false;
    }

    void look_around() {
        scatter();
        Point lowest;
        Point highest;
        for (const auto& one : unknowns()) {
            lowest.push_back(one.valeurs.front());
            highest.push_back(one.est_montant ? one.valeurs.back() : one.valeurs.front());
        }
        sweep(lowest);
        sweep(highest);
        do {
            improved_ = false;
            for (const auto& start : extremes()) sweep(start);
        } while (improved_ && asked_ < budget_);
    }

    std::vector<Point> extremes() const {
        std::vector<Point> points;
        for (const auto& etendue : found_.etendues) {
            if (etendue.plus_haut.empty()) continue;
            points.push_back(etendue.plus_haut);
            points.push_back(etendue.plus_bas);
        }
        return points;
    }

    /// Turns each unknown alone, from `start`, once.
    void sweep(const Point& start) {
        const bool is_done = std::find(swept_.begin(), swept_.end(), start) != swept_.end();
        if (is_done || asked_ >= budget_) return;
        swept_.push_back(start);
        const auto from = ask(start);
        if (!from) return;
        for (std::size_t d = 0; d < start.size(); ++d) turn(start, d, *from);
    }

    void turn(const Point& start, std::size_t d, const Valeurs& from) {
        auto point = start;
        std::optional<Valeurs> before;
        for (const auto value : unknowns()[d].valeurs) {
            const auto last = point[d];
            point[d] = value;
            const auto now = value == start[d] ? from : ask(point);
            if (now) note_difference(d, from, *now);
            if (now && before && unknowns()[d].est_montant && last >= Exact{}) {
                look_between(point, d, {last, (*before)[kGratuite] > Exact{}});
            }
            before = now;
        }
    }

    struct Bord {
        Exact valeur;
        bool gratuite;
    };

    /// Between free health cover and none lies the one with participation: looks for it between a
    /// value and the one before, when they part.
    void look_between(Point point, std::size_t d, Bord before) {
        const auto now = ask(point);
        if (!now || ((*now)[kGratuite] > Exact{}) == before.gratuite) return;
        auto far = point[d];
        for (int i = 0; i < kHalvings; ++i) {
            point[d] = base::to_cent((before.valeur + far) / 2);
            const auto middle = ask(point);
            if (!middle) return;
            const bool same = ((*middle)[kGratuite] > Exact{}) == before.gratuite;
            (same ? before.valeur : far) = point[d];
        }
    }

    /// Around the best and the worst of each benefit, looks between the values tried of each
    /// amount that moves it: an answer may turn there. Each end has its share of the search.
    void refine() {
        for (std::size_t i = 0; i < kPrestations; ++i) {
            const auto& etendue = found_.etendues[i];
            if (etendue.bas == etendue.haut) continue;
            for (const int sense : {1, -1}) {
                const auto until = asked_ + kRefined;
                for (std::size_t d = 0; d < unknowns().size() && asked_ < until; ++d) {
                    if (unknowns()[d].est_montant && etendue.compte[d]) climb(i, d, sense);
                }
            }
        }
    }

    /// From each side of the values that answer as well as the best: the answer may turn beyond.
    void climb(std::size_t prestation, std::size_t d, int sense) {
        const auto& etendue = found_.etendues[prestation];
        const Point best = sense > 0 ? etendue.plus_haut : etendue.plus_bas;
        const Exact answer = sense > 0 ? etendue.haut : etendue.bas;
        Bout lowest{best, best[d], answer};
        Bout highest = lowest;
        for (const auto value : unknowns()[d].valeurs) {
            if (value < Exact{} || answer_at({best, value, {}}, prestation, d) != answer) continue;
            lowest.valeur = std::min(lowest.valeur, value);
            highest.valeur = std::max(highest.valeur, value);
        }
        halve(highest, prestation, d, sense);
        if (lowest.valeur != highest.valeur) halve(lowest, prestation, d, sense);
    }

    /// A foyer whose amount is moved, and what it answers.
    struct Bout {
        Point foyer;
        Exact valeur;
        Exact reponse;
    };

    std::optional<Exact> answer_at(Bout at, std::size_t prestation, std::size_t d) {
        at.foyer[d] = at.valeur;
        const auto values = ask(at.foyer);
        if (!values) return std::nullopt;
        return (*values)[prestation];
    }

    /// Halves what lies on both sides of an amount, and goes where the answer is further.
    void halve(Bout at, std::size_t prestation, std::size_t d, int sense) {
        auto [low, high] = neighbours(d, at.valeur);
        for (int i = 0; i < kHalvings; ++i) {
            const auto from = at.valeur;
            const auto below = base::to_cent((low + from) / 2);
            const auto above = base::to_cent((from + high) / 2);
            for (const auto value : {below, above}) {
                const auto answer = answer_at({at.foyer, value, {}}, prestation, d);
                const bool is_further =
                    answer && (sense > 0 ? *answer > at.reponse : *answer < at.reponse);
                if (is_further) at = {std::move(at.foyer), value, *answer};
            }
            const bool stays = at.valeur == from;
            const bool goes_down = at.valeur < from;
            low = stays ? below : goes_down ? low : from;
            high = stays ? above : goes_down ? from : high;
        }
    }

    /// The values tried before and after one of an amount: itself at the ends.
    std::pair<Exact, Exact> neighbours(std::size_t d, Exact value) const {
        auto low = value;
        auto high = value;
        for (const auto other : unknowns()[d].valeurs) {
            if (other < Exact{}) continue;
            if (other < value && (low == value || other > low)) low = other;
            if (other > value && (high == value || other < high)) high = other;
        }
        return {low, high};
    }

    /// Health cover with participation lies between free cover and none, on a path too narrow to be
    /// met by chance: while free cover is not settled, participation is not either.
    void open_participation() {
        const auto& free = found_.etendues[kGratuite];
        if (free.bas == free.haut) return;
        auto& paying = found_.etendues[static_cast<std::size_t>(Prestation::css_participation)];
        for (const auto& point : {free.plus_bas, free.plus_haut}) {
            const auto foyer = h_.foyer(point);
            const auto amount = participation_sante(Dossier{foyer, parametres_, lecture_});
            if (amount <= paying.haut) continue;
            paying.haut = amount;
            paying.compte = free.compte;
        }
    }

    /// A month settles nothing when, whichever it is, yes and no both stay possible.
    void note_months() {
        for (std::size_t d = 0; d < unknowns().size(); ++d) {
            if (!is_month(unknowns()[d].ecran.question)) continue;
            for (std::size_t i = 0; i < kPrestations; ++i) {
                found_.etendues[i].tranche[d] = settles(i, d);
            }
        }
    }

    bool settles(std::size_t prestation, std::size_t d) {
        const auto etendue = found_.etendues[prestation];
        if (etendue.bas > Exact{} || etendue.haut.is_zero()) return false;
        auto yes = extremes();
        auto no = yes;
        yes.insert(yes.begin(), etendue.plus_haut);
        no.insert(no.begin(), etendue.plus_bas);
        if (!is_due(prestation, yes.front())) return false;
        const auto& months = unknowns()[d].valeurs;
        return std::any_of(months.begin(), months.end(), [&](Exact month) {
            const auto answers = [&](Point point, bool due) {
                point[d] = month;
                return is_due(prestation, point) == due;
            };
            const auto is_yes = [&](const Point& point) { return answers(point, true); };
            const auto is_no = [&](const Point& point) { return answers(point, false); };
            return std::none_of(yes.begin(), yes.end(), is_yes) ||
                   std::none_of(no.begin(), no.end(), is_no);
        });
    }

    bool is_due(std::size_t prestation, const Point& point) {
        const auto values = ask(point);
        return values && (*values)[prestation] > Exact{};
    }

    /// A search may miss the very end of a range: where many unknowns matter, the ends are moved
    /// out, so that what is said to be certain is far from its limit.
    void widen() {
        for (std::size_t i = 0; i < kPrestations; ++i) {
            auto& etendue = found_.etendues[i];
            const auto& counts = etendue.compte;
            if (i == kGratuite || std::count(counts.begin(), counts.end(), true) < kMany) continue;
            const auto margin = base::to_cent((etendue.haut - etendue.bas) / kMargin);
            etendue.bas = base::not_negative(etendue.bas - margin);
            etendue.haut += margin;
        }
    }

    /// Every unknown at its first value but those the benefit prefers otherwise.
    Point favourable(Prestation prestation) const {
        Point point;
        for (const auto& one : unknowns()) {
            const bool opens = h_.is_foyer_opening(one.champ);
            point.push_back(opens ? one.valeurs.back() : smallest(one));
            for (const auto& wish : kPreferences) {
                if (wish.prestation != prestation) continue;
                if (!h_.is_adult_field(one.champ, wish.champ)) continue;
                point.back() = nearest(one.valeurs, Exact{wish.valeur});
            }
            for (const auto& wish : kPreferencesFoyer) {
                const bool is_its = wish.prestation == prestation &&
                                    one.champ == static_cast<std::size_t>(wish.champ);
                if (is_its) point.back() = nearest(one.valeurs, Exact{wish.valeur});
            }
        }
        return point;
    }

    /// The first value; of an amount, the smallest that is one.
    static Exact smallest(const Inconnue& one) {
        return one.est_montant ? base::not_negative(one.valeurs.front()) : one.valeurs.front();
    }

    /// The same foyer, whose adults have just lost a wage: the RSA and the prime forget it, the
    /// other minimums still count it.
    Point with_wages_stopped(Point point) const {
        constexpr int kWage = 1800;
        for (std::size_t d = 0; d < point.size(); ++d) {
            const auto& one = unknowns()[d];
            const bool is_wage = h_.is_adult_field(one.champ, kSalaire);
            const bool is_rhythm = h_.is_adult_field(one.champ, ChampAdulte::rythmes);
            if (is_wage) point[d] = nearest(one.valeurs, Exact{kWage});
            if (is_rhythm) point[d] = nearest(one.valeurs, Exact{1});
        }
        return point;
    }

    static Exact nearest(const std::vector<Exact>& values, Exact wished) {
        const auto far = [&](Exact v) { return v > wished ? v - wished : wished - v; };
        return *std::min_element(values.begin(), values.end(),
                                 [&](Exact a, Exact b) { return far(a) < far(b); });
    }

    Point random_point() {
        Point point;
        for (const auto& one : unknowns()) {
            point.push_back(one.valeurs[random() % one.valeurs.size()]);
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
    std::size_t budget_ = kBudget;
    bool improved_ = false;
    bool always_covered_ = true;  ///< by one kind of health cover or the other, in each foyer asked
    std::uint64_t random_ = 0x9E3779B97F4A7C15U;
};

}  // namespace

Exploration explorer(const Hypotheses& hypotheses, const Parametres& parametres, Lecture lecture) {
    return Recherche{hypotheses, parametres, lecture}.run();
}

Survol survoler(const Hypotheses& hypotheses, const Parametres& parametres, Lecture lecture,
                const std::vector<Ecran>& restants) {
    return Recherche{hypotheses, parametres, lecture}.glance(restants);
}

}  // namespace rules
