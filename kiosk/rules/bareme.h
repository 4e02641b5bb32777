#pragma once

// Every legal value in force on the first day of one month, in the words of the law. Filled from
// assets/parametres by kiosk/content/parametres; each field's YAML key is "<group>.<field>", where
// its unit, its text and its dates are. Shares are of one; amounts are euros of the unit the YAML
// says. Tables keep their columns in the order of the YAML.

#include "kiosk/base/exact.h"

#include <array>

namespace rules {

using base::Exact;

template <std::size_t N>
using Table = std::array<Exact, N>;

struct BaremeGeneral {
    Exact smic_horaire, heures_mensuelles, bmaf, livret_a_taux;
    Exact salaire_net_sur_brut, csg_imposable, assiette_csg;
    Exact pension_nette_sur_brute, pension_imposable_sur_brute;
    Exact autonomie_part_smic, autonomie_heures;
};

struct BaremeImpot {
    Exact deduction_taux, deduction_minimum, deduction_maximum;
    Exact pension_taux, pension_minimum;
    Exact abattement_age, abattement_1, seuil_1, abattement_2, seuil_2;
};

/// What several family benefits share: who is a child "à charge", two earners, ceilings.
struct BaremeFamille {
    Exact age_enfant, age_jeune, biactivite_bmaf;
    Exact plafond_enfants_1_2, plafond_enfant_suivant;
};

struct BaremeRsa {
    Exact montant_forfaitaire, personne_2, personne_3, personne_suivante;
    Exact isolement_base, isolement_enfant, isolement_age_enfant, grossesse_mois;
    Exact minimum_verse, asf_comptee, age, age_jeune, age_enfant, enfant_ressources;
    Exact titre_sejour_annees, residence_europeenne_annees, trimestre_decale;
    Exact arret_abattement;
    Table<3> forfait_logement;
};

struct BaremePpa {
    Exact montant_forfaitaire, pente, bonification_bas, bonification_haut, bonification_taux;
    Exact minimum_verse, aah_heures, age, etudiant_part_smic, etudiant_heures;
};

struct BaremeAf {
    Exact enfants_minimum, taux_2, taux_suivant, majoration_taux, majoration_age;
    Exact majoration_age_ancien, majoration_naissance, forfait_taux, forfait_age;
    Exact forfait_enfants_minimum, plafond_1, plafond_2, plafond_par_enfant;
    Exact part_tranche_2, part_tranche_3, part_garde_alternee;
};

struct BaremeCf {
    Exact taux, taux_majore, plafond, plafond_majoration, part_plafond_majore;
    Exact age_enfant, age_limite, enfants_minimum;
};

struct BaremeAsf {
    Exact taux, minimum_verse;
};

struct BaremePaje {
    Exact taux, part_partielle, plafond_plein, majoration_plein, plafond_partiel;
    Exact majoration_partiel, age_enfant;
};

struct BaremeArs {
    Exact taux_primaire, taux_college, taux_lycee, age_primaire, age_college, age_lycee, age_fin;
    Exact mois_fin_minimum, mois_fin_maximum, plafond, plafond_par_enfant, minimum_verse;
};

struct BaremeAeeh {
    Exact base, complement_6, age_limite;
    Table<7> complements;               ///< level 0 to 6, shares of the BMAF
    Table<7> majorations_parent_isole;  ///< the same
};

struct BaremeAah {
    Exact maximum, incapacite, incapacite_rsdae, age_rsdae, plafond_par_enfant;
    Exact part_exclue_bas, part_exclue_haut, tranche, abattement_cessation;
};

struct BaremeMva {
    Exact montant, incapacite;
};

struct BaremeAsi {
    Exact plafond_seul, plafond_couple;
};

struct BaremeAspa {
    Exact montant_seul, montant_couple, age, age_anticipe, incapacite;
    Exact abattement_salaire_seul, abattement_salaire_couple, titre_sejour_annees;
};

struct BaremeAss {
    Exact montant_journalier, jours, jours_plafond_seul, jours_plafond_couple, age_maximum;
    Exact part_substitution;
};

struct BaremeCss {
    Exact plafond, marge_participation, age_enfant, age_autonome, abattement_aah;
    Exact abattement_asi_seul, abattement_asi_couple, abattement_aspa_seul, abattement_aspa_couple;
    Exact abattement_salaire, premiere_personne, garde_alternee;
    Table<4> coefficients;           ///< 2nd person, 3rd, 4th, each further
    Table<3> forfait_proprietaire;   ///< 1, 2, 3 persons or more
    Table<3> forfait_aide_logement;  ///< the same
    Table<4> participation_ages;     ///< first age of the second bracket, third…
    Table<5> participation;          ///< euros a month of each bracket
};

struct BaremeChequeEnergie {
    Exact personne_2, personne_suivante, garde_alternee;
    Table<4> seuils;         ///< upper bounds, euros a year a unit of consumption
    Table<4> une_uc;         ///< euros a year
    Table<4> moins_deux_uc;  ///< the same
    Table<4> deux_uc;        ///< the same
};

/// Ceilings by number of children (1 to 8 or more), in hours of SMIC; the levels from 1.
template <std::size_t Echelons>
struct BaremeBourse {
    std::array<Table<8>, Echelons> plafonds;
    Table<Echelons> montants;  ///< shares of the BMAF
};

/// Columns of rents and RLS amounts: single, couple, one dependant, each further.
/// Columns of R0 and of the ceilings of RLS: single, couple, 1 to 6 dependants, each further.
struct BaremeLogement {
    std::array<Table<4>, 3> plafond_loyer;  ///< by zone
    Exact colocation, chambre, age_personne_a_charge;
    Table<2> meuble;  ///< numerator and denominator
    Exact charges, charges_par_personne, charges_colocation_seul, charges_colocation_couple;
    Exact charges_colocation_par_personne, participation_minimum, participation_taux;
    Table<9> r0;
    Table<9> taux_famille;
    Table<2> taux_loyer_seuils, taux_loyer;
    std::array<Table<2>, 3> degressivite;  ///< by zone: rent from which it falls, and where it ends
    Exact minoration, minimum_verse, crds;
    std::array<Table<9>, 3> rls_plafond;  ///< by zone, euros a month
    std::array<Table<4>, 3> rls_montant;  ///< by zone
    Exact rls_part, etudiant_ressources, etudiant_boursier, etudiant_age;
    Exact epargne_seuil, epargne_taux, abattement_biactivite, biactivite_bmaf, biactivite_annuelle;
    Exact abattement_ressources, enfant_part_aspa, arrondi_ressources;
};

struct Bareme {
    BaremeGeneral general;
    BaremeImpot impot;
    BaremeFamille famille;
    BaremeRsa rsa;
    BaremePpa ppa;
    BaremeAf af;
    BaremeCf cf;
    BaremeAsf asf;
    BaremePaje paje;
    BaremeArs ars;
    BaremeAeeh aeeh;
    BaremeAah aah;
    BaremeMva mva;
    BaremeAsi asi;
    BaremeAspa aspa;
    BaremeAss ass;
    BaremeCss css;
    BaremeLogement logement;
    BaremeChequeEnergie cheque_energie;
    BaremeBourse<3> bourse_college;
    BaremeBourse<6> bourse_lycee;
};

}  // namespace rules
