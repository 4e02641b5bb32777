#pragma once

// One foyer under one reading of the law, with what nearly every benefit asks of it: ages, taxable
// incomes, dependent children. Refers to the foyer and the parameters, which outlive it.

#include "kiosk/domain/foyer.h"
#include "kiosk/rules/parametres.h"

#include <array>

namespace rules {

using base::Exact;
using base::Month;
using domain::Foyer;
using domain::Personne;

class Dossier {
  public:
    /// @pre parametres.covers(foyer.mois) and domain::check(foyer)
    Dossier(const Foyer& foyer, const Parametres& parametres, Lecture lecture);

    const Foyer& foyer() const { return foyer_; }
    const std::vector<Personne>& adultes() const { return foyer_.adultes; }
    const std::vector<Personne>& enfants() const { return foyer_.enfants; }
    Month mois() const { return foyer_.mois; }
    Lecture lecture() const { return lecture_; }
    bool is_couple() const { return foyer_.adultes.size() == 2; }

    const Bareme& bareme(Month m) const { return parametres_.on(m, lecture_); }
    const Bareme& bareme() const { return bareme(mois()); }

    /// The months from M to `m`: what a Serie is asked with.
    int offset(Month m) const { return m - mois(); }

    /// Months by which the reference quarter of RSA and prime d'activité is moved back: 0 or 1.
    int decalage() const { return decalage_; }

    /// Taxable income after deductions of adult or child `i` for `year`, M's year less 2 or 3:
    /// wages and unemployment, and with pensions. [CGI, art. 83-3° and 158-5-a]
    Exact revenu_salarial(std::size_t adulte, int year) const;
    Exact revenu_adulte(std::size_t adulte, int year) const;
    Exact revenu_enfant(std::size_t enfant, int year) const;

    /// Whether child `i` earns its living over the six months before `m`. [CSS, art. R. 512-2]
    bool is_autonome(std::size_t enfant, Month m) const;

    int age(const Personne& p, Month m) const { return base::age_in_years(p.naissance, m); }
    int age_enfant(std::size_t i, Month m) const { return age(enfants()[i], m); }

    /// Dependent for family benefits. [CSS, art. L. 512-3, R. 512-2]
    bool is_a_charge(std::size_t enfant, Month m) const;
    int enfants_a_charge(Month m) const;

  private:
    struct Revenu {
        Exact salarial;
        Exact total;
    };

    Revenu revenu(const Personne& p, int year) const;
    std::size_t year_index(int year) const;

    const Foyer& foyer_;
    const Parametres& parametres_;
    Lecture lecture_;
    int decalage_;
    std::array<std::array<Revenu, 2>, domain::kMaxAdultes> revenus_adultes_;
    std::array<std::array<Revenu, 2>, domain::kMaxEnfants> revenus_enfants_;
};

/// Taxable wages, gross wages and pensions over the months M+first to M+last, from the net ones.
Exact salaire_imposable(const Personne& p, int first, int last, const BaremeGeneral& bareme);
Exact salaire_brut(const Personne& p, int first, int last, const BaremeGeneral& bareme);
Exact retraite_imposable(const Personne& p, int first, int last, const BaremeGeneral& bareme);
Exact retraite_brute(const Personne& p, int first, int last, const BaremeGeneral& bareme);

/// Interest of the livret A over the months M+first to M+last.
Exact interets_livret_a(const Dossier& dossier, const Personne& p, int first, int last);

/// Tax reference income of `year`. [CGI, art. 1417-IV, 157 bis]
Exact revenu_fiscal_reference(const Dossier& dossier, int year);

/// What the resource ceilings of family benefits are held against at `m`: incomes of year n-2.
/// [CSS, art. R. 532-3]
Exact base_ressources_familiales(const Dossier& dossier, Month m);

/// Both parents earned enough in year n-2. [CSS, art. R. 522-2 and R. 531-1]
bool is_biactif(const Dossier& dossier, Month m);

/// A parent is pregnant at `m`, or a child of the foyer is born within five months after.
bool is_grossesse(const Dossier& dossier, Month m);

}  // namespace rules
