#include "tests/rules/reponses_de.h"

#include <algorithm>

namespace test {
namespace {

class ReponsesDe {
  public:
    explicit ReponsesDe(const domain::Foyer& foyer) : foyer_(foyer), reponses_(foyer.mois) {}

    rules::Reponses all() {
        persons();
        situations();
        for (int i = 0; i < adultes(); ++i) adulte(i);
        for (int j = 0; j < enfants(); ++j) enfant(j);
        housing();
        past();
        return reponses_;
    }

  private:
    using Q = rules::Question;
    using Reponse = rules::Reponse;

    int adultes() const { return static_cast<int>(foyer_.adultes.size()); }
    int enfants() const { return static_cast<int>(foyer_.enfants.size()); }
    const domain::Personne& of_adulte(int i) const {
        return foyer_.adultes[static_cast<std::size_t>(i)];
    }
    const domain::Personne& of_enfant(int j) const {
        return foyer_.enfants[static_cast<std::size_t>(j)];
    }

    void choose(Q question, int rang, int choix) {
        reponses_.set({question, rang}, Reponse::de_choix(choix));
    }

    static rules::Naissance born(const domain::Personne& p) {
        return {int{p.naissance.year()}, static_cast<int>(unsigned{p.naissance.month()})};
    }

    void persons() {
        choose(Q::couple, 0, adultes() - 1);
        reponses_.set({Q::naissance, 0}, Reponse::de_annees({born(of_adulte(0))}));
        if (adultes() == 2)
            reponses_.set({Q::naissance, 1}, Reponse::de_annees({born(of_adulte(1))}));
        std::vector<rules::Naissance> births;
        for (const auto& enfant : foyer_.enfants) births.push_back(born(enfant));
        reponses_.set({Q::enfants, 0}, Reponse::de_annees(births));
    }

    template <class Test>
    static bool any(const std::vector<domain::Personne>& persons, Test&& test) {
        return std::any_of(persons.begin(), persons.end(), test);
    }

    void situations() {
        std::uint32_t boxes = 0;
        const auto tick = [&](rules::Situation box, bool ticked) {
            if (ticked) boxes |= 1U << static_cast<unsigned>(box);
        };
        tick(rules::Situation::enceinte, any(foyer_.adultes, [](auto& p) { return p.enceinte; }));
        tick(rules::Situation::handicap, any(foyer_.adultes, [](auto& p) { return p.handicap; }));
        tick(rules::Situation::handicap_enfant,
             any(foyer_.enfants, [](auto& p) { return p.handicap; }));
        tick(rules::Situation::garde_alternee,
             any(foyer_.enfants, [](auto& p) { return p.garde_alternee; }));
        tick(rules::Situation::enfant_travaille,
             any(foyer_.enfants, [](auto& p) { return !p.salaire_net.is_zero(); }));
        tick(rules::Situation::nationalite_etrangere, any(foyer_.adultes, [](auto& p) {
                 return p.nationalite != domain::Nationalite::francaise;
             }));
        reponses_.set({Q::situations, 0}, Reponse::de_cases(boxes));
        choose(Q::separation_recente, 0, foyer_.isolement_recent ? 1 : 0);
        schools();
    }

    void schools() {
        std::uint32_t shared = 0;
        int college = 0;
        int lycee = 0;
        for (int j = 0; j < enfants(); ++j) {
            if (of_enfant(j).garde_alternee) shared |= 1U << static_cast<unsigned>(j);
            college += of_enfant(j).scolarite == domain::Scolarite::college ? 1 : 0;
            lycee += of_enfant(j).scolarite == domain::Scolarite::lycee ? 1 : 0;
        }
        reponses_.set({Q::garde_alternee, 0}, Reponse::de_cases(shared));
        choose(Q::eleves_college, 0, college);
        choose(Q::eleves_lycee, 0, lycee);
    }

    static rules::Origine origine(const domain::Personne& p) {
        const auto years = p.annees_titre_sejour;
        if (p.nationalite == domain::Nationalite::francaise) return rules::Origine::francaise;
        if (p.nationalite == domain::Nationalite::europeenne) {
            return years >= base::Exact{1} / 4 ? rules::Origine::europe_trois_mois
                                               : rules::Origine::europe_recente;
        }
        if (years >= base::Exact{10}) return rules::Origine::titre_dix_ans;
        return years >= base::Exact{5} ? rules::Origine::titre_cinq_ans
                                       : rules::Origine::titre_recent;
    }

    static rules::Incapacite incapacite(const domain::Personne& p) {
        if (p.taux_incapacite >= base::Exact{80} / 100) return rules::Incapacite::de_80;
        if (p.taux_incapacite >= base::Exact{50} / 100) {
            return p.rsdae ? rules::Incapacite::de_50_a_79_rsdae : rules::Incapacite::de_50_a_79;
        }
        return p.handicap ? rules::Incapacite::moins_de_50 : rules::Incapacite::aucune;
    }

