#include "kiosk/rules/hypotheses.h"

#include <algorithm>

namespace rules {
namespace {

using base::Exact;
using domain::Foyer;
using domain::Personne;
using domain::Serie;

const Exact kAsNow{-1};
/// The commune of the questionnaire's foyer: its zone alone counts.
constexpr const char* kAnyCommune = "01001";
constexpr int kMidMonth = 15;
constexpr int kLongAgo = 24;
/// Points tried within a band, its bounds besides.
constexpr int kInside = 3;
/// School ages, from the year of birth.
constexpr int kCollegeFrom = 10;
constexpr int kCollegeTo = 16;
constexpr int kLyceeFrom = 14;
constexpr int kLyceeTo = 20;

constexpr std::array<int, 8> kAeehLevels{-1, 0, 1, 2, 3, 4, 5, 6};

std::vector<Exact> range(int from, int to) {
    std::vector<Exact> all;
    for (int i = from; i <= to; ++i) all.emplace_back(i);
    return all;
}

std::vector<Exact> between(Exact low, Exact high) {
    if (low == high) return {low};
    std::vector<Exact> all{low};
    for (int i = 1; i <= kInside; ++i) {
        all.push_back(base::to_cent(low + (high - low) * i / (kInside + 1)));
    }
    all.push_back(high);
    return all;
}

/// An amount of which nothing is known: none, hardly any, the top of one band in two and of the
/// last. What lies between is looked at around the ends found.
std::vector<Exact> anything(Ligne ligne) {
    const auto& bands = tranches(ligne);
    std::vector<Exact> all{Exact{}, Exact{1}};
    for (std::size_t i = 1; i + 1 < bands.size(); i += 2) all.emplace_back(bands[i].haut);
    all.push_back(plafond(ligne));
    return all;
}

std::vector<Exact> values_of(const Montant& montant) {
    return between(montant.bas, montant.haut);
}

std::vector<Exact> months_since(Anciennete anciennete) {
    switch (anciennete) {
        case Anciennete::non_inscrit:
            return {Exact{-1}};
        case Anciennete::moins_de_deux_mois:
            return range(0, 2);
        case Anciennete::deux_a_six_mois:
            return range(3, 6);
        case Anciennete::plus_de_six_mois:
            return {Exact{7}, Exact{kLongAgo}};
    }
    return {};
}

domain::Occupation occupation_of(Exact value) {
    return static_cast<domain::Occupation>(value.in_billionths() / Exact::kUnit);
}

int whole(Exact value) {
    return static_cast<int>(value.in_billionths() / Exact::kUnit);
}

void set_origine(Personne& p, Origine origine) {
    switch (origine) {
        case Origine::francaise:
            p.nationalite = domain::Nationalite::francaise;
            break;
        case Origine::europe_trois_mois:
            p.nationalite = domain::Nationalite::europeenne;
            p.annees_titre_sejour = Exact{1};
            break;
        case Origine::europe_recente:
            p.nationalite = domain::Nationalite::europeenne;
            break;
        case Origine::titre_dix_ans:
            p.nationalite = domain::Nationalite::autre;
            p.annees_titre_sejour = Exact{10};
            break;
        case Origine::titre_cinq_ans:
            p.nationalite = domain::Nationalite::autre;
            p.annees_titre_sejour = Exact{5};
            break;
        case Origine::titre_recent:
            p.nationalite = domain::Nationalite::autre;
            p.annees_titre_sejour = Exact{1};
            break;
    }
}

/// The rates that an answer allows; 50 % itself, which some conditions ask to be passed, apart.
struct Taux {
    Incapacite incapacite;
    int pour_cent;
};
constexpr std::array<Taux, 7> kTaux{{{Incapacite::aucune, 0},
                                     {Incapacite::moins_de_50, 30},
                                     {Incapacite::de_50_a_79, 65},
                                     {Incapacite::de_50_a_79_rsdae, 65},
                                     {Incapacite::de_80, 85},
                                     {Incapacite::de_50_a_79, 50},
                                     {Incapacite::de_50_a_79_rsdae, 50}}};

std::vector<Exact> rates_of(Incapacite incapacite) {
    std::vector<Exact> all;
    for (std::size_t i = 0; i < kTaux.size(); ++i) {
        if (kTaux[i].incapacite == incapacite) all.emplace_back(static_cast<int>(i));
    }
    return all;
}

void set_incapacite(Personne& p, int rate) {
    const auto& taux = kTaux[static_cast<std::size_t>(rate)];
    p.taux_incapacite = Exact{taux.pour_cent} / 100;
    p.handicap = taux.incapacite != Incapacite::aucune;
    p.rsdae = taux.incapacite == Incapacite::de_50_a_79_rsdae;
}

std::chrono::year_month_day in_middle_of(base::Month month) {
    return {std::chrono::year{month.year()},
            std::chrono::month{static_cast<unsigned>(month.month())}, std::chrono::day{kMidMonth}};
}

/// The births of a draft: months numbered from year 0, so that one field holds them.
Exact number_of(base::Month month) {
    return Exact{month - base::Month{}};
}
std::chrono::year_month_day birth(Exact number) {
    return in_middle_of(base::Month{} + whole(number));
}

/// What a foyer's draft says, field by field, at one point.
class Draft {
  public:
    Draft(std::vector<Exact> values, base::Month month)
        : values_(std::move(values)), mois_(month) {}

