#include "kiosk/view/simulator_texts.h"

#include "kiosk/view/typography.h"

#include <algorithm>
#include <array>
#include <utility>

namespace view {
namespace {

using rules::Ecran;
using rules::Forme;
using rules::Prestation;
using rules::Question;

std::string id_of(Question question) {
    return std::string(rules::identifier(question));
}

/// Of the partner, its own sentence when there is one.
std::string keyed(const Writer& writer, const std::string& key, const Ecran& ecran) {
    const bool partner = rules::sujet(ecran.question) == rules::Sujet::adulte && ecran.rang == 1;
    const auto own = key + ".conjoint";
    return partner && writer.textes().has("fr", own) ? own : key;
}

/// The child that a page is about, inside a sentence: "né en 2016"; empty when it is about none.
std::string child_of(const Writer& writer, const rules::Reponses& answers, const Ecran& ecran) {
    const auto* said = answers.get(Question::enfants);
    if (said == nullptr || rules::sujet(ecran.question) != rules::Sujet::enfant) return "";
    const auto index = static_cast<std::size_t>(ecran.rang);
    return inside_a_sentence(say_child(writer, said->naissances[index]));
}

Writer::Holes holes_of(const Writer& writer, const rules::Reponses& answers, const Ecran& ecran) {
    const int year = answers.mois().year();
    return {{"enfant", child_of(writer, answers, ecran)},
            {"annee", std::to_string(year - 2)},
            {"mois", writer.text("date.mois." + std::to_string(answers.mois().month()))}};
}

/// Every adult said to receive nothing.
bool has_no_money(const rules::Reponses& answers) {
    for (int rank = 0; rank < answers.adultes(); ++rank) {
        const auto* said = answers.get(Ecran{Question::revenus, rank});
        const bool receives =
            said == nullptr || !said->connue ||
            std::any_of(said->montants.begin(), said->montants.end(),
                        [](const auto& one) { return one && one->haut > base::Exact{}; });
        if (receives) return false;
    }
    return true;
}

std::string say_years(const Writer& writer, const rules::Reponse& said) {
    if (said.naissances.empty()) return writer.text("simulateur.aucun_enfant");
    const bool alone = said.naissances.size() == 1;
    std::string text;
    for (const auto& birth : said.naissances) {
        text += (text.empty() ? "" : " · ") +
                (alone ? say_birth(writer, birth) : say_birth_briefly(writer, birth));
    }
    return text;
}

int euros_of(base::Exact amount) {
    return static_cast<int>(amount.in_billionths() / base::Exact{1}.in_billionths());
}

/// "1 250".
std::string say_number(const Writer& writer, int number) {
    constexpr int kThousand = 1000;
    auto digits = std::to_string(number);
    if (number >= kThousand) {
        digits.insert(digits.size() - 3, writer.text("simulateur.milliers"));
    }
    return digits;
}

/// "900 à 1 200 €", or "900–1 200" when `brief`.
std::string say_range(const Writer& writer, int low, int high, bool brief) {
    if (brief) return say_number(writer, low) + "\u2013" + say_number(writer, high);
    return writer.text("simulateur.tranche", {{"bas", say_number(writer, low)},
                                              {"haut", say_euros(writer, high)},
                                              {"n", say_number(writer, high)}});
}

std::string say_montant(const Writer& writer, const rules::Montant& montant) {
    if (montant.bas == montant.haut) return say_euros(writer, euros_of(montant.bas));
    return say_range(writer, euros_of(montant.bas), euros_of(montant.haut), writer.large());
}

std::string say_montants(const Writer& writer, const rules::Reponse& said) {
    int count = 0;
    const rules::Montant* only = nullptr;
    for (const auto& montant : said.montants) {
        if (!montant) continue;
        only = &*montant;
        ++count;
    }
    if (count == 0) return writer.text("simulateur.rien");
    return count == 1 ? say_montant(writer, *only) : writer.plural("simulateur.revenus", count);
}

std::string say_boxes(const Writer& writer, const rules::Reponse& said) {
    int count = 0;
    for (auto left = said.cases; left != 0; left >>= 1U) count += static_cast<int>(left & 1U);
    return count == 0 ? writer.text("simulateur.rien") : writer.plural("simulateur.cases", count);
}

/// In the words of the recap when there are some; a shared home or a room says more than its lease.
std::string say_choice(const Writer& writer, Question question, const rules::Reponse& said) {
    for (const auto& option : rules::baux()) {
        const bool is_so = question == Question::occupation && said.coche(option.valeur);
        if (is_so) return say_option(writer, question, option);
    }
    for (const auto& option : rules::options(question)) {
        if (option.valeur != said.choix) continue;
        const auto key = "simulateur.reponse." + id_of(question) + "." +
                         std::string(option.identifier) + ".rappel";
        if (writer.textes().has("fr", key)) return writer.text(key);
        return say_option(writer, question, option);
    }
    return std::to_string(said.choix);
}

constexpr std::array<std::pair<std::string_view, Icon>, 19> kIcons{{
    {"rsa", Icon::hand_coins},
    {"prime_activite", Icon::briefcase},
    {"aide_logement", Icon::house_line},
    {"aah", Icon::wheelchair},
    {"mva", Icon::wheelchair},
    {"asi", Icon::wheelchair},
    {"aspa", Icon::armchair},
    {"ass", Icon::briefcase},
    {"css_gratuite", Icon::heartbeat},
    {"css_participation", Icon::heartbeat},
    {"af", Icon::users_three},
    {"cf", Icon::users_three},
    {"asf", Icon::users_three},
    {"paje_base", Icon::baby},
    {"aeeh", Icon::baby},
    {"ars", Icon::identification_card},
    {"cheque_energie", Icon::sun},
    {"bourse_college", Icon::identification_card},
    {"bourse_lycee", Icon::identification_card},
}};

}  // namespace

bool is_yearly(Prestation prestation) {
    return prestation == Prestation::ars || prestation == Prestation::cheque_energie ||
           prestation == Prestation::bourse_college || prestation == Prestation::bourse_lycee;
}

std::string say_euros(const Writer& writer, int euros) {
    return writer.text("simulateur.euros", {{"n", say_number(writer, euros)}});
}

std::string say_price(const Writer& writer, base::Exact price) {
    const int floored = euros_of(price);
    return say_euros(writer, base::Exact{floored} < price ? floored + 1 : floored);
}

std::string say_band(const Writer& writer, rules::Ligne ligne, std::size_t band, bool brief) {
    const auto& bands = rules::tranches(ligne);
    const auto say = [&](int euros) {
        return brief ? say_number(writer, euros) : say_euros(writer, euros);
    };
    const auto& [low, high] = bands[band];
    if (brief && band == 0) return say_range(writer, 0, high, true);
    if (brief && band + 1 == bands.size()) return say_number(writer, low) + "+";
    if (band == 0) return writer.text("simulateur.tranche.moins", {{"haut", say(high)}});
    if (band + 1 == bands.size()) {
        return writer.text("simulateur.tranche.plus", {{"bas", say(low)}});
    }
    return say_range(writer, low, high, brief);
}

std::string say_question(const Writer& writer, const app::Simulation& simulation) {
    const auto& ecran = simulation.ecran;
    const auto how = app::saisie(simulation);
    auto holes = holes_of(writer, simulation.reponses, ecran);
    std::string key = "simulateur.question." + id_of(ecran.question);
    const bool stays_without =
        ecran.question == Question::revenus_stables && has_no_money(simulation.reponses);
    if (stays_without) key += ".aucun";
    if (how == app::Saisie::ecoles) key = "simulateur.question.ecoles";
    if (how == app::Saisie::bail) key = "simulateur.question.bail";
    if (how == app::Saisie::entourage) key = "simulateur.question.entourage";
    const bool about_age = how == app::Saisie::ages;
    const auto who = about_age ? app::person_asked(simulation) : ecran;
    if (about_age)
        key = "simulateur.question.age" +
              std::string(who.question == Question::enfants ? ".enfant" : "");
    if (how == app::Saisie::naissances) {
        const bool alone = simulation.reponses.adultes() == 1 && !app::asks_children(simulation);
        key = alone ? key : "simulateur.question.naissances";
    }
    if (how == app::Saisie::bande || how == app::Saisie::chiffres) {
        const auto ligne = app::ligne_shown(simulation);
        const bool saving = ligne == rules::Ligne::epargne;
        const auto name = writer.sized("simulateur.ligne." + std::string(rules::identifier(ligne)));
        holes.emplace_back("ligne", name);
        holes.emplace_back("ligne_dite", inside_a_sentence(name));
        key = "simulateur.montant." + (saving ? std::string{"epargne"} : id_of(ecran.question));
    }
    const auto full = keyed(writer, key, who);
    const bool is_brief = writer.large() && writer.textes().has("fr", full + ".court");
    return writer.text(is_brief ? full + ".court" : full, holes);
}

std::string say_ages(const Writer& writer, rules::Ages ages) {
    return writer.sized("simulateur.age." + std::to_string(ages.min) + "_" +
                        std::to_string(ages.max));
}

std::string say_birth(const Writer& writer, const rules::Naissance& birth) {
    return birth.ages ? say_ages(writer, *birth.ages) : std::to_string(birth.annee);
}

std::string say_birth_briefly(const Writer& writer, const rules::Naissance& birth) {
    if (!birth.ages) return std::to_string(birth.annee);
    return writer.text("simulateur.age." + std::to_string(birth.ages->min) + "_" +
                       std::to_string(birth.ages->max) + ".champ");
}

std::string say_child(const Writer& writer, const rules::Naissance& birth) {
    if (birth.ages) return say_ages(writer, *birth.ages);
    return writer.text("simulateur.enfant", {{"annee", std::to_string(birth.annee)}});
}

std::string say_topic(const Writer& writer, const Ecran& ecran) {
    return writer.text(keyed(writer, "simulateur.sujet." + id_of(ecran.question), ecran));
}

std::string say_answer(const Writer& writer, const app::Simulation& simulation,
                       const Ecran& ecran) {
    const auto* said = simulation.reponses.get(ecran);
    if (said == nullptr || !said->connue) return writer.text("simulateur.inconnu");
    switch (rules::forme(ecran.question)) {
        case Forme::annee:
        case Forme::annees_enfants:
            return say_years(writer, *said);
        case Forme::mois:
            return writer.text("simulateur.mois." + std::to_string(said->choix));
        case Forme::choix:
            return say_choice(writer, ecran.question, *said);
        case Forme::nombre:
            return std::to_string(said->choix);
        case Forme::cases:
            return say_boxes(writer, *said);
        case Forme::montants:
            return say_montants(writer, *said);
    }
    return "";
}

std::string say_option(const Writer& writer, Question question, const rules::Option& option) {
    const std::string name{option.identifier};
    if (name == "oui" || name == "non") return writer.text("simulateur." + name);
    return writer.sized("simulateur.reponse." + id_of(question) + "." + name);
}

std::string aide_name(const Writer& writer, const std::string& aide) {
    return writer.sized("simulateur.aide." + aide);
}

std::string aide_meaning(const Writer& writer, const std::string& aide) {
    return writer.text("simulateur.aide." + aide + ".quoi");
}

Icon aide_icon(const std::string& aide) {
    for (const auto& [known, icon] : kIcons) {
        if (known == aide) return icon;
    }
    return Icon::hand_coins;
}

Amount say_amount(const Writer& writer, const rules::Estimation& estimation) {
    const bool pays = estimation.prestation == Prestation::css_participation;
    if (pays || estimation.prestation == Prestation::css_gratuite) return {};
    const int low = euros_of(rules::environ(estimation.bas));
    const bool is_exact = estimation.bas == estimation.haut;
    const int high = is_exact ? low : euros_of(rules::environ_au_plus(estimation.haut));
    if (estimation.haut <= base::Exact{0}) return {};
    const auto per =
        writer.text(is_yearly(estimation.prestation) ? "simulateur.par_an" : "simulateur.par_mois");
    const bool is_little = low == 0 && high <= 10;
    if (is_little) return {writer.text("simulateur.moins_de"), say_euros(writer, 10), per};
    if (low == high) return {writer.text("simulateur.environ"), say_euros(writer, high), per};
    if (low == 0) return {writer.text("simulateur.jusqua"), say_euros(writer, high), per};
    return {writer.text("simulateur.environ"), say_range(writer, low, high, false), per};
}

std::string say_scale(const Writer& writer, base::Month scale) {
    return writer.text("simulateur.bareme",
                       {{"mois", writer.text("date.mois." + std::to_string(scale.month()))},
                        {"annee", std::to_string(scale.year())}});
}

}  // namespace view
