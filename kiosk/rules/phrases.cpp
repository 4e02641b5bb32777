// The French sentences of explication.h. The screens have theirs in assets/textes, which a test
// holds against these.

#include "kiosk/rules/explication.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rules {
namespace {

using Words = std::pair<std::string_view, std::string_view>;

/// What a condition that is not met asks for.
constexpr std::array<Words, 51> kRefus{{
    {"taux d'incapacité d'au moins 80 %", "il faut un taux d'incapacité d'au moins {limite} %"},
    {"taux d'incapacité d'au moins 50 %", "il faut un taux d'incapacité d'au moins {limite} %"},
    {"restriction substantielle et durable d'accès à l'emploi",
     "il faut que le handicap gêne durablement pour travailler"},
    {"âge de la retraite non dépassé", "l'âge de la retraite est dépassé"},
    {"ressources sous le plafond", "vos ressources dépassent la limite"},
    {"pension d'invalidité sous le montant maximal",
     "la pension d'invalidité est déjà plus haute que cette aide"},
    {"AAH ou ASI versée", "il faut toucher l'AAH ou l'ASI"},
    {"aucun salaire depuis un an", "il faut être sans salaire depuis un an"},
    {"aide au logement versée", "il faut toucher une aide au logement"},
    {"locataire de son logement", "il faut louer son logement"},
    {"montant au-dessus du minimum versé", "la somme serait trop petite pour être versée"},
    {"montant restant après la minoration, la dégressivité et la réduction de loyer",
     "vos ressources sont trop hautes pour ce loyer"},
    {"assez d'enfants à charge de moins de 20 ans",
     "il faut au moins {limite} enfants de moins de 20 ans"},
    {"revenu fiscal de référence sous le plafond du premier échelon",
     "votre revenu fiscal dépasse la limite"},
    {"locataire ou propriétaire de son logement",
     "il faut avoir un logement à soi, loué ou acheté"},
    {"revenu fiscal de référence sous le plafond du foyer",
     "votre revenu fiscal dépasse la limite"},
    {"ressources sous le plafond augmenté de l'allocation", "vos ressources dépassent la limite"},
    {"pension alimentaire inférieure à l'allocation",
     "la pension alimentaire reçue est plus haute que cette aide"},
    {"ressources sous le niveau qui annule la prime", "vos ressources dépassent la limite"},
    {"assez d'enfants à charge d'au moins trois ans",
     "il faut au moins {limite} enfants de 3 ans ou plus"},
    {"pas d'allocation de base de la PAJE",
     "l'allocation de base de la Paje est versée à la place"},
    {"dépassement inférieur à douze mensualités", "vos ressources dépassent la limite"},
    {"un enfant handicapé de moins de 20 ans", "il faut un enfant handicapé de moins de 20 ans"},
    {"inaptitude au travail ou incapacité",
     "il faut avoir {limite} ans, ou être reconnu inapte au travail"},
    {"âge anticipé atteint", "il faut avoir au moins {limite} ans"},
    {"pension d'invalidité, ou retraite avec un handicap reconnu",
     "il faut toucher une pension d'invalidité"},
    {"nationalité ou titre de séjour", "il faut un titre de séjour plus ancien"},
    {"pas encore l'âge de l'ASPA", "à cet âge, l'Aspa la remplace"},
    {"le conjoint ne relève pas de l'ASPA", "l'Aspa du couple la remplace"},
    {"un enfant de moins de trois ans", "il faut un enfant de moins de 3 ans"},
    {"ressources sous le plafond du taux partiel", "vos ressources dépassent la limite"},
    {"une activité professionnelle dans les trois derniers mois",
     "il faut avoir travaillé dans les trois derniers mois"},
    {"un enfant d'âge scolaire, de 6 à 18 ans", "il faut un enfant de 6 à 18 ans"},
    {"n'est pas étudiant", "il faut ne plus être en études"},
    {"âge requis, ou un enfant à charge, ou deux ans de travail en trois ans",
     "il faut avoir {limite} ans, ou un enfant, ou deux ans de travail sur trois"},
    {"nationalité ou durée de séjour", "il faut un droit au séjour plus ancien"},
    {"ressources sous le montant forfaitaire", "vos ressources dépassent la limite"},
    {"indépendant de ses parents, ou âgé d'au moins 25 ans, ou avec enfant",
     "il faut ne plus dépendre de ses parents"},
    {"pas déjà couvert sans participation", "la mutuelle gratuite est possible, c'est mieux"},
    {"ressources sous le plafond relevé", "vos ressources dépassent la limite"},
    {"demandeur d'emploi", "il faut chercher un emploi"},
    {"plus d'allocation chômage", "il faut ne plus toucher d'allocation chômage"},
    {"cinq ans de travail dans les dix dernières années",
     "il faut cinq ans de travail dans les dix dernières années"},
    {"âge de la retraite non atteint", "l'âge de la retraite est atteint"},
    {"pas d'allocation aux adultes handicapés", "l'AAH est versée à la place"},
    {"au moins un jour d'allocation par mois", "la somme serait trop petite pour être versée"},
    {"le parent vit seul", "il faut élever son enfant sans conjoint"},
    {"un revenu d'activité dans le trimestre de référence",
     "il faut un salaire dans les trois derniers mois"},
    {"un enfant à charge de moins de 20 ans", "il faut un enfant de moins de 20 ans"},
    {"un enfant au collège", "il faut un enfant au collège"},
    {"un enfant au lycée", "il faut un enfant au lycée"},
}};

/// Why a benefit is due.
constexpr std::array<Words, 22> kOui{{
    {"rsa", "vos ressources sont sous le minimum que le RSA garantit"},
    {"prime_activite", "vous travaillez et vos ressources restent modestes"},
    {"prime_activite.conjoint", "votre conjoint travaille et vos ressources restent modestes"},
    {"prime_activite.tous_deux",
     "vous travaillez tous les deux et vos ressources restent modestes"},
    {"aide_logement", "vous louez votre logement et vos ressources sont modestes pour ce loyer"},
    {"aah", "le handicap est reconnu et vos ressources sont sous la limite"},
    {"mva", "l'AAH ou l'ASI est versée, sans salaire, dans un logement loué"},
    {"asi", "une pension d'invalidité est versée et vos ressources sont sous la limite"},
    {"aspa", "l'âge y donne droit et vos ressources sont sous la limite"},
    {"aspa.inapte", "l'inaptitude au travail y donne droit et vos ressources sont sous la limite"},
    {"ass", "l'allocation chômage est finie, après assez d'années de travail"},
    {"css_gratuite", "vos ressources sont sous la limite de la mutuelle gratuite"},
    {"css_participation", "vos ressources dépassent de peu la limite de la mutuelle gratuite"},
    {"af", "leur nombre et leur âge y donnent droit"},
    {"cf", "leur nombre et leur âge y donnent droit et vos ressources sont sous la limite"},
    {"asf", "vous vivez sans conjoint, et l'autre parent verse peu ou rien"},
    {"paje_base", "cet âge y donne droit et vos ressources sont sous la limite"},
    {"aeeh", "le handicap est reconnu"},
    {"ars", "l'âge de l'école y donne droit et vos ressources sont sous la limite"},
    {"cheque_energie", "vous avez un logement et votre revenu fiscal est sous la limite"},
    {"bourse_college",
     "la scolarité au collège y donne droit et votre revenu fiscal est sous la limite"},
    {"bourse_lycee",
     "la scolarité au lycée y donne droit et votre revenu fiscal est sous la limite"},
}};

template <std::size_t N>
std::string words_of(const std::array<Words, N>& all, std::string_view key) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Words& one) { return one.first == key; });
    return std::string{found == all.end() ? key : found->second};
}

