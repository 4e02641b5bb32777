#include "kiosk/content/voies.h"

#include "kiosk/base/word_list.h"
#include "kiosk/content/words.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace content {
namespace {

using domain::NumeroDeVoie;
using Words = std::vector<std::string>;

struct Abbreviation {
    std::string_view court;
    std::string_view entier;
};

/// What a street may begin with, and how it is shortened; a kind stands for itself too.
constexpr std::array<Abbreviation, 62> kKinds{{
    {"all", "allee"},
    {"allee", "allee"},
    {"allees", "allee"},
    {"av", "avenue"},
    {"ave", "avenue"},
    {"avenue", "avenue"},
    {"bd", "boulevard"},
    {"bld", "boulevard"},
    {"blvd", "boulevard"},
    {"boul", "boulevard"},
    {"boulevard", "boulevard"},
    {"c", "chemin"},
    {"che", "chemin"},
    {"chem", "chemin"},
    {"chemin", "chemin"},
    {"chs", "chaussee"},
    {"chaussee", "chaussee"},
    {"cite", "cite"},
    {"clos", "clos"},
    {"cor", "corniche"},
    {"corniche", "corniche"},
    {"cour", "cour"},
    {"cours", "cours"},
    {"crs", "cours"},
    {"domaine", "domaine"},
    {"dom", "domaine"},
    {"esp", "esplanade"},
    {"esplanade", "esplanade"},
    {"fbg", "faubourg"},
    {"fg", "faubourg"},
    {"faubourg", "faubourg"},
    {"ham", "hameau"},
    {"hameau", "hameau"},
    {"imp", "impasse"},
    {"impasse", "impasse"},
    {"lieu", "lieu"},
    {"lot", "lotissement"},
    {"lotissement", "lotissement"},
    {"mail", "mail"},
    {"mte", "montee"},
    {"montee", "montee"},
    {"pas", "passage"},
    {"passage", "passage"},
    {"pl", "place"},
    {"place", "place"},
    {"prom", "promenade"},
    {"promenade", "promenade"},
    {"qu", "quai"},
    {"quai", "quai"},
    {"r", "rue"},
    {"rue", "rue"},
    {"res", "residence"},
    {"residence", "residence"},
    {"rte", "route"},
    {"route", "route"},
    {"ruelle", "ruelle"},
    {"sen", "sentier"},
    {"sentier", "sentier"},
    {"sq", "square"},
    {"square", "square"},
    {"vla", "villa"},
    {"villa", "villa"},
}};

/// Words shortened anywhere in a name.
constexpr std::array<Abbreviation, 18> kWords{{
    {"1er", "premier"},
    {"1ere", "premiere"},
    {"cdt", "commandant"},
    {"cap", "capitaine"},
    {"cne", "capitaine"},
    {"col", "colonel"},
    {"dr", "docteur"},
    {"gal", "general"},
    {"gen", "general"},
    {"lt", "lieutenant"},
    {"mal", "marechal"},
    {"mgr", "monseigneur"},
    {"pdt", "president"},
    {"pres", "president"},
    {"prof", "professeur"},
    {"st", "saint"},
    {"ste", "sainte"},
    {"sts", "saints"},
}};

constexpr std::array<std::string_view, 8> kArticles{"de", "du", "des", "d", "la", "le", "les", "l"};

constexpr std::array<std::string_view, 5> kRepetitions{"", "bis", "ter", "quater", "quinquies"};

template <std::size_t N>
std::optional<std::string_view> entier(const std::array<Abbreviation, N>& list,
                                       std::string_view word) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.court == word; });
    if (found == list.end()) return std::nullopt;
    return found->entier;
}

bool is_article(std::string_view word) {
    return std::find(kArticles.begin(), kArticles.end(), word) != kArticles.end();
}

std::string key_of(const Words& words) {
    Words whole;
    for (std::size_t i = 0; i < words.size(); ++i) {
        // "r" alone, or "c" at the end of a name, is a letter.
        const auto kind = i == 0 && words.size() > 1 ? entier(kKinds, words[i]) : std::nullopt;
        const auto word = kind ? kind : entier(kWords, words[i]);
        whole.emplace_back(word.value_or(words[i]));
    }
    return base::join_words(whole);
}

/// 0 for none, 1 for "a", 2 for "b" or "bis"; nothing for another word.
std::optional<int> rang_of(std::string_view word) {
    const auto* const known = std::find(kRepetitions.begin(), kRepetitions.end(), word);
    if (known != kRepetitions.end()) {
        const auto at = static_cast<int>(known - kRepetitions.begin());
        return at == 0 ? 0 : at + 1;
    }
    const bool letter = word.size() == 1 && word[0] >= 'a' && word[0] <= 'z';
    return letter ? std::optional{word[0] - 'a' + 1} : std::nullopt;
}

/// "12" or "12bis".
std::optional<NumeroDeVoie> joined_numero(std::string_view word) {
    NumeroDeVoie read;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), read.numero);
    if (error != std::errc{} || read.numero > 99'999) return std::nullopt;
    const auto rang = rang_of(word.substr(static_cast<std::size_t>(end - word.data())));
    if (!rang) return std::nullopt;
    read.rang = *rang;
    return read;
}

/// Words of a number at the beginning: 0, 1 ("12", "12bis") or 2 ("12 bis").
std::size_t numero_words(const Words& words, NumeroDeVoie& into) {
    const auto first = words.empty() ? std::nullopt : joined_numero(words[0]);
    if (!first) return 0;
    into = *first;
    if (words.size() < 2 || into.rang != 0) return 1;
    const auto rang = rang_of(words[1]);
    if (!rang) return 1;
    // "12 r carnot" is rue Carnot, "12 l eglise" has an article; "12 r rue carnot" is the house r.
    const bool names = entier(kKinds, words[1]) || is_article(words[1]);
    if (names && (words.size() < 3 || !entier(kKinds, words[2]))) return 1;
    into.rang = *rang;
    return 2;
}

}  // namespace

std::string voie_key(std::string_view utf8) {
    return key_of(base::split_words(fold(utf8)));
}

std::string without_articles(const std::string& key) {
    auto words = base::split_words(key);
    std::erase_if(words, [](const auto& word) { return is_article(word); });
    return base::join_words(words);
}

std::string without_kind(const std::string& key) {
    auto words = base::split_words(without_articles(key));
    if (words.size() > 1 && entier(kKinds, words[0])) words.erase(words.begin());
    return base::join_words(words);
}

std::optional<NumeroDeVoie> read_numero(std::string_view utf8) {
    NumeroDeVoie numero;
    const auto words = base::split_words(fold(utf8));
    const auto used = numero_words(words, numero);
    if (used == 0 || used != words.size()) return std::nullopt;
    return numero;
}

std::vector<LigneDeVoie> read_ligne(std::string_view utf8) {
    auto words = base::split_words(fold(utf8));
    std::vector<LigneDeVoie> ways;
    if (words.empty()) return ways;
    ways.push_back({key_of(words), std::nullopt});
    NumeroDeVoie numero;
    const auto used = numero_words(words, numero);
    if (used == 0 || used == words.size()) return ways;
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(used));
    ways.push_back({key_of(words), numero});
    return ways;
}

}  // namespace content
