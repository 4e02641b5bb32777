// The questions of the simulator, one a screen: tiles to tap, or a number on the pad.

#include "kiosk/app/typing.h"
#include "kiosk/view/build_body.h"
#include "kiosk/view/paging.h"
#include "kiosk/view/simulator_pages.h"
#include "kiosk/view/simulator_texts.h"

#include <algorithm>
#include <array>

namespace view {
namespace {

using app::Saisie;
using app::Simulation;
using rules::Question;

constexpr int kMonths = 12;

Tile plain_tile(std::string id, std::string label, Intent intent) {
    Tile tile;
    tile.action.id = std::move(id);
    tile.action.label = std::move(label);
    tile.action.intent = std::move(intent);
    return tile;
}

std::string option_id(const rules::Option& option) {
    return "simulateur.reponse." + std::string(option.identifier);
}

Icon option_icon(Question question, const rules::Option& option) {
    const std::string name{option.identifier};
    if (question == Question::couple) return name == "seul" ? Icon::user : Icon::users;
    if (name == "actif" || name == "enfant_travaille") return Icon::briefcase;
    if (name == "chomeur") return Icon::magnifying_glass;
    if (name == "etudiant") return Icon::identification_card;
    if (name == "retraite") return Icon::armchair;
    if (name == "inactif") return Icon::user;
    if (name == "enceinte" || name == "handicap_enfant") return Icon::baby;
    if (name == "handicap") return Icon::wheelchair;
    if (name == "garde_alternee") return Icon::users;
    if (name == "nationalite_etrangere") return Icon::translate;
    if (name == "sans_domicile") return Icon::bed;
    if (question == Question::occupation) return Icon::house_line;
    return Icon::none;
}

/// Common to every page: the question, "Je ne sais pas", and how many aides stay possible.
Tiles question_tiles(const Writer& writer, const Simulation& simulation) {
    Tiles tiles;
    tiles.question = say_question(writer, simulation);
    tiles.columns = writer.large() ? 2 : 3;
    if (app::admits_unknown(simulation)) {
        tiles.start = writer.action("simulateur.ne_sais_pas", "besoins.ne_sais_pas", Icon::question,
                                    app::DontKnow{});
    }
    if (!writer.large()) {
        tiles.middle = writer.plural("simulateur.possibles", app::possible_count(simulation));
    }
    return tiles;
}

TurningTile turning_answers(std::size_t fit = 0) {
    return {"simulateur.suite", "simulateur.autres", "simulateur.premiers", fit};
}

std::vector<Tile> option_tiles(const Writer& writer, const Simulation& simulation) {
    const auto& ecran = simulation.ecran;
    const auto how = app::saisie(simulation);
    const auto known = simulation.reponses.choix(ecran.question, ecran.rang);
    std::vector<Tile> all;
    const auto proposed = ecran.question == Question::situations
                              ? rules::cases_proposees(simulation.reponses)
                              : rules::options(ecran.question);
    for (const auto& option : proposed) {
        Intent intent = app::ChooseAnswer{option.valeur};
        if (how == Saisie::cases) intent = app::ToggleAnswer{option.valeur};
        auto tile = plain_tile(option_id(option), say_option(writer, ecran.question, option),
                               std::move(intent));
        tile.action.icon = option_icon(ecran.question, option);
        tile.action.chosen = how == Saisie::cases
                                 ? simulation.brouillon.reponse.coche(option.valeur)
                                 : known == option.valeur;
        all.push_back(std::move(tile));
    }
    return all;
}

/// Words of one size on a page: none large when one is too long for it.
void set_alike(std::vector<Tile>& all) {
    constexpr std::size_t kLarge = 12;
    const bool is_long = std::any_of(all.begin(), all.end(), [](const Tile& tile) {
        return app::length_utf8(tile.action.label) > kLarge;
    });
    for (auto& tile : all) tile.compact = tile.compact || is_long;
}

Tiles choice_page(const Writer& writer, const Simulation& simulation) {
    auto tiles = question_tiles(writer, simulation);
    auto all = option_tiles(writer, simulation);
    if (option_icon(simulation.ecran.question, rules::options(simulation.ecran.question).front()) ==
        Icon::none) {
        set_alike(all);
    }
    if (all.size() <= 2) tiles.columns = 2;
    tiles.tiles = page_of_tiles(writer, std::move(all), turning_answers());
    return tiles;
}

/// One box a child for who shares the care of some of them.
std::vector<Tile> child_boxes(const Writer& writer, const Simulation& simulation) {
    std::vector<Tile> all;
    const auto* said = simulation.reponses.get(Question::enfants);
    for (std::size_t i = 0; said != nullptr && i < said->naissances.size(); ++i) {
        auto tile = plain_tile("simulateur.enfant." + std::to_string(i + 1),
                               say_child(writer, said->naissances[i]),
                               app::ToggleAnswer{static_cast<int>(i)});
        tile.action.icon = Icon::baby;
        tile.action.chosen = simulation.brouillon.reponse.coche(static_cast<int>(i));
        all.push_back(std::move(tile));
    }
    return all;
}

Tiles boxes_page(const Writer& writer, const Simulation& simulation) {
    auto tiles = question_tiles(writer, simulation);
    const bool of_children = simulation.ecran.question == Question::garde_alternee;
    auto all = of_children ? child_boxes(writer, simulation) : option_tiles(writer, simulation);
    tiles.tiles = page_of_tiles(writer, std::move(all), turning_answers());
    tiles.primary =
        go_on(writer, "simulateur.rien_de_cela", simulation.brouillon.reponse.cases == 0);
    return tiles;
}

/// Of somebody whose year of birth is not known: about which age.
Tiles ages_page(const Writer& writer, const Simulation& simulation) {
    auto tiles = question_tiles(writer, simulation);
    const auto& bands =
        rules::tranches_age(rules::sujet_of_birth(app::person_asked(simulation).question));
    if (bands.size() == 4) tiles.columns = 2;
    std::vector<Tile> all;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        auto tile = plain_tile("simulateur.age." + std::to_string(i + 1),
                               say_ages(writer, bands[i]), app::ChooseAnswer{static_cast<int>(i)});
        tile.compact = true;
        all.push_back(std::move(tile));
    }
    tiles.tiles = page_of_tiles(writer, std::move(all), turning_answers(6));
    return tiles;
}

/// A box for each school that a child may go to, the usual ones ticked.
Tiles schools_page(const Writer& writer, const Simulation& simulation) {
    auto tiles = question_tiles(writer, simulation);
    tiles.columns = 2;
    const auto* said = simulation.reponses.get(Question::enfants);
    std::vector<Tile> all;
    for (const auto& one : app::ecoles(simulation)) {
        const auto rank = static_cast<std::size_t>(one.enfant);
        const std::string school =
            one.scolarite == domain::Scolarite::college ? "college" : "lycee";
        auto tile =
            plain_tile("simulateur.ecole." + std::to_string(one.enfant + 1) + "." + school,
                       writer.text("simulateur.ecole." + school), app::ToggleAnswer{one.box});
        tile.second = say_child(writer, said->naissances[rank]);
        tile.action.chosen = simulation.brouillon.reponse.coche(one.box);
        all.push_back(std::move(tile));
    }
    tiles.tiles = page_of_tiles(writer, std::move(all), turning_answers());
    tiles.primary = go_on(writer, "simulateur.aucun", simulation.brouillon.reponse.cases == 0);
    return tiles;
}

/// Twelve months, or as many numbers of children as there are children.
Tiles months_page(const Writer& writer, const Simulation& simulation) {
    auto tiles = question_tiles(writer, simulation);
    tiles.columns = 4;
    for (int month = 1; month <= kMonths; ++month) {
        const auto number = std::to_string(month);
        auto tile = plain_tile("simulateur.mois." + number,
                               writer.sized("simulateur.mois." + number), app::ChooseAnswer{month});
        tile.compact = true;
        tiles.tiles.push_back(std::move(tile));
    }
    return tiles;
}

Tiles numbers_page(const Writer& writer, const Simulation& simulation) {
    auto tiles = question_tiles(writer, simulation);
    std::vector<Tile> all;
    for (int number = 0; number <= simulation.reponses.enfants(); ++number) {
        const auto text = std::to_string(number);
        all.push_back(plain_tile("simulateur.nombre." + text,
                                 number == 0 ? writer.text("simulateur.aucun") : text,
                                 app::ChooseAnswer{number}));
    }
    if (all.size() <= 2) tiles.columns = 2;
    tiles.tiles = page_of_tiles(writer, std::move(all), turning_answers());
    return tiles;
}

Tiles lines_page(const Writer& writer, const Simulation& simulation) {
    auto tiles = question_tiles(writer, simulation);
    const auto& chosen = simulation.brouillon.lignes;
    std::vector<Tile> all;
    for (const auto ligne : rules::lignes(simulation.ecran, simulation.reponses)) {
        const std::string name{rules::identifier(ligne)};
        auto tile = plain_tile("simulateur.ligne." + name, writer.sized("simulateur.ligne." + name),
                               app::ToggleAnswer{static_cast<int>(ligne)});
        tile.compact = true;
        tile.action.chosen = std::find(chosen.begin(), chosen.end(), ligne) != chosen.end();
        all.push_back(std::move(tile));
    }
    const std::size_t fit = writer.large() ? 6 : all.size() > 9 ? 12 : 9;
    if (fit == 12) tiles.columns = 4;
    tiles.tiles = page_of_tiles(writer, std::move(all), turning_answers(fit));
    tiles.primary = go_on(writer, "simulateur.rien_de_cela", chosen.empty());
    return tiles;
}

/// About how much, each band an answer; the last tile opens the pad.
Tiles bands_page(const Writer& writer, const Simulation& simulation) {
    auto tiles = question_tiles(writer, simulation);
    const auto ligne = app::ligne_shown(simulation);
    const auto count = rules::tranches(ligne).size();
    std::vector<Tile> all;
    for (std::size_t i = 0; i < count; ++i) {
        all.push_back(plain_tile("simulateur.tranche." + std::to_string(i + 1),
                                 say_band(writer, ligne, i, writer.large()),
                                 app::ChooseAnswer{static_cast<int>(i)}));
    }
    all.push_back(
        plain_tile("simulateur.exact", writer.sized("simulateur.exact"), app::AskExact{}));
    const bool many = count > 5;
    for (auto& tile : all) tile.compact = many;
    set_alike(all);
    if (many) tiles.columns = writer.large() ? 3 : 4;
    const std::size_t fit = many ? (writer.large() ? 9 : 12) : 6;
    tiles.tiles = page_of_tiles(writer, std::move(all), turning_answers(fit));
    const bool may_end = ligne != rules::Ligne::loyer && ligne != rules::Ligne::epargne &&
                         simulation.ecran.question == Question::revenus;
    if (may_end) {
        tiles.toggle = writer.action("simulateur.arrete", "simulateur.arrete", Icon::none,
                                     app::ToggleArrete{});
        tiles.toggle->chosen = simulation.brouillon.arrete;
    }
    if (app::ligne_seule(simulation)) {
        tiles.primary = writer.action("simulateur.continuer", "simulateur.autre_argent",
                                      Icon::arrow_right, app::Continue{});
    }
    return tiles;
}

/// Who lives with the person: two by two, the households without children first.
Tiles entourage_page(const Writer& writer, const Simulation& simulation) {
    struct Choice {
        app::Entourage entourage;
        const char* name;
        Icon icon;
    };
    constexpr std::array<Choice, 4> kChoices{
        {{app::Entourage::seul, "seul", Icon::user},
         {app::Entourage::couple, "en_couple", Icon::users},
         {app::Entourage::seul_enfants, "seul_enfants", Icon::baby},
         {app::Entourage::couple_enfants, "couple_enfants", Icon::users_three}}};
    auto tiles = question_tiles(writer, simulation);
    tiles.columns = 2;
    const auto known = app::entourage(simulation);
    for (const auto& choice : kChoices) {
        const std::string name{choice.name};
        auto tile = plain_tile("simulateur.reponse." + name,
                               writer.sized("simulateur.reponse.entourage." + name),
                               app::ChooseAnswer{static_cast<int>(choice.entourage)});
        tile.action.icon = choice.icon;
        tile.action.chosen = known == choice.entourage;
        const bool children = choice.entourage == app::Entourage::seul_enfants ||
                              choice.entourage == app::Entourage::couple_enfants;
        if (!writer.large()) {
            tile.second = writer.text(children ? "simulateur.reponse.entourage.age"
                                               : "simulateur.reponse.entourage.sans");
        }
        tiles.tiles.push_back(std::move(tile));
    }
    return tiles;
}

bool is_rented(const rules::Option& option) {
    const auto occupation = static_cast<domain::Occupation>(option.valeur);
    return occupation == domain::Occupation::locataire_hlm ||
           occupation == domain::Occupation::locataire_vide ||
           occupation == domain::Occupation::locataire_meuble;
}

/// Where the person lives: after the three ways to rent, the two that say more of the home.
Tiles home_page(const Writer& writer, const Simulation& simulation) {
    auto tiles = question_tiles(writer, simulation);
    auto all = option_tiles(writer, simulation);
    const auto* said = simulation.reponses.get(Question::occupation);
    const auto& options = rules::options(Question::occupation);
    auto after = std::count_if(options.begin(), options.end(), is_rented);
    for (const auto& option : rules::baux()) {
        auto tile = plain_tile(option_id(option), say_option(writer, Question::occupation, option),
                               app::ToggleAnswer{option.valeur});
        tile.action.chosen = said != nullptr && said->connue && said->coche(option.valeur);
        if (tile.action.chosen) {
            for (auto& other : all) other.action.chosen = false;
        }
        all.insert(all.begin() + after++, std::move(tile));
    }
    for (auto& tile : all) {
        tile.compact = true;
        tile.action.icon = Icon::none;
    }
    tiles.tiles = page_of_tiles(writer, std::move(all), turning_answers(writer.large() ? 6 : 9));
    return tiles;
}

/// A shared home or a room is rented too: from whom, and how.
Tiles lease_page(const Writer& writer, const Simulation& simulation) {
    auto tiles = question_tiles(writer, simulation);
    for (const auto& option : rules::options(Question::occupation)) {
        if (!is_rented(option)) continue;
        auto tile = plain_tile(option_id(option), say_option(writer, Question::occupation, option),
                               app::ChooseAnswer{option.valeur});
        tile.action.icon = Icon::house_line;
        tiles.tiles.push_back(std::move(tile));
    }
    return tiles;
}

/// Why nothing can be estimated now, and who can tell instead.
Message unavailable(const Writer& writer) {
    const auto state = app::simulator_state(writer.context());
    Message message;
    message.icon = Icon::calculator;
    message.tone = Tone::attention;
    message.title = writer.text("simulateur.arret.titre");
    message.text = writer.text(state == app::SimulatorState::no_clock ? "simulateur.arret.heure"
                                                                      : "simulateur.arret.bareme");
    message.actions = {
        writer.action("simulateur.voir", "fiche.voir", Icon::ticket, app::TakeTicket{})};
    return message;
}

decltype(Screen::body) page_of(const Writer& writer, const Simulation& simulation) {
    switch (app::saisie(simulation)) {
        case Saisie::entourage:
            return entourage_page(writer, simulation);
        case Saisie::naissances:
        case Saisie::annee:
        case Saisie::annees:
        case Saisie::chiffres:
            return number_page(writer, simulation);
        case Saisie::ages:
            return ages_page(writer, simulation);
        case Saisie::mois:
            return months_page(writer, simulation);
        case Saisie::cases:
            return boxes_page(writer, simulation);
        case Saisie::ecoles:
            return schools_page(writer, simulation);
        case Saisie::nombre:
            return numbers_page(writer, simulation);
        case Saisie::lignes:
            return lines_page(writer, simulation);
        case Saisie::bande:
            return bands_page(writer, simulation);
        case Saisie::bail:
            return lease_page(writer, simulation);
        case Saisie::choix:
            break;
    }
    const bool home = simulation.ecran.question == Question::occupation;
    return home ? home_page(writer, simulation) : choice_page(writer, simulation);
}

}  // namespace

