// The agents' screens: the rdv of a day, and who waits. In French only, and nobody is named.

#include "kiosk/view/agent_texts.h"
#include "kiosk/view/build_body.h"
#include "kiosk/view/paging.h"
#include "kiosk/view/phrases.h"

#include <algorithm>
#include <utility>

namespace view {
namespace {

using namespace std::chrono_literals;
using app::LigneRdv;
using domain::StatutRdv;
using domain::TicketDuJour;

constexpr auto kSoon = 15min;

std::size_t rows_per_page(const Writer& writer) {
    return writer.large() ? 3 : 5;
}

Action cell(const Writer& writer, const std::string& row, const char* name, Intent intent) {
    Action action;
    action.id = row + "." + name;
    action.label = writer.text(std::string{"personnel.geste."} + name);
    action.intent = std::move(intent);
    return action;
}

/// The way to everything that may be said: to correct, to look into, or the rest.
Action open_cell(const Writer& writer, const std::string& row, const LigneRdv& rdv) {
    const char* name = "autre";
    if (domain::is_settled(rdv.statut)) name = "corriger";
    if (rdv.statut == StatutRdv::a_verifier || rdv.partage) name = "verifier";
    return cell(writer, row, name, app::OpenRdv{rdv.code});
}

/// What an agent most likely says now, then the way to the rest.
std::vector<Action> cells(const Writer& writer, const std::string& row, const LigneRdv& rdv) {
    std::vector<Action> actions;
    const auto add = [&](const char* name, StatutRdv statut) {
        if (!app::may_say(rdv, statut, writer.context())) return;
        actions.push_back(cell(writer, row, name, app::SayOfRdv{rdv.code, statut}));
    };
    const bool waits = rdv.statut == StatutRdv::arrive;
    const bool is_open = waits || rdv.statut == StatutRdv::confirme;
    const bool has_come = rdv.debut <= writer.context().wall;
    if (is_open && !writer.large()) {
        if (!waits && !has_come) add("arrive", StatutRdv::arrive);
        if (waits || has_come) add("honore", StatutRdv::honore);
        if (waits) add("parti", StatutRdv::parti_avant_contact);
        if (!waits && has_come) add("absent", StatutRdv::absent);
    }
    actions.push_back(open_cell(writer, row, rdv));
    return actions;
}

std::string under(const Writer& writer, const LigneRdv& rdv) {
    if (rdv.partage) return writer.text("personnel.journee.partage");
    if (const auto* late = late_entry(rdv)) {
        return writer.text("personnel.saisie.saisi.court",
                           {{"jour", say_day(writer, base::to_paris(late->saisi).date)}});
    }
    if (rdv.statut == StatutRdv::arrive) return say_statut(writer, rdv.statut).text;
    if (rdv.non_remis) return writer.text("personnel.journee.non_remis");
    return "";
}

AgentTable::Row row_of(const Writer& writer, const LigneRdv& rdv, int twin) {
    AgentTable::Row row;
    row.id = "rdv." + id_of_code(rdv.code) + (twin > 0 ? "." + std::to_string(twin) : "");
    row.head = say_column_hour(writer, rdv.debut);
    row.head_under = domain::to_text(rdv.code);
    row.what = rdv.motif;
    row.under = under(writer, rdv);
    const bool is_open = rdv.statut == StatutRdv::arrive || rdv.statut == StatutRdv::confirme;
    if (rdv.partage) {
        row.state = Fact{writer.text("personnel.statut.partage"), Icon::info, Tone::attention};
    } else if (!is_open) {
        row.state = say_statut(writer, rdv.statut);
    }
    const bool is_now = rdv.debut - writer.context().wall <= kSoon;
    row.lit = is_open && !rdv.partage && (is_now || rdv.statut == StatutRdv::arrive);
    row.actions = cells(writer, row.id, rdv);
    return row;
}

/// The rows of the page shown; nobody has turned it yet: the one with the next rdv.
void add_rows(const Writer& writer, AgentTable& table, std::vector<AgentTable::Row> rows) {
    const auto fit = rows_per_page(writer);
    auto wanted = writer.page();
    if (wanted < 0) {
        const auto next = std::find_if(rows.begin(), rows.end(),
                                       [](const auto& row) { return !row.state.has_value(); });
        wanted =
            next == rows.end() ? 0 : static_cast<int>(next - rows.begin()) / static_cast<int>(fit);
    }
    const auto pages = pages_of(rows.size(), fit, wanted);
    table.pager = make_pager(writer, pages);
    const auto first = static_cast<std::size_t>(pages.shown) * fit;
    for (auto i = first; i < std::min(rows.size(), first + fit); ++i) {
        table.rows.push_back(std::move(rows[i]));
    }
}

void add_part(std::string& all, const std::string& part) {
    all += (all.empty() ? "" : " · ") + part;
}

/// How many, and what matters most: those to look into, else those received.
std::string summary_of(const Writer& writer, const std::vector<LigneRdv>& day) {
    std::string all;
    if (day.empty()) return all;
    add_part(all, writer.plural("personnel.journee.rdv", static_cast<int>(day.size())));
    const auto count = [&](StatutRdv statut) {
        const auto n = std::count_if(day.begin(), day.end(),
                                     [&](const auto& one) { return one.statut == statut; });
        return static_cast<int>(n);
    };
    const int doubtful = count(StatutRdv::a_verifier);
    const int received = count(StatutRdv::honore);
    if (doubtful > 0) {
        add_part(all, writer.plural("personnel.journee.a_verifier", doubtful));
    } else if (received > 0) {
        add_part(all, writer.plural("personnel.journee.honores", received));
    }
    return all;
}

void say(const Writer& writer, AgentTable& table, const char* key) {
    table.summary = writer.text(key);
    table.is_notice = true;
}

void say_trouble(const Writer& writer, AgentTable& table) {
    const char* key = writer.session().agent.refused    ? "personnel.journee.echec"
                      : writer.context().clock_is_known ? nullptr
                                                        : "personnel.journee.sans_heure";
    if (key != nullptr) say(writer, table, key);
}

Action turn_day(const char* id, std::string label, Icon icon, const base::Date& day) {
    Action action;
    action.id = id;
    action.label = std::move(label);
    action.icon = icon;
    action.intent = app::ShowAgenda{day};
    return action;
}

void add_days(const Writer& writer, AgentTable& table, const base::Date& day) {
    const auto& context = writer.context();
    if (const auto before = app::day_before(day, context)) {
        const int left = app::unsettled_before(writer.now().date, context);
        const bool tells = left > 0 && day == writer.now().date;
        table.before = turn_day("journee.avant", "", Icon::arrow_left, *before);
        table.before->spoken = writer.text("personnel.journee.avant");
        if (tells && !writer.large())
            table.before->label = writer.plural("personnel.journee.reste", left);
    }
    if (const auto after = app::day_after(day, context)) {
        table.after = turn_day("journee.apres", "", Icon::arrow_right, *after);
        table.after->spoken = writer.text("personnel.journee.apres");
    }
}

std::string say_ticket(const Writer& writer, const TicketDuJour& ticket) {
    const auto waited =
        std::chrono::floor<std::chrono::minutes>(writer.context().wall - ticket.pris);
    return writer.text("personnel.attente.depuis",
                       {{"n", std::to_string(std::max<std::int64_t>(0, waited.count()))}});
}

AgentTable::Row row_of(const Writer& writer, const TicketDuJour& ticket) {
    using Etat = TicketDuJour::Etat;
    AgentTable::Row row;
    row.id =
        "ticket." + std::string(1, ticket.numero.lettre) + std::to_string(ticket.numero.numero);
    row.head = domain::to_text(ticket.numero);
    row.head_under = say_column_hour(writer, ticket.pris);
    const bool called = ticket.etat == Etat::appele;
    row.what = writer.text(called ? "personnel.attente.appele" : "personnel.attente.attend");
    row.under = say_ticket(writer, ticket);
    row.lit = called;
    const auto add = [&](const char* name, Etat etat) {
        row.actions.push_back(cell(writer, row.id, name, app::SayOfTicket{ticket.numero, etat}));
    };
    if (writer.large()) {
        row.what += " " + std::exchange(row.under, "");
        called ? add("servi", Etat::servi) : add("appeler", Etat::appele);
        return row;
    }
    add(called ? "rappeler" : "appeler", Etat::appele);
    add("servi", Etat::servi);
    add("parti", Etat::parti);
    return row;
}

}  // namespace

Body build_journee(const Writer& writer) {
    const auto day = app::agent_day(writer.session(), writer.context());
    const auto rdv = app::rdv_of_day(day, writer.context());
    AgentTable table;
    table.title = say_day(writer, day);
    table.summary = summary_of(writer, rdv);
    add_days(writer, table, day);
    table.actions = {writer.action("journee.passage", "personnel.journee.passage", Icon::user_plus,
                                   app::TakeTicket{}),
                     writer.action("journee.prendre", "personnel.journee.prendre",
                                   Icon::calendar_plus, app::ShowMotifs{})};
    if (writer.large()) {
        table.actions.front().spoken = table.actions.front().label;
        table.actions.front().label.clear();
    }
    std::vector<AgentTable::Row> rows;
    for (const auto& one : rdv) {
        const auto known = std::count_if(rows.begin(), rows.end(), [&](const auto& row) {
            return row.head_under == domain::to_text(one.code);
        });
        rows.push_back(row_of(writer, one, static_cast<int>(known)));
    }
    add_rows(writer, table, std::move(rows));
    table.empty = writer.text("personnel.journee.vide");
    say_trouble(writer, table);
    return {writer.text("personnel.agent.barre"), std::move(table)};
}

Body build_attente(const Writer& writer) {
    const auto queue = app::queue_of(writer.context());
    AgentTable table;
    table.title = writer.text("personnel.attente.titre");
    if (!queue.empty()) {
        table.summary = writer.plural("personnel.attente.gens", static_cast<int>(queue.size()));
    }
    table.actions = {writer.action("attente.journee", "personnel.attente.journee",
                                   Icon::calendar_check, app::ShowAgenda{})};
    std::vector<AgentTable::Row> rows;
    for (const auto& one : queue) rows.push_back(row_of(writer, one));
    add_rows(writer, table, std::move(rows));
    const auto& centre = writer.context().centre;
    table.empty =
        writer.text(centre.file ? "personnel.attente.vide" : "personnel.attente.vide_ici");
    if (centre.file && !centre.reachable) say(writer, table, "personnel.attente.coupure");
    say_trouble(writer, table);
    return {writer.text("personnel.agent.barre"), std::move(table)};
}

}  // namespace view
