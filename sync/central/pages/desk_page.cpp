#include "sync/central/pages/html.h"
#include "sync/central/pages/pages.h"

namespace central {
namespace {

std::string hidden(const std::string& name, const std::string& value) {
    return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + escape_html(value) + "\">";
}

std::string form_start(const DeskView& view, std::int64_t borne) {
    return "<form method=\"post\">" + hidden("cle", view.secret) +
           hidden("borne", std::to_string(borne));
}

/// A button that posts its own form to `verb`. `what` is read aloud after its word.
std::string button(const DeskView& view, const std::string& verb, const std::string& word,
                   const std::string& style, const std::string& what) {
    return "<button formaction=\"/accueil/" + escape_html(view.mds) + "/" + verb + "\" class=\"" +
           style + "\" data-cle=\"" + escape_html(verb + " " + what) + "\" aria-label=\"" +
           escape_html(word + " " + what) + "\">" + word + "</button>";
}

/// "B28" as it is shown and called: "B 28".
std::string shown(const std::string& ticket) {
    return ticket.substr(0, 1) + "\u00A0" + ticket.substr(ticket.empty() ? 0 : 1);
}

std::string minutes_waited(std::int64_t since_ms, std::int64_t now_ms) {
    const auto minutes = (now_ms - since_ms) / 60'000;
    if (minutes < 1) return "vient d’arriver";
    return "attend depuis " + plural(minutes, "minute", "minutes");
}

std::string help_item(const DeskView& view, const OpenHelp& help) {
    const std::string what = help.urgent ? "C’est urgent" : "Veut parler à quelqu’un";
    const auto borne = std::string{"borne\u00A0"} + help.lettre;
    std::string html = help.urgent ? "<li class=\"aide\">" : "<li class=\"aide calme\">";
    html += "<div><div class=\"titre\">" + what + ", " + borne + "</div><div>Appel " +
            french_ago(help.asked_ms, view.now_ms) +
            ". La borne dira que quelqu’un vient.</div></div>";
    html += form_start(view, help.borne) + hidden("aide", help.aide);
    return html +
           button(view, "aide_repondue", "J’y vais", help.urgent ? "urgent" : "seuil",
                  "à la " + borne + " " + help.aide.substr(0, 4)) +
           "</form></li>\n";
}

std::string ticket_item(const DeskView& view, const WaitingTicket& ticket) {
    const auto name = shown(ticket.ticket);
    std::string html = ticket.called ? "<li class=\"appele\">" : "<li>";
    html += "<span class=\"ticket\">" + escape_html(name) + "</span><span class=\"attente\">";
    html += minutes_waited(ticket.taken_ms, view.now_ms);
    if (ticket.called) html += "<br><b>Appelé</b>";
    html += "</span>" + form_start(view, ticket.borne);
    html += hidden("passage", std::to_string(ticket.passage));
    html += hidden("marque", std::to_string(ticket.marque));
    html += ticket.called ? button(view, "appele", "Rappeler", "", name)
                          : button(view, "appele", "Appeler", "seuil", name);
    html += button(view, "servi", "Servi", ticket.called ? "seuil" : "", name);
    return html + button(view, "parti", "Parti", "", name) + "</form></li>\n";
}

}  // namespace

std::string desk_fragment(const DeskView& view) {
    std::string html;
    if (!view.desk.helps.empty()) {
        html += "<h2 role=\"alert\">Quelqu’un demande de l’aide</h2>\n<ul class=\"liste\">\n";
        for (const auto& help : view.desk.helps) html += help_item(view, help);
        html += "</ul>\n";
    }
    const auto waiting = static_cast<std::int64_t>(view.desk.waiting.size());
    html +=
        "<h2>" +
        (waiting == 0 ? "Salle d’attente" : plural(waiting, "ticket attend", "tickets attendent")) +
        "</h2>\n";
    if (waiting == 0) return html + "<p class=\"vide\">Personne n’attend avec un ticket.</p>\n";
    html += "<ul class=\"liste\">\n";
    for (const auto& ticket : view.desk.waiting) html += ticket_item(view, ticket);
    return html + "</ul>\n";
}

std::string desk_page(const DeskView& view) {
    PageFrame frame;
    frame.title = "Accueil, " + view.nom;
    frame.place = view.nom;
    frame.hour = "Poste d’accueil";
    frame.head =
        "<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>\n"
        "<script src=\"/accueil.js\" defer></script>\n";
    return page(frame,
                "<p id=\"coupure\" class=\"bandeau\" role=\"status\" hidden>Le centre ne répond "
                "plus : cette liste n’est plus à jour. Les bornes marchent quand même.</p>\n"
                "<div id=\"etat\">\n" +
                    desk_fragment(view) + "</div>\n");
}

std::string error_page(const std::string& title, const std::string& sentence) {
    return page({title, "", "", ""},
                "<h1>" + escape_html(title) + "</h1>\n<p>" + escape_html(sentence) + "</p>\n");
}

}  // namespace central
