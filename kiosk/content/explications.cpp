#include "kiosk/content/explications.h"

#include "kiosk/content/words.h"

#include <algorithm>

namespace content {
namespace {

using base::Exact;

std::string_view key_of(rules::Levier levier) {
    switch (levier) {
        case rules::Levier::salaire_en_plus:
            return "bascule.salaire_en_plus";
        case rules::Levier::ressources_en_moins:
            return "bascule.ressources_en_moins";
        case rules::Levier::annees_en_plus:
            return "bascule.annees_en_plus";
        case rules::Levier::loyer_en_plus:
            return "bascule.loyer_en_plus";
        case rules::Levier::loyer_en_moins:
            return "bascule.loyer_en_moins";
    }
    return "";
}

int whole(Exact value) {
    return static_cast<int>(value.in_billionths() / Exact::kUnit);
}

}  // namespace

std::string condition_key(std::string_view libelle) {
    auto words = fold(libelle);
    std::replace(words.begin(), words.end(), ' ', '_');
    return "condition." + words;
}

std::string Explications::phrase(const rules::Explication& explication) const {
    std::string reasons;
    for (const auto& step : explication.raisons) {
        if (!reasons.empty()) reasons += textes_.get(langue_, "explication.separateur");
        reasons += said(step, !explication.due);
    }
    return textes_.get(langue_, explication.due ? "explication.oui" : "explication.non",
                       {{"raisons", reasons}});
}

std::string Explications::phrase(const rules::Bascule& bascule) const {
    const auto key = key_of(bascule.levier);
    const auto change = bascule.levier == rules::Levier::annees_en_plus
                            ? textes_.plural(langue_, key, bascule.ecart)
                            : textes_.get(langue_, key, {{"n", std::to_string(bascule.ecart)}});
    return textes_.get(langue_, bascule.due_ensuite ? "bascule.oui" : "bascule.non",
                       {{"changement", change}});
}

std::string Explications::a_verifier(rules::Prestation prestation) const {
    return textes_.get(langue_, "verifier." + std::string{rules::identifier(prestation)});
}

std::string Explications::said(const rules::Etape& step, bool with_gap) const {
    const auto condition = textes_.get(langue_, condition_key(step.libelle));
    const auto distance = with_gap ? gap(step.mesure) : std::string{};
    if (distance.empty()) return condition;
    return textes_.get(langue_, "explication.ecart",
                       {{"condition", condition}, {"ecart", distance}});
}

std::string Explications::gap(const rules::Mesure& mesure) const {
    const bool above = mesure.valeur >= mesure.limite;
    const auto size = above ? mesure.valeur - mesure.limite : mesure.limite - mesure.valeur;
    const std::string side = above ? ".trop" : ".moins";
    switch (mesure.unite) {
        case rules::Unite::euros_par_mois:
            return textes_.get(langue_, "explication.par_mois" + side, {{"montant", amount(size)}});
        case rules::Unite::euros_par_an:
            return textes_.get(langue_, "explication.par_an" + side, {{"montant", amount(size)}});
        case rules::Unite::ans:
            return textes_.plural(langue_, "explication.ans" + side, whole(size));
        case rules::Unite::mois:
            return textes_.get(langue_, "explication.mois" + side, {{"n", base::to_text(size)}});
        case rules::Unite::nombre:
            return textes_.get(langue_, "explication.nombre",
                               {{"valeur", base::to_text(mesure.valeur)},
                                {"limite", base::to_text(mesure.limite)}});
        case rules::Unite::aucune:
            return "";
    }
    return "";
}

std::string Explications::amount(Exact euros) const {
    const auto cents = base::to_cent(euros).in_billionths() / base::kCent.in_billionths();
    const auto decimals = std::to_string(100 + cents % 100).substr(1);
    const auto number =
        std::to_string(cents / 100) + textes_.get(langue_, "explication.virgule") + decimals;
    return textes_.get(langue_, "explication.montant", {{"n", number}});
}

}  // namespace content
