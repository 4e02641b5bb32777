#pragma once

// The sentences of the screens, one file a language (assets/textes). A sentence that a language
// lacks is said in French; a test fails on every such lack. Holes are written {name}; a sentence
// that depends on a number has one form for each plural category of its language (CLDR).

#include "kiosk/base/result.h"
#include "kiosk/content/document.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace content {

/// The category of a whole number ≥ 0: "zero", "one", "two", "few", "many" or "other".
/// Knows French, English and Arabic; any other language has "one" and "other" as English.
std::string_view plural_category(std::string_view language, int n);

struct Langue {
    std::string tag;     ///< BCP 47: "ar"
    std::string nom;     ///< in itself: "العربية"
    std::string nom_fr;  ///< in French: "arabe"
    bool rtl = false;
    bool relu = false;  ///< a person who speaks it has read the sentences
};

class Textes {
  public:
    using Holes = std::vector<std::pair<std::string_view, std::string>>;

    /// From the roots of the files, in the order languages are proposed; French must be one.
    ///
    /// Fails with invalid_input, naming the language and the line, on a missing heading, a language
    /// given twice or a plural without its form `other`; with not_found when French is missing.
    static Result<Textes> read(const std::vector<Node>& files);

    const std::vector<Langue>& langues() const { return langues_; }

    /// The language of that tag, French when there is none.
    const Langue& langue(std::string_view tag) const;

    bool has(std::string_view language, std::string_view key) const;

    /// The sentence of `key`, its holes filled; in French when the language lacks it; the key
    /// itself when French lacks it too, which a test forbids.
    std::string get(std::string_view language, std::string_view key, const Holes& holes = {}) const;

    /// The form of `key` for `n`; the hole {n} is filled.
    std::string plural(std::string_view language, std::string_view key, int n) const;

    /// The keys of French that `language` lacks, or has without a plural form it needs.
    std::vector<std::string> missing(std::string_view language) const;

  private:
    /// form → sentence; a sentence without plural has the only form "".
    using Forms = std::map<std::string, std::string, std::less<>>;
    using Sentences = std::map<std::string, Forms, std::less<>>;

    const Forms* find(std::string_view language, std::string_view key) const;

    std::vector<Langue> langues_;
    std::map<std::string, Sentences, std::less<>> sentences_;
};

}  // namespace content
