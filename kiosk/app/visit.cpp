#include "kiosk/app/visit.h"

#include "kiosk/app/fiches_found.h"
#include "kiosk/app/typing.h"

#include <algorithm>

namespace app {
namespace {

using domain::FamilleCompteur;

constexpr std::size_t kLongestTyped = 40;     ///< characters
constexpr std::size_t kShortestSearched = 3;  ///< below, nothing found means nothing yet

template <class List, class Value>
bool contains(const List& list, const Value& value) {
    return std::find(std::begin(list), std::end(list), value) != std::end(list);
}

}  // namespace

void Visit::push(ScreenName wanted) {
    auto& stack = session_.stack;
    const auto known = std::find_if(stack.begin(), stack.end(),
                                    [&](const Place& place) { return place.screen == wanted; });
    stack.erase(known, stack.end());
    stack.push_back({wanted});
}

void Visit::pop() {
    if (at_rest()) return;
    if (screen() == ScreenName::creneaux || screen() == ScreenName::annuler) leave_centre();
    if (session_.stack.size() == 2) return end(EndedBy::person);
    session_.stack.pop_back();
}

/// Back to the choice of what to do, for who has just done something.
void Visit::go_home() {
    if (session_.staff.entered) return push_home_of_agent();
    const bool knows_needs = !session_.besoins.empty() || session_.discreet;
    session_.stack = {{ScreenName::accueil}, {ScreenName::besoins}};
    if (knows_needs) push(ScreenName::actions);
}

void Visit::on(const Touch&) {
    if (at_rest()) push(ScreenName::langue);
}

void Visit::on(const Back&) {
    const bool has_ticket = screen() == ScreenName::ticket && is_done(session_);
    if (has_ticket || is_rdv_told(session_)) return go_home();
    if (screen() == ScreenName::simulateur || screen() == ScreenName::resultats) {
        return back_in_simulation();
    }
    pop();
}

void Visit::on(const ShowUrgent&) {
    session_.chose = true;
    push(ScreenName::urgence);
}

void Visit::on(const ShowHelp&) {
    session_.chose = true;
    const auto state = session_.help.state;
    if (state == HelpState::none || state == HelpState::unanswered) {
        call(domain::NatureAide::parler);
    }
    push(ScreenName::aide);
}

void Visit::on(const CallAgent&) {
    session_.chose = true;
    const bool again = screen() == ScreenName::aide;
    const auto nature = again ? session_.help.nature : domain::NatureAide::urgence;
    const bool rings = session_.help.state == HelpState::calling && session_.help.nature == nature;
    if (!rings) call(nature);
    push(ScreenName::aide);
}

void Visit::call(domain::NatureAide nature) {
    auto& help = session_.help;
    const bool waits = help.state == HelpState::calling || help.state == HelpState::unanswered;
    if (waits) session_.left_calls.push_back(help);
    help = {HelpState::calling, nature, "", context_.now};
    effects_.emplace_back(CallForHelp{nature});
}

/// On top of where the person is, whose way back must not be lost: the first screen of a session is
/// the choice of a language too.
void Visit::on(const ShowLanguages&) {
    if (screen() != ScreenName::langue) session_.stack.push_back({ScreenName::langue});
}

void Visit::on(const ChooseLanguage& choice) {
    session_.language = choice.tag;
    session_.keyboard_page = 0;
    if (screen() != ScreenName::langue) return;
    const bool first_choice = session_.stack.size() == 2;
    if (!first_choice) return pop();
    const bool has_themes = context_.annuaire && !context_.annuaire->themes().empty();
    push(has_themes ? ScreenName::besoins : ScreenName::actions);
}

void Visit::on(const ToggleText&) {
    session_.large_text = !session_.large_text;
    for (auto& place : session_.stack) place.page = 0;  // pages differ with the text size
    knock(Knock::text);
}

void Visit::on(const NextTheme&) {
    constexpr int kPalettes = 4;
    const auto next = (static_cast<int>(session_.palette) + 1) % kPalettes;
    session_.palette = static_cast<Palette>(next);
    knock(Knock::colours);
}

void Visit::on(const ToggleNeed& toggle) {
    if (screen() != ScreenName::besoins) return;
    session_.chose = true;
    auto& besoins = session_.besoins;
    const auto known = std::find(besoins.begin(), besoins.end(), toggle.besoin);
    if (known == besoins.end()) {
        besoins.push_back(toggle.besoin);
    } else {
        besoins.erase(known);
    }
}

void Visit::on(const DontKnow&) {
    if (answers()) return follow(Answering{*session_.simulation, *context_.parametres}.unknown());
    if (screen() != ScreenName::besoins) return;
    session_.chose = true;
    session_.besoins.clear();
    push(ScreenName::actions);
}

void Visit::on(const Continue&) {
    if (screen() == ScreenName::code) return give_code();
    if (screen() == ScreenName::rdv) return give_rdv_code();
    if (screen() == ScreenName::creneaux) return book();
    if (screen() == ScreenName::demande && !session_.demande.demi_journees.empty()) {
        return ask_contact();
    }
    if (screen() == ScreenName::coordonnees) return give_contact();
    if (screen() == ScreenName::voie) return give_street();
    if (answers()) return follow(Answering{*session_.simulation, *context_.parametres}.go_on());
    if (screen() == ScreenName::discret) return push(ScreenName::actions);
    if (screen() == ScreenName::recherche && !session_.mots.empty()) {
        return open_list(ListSource::mots);
    }
    if (screen() != ScreenName::besoins || session_.besoins.empty()) return;

    const auto& besoins = session_.besoins;
    const bool discreet = std::any_of(besoins.begin(), besoins.end(), [&](const auto& besoin) {
        return is_discreet(besoin, context_);
    });
    if (discreet) return enter_discreet_path();
    for (const auto& besoin : besoins) count_once(FamilleCompteur::besoin, besoin);
    push(ScreenName::actions);
}

/// From here on the session counts nothing, prints nothing and can hide at once.
void Visit::enter_discreet_path() {
    session_.discreet = true;
    push(ScreenName::discret);
}

void Visit::on(const ShowPage& show) {
    session_.stack.back().page = std::max(0, show.page);
}

void Visit::on(const ShowNumber& show) {
    session_.chose = true;
    session_.numero = show.numero;
    push(ScreenName::numero);
}

void Visit::on(const ShowFiches&) {
    if (session_.besoins.empty()) return push(ScreenName::themes);
    open_list(ListSource::besoins);
}

void Visit::on(const ChooseTheme& choice) {
    session_.chose = true;
    session_.theme = choice.theme;
    if (is_discreet(choice.theme, context_)) {
        session_.besoins = {choice.theme};
        return enter_discreet_path();
    }
    count_once(FamilleCompteur::besoin, choice.theme);
    open_list(ListSource::theme);
}

void Visit::open_list(ListSource source) {
    session_.chose = true;
    session_.source = source;
    session_.open_now = false;
    session_.no_rdv = false;
    count_empty_list();
    push(ScreenName::liste);
}

void Visit::on(const ShowSearch&) {
    session_.keyboard_page = 0;
    push(ScreenName::recherche);
}

void Visit::on(const ShowCommune&) {
    session_.keyboard_page = 0;
    session_.commune_typed.clear();
    push(ScreenName::commune);
}

void Visit::on(const ChooseCommune& choice) {
    if (screen() == ScreenName::secteur) return give_commune(choice.code_insee);
    const bool known =
        choice.code_insee.empty() ||
        (context_.annuaire && context_.annuaire->commune(choice.code_insee) != nullptr);
    if (!known || screen() != ScreenName::commune) return;
    session_.commune = choice.code_insee;
    for (auto& place : session_.stack) place.page = 0;
    pop();
}

std::string* Visit::typed() {
    if (screen() == ScreenName::recherche) return &session_.mots;
    if (screen() == ScreenName::commune) return &session_.commune_typed;
    if (screen() == ScreenName::coordonnees) return &session_.demande.contact;
    if (screen() == ScreenName::secteur) return &session_.secteur.commune_typed;
    if (screen() == ScreenName::voie) return &session_.secteur.ligne;
    return nullptr;
}

void Visit::on(const TypeKey& key) {
    if (screen() == ScreenName::code) return type_code(key.utf8);
    if (screen() == ScreenName::rdv) return type_rdv_code(key.utf8);
    if (screen() == ScreenName::coordonnees) return type_contact(key.utf8);
    if (answers()) {
        return follow(Answering{*session_.simulation, *context_.parametres}.type(key.utf8));
    }
    auto* text = typed();
    if (!text || length_utf8(*text) >= kLongestTyped) return;
    session_.chose = true;
    *text += key.utf8;
}

void Visit::on(const Backspace&) {
    if (screen() == ScreenName::code && !session_.staff.code.empty())
        session_.staff.code.pop_back();
    if (answers()) return follow(Answering{*session_.simulation, *context_.parametres}.erase());
    if (screen() == ScreenName::rdv && !session_.rdv.typed.empty()) session_.rdv.typed.pop_back();
    if (auto* text = typed()) remove_last_utf8(*text);
}

void Visit::on(const ToggleOpenNow&) {
    session_.open_now = !session_.open_now;
    session_.stack.back().page = 0;
}

void Visit::on(const ToggleNoRdv&) {
    session_.no_rdv = !session_.no_rdv;
    session_.stack.back().page = 0;
}

void Visit::on(const OpenFiche& open) {
    const auto* fiche = context_.annuaire ? context_.annuaire->fiche(open.fiche) : nullptr;
    if (fiche == nullptr) return;
    session_.chose = true;
    session_.fiche = open.fiche;
    session_.discreet = session_.discreet || is_discreet(*fiche, context_);
    session_.print = PrintState::none;
    count_once(FamilleCompteur::fiche, open.fiche);
    push(ScreenName::fiche);
}

void Visit::on(const PrintFiche&) {
    const bool may_print = screen() == ScreenName::fiche && !session_.discreet;
    if (!may_print || session_.print == PrintState::asked) return;
    session_.print = PrintState::asked;
    effects_.emplace_back(PrintFicheSlip{session_.fiche});
}

void Visit::on(const ReportError&) {
    if (screen() == ScreenName::fiche) push(ScreenName::erreur);
}

void Visit::on(const ChooseReport& choice) {
    if (screen() != ScreenName::erreur || !contains(kReports, choice.quoi)) return;
    count_once(FamilleCompteur::signalement, session_.fiche + "/" + choice.quoi);
    session_.stack.pop_back();
    push(ScreenName::merci);
}

void Visit::on(const TakeTicket&) {
    session_.chose = true;
    if (session_.rdv.arrived) return push(ScreenName::suite_rdv);
    auto& ticket = session_.ticket;
    // An agent gives one to each person who comes.
    if (session_.staff.entered && ticket.state == TicketState::issued) ticket = {};
    if (ticket.state == TicketState::none || ticket.state == TicketState::failed) {
        ticket.state = TicketState::asked;
        effects_.emplace_back(IssueTicket{});
    }
    push(ScreenName::ticket);
}

void Visit::count(FamilleCompteur famille, const std::string& key) {
    if (session_.discreet || session_.staff.entered) return;
    const domain::Compteur compteur{famille, key, 1};
    auto* last = effects_.empty() ? nullptr : std::get_if<Count>(&effects_.back());
    if (last) {
        last->compteurs.push_back(compteur);
    } else {
        effects_.emplace_back(Count{{compteur}});
    }
}

void Visit::count_once(FamilleCompteur famille, const std::string& key) {
    const auto mark = std::to_string(static_cast<int>(famille)) + ":" + key;
    if (session_.counted.insert(mark).second) count(famille, key);
}

void Visit::count_empty_list() {
    if (!context_.annuaire || session_.source == ListSource::mots) return;
    auto query = query_of(session_, context_);
    for (const auto& theme : query_of(session_, context_).themes) {
        query.themes = {theme};
        if (!context_.annuaire->find(query).empty()) continue;
        count_once(FamilleCompteur::recherche_vide, theme + "/" + session_.commune);
    }
}

/// The words stay in memory, to count the same search once; the counter knows only the commune.
void Visit::count_empty_search() {
    if (!context_.annuaire || length_utf8(session_.mots) < kShortestSearched) return;
    if (!fiches_for_words(session_, context_).empty()) return;
    if (!session_.counted.insert("mots:" + session_.mots).second) return;
    count(FamilleCompteur::recherche_vide, "/" + session_.commune);
}

}  // namespace app
