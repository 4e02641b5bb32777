#include "kiosk/content/pack_annuaire.h"

#include "kiosk/content/words.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <tuple>

namespace content {
namespace {

using domain::AnnuaireHit;
using domain::AnnuaireQuery;
using domain::Fiche;
using Match = WordIndex::Match;

constexpr double kEarthKm = 6371;
constexpr double kRadians = 0.017453292519943295;
constexpr double kNowhere = std::numeric_limits<double>::infinity();
constexpr std::size_t kMostThemes = 64;

void add_words(std::vector<std::string>& words, const std::string& text) {
    auto more = search_words(text);
    std::move(more.begin(), more.end(), std::back_inserter(words));
}

/// "116 006" is also typed "116006".
std::string without_spaces(std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    return text;
}

/// The folded everyday words of each theme, in every language.
using WordsOfThemes = std::map<std::string, std::vector<std::string>>;

WordsOfThemes words_of_themes(const Pack& pack) {
    WordsOfThemes words;
    for (const auto& one : pack.mots) {
        for (const auto& mot : one.mots) add_words(words[one.theme], mot);
    }
    return words;
}

WordIndex::Text text_of(const Fiche& fiche, const WordsOfThemes& of_themes) {
    WordIndex::Text text;
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
    for (const auto& theme : fiche.x_themes) {
        const auto words = of_themes.find(theme);
        if (words == of_themes.end()) continue;
        text.themes.insert(text.themes.end(), words->second.begin(), words->second.end());
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
    double apart;  ///< squared chord on a sphere of radius 1; kNowhere when it is not known
    std::size_t row;

    friend bool operator<(const Ranked& a, const Ranked& b) {
        return std::make_tuple(!a.is_pinned, a.rank, a.apart, a.row) <
               std::make_tuple(!b.is_pinned, b.rank, b.apart, b.row);
    }
};

SpherePoint on_sphere(const domain::Position& position) {
    const double lat = position.latitude * kRadians;
    const double lon = position.longitude * kRadians;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

/// Squared chord: sorts like the distance, and costs no trigonometry.
double chord(const SpherePoint& a, const SpherePoint& b) {
    const double x = a.x - b.x;
    const double y = a.y - b.y;
    const double z = a.z - b.z;
    return x * x + y * y + z * z;
}

double km_of(double squared_chord) {
    return 2 * kEarthKm * std::asin(std::min(1.0, std::sqrt(squared_chord) / 2));
}

/// A row found by its own name or words; one of its theme's alone puts no emergency number first.
constexpr int kOwnWords = 1;

/// The rank that the last of the `limit` best has: distances beyond it need not be known.
int rank_of_last(const std::vector<Match>& found, std::size_t limit) {
    std::vector<std::size_t> counts;
    for (const auto& match : found) {
        const auto rank = static_cast<std::size_t>(match.rank);
        if (rank >= counts.size()) counts.resize(rank + 1);
        ++counts[rank];
    }
    std::size_t sum = 0;
    for (std::size_t rank = 0; rank < counts.size(); ++rank) {
        sum += counts[rank];
        if (sum >= limit) return static_cast<int>(rank);
    }
    return static_cast<int>(counts.size());
}

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
    return km_of(chord(on_sphere(from), on_sphere(to)));
}

PackAnnuaire::PackAnnuaire(Pack pack) : pack_(std::move(pack)) {
    auto& fiches = pack_.fiches;
    const auto first_other = std::stable_partition(
        fiches.begin(), fiches.end(), [](const Fiche& fiche) { return fiche.x_urgence; });
    urgences_ = static_cast<std::size_t>(first_other - fiches.begin());
    themes_of_.reserve(fiches.size());
    for (std::size_t row = 0; row < fiches.size(); ++row) {
        by_id_.emplace(fiches[row].id, row);
        themes_of_.push_back(theme_bits(fiches[row].x_themes, pack_.themes));
        const auto& position = fiches[row].position;
        points_.push_back(position ? std::optional{on_sphere(*position)} : std::nullopt);
    }
    std::stable_sort(pack_.communes.begin(), pack_.communes.end(),
                     [](const auto& a, const auto& b) { return a.population > b.population; });
    for (std::size_t i = 0; i < pack_.communes.size(); ++i) {
        by_code_insee_.emplace(pack_.communes[i].code_insee, i);
        commune_names_.push_back(fold(pack_.communes[i].nom));
    }
}

void PackAnnuaire::prepare() const {
    if (index_) return;
    std::vector<WordIndex::Text> texts;
    texts.reserve(pack_.fiches.size());
    const auto of_themes = words_of_themes(pack_);
    for (const auto& fiche : pack_.fiches) texts.push_back(text_of(fiche, of_themes));
    index_ = std::make_unique<WordIndex>(texts);
}

std::vector<Match> PackAnnuaire::matches(const AnnuaireQuery& query) const {
    std::vector<Match> found;
    if (fold(query.mots).empty()) {
        found.reserve(pack_.fiches.size());
        for (std::size_t row = 0; row < pack_.fiches.size(); ++row) found.push_back({row, 0});
    } else {
        const auto words = search_words(query.mots);
        if (words.empty()) return found;
        prepare();
        found = index_->find(words);
    }
    if (query.themes.empty()) return found;
    const auto wanted = theme_bits(query.themes, pack_.themes);
    found.erase(
        std::remove_if(found.begin(), found.end(),
                       [&](const Match& match) { return (themes_of_[match.row] & wanted) == 0; }),
        found.end());
    return found;
}

std::vector<AnnuaireHit> PackAnnuaire::find(const AnnuaireQuery& query) const {
    const auto found = matches(query);
    const auto last_rank = rank_of_last(found, query.limit);
    const auto from = query.depuis ? std::optional{on_sphere(*query.depuis)} : std::nullopt;
    std::vector<Ranked> ranked;
    for (const auto& match : found) {
        const bool is_pinned = match.row < urgences_ && match.rank <= kOwnWords;
        if (!is_pinned && match.rank > last_rank) continue;
        const auto& point = points_[match.row];
        ranked.push_back(
            {is_pinned, match.rank, from && point ? chord(*from, *point) : kNowhere, match.row});
    }
    const auto count = std::min(query.limit, ranked.size());
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count),
                      ranked.end());

    std::vector<AnnuaireHit> hits;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& one = ranked[i];
        hits.push_back({&pack_.fiches[one.row],
                        one.apart == kNowhere ? std::nullopt : std::optional{km_of(one.apart)}});
    }
    return hits;
}

const Fiche* PackAnnuaire::fiche(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &pack_.fiches[found->second];
}

const Fiche* PackAnnuaire::fiche_for_aide(const std::string& aide) const {
    const auto found =
        std::find_if(pack_.fiches.begin(), pack_.fiches.end(), [&](const Fiche& fiche) {
            const auto& aides = fiche.x_aides;
            return std::find(aides.begin(), aides.end(), aide) != aides.end();
        });
    return found == pack_.fiches.end() ? nullptr : &*found;
}

std::vector<const domain::Commune*> PackAnnuaire::communes(const std::string& typed,
                                                           std::size_t limit) const {
    const auto folded = spelt_out(fold(typed));
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

const domain::Commune* PackAnnuaire::commune(const std::string& code_insee) const {
    const auto found = by_code_insee_.find(code_insee);
    return found == by_code_insee_.end() ? nullptr : &pack_.communes[found->second];
}

}  // namespace content
