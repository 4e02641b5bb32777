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

/// "Maison des solidarités de Mâcon, 10 place du Marché".
std::string say_lieu(const domain::Lieu& lieu) {
    return typeset_french(lieu.adresse.adresse.empty() ? lieu.nom
                                                       : lieu.nom + ", " + lieu.adresse.adresse);
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

std::string say_answer(const Writer& writer, const domain::Demande& demande) {
    // Whoever does not know the date promises none.
    if (!writer.context().clock_is_known) return writer.text("demande.sous_7_jours");
    return writer.text("demande.avant", {{"jour", say_day(writer, demande.reponse_avant)}});
}

std::string say_here(const Writer& writer) {
    return say_lieu(writer.context().lieu);
}

std::string say_place(const Writer& writer, const std::string& lieu) {
    const auto& here = writer.context().lieu;
    const auto* annuaire = writer.context().annuaire;
    if (lieu.empty() || lieu == here.id) return say_lieu(here);
    if (annuaire == nullptr) return lieu;
    const auto& all = annuaire->lieux();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == lieu; });
    return found == all.end() ? lieu : say_lieu(*found);
}

Message waiting_message(const Writer& writer, const char* key) {
    Message message;
    message.icon = Icon::clock;
    message.title = writer.text("attente.titre");
    message.text = writer.text(key);
    return message;
}

}  // namespace view
