#include "kiosk/content/explications.h"

#include "kiosk/content/words.h"

#include <algorithm>

namespace content {
namespace {

std::string key_of(rules::Levier levier) {
    return "bascule." + std::string{rules::identifier(levier)};
}

bool is_counted(rules::Levier levier) {
    return levier == rules::Levier::annees_en_plus || levier == rules::Levier::annees_en_moins ||
           levier == rules::Levier::titre_en_plus || levier == rules::Levier::enfants_en_plus;
}

}  // namespace

std::string condition_key(std::string_view libelle) {
    auto words = fold(libelle);
    std::replace(words.begin(), words.end(), ' ', '_');
    return "condition." + words;
}

std::string Explications::phrase(const rules::Explication& of) const {
    const auto qui = who(of);
    const std::string answer = !of.due ? "non" : of.certaine ? "oui" : "peut_etre";
    const auto why = of.due ? textes_.get(langue_, "oui." + rules::motif(of)) : refusal(of);
    const auto key = "explication." + answer + (qui.empty() ? "" : ".pour");
    return textes_.get(langue_, key, {{"qui", qui}, {"raison", why}});
}

std::string Explications::phrase(const rules::Bascule& bascule, bool en_couple) const {
    return textes_.get(langue_, bascule.due_ensuite ? "bascule.oui" : "bascule.non",
                       {{"changement", change(bascule, en_couple, false)}});
}

std::string Explications::a_verifier(rules::Prestation prestation) const {
    return textes_.get(langue_, "verifier." + std::string{rules::identifier(prestation)});
}

std::string Explications::raison(const rules::Explication& of) const {
    if (!of.raison) return "";
    return textes_.get(langue_, condition_key(of.raison->libelle),
                       {{"limite", base::to_text(of.raison->mesure.limite)}});
}

std::string Explications::refusal(const rules::Explication& of) const {
    const auto why = rules::is_by_other_benefits(of)
                         ? textes_.get(langue_, "explication.autres_aides")
                         : raison(of);
    if (rules::repeats_its_raison(of)) return why;
    std::string ecart;
    for (const auto& one : of.ecart) {
        const auto next = change(one, of.en_couple, of.a_peu_pres);
        ecart = ecart.empty() ? next
                              : textes_.get(langue_, "explication.deux_ecarts",
                                            {{"premier", ecart}, {"second", next}});
    }
    if (ecart.empty()) return why;
    return textes_.get(langue_, "explication.ecart", {{"raison", why}, {"ecart", ecart}});
}

std::string Explications::who(const rules::Explication& of) const {
    switch (of.qui) {
        case rules::Qui::vous:
            return textes_.get(langue_, "qui.vous");
        case rules::Qui::conjoint:
            return textes_.get(langue_, "qui.conjoint");
        case rules::Qui::tous_deux:
            return textes_.get(langue_, "qui.tous_deux");
        case rules::Qui::enfants:
            return children(of);
        case rules::Qui::foyer:
            break;
    }
    return "";
}

std::string Explications::children(const rules::Explication& of) const {
    const auto& ages = of.enfants;
    if (ages.size() > 1 || !of.ages_surs) {
        return textes_.plural(langue_, "qui.enfants", static_cast<int>(ages.size()));
    }
    if (ages.front() == 0) return textes_.get(langue_, "qui.bebe");
    return textes_.plural(langue_, "qui.enfant", ages.front());
}

std::string Explications::change(const rules::Bascule& bascule, bool en_couple,
                                 bool a_peu_pres) const {
    const auto key = key_of(bascule.levier);
    const bool rounds = a_peu_pres && rules::is_money(bascule.levier);
    const auto text = is_counted(bascule.levier)
                          ? textes_.plural(langue_, key, bascule.ecart)
                          : textes_.get(langue_, key,
                                        {{"montant", amount(bascule.ecart, rounds)},
                                         {"n", std::to_string(bascule.ecart)}});
    if (!en_couple || !rules::is_of_adult(bascule.levier)) return text;
    const auto qui = textes_.get(langue_, bascule.adulte == 0 ? "qui.vous" : "qui.conjoint");
    return textes_.get(langue_, "bascule.pour", {{"changement", text}, {"qui", qui}});
}

std::string Explications::amount(int euros, bool a_peu_pres) const {
    constexpr std::size_t kGroup = 3;
    auto digits = std::to_string(rules::euros_dits(euros, a_peu_pres));
    if (digits.size() > kGroup) {
        digits.insert(digits.size() - kGroup, textes_.get(langue_, "explication.milliers"));
    }
    const auto* key = a_peu_pres ? "explication.environ" : "explication.montant";
    return textes_.get(langue_, key, {{"n", digits}});
}

}  // namespace content
