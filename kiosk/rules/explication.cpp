#include "kiosk/rules/explication.h"

#include <algorithm>

namespace rules {
namespace {

using base::Exact;

bool is_of(const Etape& step, const Explication& explication) {
    return step.prestation == explication.prestation && step.genre != Genre::montant;
}

bool explains(const Etape& step, const Explication& explication) {
    if (!is_of(step, explication)) return false;
    if (explication.due) return step.tenue;
    return step.genre == Genre::condition && !step.tenue;
}

/// "126,51 €".
std::string euros(Exact amount) {
    const auto cents = base::to_cent(amount).in_billionths() / base::kCent.in_billionths();
    auto decimals = std::to_string(100 + cents % 100).substr(1);
    return std::to_string(cents / 100) + "," + decimals + " €";
}

/// How far the value met is from the limit, whichever side it should be on.
std::string gap(const Mesure& mesure) {
    const bool above = mesure.valeur >= mesure.limite;
    const auto size = above ? mesure.valeur - mesure.limite : mesure.limite - mesure.valeur;
    const std::string side = above ? " de trop" : " de moins";
    switch (mesure.unite) {
        case Unite::euros_par_mois:
            return euros(size) + " par mois" + side;
        case Unite::euros_par_an:
            return euros(size) + " par an" + side;
        case Unite::ans:
            return base::to_text(size) + (size == Exact{1} ? " an" : " ans") + side;
        case Unite::mois:
            return base::to_text(size) + " mois" + side;
        case Unite::nombre:
            return base::to_text(mesure.valeur) + " au lieu de " + base::to_text(mesure.limite);
        case Unite::aucune:
            return "";
    }
    return "";
}

std::string said(const Etape& step, bool with_gap) {
    std::string text{step.libelle};
    const auto distance = with_gap ? gap(step.mesure) : std::string{};
    if (!distance.empty()) text += " (" + distance + ")";
    return text;
}

std::string change(const Bascule& bascule) {
    const auto number = std::to_string(bascule.ecart);
    switch (bascule.levier) {
        case Levier::salaire_en_plus:
            return number + " € par mois de salaire en plus";
        case Levier::ressources_en_moins:
            return number + " € par mois de ressources en moins";
        case Levier::annees_en_plus:
            return number + (bascule.ecart == 1 ? " an de plus" : " ans de plus");
        case Levier::loyer_en_plus:
            return number + " € de loyer en plus";
        case Levier::loyer_en_moins:
            return number + " € de loyer en moins";
    }
    return "";
}

}  // namespace

std::vector<Explication> expliquer(const Resultats& results, const Trace& trace) {
    std::vector<Explication> all;
    for (std::size_t i = 0; i < kPrestations; ++i) {
        const auto prestation = static_cast<Prestation>(i);
        Explication one{prestation, is_due(results, prestation), {}};
        std::copy_if(trace.begin(), trace.end(), std::back_inserter(one.raisons),
                     [&](const Etape& step) { return explains(step, one); });
        all.push_back(std::move(one));
    }
    return all;
}

std::string phrase(const Explication& explication) {
    std::string text{explication.due ? "Oui, parce que : " : "Non. Condition non remplie : "};
    for (std::size_t i = 0; i < explication.raisons.size(); ++i) {
        if (i > 0) text += " ; ";
        text += said(explication.raisons[i], !explication.due);
    }
    return text + ".";
}

std::string phrase(const Bascule& bascule) {
    return "Avec " + change(bascule) + ", la réponse deviendrait " +
           (bascule.due_ensuite ? "oui." : "non.");
}

std::string_view a_verifier(Prestation prestation) {
    switch (prestation) {
        case Prestation::rsa:
            return "les ressources non salariées et le patrimoine, qui ne sont pas demandés ici";
        case Prestation::prime_activite:
            return "les revenus non salariés et les contrats d'apprentissage";
        case Prestation::aide_logement:
            return "le caractère décent du logement et le lien de parenté avec le bailleur";
        case Prestation::aah:
            return "le taux d'incapacité, que fixe la commission des droits (CDAPH)";
        case Prestation::mva:
            return "l'indépendance du logement";
        case Prestation::asi:
            return "la catégorie de la pension d'invalidité";
        case Prestation::aspa:
            return "les biens possédés et les autres pensions de retraite à demander d'abord";
        case Prestation::ass:
            return "les cinq années de travail et l'inscription comme demandeur d'emploi";
        case Prestation::css_gratuite:
        case Prestation::css_participation:
            return "les ressources non demandées ici et les personnes couvertes par un contrat";
        case Prestation::af:
            return "les enfants placés, en apprentissage ou vivant hors du foyer";
        case Prestation::cf:
            return "les ressources de l'avant-dernière année";
        case Prestation::asf:
            return "la situation de l'autre parent, qui n'est pas demandée ici";
        case Prestation::paje_base:
            return "la date d'arrivée de l'enfant et les ressources de l'avant-dernière année";
        case Prestation::aeeh:
            return "le complément, que fixe la commission des droits (CDAPH)";
        case Prestation::ars:
            return "l'inscription à l'école des enfants de 16 à 18 ans";
        case Prestation::cheque_energie:
            return "le revenu fiscal de référence de l'avis d'impôt";
        case Prestation::bourse_college:
        case Prestation::bourse_lycee:
            return "le revenu fiscal de référence de l'avis d'impôt et la date de la demande";
    }
    return "";
}

}  // namespace rules
