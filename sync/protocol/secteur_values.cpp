#include "sync/protocol/secteur_values.h"

#include "sync/protocol/rdv_values.h"

#include <algorithm>
#include <array>

namespace protocol {
namespace {

using domain::ReponseDeSecteur;
using domain::Secteur;
using simdjson::dom::element;

constexpr std::size_t kMaxLigneBytes = 200;
constexpr std::size_t kMaxList = 200;

constexpr std::array<std::string_view, 4> kSortes{"trouve", "demander_voie", "demander_numero",
                                                  "voir_accueil"};

Secteur secteur_from(ObjectReader& reader) {
    Secteur secteur;
    secteur.mds = reader.text("mds");
    if (!is_word(secteur.mds)) reader.refuse("mds", "n'est pas un identifiant");
    reader.each("agendas", [&](element item) {
        std::int64_t agenda = 0;
        const bool right = item.get(agenda) == simdjson::SUCCESS && agenda > 0;
        if (!right || secteur.agendas.size() == kMaxList) {
            return reader.refuse("agendas", "sont faux");
        }
        secteur.agendas.push_back(agenda);
    });
    return secteur;
}

std::vector<std::string> texts_from(ObjectReader& reader, std::string_view key) {
    std::vector<std::string> texts;
    reader.each(key, [&](element item) {
        std::string_view text;
        const bool right = item.get(text) == simdjson::SUCCESS && text.size() <= kMaxLigneBytes;
        if (!right || texts.size() == kMaxList) return reader.refuse(key, "sont faux");
        texts.emplace_back(text);
    });
    return texts;
}

bool boolean_from(ObjectReader& reader, std::string_view key) {
    bool value = false;
    const auto found = reader.optional(key);
    if (!found || found->get(value) != simdjson::SUCCESS) {
        reader.refuse(key, "doit être vrai ou faux");
    }
    return value;
}

}  // namespace

Json secteur_to_json(const Secteur& secteur) {
    return {{"mds", secteur.mds}, {"agendas", secteur.agendas}};
}

std::optional<Secteur> optional_secteur_from(ObjectReader& reader) {
    const auto found = reader.optional("secteur");
    if (!found) return std::nullopt;
    ObjectReader inside{*found};
    auto secteur = secteur_from(inside);
    const auto right = inside.every_key_is_right();
    if (!right) reader.refuse("secteur", right.error().detail);
    return secteur;
}

void put_domicile(Json& json, const domain::Domicile& domicile) {
    json["commune"] = domicile.code_insee;
    json["ligne"] = domicile.ligne;
    if (!domicile.motif.empty()) json["motif"] = domicile.motif;
}

domain::Domicile domicile_from(ObjectReader& reader) {
    domain::Domicile domicile{reader.text("commune"), reader.text("ligne"),
                              reader.optional_text("motif").value_or("")};
    if (!is_word(domicile.code_insee)) reader.refuse("commune", "n'est pas un code INSEE");
    if (domicile.ligne.size() > kMaxLigneBytes) reader.refuse("ligne", "est trop longue");
    return domicile;
}

Json reponse_to_json(const ReponseDeSecteur& answer) {
    Json json{{"sorte", kSortes.at(static_cast<std::size_t>(answer.sorte))},
              {"par_commune", answer.par_commune},
              {"parmi", answer.mds},
              {"voies", answer.voies}};
    if (answer.sorte == ReponseDeSecteur::Sorte::trouve) {
        json["secteur"] = secteur_to_json(answer.secteur);
    }
    return json;
}

std::optional<ReponseDeSecteur> optional_reponse_from(ObjectReader& reader) {
    const auto found = reader.optional("reponse");
    if (!found) return std::nullopt;
    ObjectReader inside{*found};
    ReponseDeSecteur answer;
    const auto sorte = inside.text("sorte");
    const auto* const known = std::find(kSortes.begin(), kSortes.end(), sorte);
    if (known == kSortes.end()) {
        inside.refuse("sorte", "est inconnu");
    } else {
        answer.sorte = static_cast<ReponseDeSecteur::Sorte>(known - kSortes.begin());
    }
    answer.par_commune = boolean_from(inside, "par_commune");
    answer.mds = texts_from(inside, "parmi");
    answer.voies = texts_from(inside, "voies");
    const auto secteur = optional_secteur_from(inside);
    answer.secteur = secteur.value_or(Secteur{});
    const bool told = answer.sorte == ReponseDeSecteur::Sorte::trouve;
    if (told != secteur.has_value()) inside.refuse("secteur", "manque ou est de trop");
    const auto right = inside.known_keys_are_right();
    if (!right) reader.refuse("reponse", right.error().detail);
    return answer;
}

}  // namespace protocol
