#include "kiosk/view/fiche_texts.h"

#include "kiosk/app/fiches_found.h"
#include "kiosk/view/phrases.h"
#include "kiosk/view/typography.h"

#include <algorithm>
#include <cmath>

namespace view {
namespace {

/// "22/11": enough for what is at most a few months old.
std::string day_and_month(base::Date date) {
    const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(unsigned{date.day()}) + "/" + two(unsigned{date.month()});
}

double radians(double degrees) {
    return degrees * 3.14159265358979323846 / 180;
}

double great_circle_km(const domain::Position& from, const domain::Position& to) {
    constexpr double kEarthRadiusKm = 6371;
    const double half_latitude = std::sin(radians(to.latitude - from.latitude) / 2);
    const double half_longitude = std::sin(radians(to.longitude - from.longitude) / 2);
    const double chord = half_latitude * half_latitude + std::cos(radians(from.latitude)) *
                                                             std::cos(radians(to.latitude)) *
                                                             half_longitude * half_longitude;
    return 2 * kEarthRadiusKm * std::asin(std::min(1.0, std::sqrt(chord)));
}

/// Who publishes it, without the page it was read on: "Service-Public.fr".
std::string short_source(const std::string& source) {
    return typeset_french(source.substr(0, std::min(source.find(','), source.find(" ("))));
}

}  // namespace

FicheTexts texts_of(const Writer& writer, const domain::Fiche& fiche) {
    FicheTexts texts{typeset_french(fiche.nom),
                     typeset_french(fiche.description),
                     typeset_french(fiche.publics_precisions),
                     {}};
    for (const auto& piece : fiche.x_justificatifs) {
        texts.justificatifs.push_back(typeset_french(piece));
    }
    for (const auto& traduction : fiche.x_traductions) {
        if (traduction.langue != writer.language()) continue;
        if (!traduction.description.empty()) texts.description = traduction.description;
        if (!traduction.publics_precisions.empty()) texts.publics = traduction.publics_precisions;
        if (!traduction.x_justificatifs.empty()) texts.justificatifs = traduction.x_justificatifs;
    }
    return texts;
}

std::string address_of(const domain::Fiche& fiche) {
    if (!fiche.adresse) return "";
    const auto& adresse = *fiche.adresse;
    if (adresse.adresse.empty()) return adresse.commune;
    return adresse.adresse + ", " + adresse.code_postal + " " + adresse.commune;
}

bool is_located(const domain::Fiche& fiche) {
    return fiche.position && fiche.adresse && !fiche.adresse->adresse.empty();
}

std::optional<double> way_km(const Writer& writer, const domain::Fiche& fiche) {
    const auto from = app::distances_from(writer.session(), writer.context());
    if (!from || !fiche.position || !fiche.adresse) return std::nullopt;
    const auto& here = writer.session().commune.empty() ? writer.context().lieu.adresse.code_insee
                                                        : writer.session().commune;
    if (!is_located(fiche) && fiche.adresse->code_insee == here) return std::nullopt;
    return walked_km(great_circle_km(*from, *fiche.position));
}

std::string way_to(const Writer& writer, const domain::Fiche& fiche) {
    const auto km = way_km(writer, fiche);
    if (!km) return "";
    const auto distance = say_distance(writer, *km);
    const bool on_foot = writer.session().commune.empty() && is_located(fiche);
    const auto walk = on_foot ? say_walk(writer, *km) : "";
    if (walk.empty()) return writer.text("distance.environ", {{"distance", distance}});
    return writer.text("distance.environ_a_pied", {{"distance", distance}, {"minutes", walk}});
}

std::string qr_of(const domain::Fiche& fiche) {
    std::string content = fiche.nom;
    for (const auto& line : {address_of(fiche), fiche.telephone, fiche.site_web}) {
        if (!line.empty()) content += "\n" + line;
    }
    constexpr std::size_t kLongest = 180;
    return content.size() <= kLongest ? content : "";
}

std::string footnote_of(const Writer& writer, const domain::Fiche& fiche) {
    std::string note;
    const auto add = [&](const std::string& sentence) {
        note += (note.empty() ? "" : " ") + sentence;
    };
    if (fiche.x_fictif) add(writer.text("fiche.fictif"));
    if (!fiche.x_fictif && !fiche.source.empty()) {
        add(writer.text("fiche.source", {{"source", short_source(fiche.source)}}));
    }
    if (fiche.x_verifie_le.ok()) {
        add(writer.text("fiche.verifiee", {{"date", say_date(writer, fiche.x_verifie_le)}}));
    }
    if (const auto& dated = writer.context().content_dated) {
        add(writer.text("contenu.date", {{"date", day_and_month(*dated)}}));
    }
    return note;
}

}  // namespace view