    Exact& operator[](std::size_t champ) { return values_[champ]; }
    const Exact& operator[](std::size_t champ) const { return values_[champ]; }
    bool is(std::size_t champ) const { return !values_[champ].is_zero(); }
    base::Month mois() const { return mois_; }

  private:
    std::vector<Exact> values_;
    base::Month mois_;
};

/// How an income went over its last months, from M-4 to M. An income of which some months were
/// without anything may have gone any of these ways.
enum class Rythme { regulier, arrete, repris, interrompu, un_mois };

constexpr std::size_t kRecent = 9;      // M-4, the first of the last months
constexpr std::size_t kLastMonth = 12;  // M-1

void set_rhythm(std::array<Exact, Serie::kLength>& amounts, Rythme rythme) {
    const auto none = [&](std::size_t from, std::size_t to) {
        std::fill(amounts.begin() + static_cast<std::ptrdiff_t>(from),
                  amounts.begin() + static_cast<std::ptrdiff_t>(to), Exact{});
    };
    switch (rythme) {
        case Rythme::regulier:
            break;
        case Rythme::arrete:
            none(kLastMonth + 1, amounts.size());
            break;
        case Rythme::repris:
            none(kRecent, kLastMonth);
            break;
        case Rythme::interrompu:
            none(kLastMonth, amounts.size());
            break;
        case Rythme::un_mois:
            none(kRecent, kLastMonth);
            none(kLastMonth + 1, amounts.size());
            break;
    }
}

std::vector<Exact> rhythms_of(const Montant& montant) {
    const bool some_empty = montant.bas.is_zero() && !montant.haut.is_zero();
    if (!some_empty) return {Exact{montant.arrete ? 1 : 0}};
    if (!montant.arrete) return range(0, static_cast<int>(Rythme::un_mois));
    return {Exact{static_cast<int>(Rythme::arrete)}, Exact{static_cast<int>(Rythme::un_mois)}};
}

Serie serie(const Draft& draft, std::size_t now, std::size_t adulte, std::size_t kind) {
    const auto at = [&](ChampAdulte field) {
        return draft[adulte + static_cast<std::size_t>(field) + kind];
    };
    const auto current = draft[now];
    const auto year = at(ChampAdulte::revenus_annee);
    const auto before = at(ChampAdulte::revenus_avant);
    std::array<Exact, Serie::kLength> amounts{};
    amounts[0] = before == kAsNow ? current : before;
    for (std::size_t i = 1; i < amounts.size(); ++i) {
        const bool is_recent = i >= kRecent;
        amounts[i] = is_recent || year == kAsNow ? current : year;
    }
    set_rhythm(amounts, static_cast<Rythme>(whole(at(ChampAdulte::rythmes))));
    return Serie{amounts};
}

void set_money(Personne& p, const Draft& draft, std::size_t adulte) {
    const auto ligne = [&](Ligne one) {
        return adulte + static_cast<std::size_t>(ChampAdulte::lignes) +
               static_cast<std::size_t>(one);
    };
    const std::array<Serie*, kRevenus> series{&p.salaire_net, &p.chomage, &p.retraite,
                                              &p.pension_invalidite, &p.pension_alimentaire};
    for (std::size_t k = 0; k < kRevenus; ++k) {
        *series[k] = serie(draft, ligne(static_cast<Ligne>(k)), adulte, k);
    }
    p.passees = {draft[ligne(Ligne::aah)], draft[ligne(Ligne::asi)], draft[ligne(Ligne::ass)]};
    p.livret_a = draft[ligne(Ligne::epargne)];
}

Personne adulte_of(const Draft& draft, std::size_t first) {
    const auto at = [&](ChampAdulte field) {
        return draft[first + static_cast<std::size_t>(field)];
    };
    Personne p;
    p.naissance = birth(at(ChampAdulte::naissance));
    p.activite = static_cast<domain::Activite>(whole(at(ChampAdulte::activite)));
    set_origine(p, static_cast<Origine>(whole(at(ChampAdulte::origine))));
    set_incapacite(p, whole(at(ChampAdulte::incapacite)));
    p.inapte_travail = !at(ChampAdulte::inapte).is_zero();
    p.boursier = !at(ChampAdulte::bourse).is_zero();
    p.condition_ass = !at(ChampAdulte::dix_ans).is_zero();
    p.condition_rsa_jeune = !at(ChampAdulte::deux_ans).is_zero();
    p.chez_parents = !at(ChampAdulte::chez_parents).is_zero();
    const int since = whole(at(ChampAdulte::debut_chomage));
    p.inscrit_chomage = since >= 0 && p.activite == domain::Activite::chomeur;
    if (p.inscrit_chomage) {
        p.debut_chomage = in_middle_of(draft.mois() - since);
    }
    set_money(p, draft, first);
    return p;
}

Personne enfant_of(const Draft& draft, std::size_t first) {
    const auto at = [&](ChampEnfant field) {
        return draft[first + static_cast<std::size_t>(field)];
    };
    Personne p;
    p.naissance = birth(at(ChampEnfant::naissance));
    const int level = whole(at(ChampEnfant::niveau_aeeh));
    p.handicap = level >= 0;
    p.niveau_aeeh = std::max(level, 0);
    p.garde_alternee = !at(ChampEnfant::garde_alternee).is_zero();
    std::array<Exact, Serie::kLength> salary{};
    salary.fill(at(ChampEnfant::salaire));
    p.salaire_net = Serie{salary};
    return p;
}

/// Sends `count` children of the ages of a school to it, those that age suits best first.
void send_to_school(Foyer& foyer, domain::Scolarite school, int count) {
    const bool college = school == domain::Scolarite::college;
    const int from = college ? kCollegeFrom : kLyceeFrom;
    const int to = college ? kCollegeTo : kLyceeTo;
    for (const bool of_age : {true, false}) {
        for (auto& enfant : foyer.enfants) {
            const int age = foyer.mois.year() - int{enfant.naissance.year()};
            const bool suits = age >= from && age <= to;
            if (count == 0 || suits != of_age) continue;
            if (enfant.scolarite != domain::Scolarite::inconnue) continue;
            enfant.scolarite = school;
            --count;
        }
    }
}

}  // namespace

/// Reads the answers into the draft, and notes what they leave open.
class Lecteur {
  public:
    Lecteur(const Reponses& reponses, Hypotheses& into) : r_(reponses), h_(into) {}