/// "1 250 €".
std::string euros(int amount, bool a_peu_pres) {
    constexpr int kThousand = 1000;
    auto digits = std::to_string(amount);
    if (amount >= kThousand) digits.insert(digits.size() - 3, " ");
    return (a_peu_pres ? "environ " : "") + digits + " €";
}

std::string change_alone(const Bascule& bascule, bool a_peu_pres) {
    const auto n = std::to_string(bascule.ecart);
    const bool rounds = a_peu_pres && is_money(bascule.levier);
    const auto m = euros(euros_dits(bascule.ecart, rounds), rounds);
    switch (bascule.levier) {
        case Levier::salaire_en_plus:
            return "avec " + m + " de salaire en plus par mois";
        case Levier::ressources_en_moins:
            return "avec " + m + " de ressources en moins par mois";
        case Levier::loyer_en_plus:
            return "avec " + m + " de loyer en plus";
        case Levier::loyer_en_moins:
            return "avec " + m + " de loyer en moins";
        case Levier::naissance:
            return "avec la naissance d'un enfant";
        case Levier::enfant_handicape:
            return "avec un enfant dont le handicap est reconnu";
        case Levier::eleve_college:
            return "avec un enfant au collège";
        case Levier::eleve_lycee:
            return "avec un enfant au lycée";
        case Levier::location:
            return "avec un logement loué " + m + " par mois";
        case Levier::sans_conjoint:
            return "sans conjoint au foyer";
        case Levier::incapacite:
            return "avec un taux d'incapacité de " + n + " %";
        case Levier::inapte:
            return "avec une inaptitude au travail reconnue";
        case Levier::pension_invalidite:
            return "avec une pension d'invalidité de " + m + " par mois";
        case Levier::sans_etudes:
            return "à la fin des études";
        case Levier::travail_deux_ans:
            return "avec deux ans de travail sur trois";
        case Levier::fin_de_droits:
            return "au chômage sans allocation, après cinq ans de travail";
        case Levier::hors_parents:
            return "en ne vivant plus chez ses parents";
        case Levier::annees_en_plus:
            return bascule.ecart == 1 ? "avec " + n + " an de plus" : "avec " + n + " ans de plus";
        case Levier::annees_en_moins:
            return bascule.ecart == 1 ? "avec " + n + " an de moins"
                                      : "avec " + n + " ans de moins";
        case Levier::titre_en_plus:
            return bascule.ecart == 1 ? "avec " + n + " an de séjour de plus"
                                      : "avec " + n + " ans de séjour de plus";
        case Levier::enfants_en_plus:
            return bascule.ecart == 1 ? "avec un enfant de 7 ans en plus"
                                      : "avec " + n + " enfants de 7 ans en plus";
    }
    return "";
}

