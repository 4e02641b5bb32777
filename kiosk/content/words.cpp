#include "kiosk/content/words.h"

#include <algorithm>
#include <array>
#include <optional>

namespace content {
namespace {

constexpr char32_t kBad = 0xFFFD;

/// Decodes the code point at the start of `rest` and moves past it; kBad for a byte astray.
char32_t next_code_point(std::string_view& rest) {
    const auto lead = static_cast<unsigned char>(rest.front());
    const int more = lead < 0x80 ? 0 : lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : -1;
    rest.remove_prefix(1);
    if (more == 0) return lead;
    if (more < 0 || rest.size() < static_cast<std::size_t>(more) || lead > 0xF4) return kBad;
    auto point = static_cast<char32_t>(lead & (0x3F >> more));
    for (int i = 0; i < more; ++i) {
        const auto byte = static_cast<unsigned char>(rest[static_cast<std::size_t>(i)]);
        if ((byte & 0xC0) != 0x80) return kBad;
        point = (point << 6) | (byte & 0x3F);
    }
    rest.remove_prefix(static_cast<std::size_t>(more));
    return point;
}

void append(std::string& utf8, char32_t point) {
    const auto byte = [&](char32_t value) { utf8.push_back(static_cast<char>(value)); };
    if (point < 0x80) {
        byte(point);
    } else if (point < 0x800) {
        byte(0xC0 | (point >> 6));
        byte(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        byte(0xE0 | (point >> 12));
        byte(0x80 | ((point >> 6) & 0x3F));
        byte(0x80 | (point & 0x3F));
    } else {
        byte(0xF0 | (point >> 18));
        byte(0x80 | ((point >> 12) & 0x3F));
        byte(0x80 | ((point >> 6) & 0x3F));
        byte(0x80 | (point & 0x3F));
    }
}

/// U+00C0 to U+017F without their accents; '*' where two letters are needed, ' ' for no letter.
constexpr std::string_view kLatin =
    "aaaaaa*ceeeeiiiidnooooo ouuuuy**aaaaaa*ceeeeiiiidnooooo ouuuuy*y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkklllllll"
    "lllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kLatin.size() == 0x180 - 0xC0);

std::string_view two_letters(char32_t point) {
    switch (point) {
        case 0xC6:
        case 0xE6:
            return "ae";
        case 0xDE:
        case 0xFE:
            return "th";
        case 0xDF:
            return "ss";
        case 0x132:
        case 0x133:
            return "ij";
        default:
            return "oe";
    }
}

bool is_arabic_sign(char32_t point) {
    return (point >= 0x064B && point <= 0x065F) || point == 0x0670 || point == 0x0640;
}

char32_t plain_arabic(char32_t point) {
    switch (point) {
        case 0x0622:
        case 0x0623:
        case 0x0625:
        case 0x0671:
            return 0x0627;  // alef
        case 0x0624:
            return 0x0648;  // waw
        case 0x0626:
        case 0x0649:
            return 0x064A;  // ya
        case 0x0629:
            return 0x0647;  // ha
        default:
            return point;
    }
}

/// Small letters of Greek and Cyrillic; other scripts have one case, or are left as they are.
char32_t lower_case(char32_t point) {
    if (point >= 0x0391 && point <= 0x03A9) return point + 0x20;
    if (point >= 0x0410 && point <= 0x042F) return point + 0x20;
    if (point >= 0x0400 && point <= 0x040F) return point + 0x50;
    return point;
}

/// Letters and figures outside Latin: anything that is not punctuation, space or symbol.
bool is_word_point(char32_t point) {
    if (point == 0x060C || point == 0x061B || point == 0x061F || point == 0x066A) return false;
    if (point >= 0x2000 && point <= 0x2BFF) return false;
    if (point >= 0x3000 && point <= 0x303F) return false;
    return point >= 0x180 && point != kBad && point < 0xFE00;
}

void fold_point(char32_t point, std::string& folded) {
    const auto space = [&] {
        if (!folded.empty() && folded.back() != ' ') folded.push_back(' ');
    };
    if (point < 0x80) {
        const char c = static_cast<char>(point);
        if (c >= 'A' && c <= 'Z') {
            folded.push_back(static_cast<char>(c - 'A' + 'a'));
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            folded.push_back(c);
        } else {
            space();
        }
    } else if (point >= 0xC0 && point < 0x180) {
        const char c = kLatin[point - 0xC0];
        if (c == '*') {
            folded += two_letters(point);
        } else if (c == ' ') {
            space();
        } else {
            folded.push_back(c);
        }
    } else if (point >= 0x0300 && point <= 0x036F) {
        return;
    } else if (is_word_point(point)) {
        if (!is_arabic_sign(point)) append(folded, lower_case(plain_arabic(point)));
    } else {
        space();
    }
}

/// Words that help nobody find anything, folded, sorted.
constexpr std::array<std::string_view, 106> kSilent{
    "a",     "ai",   "alors",  "am",   "an",   "and", "are",  "as",    "au",      "aux",  "avec",
    "avoir", "be",   "besoin", "c",    "can",  "ce",  "ces",  "cette", "comment", "d",    "dans",
    "de",    "des",  "do",     "du",   "elle", "en",  "est",  "et",    "etre",    "for",  "get",
    "have",  "how",  "i",      "il",   "in",   "is",  "it",   "j",     "je",      "l",    "la",
    "le",    "les",  "leur",   "m",    "ma",   "me",  "mes",  "mon",   "my",      "n",    "ne",
    "need",  "nous", "of",     "on",   "or",   "ou",  "par",  "pas",   "peux",    "plus", "pour",
    "qu",    "que",  "qui",    "s",    "sa",   "se",  "ses",  "son",   "suis",    "sur",  "t",
    "the",   "to",   "tres",   "tu",   "un",   "une", "very", "veux",  "vous",    "want", "where",
    "with",  "y",    "you",    "your", "الي",  "انا", "او",   "على",   "عن",      "في",   "كيف",
    "لا",    "ما",   "مع",     "من",   "هل",   "هو",  "هي"};
static_assert(std::is_sorted(kSilent.begin(), kSilent.end()));

bool is_silent(std::string_view word) {
    return std::binary_search(kSilent.begin(), kSilent.end(), word);
}

constexpr std::array<std::string_view, 4> kArticles{"وال", "بال", "ال", "لل"};
constexpr std::size_t kLeastAfterArticle = 4;  // bytes: two Arabic letters
constexpr std::size_t kShortestPlural = 4;

/// Without "al-", alone or after "and", "with" or "for", when enough of a word is left.
std::string without_article(std::string word) {
    for (const auto article : kArticles) {
        if (word.size() >= article.size() + kLeastAfterArticle &&
            word.compare(0, article.size(), article) == 0) {
            return word.substr(article.size());
        }
    }
    return word;
}

/// Without the mark of the plural, so that one and many find each other.
std::string singular(std::string word) {
    const bool is_plural =
        word.size() >= kShortestPlural && (word.back() == 's' || word.back() == 'x');
    if (is_plural) word.pop_back();
    return word;
}

}  // namespace

std::string fold(std::string_view utf8) {
    std::string folded;
    folded.reserve(utf8.size());
    while (!utf8.empty()) fold_point(next_code_point(utf8), folded);
    if (!folded.empty() && folded.back() == ' ') folded.pop_back();
    return folded;
}

std::vector<std::string> search_words(std::string_view utf8) {
    const auto folded = fold(utf8);
    std::vector<std::string> words;
    std::string_view rest = folded;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(' '), rest.size());
        std::string word{rest.substr(0, end)};
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (!is_silent(word)) words.push_back(singular(without_article(std::move(word))));
    }
    return words;
}

std::u32string code_points(std::string_view utf8) {
    std::u32string points;
    while (!utf8.empty()) points.push_back(next_code_point(utf8));
    return points;
}

}  // namespace content
