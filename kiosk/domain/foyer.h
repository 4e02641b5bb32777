#pragma once

// The foyer: one family, one tax return and one home, as a simulation sees it. Persons carry no
// name; the answers live in memory for the time of a session.

#include "kiosk/base/exact.h"
#include "kiosk/base/month.h"

#include <array>
#include <chrono>
#include <string>
#include <vector>

namespace domain {

/// Fourteen monthly amounts around the month asked for, M: [0] holds for every month up to M-13,
/// [1] to [12] are M-12 to M-1, [13] holds for M and every later month. Euros a month.
class Serie {
  public:
    static constexpr int kLength = 14;

    Serie() = default;
    explicit Serie(const std::array<base::Exact, kLength>& amounts);

    bool is_zero() const { return is_zero_; }

    /// The amount of the month M+k; `k` is usually negative.
    base::Exact at(int k) const;

    /// The sum over the months M+first to M+last, both included.
    base::Exact sum(int first, int last) const;

    const std::array<base::Exact, kLength>& amounts() const { return amounts_; }

  private:
    std::array<base::Exact, kLength> amounts_{};
    std::array<base::Exact, kLength> sums_{};  ///< sums_[i] = amounts_[1] + … + amounts_[i]
    bool is_zero_ = true;
};

enum class Activite { actif, chomeur, etudiant, retraite, inactif };

enum class Scolarite { inconnue, maternelle, primaire, college, lycee, enseignement_superieur };

enum class Nationalite { francaise, europeenne, autre };  ///< europeenne: EEE or Switzerland

/// Amounts received in every month before M, euros a month.
struct PrestationsPassees {
    base::Exact aah;
    base::Exact asi;
    base::Exact ass;
};

/// An adult or a child; what belongs to one of them only is said.
struct Personne {
    std::chrono::year_month_day naissance{};
    Activite activite = Activite::inactif;  ///< adult
    Nationalite nationalite = Nationalite::francaise;
    base::Exact annees_titre_sejour;  ///< years of residence or of permit; 0 for the French

    Serie salaire_net;
    Serie chomage;
    Serie retraite;
    Serie pension_invalidite;
    Serie pension_alimentaire;
    base::Exact livret_a;  ///< balance, euros

    base::Exact taux_incapacite;  ///< 0 to 1
    bool handicap = false;
    bool rsdae = false;  ///< restriction substantielle et durable d'accès à l'emploi
    bool inapte_travail = false;
    bool enceinte = false;
    bool condition_ass = false;        ///< five years worked in the ten before
    bool condition_rsa_jeune = false;  ///< two years worked in three
    bool boursier = false;
    bool chez_parents = false;
    bool inscrit_chomage = false;  ///< `debut_chomage` is known
    std::chrono::year_month_day debut_chomage{};
    PrestationsPassees passees;

    Scolarite scolarite = Scolarite::inconnue;  ///< child
    int niveau_aeeh = 0;                        ///< child, 0 to 6
    bool garde_alternee = false;                ///< child
};

enum class Occupation {
    locataire_hlm,
    locataire_vide,
    locataire_meuble,
    proprietaire,
    primo_accedant,
    loge_gratuitement,
    sans_domicile
};

struct Logement {
    Occupation occupation = Occupation::sans_domicile;
    base::Exact loyer;  ///< euros a month without charges; instalment of a primo_accedant
    int zone = 2;       ///< 1 to 3
    std::string insee;
    bool colocation = false;
    bool chambre = false;
    bool participe_frais = false;  ///< of a person housed for free
};

struct Foyer {
    base::Month mois;  ///< M, the month asked for
    bool isolement_recent = false;
    bool trimestre_decale = false;  ///< the foyer asks for the quarter M-4 to M-2
    std::vector<Personne> adultes;  ///< one or two; the first is the demandeur
    std::vector<Personne> enfants;  ///< eldest first
    base::Exact rsa_passe;          ///< received in every month before M
    base::Exact aspa_passee;        ///< received by the family in every month before M
    Logement logement;
};

/// Refuses a foyer that cannot be: no adult, three of them, a person older than 120, a child older
/// than a parent or of whom no adult is 12 years older, a negative amount, a malformed commune
/// code, a zone that does not exist… Fails with invalid_input; the detail says which, in English.
Status check(const Foyer& foyer);

constexpr std::size_t kMaxAdultes = 2;
constexpr std::size_t kMaxEnfants = 20;

/// 2A004, 71270: five characters, digits but for Corsica's letter.
bool is_commune_code(std::string_view text);

}  // namespace domain