std::string change(const Bascule& bascule, bool en_couple, bool a_peu_pres) {
    const auto text = change_alone(bascule, a_peu_pres);
    if (!en_couple || !is_of_adult(bascule.levier)) return text;
    return text + (bascule.adulte == 0 ? " pour vous" : " pour votre conjoint");
}

std::string said(const Explication& of) {
    if (!of.raison) return "";
    if (is_by_other_benefits(of))
        return "vos ressources, autres aides comprises, dépassent la limite";
    const auto& raison = *of.raison;
    auto text = words_of(kRefus, raison.libelle);
    const std::string hole = "{limite}";
    const auto at = text.find(hole);
    if (at != std::string::npos) {
        text.replace(at, hole.size(), base::to_text(raison.mesure.limite));
    }
    return text;
}

std::string children(const std::vector<int>& ages) {
    if (ages.size() > 1) return " pour vos " + std::to_string(ages.size()) + " enfants";
    const int age = ages.front();
    if (age == 0) return " pour votre bébé";
    return age == 1 ? " pour votre enfant d'un an"
                    : " pour votre enfant de " + std::to_string(age) + " ans";
}

std::string who(const Explication& of) {
    switch (of.qui) {
        case Qui::vous:
            return " pour vous";
        case Qui::conjoint:
            return " pour votre conjoint";
        case Qui::tous_deux:
            return " pour vous et votre conjoint";
        case Qui::enfants:
            return children(of.enfants);
        case Qui::foyer:
            break;
    }
    return "";
}

std::string lacking(const Explication& of) {
    if (repeats_its_raison(of)) return "";
    std::string text;
    for (const auto& one : of.ecart) {
        text += (text.empty() ? "" : " et ") + change(one, of.en_couple, of.a_peu_pres);
    }
    return text.empty() ? text : " ; ce serait oui " + text;
}

/// None of the adults has the age of the Aspa: it is due before it.
bool is_by_unfitness(const Explication& of) {
    const auto holds = [&](std::string_view libelle) {
        return std::any_of(of.raisons.begin(), of.raisons.end(),
                           [&](const Etape& one) { return one.libelle == libelle && one.tenue; });
    };
    return holds("inaptitude au travail ou incapacité") && !holds("âge de l'ASPA atteint");
}

}  // namespace

std::string motif(const Explication& of) {
    std::string key{identifier(of.prestation)};
    if (of.prestation == Prestation::aspa && is_by_unfitness(of)) return key + ".inapte";
    if (of.prestation != Prestation::prime_activite) return key;
    if (of.qui == Qui::conjoint) key += ".conjoint";
    if (of.qui == Qui::tous_deux) key += ".tous_deux";
    return key;
}

std::string phrase(const Explication& of) {
    if (!of.due) {
        return "Non" + who(of) + " : " + said(of) + lacking(of) + ".";
    }
    const auto why = words_of(kOui, motif(of));
    return of.certaine ? "Oui" + who(of) + " : " + why + "."
                       : "Peut-être" + who(of) + ", si " + why + ".";
}

std::string phrase(const Bascule& bascule, bool en_couple) {
    return std::string{"La réponse deviendrait "} + (bascule.due_ensuite ? "oui " : "non ") +
           change(bascule, en_couple, false) + ".";
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