    void read() {
        for (int i = 0; i < h_.adultes_; ++i) read_adulte(i);
        for (int j = 0; j < h_.enfants_; ++j) read_enfant(j);
        read_foyer();
    }

  private:
    void fix(std::size_t champ, Exact value) { h_.brouillon_[champ] = value; }

    void open(Ecran ecran, std::size_t champ, std::vector<Exact> values) {
        fix(champ, values.front());
        if (values.size() < 2) return;
        h_.inconnues_.push_back({ecran, champ, std::move(values), h_.is_montant(champ)});
    }

    /// A choice, known or open among `values`; the first of them where it has no sense.
    void choose(Ecran ecran, std::size_t champ, std::vector<Exact> values) {
        if (const auto known = r_.choix(ecran.question, ecran.rang))
            return fix(champ, Exact{*known});
        if (!applies(ecran, r_)) return fix(champ, values.front());
        open(ecran, champ, std::move(values));
    }

    /// What a box of the screen `situations` gates: as `choose` once it is ticked, open from the
    /// boxes while they are not answered, the first value when it is not ticked.
    void choose_gated(Situation box, Ecran ecran, std::size_t champ, std::vector<Exact> values) {
        const auto* boxes = r_.get(Question::situations);
        if (boxes == nullptr) return open({Question::situations, 0}, champ, std::move(values));
        if (boxes->connue && !boxes->coche(static_cast<int>(box)))
            return fix(champ, values.front());
        choose(ecran, champ, std::move(values));
    }