Body build_question(const Writer& writer) {
    const auto& simulation = writer.session().simulation;
    const bool ready = app::simulator_state(writer.context()) == app::SimulatorState::ready;
    if (!ready || !simulation) return {writer.text("simulateur.barre"), unavailable(writer)};
    return {writer.text("simulateur.barre"), page_of(writer, *simulation)};
}

/// What was answered, six at a time, each to be corrected by a touch.
Body build_answers(const Writer& writer) {
    Tiles tiles;
    tiles.question = writer.text("reponses.question");
    tiles.columns = writer.large() ? 2 : 3;
    const auto& simulation = writer.session().simulation;
    std::vector<Tile> all;
    for (const auto& ecran :
         simulation ? simulation->reponses.recapitulatif() : std::vector<rules::Ecran>{}) {
        if (ecran.question == Question::zone) continue;
        const auto id = "reponses." + std::string(rules::identifier(ecran.question)) + "." +
                        std::to_string(ecran.rang + 1);
        auto tile =
            plain_tile(id, say_answer(writer, *simulation, ecran), app::CorrectAnswer{ecran});
        tile.second = say_topic(writer, ecran);
        all.push_back(std::move(tile));
    }
    tiles.tiles = page_of_tiles(writer, std::move(all),
                                {"reponses.suite", "simulateur.autres", "simulateur.premiers"});
    tiles.primary = writer.action("reponses.resultats", "reponses.resultats", Icon::arrow_right,
                                  app::ShowResults{});
    return {writer.text("reponses.barre"), std::move(tiles)};
}

}  // namespace view
