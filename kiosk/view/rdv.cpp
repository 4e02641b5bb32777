// Taking a rdv: what for, which day, which hour, and the rdv just taken.

#include "kiosk/view/build_body.h"
#include "kiosk/view/paging.h"
#include "kiosk/view/phrases.h"
#include "kiosk/view/rdv_texts.h"

#include <algorithm>

namespace view {
namespace {

using app::SaleState;
using domain::Tranche;

constexpr std::chrono::minutes kNoon{12 * 60};

base::CivilTime civil(const Tranche& tranche) {
    return base::to_paris(tranche.start);
}

/// One hour once, whoever receives: of two offices free at that hour, the first.
std::vector<Tranche> one_per_hour(std::vector<Tranche> offers) {
    const auto same = [](const Tranche& a, const Tranche& b) { return a.start == b.start; };
    offers.erase(std::unique(offers.begin(), offers.end(), same), offers.end());
    return offers;
}

/// "14 h 30"; the id has it in digits alone.
Action hour_action(const Writer& writer, const Tranche& tranche) {
    const auto minutes = civil(tranche).time_of_day.count();
    const auto padded = [](long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    Action action;
    action.id = "creneau." + padded(minutes / 60) + padded(minutes % 60);
    action.label = say_hour(writer, civil(tranche).time_of_day);
    action.intent = app::ChooseCreneau{tranche};
    action.chosen = writer.session().rdv.creneau == tranche;
    return action;
}

std::string day_name(const Writer& writer, const base::Date& date) {
    const auto weekday = std::chrono::weekday{std::chrono::sys_days{date}}.iso_encoding();
    return writer.sized("date.jour." + std::to_string(weekday));
}

void add_days(const Writer& writer, DayHours& day) {
    const auto turn = [&](const char* id, std::string label, Icon icon, bool later) {
        Action action;
        action.id = id;
        action.label = std::move(label);
        action.icon = icon;
        action.intent = app::ShowDay{later};
        return action;
    };
    if (!writer.session().rdv.jours.empty()) {
        day.before =
            turn("creneaux.avant", writer.sized("creneaux.avant"), Icon::arrow_left, false);
    }
    const auto next = app::next_day(writer.session(), writer.context());
    if (next) {
        day.after = turn("creneaux.apres", day_name(writer, *next), Icon::arrow_right, true);
    }
}

/// The hours of both halves of the day, a page of each, and the way to the other pages.
void add_halves(const Writer& writer, DayHours& day, const std::vector<Tranche>& offers) {
    const auto fit = static_cast<std::size_t>(day.columns);
    std::vector<Tranche> morning;
    std::vector<Tranche> afternoon;
    for (const auto& one : offers) {
        (civil(one).time_of_day < kNoon ? morning : afternoon).push_back(one);
    }
    const auto longest = std::max(morning.size(), afternoon.size());
    const auto pages = pages_of(longest, fit, writer.page());
    const auto add = [&](const std::vector<Tranche>& all, Icon icon, const char* key) {
        DayHours::Half half{icon, writer.text(key), {}};
        const auto first = static_cast<std::size_t>(pages.shown) * fit;
        for (auto i = first; i < std::min(all.size(), first + fit); ++i) {
            half.hours.push_back(hour_action(writer, all[i]));
        }
        if (!half.hours.empty()) day.halves.push_back(std::move(half));
    };
    add(morning, Icon::sun_horizon, "creneaux.matin");
    add(afternoon, Icon::sun, "creneaux.apres_midi");
    if (pages.count < 2) return;
    day.more = writer.action("creneaux.autres", "creneaux.autres", Icon::clock,
                             app::ShowPage{(pages.shown + 1) % pages.count});
}

/// Nothing is sold yet, or it is.
const char* why_not_sold(SaleState vente) {
    switch (vente) {
        case SaleState::taken:
            return "creneaux.deja_pris";
        case SaleState::failed:
            return "creneaux.echec";
        case SaleState::silent:
            return "creneaux.silence";
        case SaleState::unknown:
            return "creneaux.refus";
        case SaleState::awaiting:
            return "creneaux.centre_occupe";
        case SaleState::none:
        case SaleState::asked:
        case SaleState::sold:
            break;
    }
    return nullptr;
}

/// The lieu of the hours shown; empty when they are here.
std::string lieu_elsewhere(const Writer& writer) {
    const auto wanted = app::first_day_wanted(writer.session(), writer.context());
    const auto* day = app::at_centre(writer.session().rdv, wanted);
    if (day == nullptr || day->offres.empty()) return "";
    const auto& lieu = day->offres.front().lieu;
    return lieu == writer.context().lieu.id ? "" : lieu;
}

void add_foot(const Writer& writer, DayHours& day, const domain::MotifPublie& motif) {
    day.icon = motif_icon(writer, motif);
    if (!writer.large() || !day.more) day.what = motif_name(writer, motif);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(motif.motif.duree);
    day.detail = writer.text("creneaux.duree", {{"n", std::to_string(minutes.count())}});
    const auto vente = writer.session().rdv.vente;
    if (const auto elsewhere = lieu_elsewhere(writer); !elsewhere.empty() && !writer.large()) {
        day.detail = say_place(writer, elsewhere);
    }
    const auto* const why = why_not_sold(vente);
    day.is_notice = why != nullptr;
    if (why != nullptr) day.detail = writer.sized(why);
    const bool moves = writer.session().rdv.remplace.has_value();
    day.primary =
        writer.action("creneaux.continuer", moves ? "creneaux.changer" : "creneaux.continuer",
                      Icon::arrow_right, app::Continue{});
    day.primary.enabled = writer.session().rdv.creneau.has_value() && vente != SaleState::asked;
}

/// Why nothing can be chosen, and what one can do instead.
Message nothing_free(const Writer& writer, const domain::MotifPublie* motif) {
    const bool gone = motif == nullptr;
    Message message;
    message.icon = Icon::calendar_x;
    message.tone = Tone::attention;
    const std::string key = gone ? "creneaux.motif_absent" : "creneaux.aucun";
    message.title = writer.text(key);
    message.text = writer.text(key + ".texte");
    const auto* const why = why_not_sold(writer.session().rdv.vente);
    const auto secteur = app::secteur_for(writer.session(), writer.context());
    const bool is_told = why != nullptr && writer.session().rdv.vente != SaleState::taken;
    if (is_told && !gone) {
        message.title = writer.sized(why);
    } else if (secteur && secteur->mds != writer.context().lieu.id) {
        message.text =
            writer.text("creneaux.autre_mds", {{"lieu", say_place(writer, secteur->mds)}});
    }
    if (!gone) {
        message.actions.push_back(writer.action("creneaux.demande", "creneaux.demande",
                                                Icon::pencil_simple, app::ShowDemande{}));
    }
    message.actions.push_back(
        writer.action("creneaux.ticket", "rdv.ticket", Icon::ticket, app::TakeTicket{}));
    if (gone) {
        message.actions.push_back(writer.action("creneaux.motifs", "creneaux.motifs",
                                                Icon::arrow_left, app::ShowMotifs{}));
    }
    return message;
}

Action pris_action(const Writer& writer, const char* name, Icon icon, Intent intent) {
    const auto id = std::string{"pris."} + name;
    return writer.action(id, id, icon, std::move(intent));
}

void add_paper(const Writer& writer, TakenRdv& taken) {
    const auto& rdv = writer.session().rdv;
    if (!rdv.imprime) {
        taken.paper = writer.text("ticket.impression");
    } else if (*rdv.imprime) {
        taken.paper = writer.text("pris.papier");
    } else {
        taken.paper = writer.text(rdv.remis ? "pris.note" : "pris.sans_papier");
        taken.paper_failed = !rdv.remis;
        taken.paper_icon = rdv.remis ? Icon::check_circle : Icon::pencil_simple;
    }
    const bool must_note = rdv.imprime && !*rdv.imprime && !rdv.remis;
    if (must_note) {
        taken.actions.push_back(pris_action(writer, "noter", Icon::check, app::HaveNotedCode{}));
    } else {
        auto print = pris_action(writer, "imprimer", Icon::printer, app::PrintRdv{});
        print.enabled = rdv.imprime.has_value() && writer.context().printer_ready;
        taken.actions.push_back(std::move(print));
    }
    if (!rdv.pris) {
        taken.actions.push_back(pris_action(writer, "annuler", Icon::calendar_x, app::AskCancel{}));
        return;
    }
    taken.actions.push_back(pris_action(writer, "changer", Icon::calendar_x, app::ShowOwnRdv{}));
}

void add_code(const Writer& writer, TakenRdv& taken, domain::CodeRdv code) {
    taken.code = domain::to_text(code);
    taken.qr = taken.code;
    taken.code_name = writer.text("pris.code");
    taken.code_keep = writer.text("pris.garder");
    add_paper(writer, taken);
}

std::string where(const Writer& writer) {
    const auto& lieu = writer.session().rdv.lieu;
    const bool here = lieu.empty() || lieu == writer.context().lieu.id;
    return here ? writer.text("pris.ici", {{"lieu", say_here(writer)}}) : say_place(writer, lieu);
}

/// A demande is told as a rdv is: until when somebody answers, and the code to ask with.
TakenRdv asked_for(const Writer& writer, const domain::Demande& demande) {
    TakenRdv taken;
    taken.title = writer.sized("demande.titre");
    taken.when = say_answer(writer, demande);
    if (writer.large() && writer.context().clock_is_known) {
        const auto day = static_cast<unsigned>(demande.reponse_avant.day());
        const auto brief = writer.text(
            "demande.jour", {{"jour", day_name(writer, demande.reponse_avant)},
                             {"n", day == 1 ? writer.text("date.premier") : std::to_string(day)}});
        taken.when = writer.text("demande.avant", {{"jour", brief}});
    }
    const bool reached = writer.session().demande.has_contact;
    taken.lines.emplace_back(reached ? Icon::phone : Icon::hand_waving,
                             writer.sized(reached ? "demande.prevenu" : "demande.revenez"));
    add_code(writer, taken, demande.code);
    return taken;
}

}  // namespace

Body build_motifs(const Writer& writer) {
    Tiles tiles;
    tiles.question = writer.text("motifs.question");
    tiles.columns = writer.large() ? 2 : 3;
    std::vector<Tile> all;
    for (const auto* motif : app::motifs_for(writer.session(), writer.context())) {
        Tile tile;
        tile.action.id = "motif." + motif->motif.id;
        tile.action.label = motif_name(writer, *motif);
        tile.action.icon = motif_icon(writer, *motif);
        tile.action.intent = app::ChooseMotif{motif->motif.id};
        all.push_back(std::move(tile));
    }
    tiles.tiles =
        page_of_tiles(writer, std::move(all), {"motifs.suite", "motifs.autres", "motifs.premiers"});
    const auto* annuaire = writer.context().annuaire;
    if (annuaire != nullptr && annuaire->has_secteurs()) {
        tiles.start =
            writer.action("motifs.ma_mds", "secteur.demander", Icon::map_pin, app::ShowSecteur{});
    }
    return {writer.text("motifs.barre"), std::move(tiles)};
}

Body build_creneaux(const Writer& writer) {
    auto title = writer.text("creneaux.barre");
    const auto* motif = app::motif_of(writer.session().rdv.motif, writer.context());
    const auto& rdv = writer.session().rdv;
    if (rdv.cherche) return {std::move(title), waiting_message(writer, "attente.cherche")};
    if (rdv.vente == SaleState::asked) {
        return {std::move(title), waiting_message(writer, "attente.reserve")};
    }
    const auto offers = one_per_hour(app::creneaux_of_day(writer.session(), writer.context()));
    if (motif == nullptr || offers.empty()) {
        return {std::move(title), nothing_free(writer, motif)};
    }
    DayHours day;
    day.day = say_day(writer, civil(offers.front()).date);
    day.columns = writer.large() ? 2 : 3;
    add_days(writer, day);
    add_halves(writer, day, offers);
    add_foot(writer, day, *motif);
    return {std::move(title), std::move(day)};
}

Body build_pris(const Writer& writer) {
    auto bar = writer.text("rdv.barre");
    const auto& rdv = writer.session().rdv;
    const auto& demande = writer.session().demande.faite;
    if (demande) return {std::move(bar), asked_for(writer, *demande)};
    if (!rdv.pris) return {std::move(bar), nothing_free(writer, nullptr)};
    TakenRdv taken;
    taken.title = writer.sized("pris.titre");
    taken.when = say_moment(writer, rdv.pris->tranche.start);
    taken.lines.emplace_back(Icon::map_pin, where(writer));
    const auto* motif = app::motif_of(rdv.pris->motif, writer.context());
    const auto bring = motif == nullptr ? "" : motif_bring(writer, *motif);
    if (!bring.empty()) {
        taken.lines.emplace_back(Icon::identification_card,
                                 writer.text("pris.apporter", {{"quoi", bring}}));
    }
    add_code(writer, taken, rdv.pris->code);
    return {std::move(bar), std::move(taken)};
}

}  // namespace view