    void read_adulte(int i) {
        const auto at = [&](ChampAdulte field) { return h_.champ(field, i); };
        const auto& born = r_.get(Question::naissance, i)->naissances.front();
        read_birth({Question::naissance, i}, {Question::mois_naissance, i}, born,
                   at(ChampAdulte::naissance));
        choose({Question::activite, i}, at(ChampAdulte::activite), range(0, 4));
        choose_gated(Situation::nationalite_etrangere, {Question::nationalite, i},
                     at(ChampAdulte::origine), range(0, 5));
        read_incapacite(i);
        choose({Question::inapte, i}, at(ChampAdulte::inapte), range(0, 1));
        choose({Question::bourse, i}, at(ChampAdulte::bourse), range(0, 1));
        choose({Question::travail_dix_ans, i}, at(ChampAdulte::dix_ans), range(0, 1));
        choose({Question::travail_deux_ans, i}, at(ChampAdulte::deux_ans), range(0, 1));
        choose({Question::chez_parents, i}, at(ChampAdulte::chez_parents), range(0, 1));
        read_debut_chomage(i);
        read_money(i);
    }

    /// A month that is not known is told by its own screen; a year, by the one that asked for it.
    void read_birth(Ecran year, Ecran month, Naissance born, std::size_t champ) {
        if (born.has_year() && born.mois == 0) {
            born.mois = r_.choix(month.question, month.rang).value_or(0);
        }
        std::vector<Exact> numbers;
        for (const auto one : mois_possibles(born, sujet_of_birth(year.question), r_.mois())) {
            numbers.push_back(number_of(one));
        }
        open(born.has_year() ? month : year, champ, std::move(numbers));
    }

    void read_incapacite(int i) {
        const Ecran ecran{Question::incapacite, i};
        const auto champ = h_.champ(ChampAdulte::incapacite, i);
        if (const auto known = r_.choix(ecran.question, i)) {
            return open(ecran, champ, rates_of(static_cast<Incapacite>(*known)));
        }
        choose_gated(Situation::handicap, ecran, champ,
                     range(0, static_cast<int>(kTaux.size()) - 1));
    }

    void read_debut_chomage(int i) {
        const Ecran ecran{Question::debut_chomage, i};
        const auto champ = h_.champ(ChampAdulte::debut_chomage, i);
        if (const auto known = r_.choix(ecran.question, i)) {
            return open(ecran, champ, months_since(static_cast<Anciennete>(*known)));
        }
        choose(ecran, champ, range(-1, 7));
    }

    void read_money(int i) {
        const Ecran ecran{Question::revenus, i};
        const auto* said = r_.get(ecran);
        const auto first = h_.champ(ChampAdulte::lignes, i);
        for (const auto ligne : lignes(ecran, r_)) {
            const auto rank = static_cast<std::size_t>(ligne);
            if (said == nullptr || !said->connue) {
                open(ecran, first + rank, anything(ligne));
                if (rank < kRevenus) open_rhythm(i, ligne);
            } else if (const auto& montant = said->montant(ligne)) {
                open(ecran, first + rank, values_of(*montant));
                if (rank < kRevenus) {
                    open(ecran, h_.champ(ChampAdulte::rythmes, i) + rank, rhythms_of(*montant));
                }
            }
            if (rank < kRevenus) {
                read_past({Question::revenus_annee, i}, ligne);
                read_past({Question::revenus_avant, i}, ligne);
            }
        }
    }

    /// How an income went of which nothing is known.
    void open_rhythm(int i, Ligne ligne) {
        open({Question::revenus, i},
             h_.champ(ChampAdulte::rythmes, i) + static_cast<std::size_t>(ligne),
             range(0, static_cast<int>(Rythme::un_mois)));
    }

    void read_past(Ecran ecran, Ligne ligne) {
        const auto field = ecran.question == Question::revenus_annee ? ChampAdulte::revenus_annee
                                                                     : ChampAdulte::revenus_avant;
        const auto champ = h_.champ(field, ecran.rang) + static_cast<std::size_t>(ligne);
        const auto stable = r_.choix(Question::revenus_stables);
        if (stable == static_cast<int>(OuiNon::oui)) return fix(champ, kAsNow);
        const auto* said = r_.get(ecran);
        if (said != nullptr && said->connue) {
            const auto& montant = said->montant(ligne);
            return open(ecran, champ, montant ? values_of(*montant) : std::vector<Exact>{Exact{}});
        }
        auto values = anything(ligne);
        values.insert(values.begin(), kAsNow);
        const Ecran asked = stable ? ecran : Ecran{Question::revenus_stables, 0};
        open(asked, champ, std::move(values));
    }

