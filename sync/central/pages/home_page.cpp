#include "sync/central/pages/counter_words.h"
#include "sync/central/pages/html.h"
#include "sync/central/pages/pages.h"
#include "sync/central/set_aside.h"
#include "sync/protocol/event_names.h"

#include <algorithm>
#include <map>

namespace central {
namespace {

constexpr std::int64_t kSilentMs = 26 * 3'600'000;

std::string number_cell(const std::optional<PassageCount>& passages, std::int64_t n,
                        const std::string& more = "") {
    if (!passages) return "<td class=\"n nc\"><abbr title=\"non connu\">nc</abbr></td>";
    return "<td class=\"n" + more + "\">" + french_number(n) + "</td>";
}

/// "85,7 % des MDS utilisent le simulateur (12 sur 14)"; nc while no MDS could tell.
std::string simulator_figure(const IndicatorTable& table) {
    const auto share = simulator_share(table);
    std::string figure = "nc";
    std::string of = "MDS utilisatrices du simulateur";
    if (share.connues > 0) {
        const int tenths = (share.utilisatrices * 1000 + share.connues / 2) / share.connues;
        const auto decimal = tenths % 10 == 0 ? "" : "," + std::to_string(tenths % 10);
        figure = std::to_string(tenths / 10) + decimal + "\u00A0%";
        of += " (" + std::to_string(share.utilisatrices) + " sur " + std::to_string(share.connues) +
              ")";
    }
    return "<div title=\"" + escape_html(kSimulatorDefinition) + "\"><b>" + figure + "</b><span>" +
           of + "</span></div>\n";
}

std::string summary(const HomeView& view) {
    PassageCount all;
    bool known = false;
    for (const auto& row : view.table.rows) {
        if (!row.passages) continue;
        known = true;
        all.ticket += row.passages->ticket;
        all.arrivee += row.passages->arrivee;
        all.consultation += row.passages->consultation;
    }
    std::int64_t silent = 0;
    std::int64_t expected = 0;
    for (const auto& borne : view.bornes) {
        if (!is_expected(borne, view.table.computed_ms)) continue;
        ++expected;
        if (view.table.computed_ms - borne.contact_ms.value_or(0) > kSilentMs) ++silent;
    }
    std::string html = "<div class=\"chiffres\">\n<div><b>";
    html +=
        (known ? french_number(all.total()) : "nc") + "</b><span>passages</span></div>\n<div><b>";
    html += (known ? french_number(all.ticket) : "nc") + "</b><span>avec un ticket</span></div>\n";
    html += "<div><b>" + french_number(expected) + "</b><span>" +
            (expected >= 2 ? "bornes attendues" : "borne attendue") + "</span></div>\n<div><b>";
    return html + french_number(silent) + "</b><span>" +
           (silent >= 2 ? "bornes muettes" : "borne muette") + "</span></div>\n" +
           simulator_figure(view.table) + "</div>\n";
}

std::string period_form(const Period& period) {
    return "<form class=\"periode\" method=\"get\" action=\"/\">"
           "<div><label for=\"du\">Du</label><input id=\"du\" name=\"du\" type=\"date\" value=\"" +
           protocol::date_text(period.from) +
           "\"></div><div><label for=\"au\">au</label><input id=\"au\" name=\"au\" type=\"date\" "
           "value=\"" +
           protocol::date_text(period.to) +
           "\"></div><button class=\"seuil\">Afficher</button></form>\n";
}

std::string completeness(const IndicatorRow& row) {
    if (row.bornes_attendues == 0) return "<span class=\"etat att\">aucune borne</span>";
    const auto text = std::to_string(row.bornes_a_jour) + " sur " +
                      plural(row.bornes_attendues, "borne", "bornes");
    const bool whole = row.bornes_a_jour == row.bornes_attendues;
    return "<span class=\"etat " + std::string{whole ? "oui" : "att"} + "\">" + text + "</span>";
}

std::string passages_table(const HomeView& view) {
    std::string html = "<div class=\"cadre\"><table>\n<caption>Par lieu et par mois, ";
    html += "du " + french_date(view.table.period.from) + " au " +
            french_date(view.table.period.to) + "</caption>\n<thead><tr>";
    html +=
        "<th scope=\"col\">Lieu</th><th scope=\"col\">Mois</th>"
        "<th scope=\"col\" class=\"n\">Passages</th><th scope=\"col\" class=\"n\">Ticket</th>"
        "<th scope=\"col\" class=\"n\">Arrivée</th>"
        "<th scope=\"col\" class=\"n\">Consultation</th>"
        "<th scope=\"col\" class=\"n\">Estimés</th>"
        "<th scope=\"col\" class=\"n\">Date inconnue</th>"
        "<th scope=\"col\">Complétude</th></tr></thead>\n<tbody>\n";
    for (const auto& row : view.table.rows) {
        const auto p = row.passages.value_or(PassageCount{});
        html += "<tr><th scope=\"row\">" + escape_html(row.nom) + "</th><td>" +
                french_month(row.from) + "</td>";
        html += number_cell(row.passages, p.total(), " fort");
        html += number_cell(row.passages, p.ticket) + number_cell(row.passages, p.arrivee);
        html += number_cell(row.passages, p.consultation) + number_cell(row.passages, p.estimes);
        html += number_cell(row.passages, p.date_inconnue);
        html += "<td>" + completeness(row) + "</td></tr>\n";
    }
    return html + "</tbody></table></div>\n";
}

std::string export_links(const Period& period) {
    const auto dates =
        "?du=" + protocol::date_text(period.from) + "&amp;au=" + protocol::date_text(period.to);
    return "<p class=\"repere\">Exporter : <a href=\"/v1/indicateurs" + dates +
           "&amp;format=csv\">tableur (CSV)</a>, <a href=\"/v1/indicateurs" + dates +
           "&amp;format=json\">JSON</a></p>\n";
}

std::string contact_state(const Borne& borne, std::int64_t now_ms) {
    if (borne.stolen_ms) return "<span class=\"etat urg\">volée</span>";
    if (borne.revoked_ms) return "<span class=\"etat urg\">révoquée</span>";
    if (borne.suspended_ms) return "<span class=\"etat urg\">suspendue</span>";
    if (!borne.enrolled_ms) {
        const auto* state = is_expected(borne, now_ms) ? "attend son code" : "code à renouveler";
        return "<span class=\"etat att\">" + std::string{state} + "</span>";
    }
    if (!borne.contact_ms) return "<span class=\"etat att\">jamais entendue</span>";
    if (now_ms - *borne.contact_ms > kSilentMs) return "<span class=\"etat att\">muette</span>";
    return "<span class=\"etat oui\">à jour</span>";
}

std::string borne_row(const HomeView& view, const Borne& borne) {
    const auto now_ms = view.table.computed_ms;
    const auto place = std::find_if(view.mds.begin(), view.mds.end(),
                                    [&](const Mds& mds) { return mds.id == borne.mds; });
    const bool silent =
        is_expected(borne, now_ms) && now_ms - borne.contact_ms.value_or(0) > kSilentMs;
    std::string html = silent ? "<tr class=\"muet\">" : "<tr>";
    html += "<th scope=\"row\">Borne\u00A0" + std::to_string(borne.numero) + ", lettre\u00A0" +
            escape_html(std::string{borne.lettre}) + "</th><td>" +
            escape_html(place == view.mds.end() ? borne.mds : place->nom) + "</td>";
    html += "<td>" + contact_state(borne, now_ms) + "</td><td>";
    html += borne.contact_ms
                ? french_ago(*borne.contact_ms, now_ms) + "<br><span class=\"repere\">" +
                      french_instant(*borne.contact_ms) + "</span>"
                : "jamais";
    html += "</td><td class=\"n\">" + french_number(borne.pending) + "</td><td>";
    return html + escape_html(borne.version) + "</td></tr>\n";
}

std::string bornes_table(const HomeView& view) {
    if (view.bornes.empty()) return "<p>Aucune borne n’est encore créée.</p>\n";
    std::string html =
        "<div class=\"cadre\"><table>\n<thead><tr><th scope=\"col\">Borne</th>"
        "<th scope=\"col\">Lieu</th><th scope=\"col\">État</th>"
        "<th scope=\"col\">Dernier contact</th>"
        "<th scope=\"col\" class=\"n\">Restait à envoyer</th>"
        "<th scope=\"col\">Version</th></tr></thead>\n<tbody>\n";
    for (const auto& borne : view.bornes) html += borne_row(view, borne);
    return html + "</tbody></table></div>\n";
}

/// What a family of counters is called; empty when it is not shown here.
std::string family_title(const std::string& family) {
    static const std::map<std::string, std::string> titles{
        {"besoin", "Besoins exprimés"},
        {"fiche", "Fiches ouvertes"},
        {"recherche_vide", "Recherches sans réponse"},
        {"simulation", "Simulations"},
        {"abandon", "Étapes abandonnées"},
        {"langue", "Langues"},
        {"impression", "Impressions"},
        {"signalement", "Erreurs signalées"},
    };
    const auto found = titles.find(family);
    return found == titles.end() ? "" : found->second;
}

std::string counters(const HomeView& view) {
    std::map<std::string, std::map<std::string, std::int64_t>> sums;
    for (const auto& counter : view.counters) {
        sums[counter.famille][counter_words(counter.famille, counter.cle)] += counter.n;
    }
    std::string html;
    for (const auto* family : {"besoin", "recherche_vide", "fiche", "simulation", "langue",
                               "impression", "abandon", "signalement"}) {
        const auto found = sums.find(family);
        if (found == sums.end()) continue;
        std::vector<std::pair<std::string, std::int64_t>> lines{found->second.begin(),
                                                                found->second.end()};
        std::stable_sort(lines.begin(), lines.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        if (lines.size() > 12) lines.resize(12);
        html += "<section class=\"carte\"><h3>" + family_title(family) + "</h3><dl>";
        for (const auto& [words, n] : lines) {
            html += "<dt>" + escape_html(words) + "</dt><dd>" + french_number(n) + "</dd>";
        }
        html += "</dl></section>\n";
    }
    if (html.empty()) return "<p>Aucun compteur n’est encore arrivé pour cette période.</p>\n";
    return "<div class=\"besoins\">\n" + html + "</div>\n";
}

/// What is kept and not counted, each reason on its own.
std::string set_aside_notice(const HomeView& view) {
    std::string html;
    const auto tell = [&](const std::string& sentence) {
        html += "<p class=\"bandeau\">" + sentence +
                ". Le détail\u00A0: perron-central quarantaine</p>\n";
    };
    for (const auto& [why, n] : view.set_aside) {
        tell(plural(n, "événement mis de côté", "événements mis de côté") +
             "\u00A0: " + escape_html(words_of(why)));
    }
    if (view.salvaged > 0) {
        tell(plural(view.salvaged, "ligne sauvée", "lignes sauvées") +
             " d’un journal abîmé, à relire par un humain\u00A0; pas comptées");
    }
    return html;
}

/// Two cards with one identity: somebody must find which of the two devices is the right one.
std::string suspension_notice(const std::vector<Borne>& bornes) {
    std::string html;
    for (const auto& borne : bornes) {
        if (!borne.suspended_ms || borne.revoked_ms) continue;
        html +=
            "<p class=\"bandeau\">Borne\u00A0" + std::to_string(borne.numero) + " suspendue le " +
            french_instant(*borne.suspended_ms) +
            " : deux appareils parlent sous son nom, sa carte a été recopiée. Rien n’est perdu, "
            "elle garde ce qu’elle compte. Une fois la copie retirée : perron-central borne "
            "lever " +
            std::to_string(borne.numero) + "</p>\n";
    }
    return html;
}

}  // namespace

std::string home_page(const HomeView& view) {
    PageFrame frame;
    frame.title = "Perron, les passages";
    frame.place = "Centre du département " + view.tenant;
    frame.hour = "Calculé le " + french_instant(view.table.computed_ms);
    frame.head = "<meta http-equiv=\"refresh\" content=\"60\">\n";
    std::string body = "<h1>Personnes reçues</h1>\n" + period_form(view.table.period);
    body += set_aside_notice(view) + suspension_notice(view.bornes) + summary(view);
    body += "<h2>Passages</h2>\n" + passages_table(view);
    body +=
        "<p class=\"repere\">" + escape_html(kPassageDefinition) +
        " Complétude : bornes entendues depuis la fin du mois (depuis 24 heures pour le mois en "
        "cours), sans rien à envoyer ni suspension, sur les bornes attendues.</p>\n";
    body += export_links(view.table.period);
    body += "<h2>Bornes</h2>\n" + bornes_table(view);
    body +=
        "<h2>Ce que les bornes ont compté</h2>\n<p class=\"repere\">Compteurs du jour, sans "
        "lien avec un passage ni une heure ; une borne les envoie à la fermeture.</p>\n";
    return page(frame, body + counters(view));
}

}  // namespace central
