#include "kiosk/view/simulator_pages.h"

#include "kiosk/view/keyboard.h"
#include "kiosk/view/simulator_texts.h"

#include <algorithm>

namespace view {
namespace {

using app::Saisie;
using app::Simulation;

std::vector<std::vector<Action>> pad_keys(const Writer& writer) {
    std::vector<std::vector<Action>> keys;
    for (int row = 0; row < 3; ++row) {
        keys.emplace_back();
        for (int i = 1; i <= 3; ++i) {
            const auto digit = std::to_string(3 * row + i);
            keys.back().push_back(typing_key(digit, digit));
        }
    }
    keys.push_back({erase_key(writer), typing_key("0", "0")});
    return keys;
}

/// "… · 2019 · 2022", "… · 3–5 ans": the last ones, as many as a field holds.
std::string last_years(const Writer& writer, const std::vector<rules::Naissance>& births,
                       const std::string& typed) {
    const bool all_years = std::all_of(births.begin(), births.end(),
                                       [](const auto& birth) { return birth.has_year(); });
    const std::size_t shown = writer.large() ? (all_years ? 2 : 1) : (all_years ? 4 : 2);
    std::string years = births.size() > shown ? "…" : "";
    const auto add = [&](const std::string& year) { years += (years.empty() ? "" : " · ") + year; };
    const auto from = births.size() - std::min(births.size(), shown);
    for (auto i = from; i < births.size(); ++i) add(say_birth_briefly(writer, births[i]));
    if (!typed.empty()) add(typed);
    return years;
}

/// One field an adult, and one for all the children.
std::vector<NumberField> birth_fields(const Writer& writer, const Simulation& simulation) {
    const auto& brouillon = simulation.brouillon;
    auto births = brouillon.reponse.naissances;
    const auto adults = static_cast<std::size_t>(simulation.reponses.adultes());
    std::vector<NumberField> fields;
    for (std::size_t i = 0; i < adults; ++i) {
        const auto* key = i == 0 ? "simulateur.champ.vous" : "simulateur.champ.conjoint";
        const bool active = births.size() == i;
        fields.push_back({writer.text(key),
                          active              ? brouillon.chiffres
                          : i < births.size() ? say_birth_briefly(writer, births[i])
                                              : "",
                          active});
    }
    if (!app::asks_children(simulation)) {
        if (adults == 1) fields.front().label = writer.text("simulateur.champ.annee");
        return fields;
    }
    const bool active = births.size() >= adults;
    if (active) births.erase(births.begin(), births.begin() + static_cast<std::ptrdiff_t>(adults));
    fields.push_back({writer.text("simulateur.champ.enfants"),
                      active ? last_years(writer, births, brouillon.chiffres) : "", active});
    return fields;
}

/// Four digits that are no year are said so; else what to type.
std::string year_hint(const Writer& writer, const Simulation& simulation,
                      const std::string& otherwise) {
    constexpr std::size_t kDigits = 4;
    const auto& typed = simulation.brouillon.chiffres;
    const bool wrong = typed.size() == kDigits && !app::is_year(typed, simulation.reponses.mois());
    return wrong ? writer.text("simulateur.indice.impossible") : otherwise;
}

std::string years_typed(const Writer& writer, const Simulation& simulation) {
    std::string years;
    for (const auto& birth : simulation.brouillon.reponse.naissances) {
        years += (years.empty() ? "" : ", ") + say_birth_briefly(writer, birth);
    }
    return years.empty() ? writer.text("simulateur.indice.annees")
                         : writer.text("simulateur.enfants", {{"annees", years}});
}

void ask_years(const Writer& writer, const Simulation& simulation, NumberEntry& page) {
    const auto how = app::saisie(simulation);
    auto hint = writer.text("simulateur.indice.annee");
    page.fields = {{writer.text("simulateur.champ.annee"), simulation.brouillon.chiffres}};
    if (how == Saisie::annees) hint = years_typed(writer, simulation);
    if (how == Saisie::naissances) {
        page.fields = birth_fields(writer, simulation);
        const bool children = page.fields.back().active && app::asks_children(simulation);
        if (children) hint = writer.text("simulateur.indice.annees");
    }
    page.hint = year_hint(writer, simulation, hint);
}

void ask_amount(const Writer& writer, const Simulation& simulation, NumberEntry& page) {
    const auto ligne = app::ligne_shown(simulation);
    const bool saving = ligne == rules::Ligne::epargne;
    const std::string what = saving                         ? "epargne"
                             : ligne == rules::Ligne::loyer ? "loyer"
                                                            : "montant";
    page.fields = {{writer.text(saving ? "simulateur.champ.epargne" : "simulateur.champ.montant"),
                    simulation.brouillon.chiffres}};
    page.unit = "€";
    page.hint = writer.text("simulateur.indice." + what);
}

}  // namespace

Action go_on(const Writer& writer, const std::string& none_key, bool none) {
    const auto key = none ? none_key : std::string{"besoins.continuer"};
    auto action = writer.action("simulateur.continuer", key, none ? Icon::none : Icon::arrow_right,
                                app::Continue{});
    return action;
}

NumberEntry number_page(const Writer& writer, const Simulation& simulation) {
    NumberEntry page;
    page.question = say_question(writer, simulation);
    page.keys = pad_keys(writer);
    page.middle = writer.plural("simulateur.possibles", app::possible_count(simulation));
    page.start = writer.action("simulateur.ne_sais_pas", "besoins.ne_sais_pas", Icon::question,
                               app::DontKnow{});
    const auto how = app::saisie(simulation);
    const auto adults = how == Saisie::naissances ? simulation.reponses.adultes() : 0;
    const bool of_children = how == Saisie::annees || how == Saisie::naissances;
    const auto given = simulation.brouillon.reponse.naissances.size();
    const bool none = of_children && given == static_cast<std::size_t>(adults);
    page.primary = go_on(writer, "simulateur.aucun_enfant", none);
    page.primary.enabled = app::can_continue(simulation);
    if (how == Saisie::chiffres) {
        ask_amount(writer, simulation, page);
    } else {
        ask_years(writer, simulation, page);
    }
    return page;
}

}  // namespace view