    void read_enfant(int j) {
        const auto at = [&](ChampEnfant field) { return h_.champ(field, j); };
        const auto& born = r_.get(Question::enfants)->naissances[static_cast<std::size_t>(j)];
        read_birth({Question::enfants, 0}, {Question::mois_enfants, j}, born,
                   at(ChampEnfant::naissance));
        read_handicap(j);
        read_custody(j);
        read_salary(j);
    }

    void read_handicap(int j) {
        const Ecran ecran{Question::handicap_enfant, j};
        const auto champ = h_.champ(ChampEnfant::niveau_aeeh, j);
        if (const auto known = r_.choix(ecran.question, j)) {
            return fix(champ, Exact{kAeehLevels[static_cast<std::size_t>(*known)]});
        }
        choose_gated(Situation::handicap_enfant, ecran, champ, range(-1, 6));
    }

    void read_custody(int j) {
        const auto champ = h_.champ(ChampEnfant::garde_alternee, j);
        const auto* boxes = r_.get(Question::garde_alternee);
        if (boxes != nullptr && boxes->connue) return fix(champ, Exact{boxes->coche(j) ? 1 : 0});
        choose_gated(Situation::garde_alternee, {Question::garde_alternee, 0}, champ, range(0, 1));
    }

    void read_salary(int j) {
        const Ecran ecran{Question::revenus_enfant, j};
        const auto champ = h_.champ(ChampEnfant::salaire, j);
        const auto* said = r_.get(ecran);
        if (said != nullptr && said->connue) {
            const auto& montant = said->montant(Ligne::salaire);
            return open(ecran, champ, montant ? values_of(*montant) : std::vector<Exact>{Exact{}});
        }
        const bool may_work = r_.get(Question::situations) == nullptr || applies(ecran, r_);
        if (!may_work) return fix(champ, Exact{});
        choose_gated(Situation::enfant_travaille, ecran, champ, anything(Ligne::salaire));
    }

    void read_foyer() {
        const auto at = [&](ChampFoyer field) { return h_.champ(field); };
        choose_box(Situation::enceinte, at(ChampFoyer::enceinte));
        choose({Question::separation_recente, 0}, at(ChampFoyer::isolement_recent), range(0, 1));
        choose({Question::eleves_college, 0}, at(ChampFoyer::college), range(0, h_.enfants_));
        choose({Question::eleves_lycee, 0}, at(ChampFoyer::lycee), range(0, h_.enfants_));
        choose({Question::occupation, 0}, at(ChampFoyer::occupation), range(0, 6));
        choose({Question::zone, 0}, at(ChampFoyer::zone), range(1, 3));
        choose({Question::participation_frais, 0}, at(ChampFoyer::participe_frais), range(0, 1));
        read_lease();
        read_rent();
    }

    void choose_box(Situation box, std::size_t champ) {
        const auto* boxes = r_.get(Question::situations);
        if (boxes != nullptr && boxes->connue) {
            return fix(champ, Exact{boxes->coche(static_cast<int>(box)) ? 1 : 0});
        }
        const auto proposed = cases_proposees(r_);
        const bool may_be = std::any_of(proposed.begin(), proposed.end(), [&](const Option& one) {
            return one.valeur == static_cast<int>(box);
        });
        open({Question::situations, 0}, champ, range(0, may_be ? 1 : 0));
    }

    void read_rent() {
        const Ecran ecran{Question::loyer, 0};
        const auto* said = r_.get(ecran);
        if (said != nullptr && said->connue) {
            const auto& montant = said->montant(Ligne::loyer);
            open(ecran, h_.champ(ChampFoyer::loyer),
                 montant ? values_of(*montant) : std::vector<Exact>{Exact{}});
        } else if (applies(ecran, r_)) {
            open(ecran, h_.champ(ChampFoyer::loyer), anything(Ligne::loyer));
        }
    }

    void read_lease() {
        const Ecran ecran{Question::occupation, 0};
        const auto* said = r_.get(ecran);
        const auto read = [&](ChampFoyer field, Bail box) {
            const auto champ = h_.champ(field);
            if (said == nullptr || !said->connue) return open(ecran, champ, range(0, 1));
            fix(champ, Exact{said->coche(static_cast<int>(box)) ? 1 : 0});
        };
        read(ChampFoyer::colocation, Bail::colocation);
        read(ChampFoyer::chambre, Bail::chambre);
    }

