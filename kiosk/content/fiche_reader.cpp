#include "kiosk/content/fiche_reader.h"

#include "kiosk/content/data_inclusion.h"
#include "kiosk/content/fields.h"

#include <algorithm>

namespace content {
namespace {

using domain::Adresse;
using domain::Fiche;
using domain::Position;
using domain::SansRdv;

constexpr std::size_t kLongestName = 150;
constexpr std::size_t kLongestText = 10'000;
constexpr std::size_t kPostalCode = 5;

bool is_digits(std::string_view text, std::size_t count) {
    return text.size() == count &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "03 85 21 65 00", "3646", "+33 3 85 21 65 00".
bool is_phone(std::string_view text) {
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    const auto digits =
        std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const auto spaces = std::count(text.begin(), text.end(), ' ');
    return digits >= 2 && digits <= 15 && static_cast<std::size_t>(digits + spaces) == text.size();
}

/// In the gender of what it names.
bool says_fictitious(std::string_view name) {
    return name.find("(fictif)") != name.npos || name.find("(fictive)") != name.npos;
}

bool is_link(std::string_view text) {
    return text.substr(0, 8) == "https://" || text.substr(0, 7) == "http://";
}

std::string read_phone(Fields& fields) {
    auto phone = fields.optional("telephone");
    if (!phone.empty() && !is_phone(phone))
        fields.refuse("telephone", "pas un numéro de téléphone");
    return phone;
}

std::string read_link(Fields& fields, std::string_view key) {
    auto link = fields.optional(key);
    if (!link.empty() && !is_link(link)) fields.refuse(key, "pas une adresse web");
    return link;
}

std::optional<Adresse> read_adresse(Fields& fields) {
    Adresse adresse{fields.optional("adresse"), fields.optional("code_postal"),
                    fields.optional("commune"), fields.optional("code_insee")};
    if (!adresse.code_postal.empty() && !is_digits(adresse.code_postal, kPostalCode)) {
        fields.refuse("code_postal", "cinq chiffres attendus");
    }
    if (!adresse.code_insee.empty() && adresse.code_insee.size() != kPostalCode) {
        fields.refuse("code_insee", "cinq caractères attendus");
    }
    if (adresse.adresse.empty() && adresse.commune.empty()) return std::nullopt;
    if (adresse.commune.empty()) fields.refuse("adresse", "il manque la commune de l'adresse");
    return adresse;
}

std::optional<Position> read_position(Fields& fields) {
    const auto longitude = fields.optional("longitude");
    const auto latitude = fields.optional("latitude");
    if (longitude.empty() && latitude.empty()) return std::nullopt;
    const auto lon = read_decimal(longitude);
    const auto lat = read_decimal(latitude);
    if (!lon || *lon < -180 || *lon > 180) {
        fields.refuse("longitude", "degrés attendus, de -180 à 180");
        return std::nullopt;
    }
    if (!lat || *lat < -90 || *lat > 90) {
        fields.refuse("latitude", "degrés attendus, de -90 à 90");
        return std::nullopt;
    }
    return Position{*lon, *lat};
}

SansRdv read_sans_rdv(Fields& fields) {
    const auto text = fields.optional("x_sans_rdv");
    if (text.empty()) return SansRdv::inconnu;
    if (text == "oui") return SansRdv::oui;
    if (text == "non") return SansRdv::non;
    if (text != "les_deux") fields.refuse("x_sans_rdv", "oui, non ou les_deux attendu");
    return SansRdv::les_deux;
}

std::vector<std::string> read_vocabulary(Fields& fields, std::string_view key,
                                         bool (*is_known)(std::string_view)) {
    auto values = fields.list(key);
    for (const auto& value : values) {
        if (!is_known(value)) fields.refuse(key, "\"" + value + "\" n'est pas dans le vocabulaire");
    }
    return values;
}

Result<Fiche::Traduction> read_traduction(const Node& node) {
    Fields fields{node};
    Fiche::Traduction traduction;
    traduction.langue = fields.required("langue", 35);
    traduction.description = fields.required("description", kLongestText);
    traduction.publics_precisions = fields.optional("publics_precisions");
    traduction.x_justificatifs = fields.list("x_justificatifs");
    fields.yes("relu");
    if (auto read = fields.finish(); !read) return read.error();
    return traduction;
}

Status read_traductions(const Node* list, Fiche& fiche) {
    if (list == nullptr) return Done{};
    for (const auto& item : list->items()) {
        auto traduction = read_traduction(item);
        if (!traduction) return traduction.error();
        fiche.x_traductions.push_back(*std::move(traduction));
    }
    return Done{};
}

void read_texts(Fields& fields, Fiche& fiche) {
    fiche.id = fields.required("id", kLongestName);
    if (fiche.id.find("--") == std::string::npos) {
        fields.refuse("id", "\"<source>--<id>\" attendu");
    }
    fiche.nom = fields.required("nom", kLongestName);
    fiche.description = fields.required("description", kLongestText);
    fiche.publics_precisions = fields.optional("publics_precisions");
    fiche.publics = read_vocabulary(fields, "publics", is_public);
    fiche.thematiques = read_vocabulary(fields, "thematiques", is_thematique);
    fiche.x_themes = fields.list("x_themes");
    if (fiche.x_themes.empty()) fields.refuse("x_themes", "au moins un thème attendu");
    fiche.x_mots = fields.list("x_mots");
    fiche.x_aides = fields.list("x_aides");
    fiche.x_motif = fields.optional("x_motif");
    fiche.x_justificatifs = fields.list("x_justificatifs");
}

void read_contact(Fields& fields, Fiche& fiche) {
    fiche.adresse = read_adresse(fields);
    fiche.position = read_position(fields);
    fiche.telephone = read_phone(fields);
    fiche.site_web = read_link(fields, "site_web");
    fiche.horaires_accueil = fields.optional("horaires_accueil");
    fiche.x_sans_rdv = read_sans_rdv(fields);
    fiche.zone_eligibilite = fields.optional("zone_eligibilite");
}

void read_origin(Fields& fields, Fiche& fiche) {
    fiche.x_urgence = fields.yes("x_urgence");
    if (fiche.x_urgence && fiche.telephone.empty()) {
        fields.refuse("x_urgence", "un numéro d'urgence a un téléphone");
    }
    fiche.x_fictif = fields.yes("x_fictif");
    if (fiche.x_fictif != says_fictitious(fiche.nom)) {
        fields.refuse("nom", "« (fictif) » ou « (fictive) » et x_fictif vont ensemble");
    }
    fiche.source = fields.required("source", kLongestName);
    fiche.lien_source = read_link(fields, "lien_source");
    fiche.x_verifie_le = fields.date("x_verifie_le");
}

Result<std::vector<ThemeWords>> read_words(const Node* languages, const std::string& theme) {
    std::vector<ThemeWords> all;
    if (languages == nullptr) return all;
    Fields fields{*languages};
    for (const auto& entry : languages->entries()) {
        all.push_back({theme, entry.first, fields.list(entry.first)});
    }
    if (auto read = fields.finish(); !read) return read.error();
    return all;
}

}  // namespace

Result<Fiche> read_fiche(const Node& node) {
    Fields fields{node};
    Fiche fiche;
    read_texts(fields, fiche);
    read_contact(fields, fiche);
    read_origin(fields, fiche);
    const auto* traductions = fields.node("x_traductions", Node::Kind::list);
    if (auto read = fields.finish(); !read) return read.error();
    if (auto read = read_traductions(traductions, fiche); !read) return read.error();
    return fiche;
}

namespace {

/// The zone of the housing benefit, when somebody read it in the arrêté.
std::optional<int> read_zone(Fields& fields) {
    const auto text = fields.optional("zone_loyer");
    if (text.empty()) return std::nullopt;
    if (text != "1" && text != "2" && text != "3") {
        fields.refuse("zone_loyer", "1, 2 ou 3 attendu");
        return std::nullopt;
    }
    return text.front() - '0';
}

}  // namespace

Result<domain::Lieu> read_lieu(const Node& node) {
    Fields fields{node};
    domain::Lieu lieu;
    lieu.id = fields.required("id", kLongestName);
    lieu.nom = fields.required("nom", kLongestName);
    lieu.fictif = fields.yes("fictif");
    if (lieu.fictif != says_fictitious(lieu.nom)) {
        fields.refuse("nom", "« (fictif) » ou « (fictive) » et fictif vont ensemble");
    }
    lieu.adresse = read_adresse(fields).value_or(Adresse{});
    lieu.position = read_position(fields);
    lieu.telephone = read_phone(fields);
    lieu.horaires_accueil = fields.optional("horaires_accueil");
    lieu.zone_loyer = read_zone(fields);
    if (auto read = fields.finish(); !read) return read.error();
    return lieu;
}

Result<ThemeRead> read_theme(const Node& node) {
    Fields fields{node};
    ThemeRead read;
    read.theme.id = fields.required("id", kLongestName);
    read.theme.icone = fields.required("icone", kLongestName);
    read.theme.discret = fields.yes("discret");
    const auto* words = fields.node("mots", Node::Kind::mapping);
    if (auto finished = fields.finish(); !finished) return finished.error();
    auto mots = read_words(words, read.theme.id);
    if (!mots) return mots.error();
    read.mots = *std::move(mots);
    return read;
}

Result<std::vector<Node>> read_items(const Node& root, std::string_view key) {
    Fields fields{root};
    const auto* list = fields.node(key, Node::Kind::list);
    if (auto read = fields.finish(); !read) return read.error();
    if (list == nullptr) {
        return fail(ErrorCode::invalid_input,
                    "ligne 1 : il manque la liste \"" + std::string{key} + "\"");
    }
    return list->items();
}

}  // namespace content
