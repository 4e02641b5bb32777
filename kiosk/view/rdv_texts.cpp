#include "kiosk/view/rdv_texts.h"

#include "kiosk/view/phrases.h"
#include "kiosk/view/theme_tiles.h"
#include "kiosk/view/typography.h"

#include <algorithm>

namespace view {
namespace {

const domain::MotifPublie::Traduction* translated(const Writer& writer,
                                                  const domain::MotifPublie& motif) {
    const auto& all = motif.traductions;
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const auto& one) { return one.langue == writer.language(); });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::string motif_name(const Writer& writer, const domain::MotifPublie& motif) {
    const auto* other = translated(writer, motif);
    return other != nullptr ? other->nom : typeset_french(motif.motif.nom);
}

std::string motif_bring(const Writer& writer, const domain::MotifPublie& motif) {
    if (motif.motif.sensible) return "";
    const auto* other = translated(writer, motif);
    const bool has_other = other != nullptr && !other->apporter.empty();
    return has_other ? other->apporter : typeset_french(motif.motif.apporter);
}

Icon motif_icon(const Writer& writer, const domain::MotifPublie& motif) {
    if (motif.motif.sensible || motif.themes.empty()) return Icon::chat_circle_dots;
    return theme_icon(writer, motif.themes.front());
}

std::string say_moment(const Writer& writer, base::Instant at) {
    const auto civil = base::to_paris(at);
    return writer.text("rdv.moment", {{"jour", say_day(writer, civil.date)},
                                      {"heure", say_hour(writer, civil.time_of_day)}});
}

std::string say_here(const Writer& writer) {
    const auto& lieu = writer.context().lieu;
    return typeset_french(lieu.adresse.adresse.empty() ? lieu.nom
                                                       : lieu.nom + ", " + lieu.adresse.adresse);
}

}  // namespace view