    const Reponses& r_;
    Hypotheses& h_;
};

Hypotheses::Hypotheses(const Reponses& reponses)
    : mois_(reponses.mois()), adultes_(reponses.adultes()), enfants_(reponses.enfants()) {
    brouillon_.resize(champ(ChampEnfant::naissance, enfants_));
    Lecteur{reponses, *this}.read();
}

bool Hypotheses::is_adult_field(std::size_t champ, ChampAdulte field) const {
    if (champ < kChampsFoyer || champ >= this->champ(ChampEnfant::naissance, 0)) return false;
    return (champ - kChampsFoyer) % kChampsAdulte == static_cast<std::size_t>(field);
}

bool Hypotheses::is_birth(std::size_t champ) const {
    const auto children = this->champ(ChampEnfant::naissance, 0);
    if (champ < children) return is_adult_field(champ, ChampAdulte::naissance);
    return (champ - children) % kChampsEnfant == static_cast<std::size_t>(ChampEnfant::naissance);
}

bool Hypotheses::is_montant(std::size_t champ) const {
    if (champ < kChampsFoyer) return champ == this->champ(ChampFoyer::loyer);
    const auto children = this->champ(ChampEnfant::naissance, 0);
    if (champ >= children) {
        return (champ - children) % kChampsEnfant == static_cast<std::size_t>(ChampEnfant::salaire);
    }
    const auto field = (champ - kChampsFoyer) % kChampsAdulte;
    const bool is_rythme = field >= static_cast<std::size_t>(ChampAdulte::rythmes) &&
                           field < static_cast<std::size_t>(ChampAdulte::revenus_annee);
    return field >= static_cast<std::size_t>(ChampAdulte::lignes) && !is_rythme;
}

bool Hypotheses::is_foyer_opening(std::size_t champ) const {
    constexpr std::array<ChampFoyer, 4> kOpening{ChampFoyer::isolement_recent, ChampFoyer::college,
                                                 ChampFoyer::lycee, ChampFoyer::enceinte};
    if (champ < kChampsFoyer) {
        return std::find(kOpening.begin(), kOpening.end(), static_cast<ChampFoyer>(champ)) !=
               kOpening.end();
    }
    const auto children = this->champ(ChampEnfant::naissance, 0);
    if (champ < children) return false;
    const auto field = static_cast<ChampEnfant>((champ - children) % kChampsEnfant);
    return field == ChampEnfant::niveau_aeeh || field == ChampEnfant::naissance;
}

Foyer Hypotheses::foyer(const Point& point) const {
    Draft draft{brouillon_, mois_};
    for (std::size_t i = 0; i < inconnues_.size(); ++i) {
        draft[inconnues_[i].champ] = point[i];
    }
    Foyer foyer;
    foyer.mois = mois_;
    for (int i = 0; i < adultes_; ++i) {
        foyer.adultes.push_back(adulte_of(draft, champ(ChampAdulte::naissance, i)));
    }
    for (int j = 0; j < enfants_; ++j) {
        foyer.enfants.push_back(enfant_of(draft, champ(ChampEnfant::naissance, j)));
        foyer.enfants.back().nationalite = foyer.adultes.front().nationalite;
        foyer.enfants.back().annees_titre_sejour = foyer.adultes.front().annees_titre_sejour;
    }
    std::sort(foyer.enfants.begin(), foyer.enfants.end(),
              [](const auto& a, const auto& b) { return a.naissance < b.naissance; });
    send_to_school(foyer, domain::Scolarite::lycee, whole(draft[champ(ChampFoyer::lycee)]));
    send_to_school(foyer, domain::Scolarite::college, whole(draft[champ(ChampFoyer::college)]));

    foyer.isolement_recent = draft.is(champ(ChampFoyer::isolement_recent));
    foyer.adultes.front().enceinte = draft.is(champ(ChampFoyer::enceinte));
    const auto lines = champ(ChampAdulte::lignes, 0);
    foyer.rsa_passe = draft[lines + static_cast<std::size_t>(Ligne::rsa)];
    foyer.aspa_passee = draft[lines + static_cast<std::size_t>(Ligne::aspa)];
    foyer.logement = {occupation_of(draft[champ(ChampFoyer::occupation)]),
                      draft[champ(ChampFoyer::loyer)],
                      whole(draft[champ(ChampFoyer::zone)]),
                      kAnyCommune,
                      draft.is(champ(ChampFoyer::colocation)),
                      draft.is(champ(ChampFoyer::chambre)),
                      draft.is(champ(ChampFoyer::participe_frais))};
    return foyer;
}

}  // namespace rules
