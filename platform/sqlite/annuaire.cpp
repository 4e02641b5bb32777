#include "platform/sqlite/annuaire.h"

#include "kiosk/content/words.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace platform {
namespace {

using domain::AnnuaireHit;
using domain::AnnuaireQuery;
using domain::Fiche;
using Match = AnnuaireIndex::Match;

constexpr double kEarthKm = 6371;
constexpr double kRadians = 0.017453292519943295;
constexpr double kNowhere = std::numeric_limits<double>::infinity();
constexpr std::size_t kMostThemes = 64;

void add_words(std::string& words, const std::string& text) {
    for (const auto& word : content::search_words(text)) {
        if (!words.empty()) words.push_back(' ');
        words += word;
    }
}

/// "116 006" is also typed "116006".
std::string without_spaces(std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    return text;
}

AnnuaireIndex::Text text_of(const Fiche& fiche, const content::Pack& pack) {
    AnnuaireIndex::Text text;
    add_words(text.nom, fiche.nom);
    add_words(text.mots, fiche.telephone);
    add_words(text.mots, without_spaces(fiche.telephone));
    for (const auto& mot : fiche.x_mots) add_words(text.mots, mot);
    if (fiche.adresse) {
        for (const auto* part :
             {&fiche.adresse->adresse, &fiche.adresse->commune, &fiche.adresse->code_postal}) {
            add_words(text.mots, *part);
        }
    }
    for (const auto& words : pack.mots) {
        const auto& themes = fiche.x_themes;
        if (std::find(themes.begin(), themes.end(), words.theme) == themes.end()) continue;
        for (const auto& mot : words.mots) add_words(text.themes, mot);
    }
    add_words(text.texte, fiche.description);
    add_words(text.texte, fiche.publics_precisions);
    for (const auto& traduction : fiche.x_traductions) {
        add_words(text.texte, traduction.description);
        add_words(text.texte, traduction.publics_precisions);
    }
    return text;
}

std::uint64_t theme_bits(const std::vector<std::string>& ids,
                         const std::vector<domain::Theme>& themes) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < std::min(themes.size(), kMostThemes); ++i) {
        if (std::find(ids.begin(), ids.end(), themes[i].id) != ids.end())
            bits |= std::uint64_t{1} << i;
    }
    return bits;
}

struct Ranked {
    bool is_pinned;
    int rank;
    double distance;  ///< kNowhere when it is not known
    std::size_t row;

    friend bool operator<(const Ranked& a, const Ranked& b) {
        return std::make_tuple(!a.is_pinned, a.rank, a.distance, a.row) <
               std::make_tuple(!b.is_pinned, b.rank, b.distance, b.row);
    }
};

/// Whether a word of the folded `name` starts the folded `typed`, and the words after it go on.
bool starts_a_word(const std::string& name, const std::string& typed) {
    for (std::size_t at = 0; at != std::string::npos;) {
        if (name.compare(at, typed.size(), typed) == 0) return true;
        at = name.find(' ', at);
        if (at != std::string::npos) ++at;
    }
    return false;
}

/// "st" and "ste" as people type them.
std::string spelt_out(const std::string& folded) {
    for (const auto& [start, whole] : {std::pair{"st ", "saint "}, std::pair{"ste ", "sainte "}}) {
        const std::string abbreviation{start};
        if (folded.compare(0, abbreviation.size(), abbreviation) == 0) {
            return whole + folded.substr(abbreviation.size());
        }
    }
    return folded;
}

bool has_postal_code(const domain::Commune& commune, const std::string& typed) {
    return std::any_of(
        commune.codes_postaux.begin(), commune.codes_postaux.end(),
        [&](const std::string& code) { return code.compare(0, typed.size(), typed) == 0; });
}

}  // namespace

double distance_km(const domain::Position& from, const domain::Position& to) {
    const double lat_1 = from.latitude * kRadians;
    const double lat_2 = to.latitude * kRadians;
    const double half_lat = std::sin((lat_2 - lat_1) / 2);
    const double half_lon = std::sin((to.longitude - from.longitude) * kRadians / 2);
    const double a = half_lat * half_lat + std::cos(lat_1) * std::cos(lat_2) * half_lon * half_lon;
    return 2 * kEarthKm * std::asin(std::sqrt(std::min(1.0, a)));
}