    rules::Anciennete anciennete(const domain::Personne& p) const {
        if (!p.inscrit_chomage) return rules::Anciennete::non_inscrit;
        const base::Month start{int{p.debut_chomage.year()},
                                static_cast<int>(unsigned{p.debut_chomage.month()})};
        const int since = foyer_.mois - start;
        if (since <= 2) return rules::Anciennete::moins_de_deux_mois;
        return since <= 6 ? rules::Anciennete::deux_a_six_mois
                          : rules::Anciennete::plus_de_six_mois;
    }

    void adulte(int i) {
        const auto& p = of_adulte(i);
        choose(Q::activite, i, static_cast<int>(p.activite));
        choose(Q::nationalite, i, static_cast<int>(origine(p)));
        choose(Q::incapacite, i, static_cast<int>(incapacite(p)));
        choose(Q::inapte, i, p.inapte_travail ? 1 : 0);
        choose(Q::bourse, i, p.boursier ? 1 : 0);
        choose(Q::debut_chomage, i, static_cast<int>(anciennete(p)));
        choose(Q::travail_dix_ans, i, p.condition_ass ? 1 : 0);
        choose(Q::travail_deux_ans, i, p.condition_rsa_jeune ? 1 : 0);
        choose(Q::chez_parents, i, p.chez_parents ? 1 : 0);
        reponses_.set({Q::revenus, i}, now(i));
    }

    static rules::Montant band(const domain::Serie& serie, int first, int last) {
        const auto from = serie.amounts().begin() + first;
        const auto [low, high] = std::minmax_element(from, serie.amounts().begin() + last + 1);
        return {*low, *high};
    }

    static void put(Reponse& reponse, rules::Ligne ligne, rules::Montant montant) {
        if (montant.haut > base::Exact{}) reponse = reponse.avec(ligne, montant);
    }

    static std::array<const domain::Serie*, 5> series(const domain::Personne& p) {
        return {&p.salaire_net, &p.chomage, &p.retraite, &p.pension_invalidite,
                &p.pension_alimentaire};
    }

    Reponse now(int i) const {
        const auto& p = of_adulte(i);
        Reponse said;
        for (std::size_t k = 0; k < 5; ++k) {
            const auto& serie = *series(p)[k];
            auto montant = band(serie, 9, 12);
            montant.arrete = serie.at(0).is_zero() && !serie.at(-1).is_zero();
            if (!montant.arrete) montant = band(serie, 9, 13);
            put(said, static_cast<rules::Ligne>(k), montant);
        }
        const auto fixed = [&](rules::Ligne ligne, base::Exact amount) {
            put(said, ligne, {amount, amount});
        };
        fixed(rules::Ligne::ass, p.passees.ass);
        fixed(rules::Ligne::aah, p.passees.aah);
        fixed(rules::Ligne::asi, p.passees.asi);
        fixed(rules::Ligne::epargne, p.livret_a);
        if (i == 0) fixed(rules::Ligne::rsa, foyer_.rsa_passe);
        if (i == 0) fixed(rules::Ligne::aspa, foyer_.aspa_passee);
        return said;
    }

    void enfant(int j) {
        const auto& p = of_enfant(j);
        choose(Q::handicap_enfant, j, p.handicap ? p.niveau_aeeh + 1 : 0);
        Reponse said;
        put(said, rules::Ligne::salaire, band(p.salaire_net, 0, 13));
        reponses_.set({Q::revenus_enfant, j}, said);
    }

    void housing() {
        const auto& home = foyer_.logement;
        auto lived_in = Reponse::de_choix(static_cast<int>(home.occupation));
        lived_in.cases = (home.colocation ? 1U : 0U) | (home.chambre ? 2U : 0U);
        reponses_.set({Q::occupation, 0}, lived_in);
        choose(Q::zone, 0, home.zone);
        choose(Q::participation_frais, 0, home.participe_frais ? 1 : 0);
        Reponse rent;
        put(rent, rules::Ligne::loyer, {home.loyer, home.loyer});
        reponses_.set({Q::loyer, 0}, rent);
    }

    bool is_stable() const {
        return std::all_of(foyer_.adultes.begin(), foyer_.adultes.end(), [](const auto& p) {
            const auto all = series(p);
            return std::all_of(all.begin(), all.end(), [](const domain::Serie* serie) {
                const auto whole = band(*serie, 0, 12);
                return whole.bas == whole.haut;
            });
        });
    }

    void past() {
        choose(Q::revenus_stables, 0, is_stable() ? 1 : 0);
        for (int i = 0; i < adultes(); ++i) {
            Reponse year;
            Reponse before;
            for (std::size_t k = 0; k < 5; ++k) {
                const auto ligne = static_cast<rules::Ligne>(k);
                put(year, ligne, band(*series(of_adulte(i))[k], 1, 8));
                put(before, ligne, band(*series(of_adulte(i))[k], 0, 0));
            }
            reponses_.set({Q::revenus_annee, i}, year);
            reponses_.set({Q::revenus_avant, i}, before);
        }
    }

    const domain::Foyer& foyer_;
    rules::Reponses reponses_;
};

}  // namespace

rules::Reponses reponses_de(const domain::Foyer& foyer) {
    return ReponsesDe{foyer}.all();
}

}  // namespace test
