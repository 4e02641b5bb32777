#include "sync/central/pages/html.h"

#include <array>

namespace central {
namespace {

constexpr std::array<const char*, 12> kMonths{"janvier",   "février", "mars",     "avril",
                                              "mai",       "juin",    "juillet",  "août",
                                              "septembre", "octobre", "novembre", "décembre"};

constexpr std::string_view kMark = R"(<svg class="marque" viewBox="0 0 24 24" aria-hidden="true">
<path class="pierre" d="M6 17V8a6 6 0 0 1 12 0v9z"/>
<path class="lumiere" d="M8.6 17V8.2a3.4 3.4 0 0 1 6.8 0V17z"/>
<rect class="pierre" x="3.5" y="17.8" width="17" height="2.5" rx=".7"/>
<rect class="pierre" x="1" y="21.1" width="22" height="2.5" rx=".7"/></svg>
)";

std::string two_digits(std::int64_t n) {
    return (n < 10 ? "0" : "") + std::to_string(n);
}

}  // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string french_number(std::int64_t n) {
    const auto digits = std::to_string(n);
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const auto left = digits.size() - i;
        if (i > 0 && left % 3 == 0 && digits[i - 1] != '-') out += "\u202F";
        out += digits[i];
    }
    return out;
}

std::string plural(std::int64_t n, const std::string& one, const std::string& many) {
    return french_number(n) + "\u00A0" + (n >= 2 ? many : one);
}

std::string french_month(base::Date date) {
    return std::string{kMonths[static_cast<unsigned>(date.month()) - 1]} + "\u00A0" +
           std::to_string(static_cast<int>(date.year()));
}

std::string french_date(base::Date date) {
    const auto day = static_cast<unsigned>(date.day());
    return (day == 1 ? "1er" : std::to_string(day)) + "\u00A0" + french_month(date);
}

std::string french_instant(std::int64_t ms) {
    const auto civil = base::to_paris(base::Instant{std::chrono::milliseconds{ms}});
    const auto minutes = civil.time_of_day.count();
    return french_date(civil.date) + ", " + std::to_string(minutes / 60) + "\u00A0h\u00A0" +
           two_digits(minutes % 60);
}

std::string french_ago(std::int64_t ms, std::int64_t now_ms) {
    const auto minutes = (now_ms - ms) / 60'000;
    if (minutes < 1) return "à l’instant";
    if (minutes < 60) return "il y a " + plural(minutes, "minute", "minutes");
    if (minutes < 48 * 60) return "il y a " + plural(minutes / 60, "heure", "heures");
    return "il y a " + plural(minutes / 1440, "jour", "jours");
}

std::string page(const PageFrame& frame, const std::string& body) {
    std::string html = "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n";
    html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    html += "<title>" + escape_html(frame.title) + "</title>\n";
    html += "<link rel=\"stylesheet\" href=\"/style.css\">\n" + frame.head + "</head>\n<body>\n";
    html += "<a class=\"saut\" href=\"#contenu\">Aller au contenu</a>\n<header><div>";
    html += std::string{kMark} + "<span class=\"nom\">Perron</span>\n<span class=\"ou\">";
    html += escape_html(frame.place) + "</span>\n<span class=\"heure\">";
    html += escape_html(frame.hour) + "</span></div></header>\n<main id=\"contenu\">\n";
    return html + body + "</main>\n</body>\n</html>\n";
}

}  // namespace central