SqliteAnnuaire::SqliteAnnuaire(content::Pack pack) : pack_(std::move(pack)) {
    auto& fiches = pack_.fiches;
    const auto first_other = std::stable_partition(
        fiches.begin(), fiches.end(), [](const Fiche& fiche) { return fiche.x_urgence; });
    urgences_ = static_cast<std::size_t>(first_other - fiches.begin());
    themes_of_.reserve(fiches.size());
    for (std::size_t row = 0; row < fiches.size(); ++row) {
        by_id_.emplace(fiches[row].id, row);
        themes_of_.push_back(theme_bits(fiches[row].x_themes, pack_.themes));
    }
    std::stable_sort(pack_.communes.begin(), pack_.communes.end(),
                     [](const auto& a, const auto& b) { return a.population > b.population; });
    for (std::size_t i = 0; i < pack_.communes.size(); ++i) {
        by_code_insee_.emplace(pack_.communes[i].code_insee, i);
        commune_names_.push_back(content::fold(pack_.communes[i].nom));
    }
}

Status SqliteAnnuaire::prepare() const {
    if (index_) return Done{};
    std::vector<AnnuaireIndex::Text> texts;
    texts.reserve(pack_.fiches.size());
    for (const auto& fiche : pack_.fiches) texts.push_back(text_of(fiche, pack_));
    auto index = AnnuaireIndex::build(texts);
    if (!index) return index.error();
    index_ = *std::move(index);
    return Done{};
}

std::vector<Match> SqliteAnnuaire::matches(const AnnuaireQuery& query) const {
    const auto wanted_themes = theme_bits(query.themes, pack_.themes);
    const auto keep = [&](std::size_t row) {
        return query.themes.empty() || (themes_of_[row] & wanted_themes) != 0;
    };
    if (content::fold(query.mots).empty()) {
        std::vector<Match> all;
        for (std::size_t row = 0; row < pack_.fiches.size(); ++row) {
            if (keep(row)) all.push_back({row, 0});
        }
        return all;
    }
    const auto words = content::search_words(query.mots);
    if (words.empty() || !prepare()) return {};
    return index_->find(words, {query.limit, urgences_, keep});
}

std::vector<AnnuaireHit> SqliteAnnuaire::find(const AnnuaireQuery& query) const {
    std::vector<Ranked> ranked;
    for (const auto& match : matches(query)) {
        const auto& position = pack_.fiches[match.row].position;
        const bool is_known = query.depuis && position;
        ranked.push_back({match.row < urgences_, match.rank,
                          is_known ? distance_km(*query.depuis, *position) : kNowhere, match.row});
    }
    const auto count = std::min(query.limit, ranked.size());
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count),
                      ranked.end());

    std::vector<AnnuaireHit> hits;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& one = ranked[i];
        hits.push_back({&pack_.fiches[one.row],
                        one.distance == kNowhere ? std::nullopt : std::optional{one.distance}});
    }
    return hits;
}

const Fiche* SqliteAnnuaire::fiche(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &pack_.fiches[found->second];
}

std::vector<const domain::Commune*> SqliteAnnuaire::communes(const std::string& typed,
                                                             std::size_t limit) const {
    const auto folded = spelt_out(content::fold(typed));
    std::vector<const domain::Commune*> found;
    if (folded.empty()) return found;
    for (std::size_t i = 0; i < pack_.communes.size() && found.size() < limit; ++i) {
        const auto& commune = pack_.communes[i];
        if (starts_a_word(commune_names_[i], folded) || has_postal_code(commune, folded)) {
            found.push_back(&commune);
        }
    }
    return found;
}

const domain::Commune* SqliteAnnuaire::commune(const std::string& code_insee) const {
    const auto found = by_code_insee_.find(code_insee);
    return found == by_code_insee_.end() ? nullptr : &pack_.communes[found->second];
}

}  // namespace platform
