#include "tests/banc/annuaire.h"

#include "kiosk/borne/pack_folder.h"
#include "kiosk/content/pack_annuaire.h"
#include "platform/sqlite/statement.h"

#include <array>
#include <cassert>
#include <cmath>
#include <random>

namespace banc {
namespace {

constexpr std::size_t kFiches = 20'000;
constexpr std::size_t kVocabulary = 6'000;
constexpr std::size_t kSearches = 100;
constexpr std::size_t kLimit = 60;
constexpr std::array<const char*, 20> kSyllables{"lo",  "ge",  "ment", "ra",  "si",  "tion", "ve",
                                                 "cou", "pa",  "mé",   "tri", "son", "fa",   "mi",
                                                 "le",  "dro", "che",  "nu",  "bou", "té"};

/// Words made of syllables and texts made of words, the first words being the most frequent, as in
/// a language. The same in every run.
class Maker {
  public:
    Maker() {
        while (words_.size() < kVocabulary) words_.push_back(syllables(2 + number(3)));
    }

    std::size_t number(std::size_t below) {
        return std::uniform_int_distribution<std::size_t>{0, below - 1}(random_);
    }

    /// A rank drawn as words are in a text: half of the draws are among the 80 first.
    const std::string& word() {
        const auto share = std::uniform_real_distribution<double>{0, 1}(random_);
        const auto rank = std::pow(static_cast<double>(kVocabulary), share) - 1;
        return words_[std::min(static_cast<std::size_t>(rank), kVocabulary - 1)];
    }

    std::string text(std::size_t count) {
        std::string text = word();
        for (std::size_t i = 1; i < count; ++i) (text += ' ') += word();
        return text;
    }

  private:
    std::string syllables(std::size_t count) {
        std::string word;
        for (std::size_t i = 0; i < count; ++i) word += kSyllables[number(kSyllables.size())];
        return word;
    }

    std::mt19937 random_{71};
    std::vector<std::string> words_;
};

content::Pack make_pack(Maker& maker) {
    content::Pack pack;
    for (const auto* id : {"logement", "argent", "sante", "alimentation", "famille"}) {
        pack.themes.push_back({id, "house_line", false});
        pack.mots.push_back({id, "fr", {maker.text(4), maker.text(4)}});
    }
    for (std::size_t i = 0; i < kFiches; ++i) {
        domain::Fiche fiche;
        fiche.id = "banc--" + std::to_string(i);
        fiche.nom = maker.text(4);
        fiche.description = maker.text(30);
        fiche.x_mots = {maker.text(1), maker.text(2)};
        fiche.x_themes = {pack.themes[maker.number(pack.themes.size())].id};
        const auto east = static_cast<double>(maker.number(1000)) / 1000;
        const auto north = static_cast<double>(maker.number(1000)) / 1000;
        fiche.position = domain::Position{3.6 + 2 * east, 46.1 + north};
        pack.fiches.push_back(std::move(fiche));
    }
    return pack;
}

/// What the search box holds after each letter of some searches of one to three words; one search
/// in five has a wrong letter.
std::vector<std::string> make_typing(Maker& maker) {
    std::vector<std::string> typed;
    for (std::size_t i = 0; i < kSearches; ++i) {
        auto text = maker.text(1 + maker.number(3));
        if (i % 5 == 0) text[text.size() / 2] = 'w';
        for (std::size_t length = 2; length <= text.size(); ++length) {
            const bool cuts_a_letter = length < text.size() && (text[length] & 0xC0) == 0x80;
            if (!cuts_a_letter) typed.push_back(text.substr(0, length));
        }
    }
    return typed;
}

/// FTS5 as it comes: one table, ranked by bm25, each word the start of one.
class PlainFts {
  public:
    explicit PlainFts(const content::Pack& pack) : database_(open()) {
        platform::Statement insert{database_, "insert into plain (rowid, texte) values (?, ?)"};
        std::int64_t rowid = 0;
        for (const auto& fiche : pack.fiches) {
            auto text = fiche.nom + " " + fiche.description;
            for (const auto& mot : fiche.x_mots) (text += ' ') += mot;
            const auto inserted = insert.bind(++rowid).bind(text).run();
            assert(inserted);
            insert.reset();
        }
    }

    std::size_t find(const std::string& typed) {
        std::string expression;
        for (std::size_t start = 0; start < typed.size();) {
            const auto end = std::min(typed.find(' ', start), typed.size());
            if (end > start) (expression += '"') += typed.substr(start, end - start) + "\"* ";
            start = end + 1;
        }
        platform::Statement query{
            database_, "select rowid from plain where plain match ? order by rank limit 60"};
        query.bind(expression);
        std::size_t count = 0;
        while (query.next_row()) ++count;
        return count;
    }

  private:
    static platform::Database open() {
        auto database = platform::Database::open(":memory:");
        assert(database);
        const auto made = database->execute(
            "create virtual table plain using fts5(texte, content='', prefix='2 3', "
            "tokenize='unicode61 remove_diacritics 2')");
        assert(made);
        return *std::move(database);
    }

    platform::Database database_;
};

/// The best of three for each text: what else the machine does is not what is measured.
template <class Find>
std::vector<double> time_each(const std::vector<std::string>& typed, Find find) {
    std::vector<double> times;
    for (const auto& text : typed) {
        double best = milliseconds_of([&] { find(text); });
        for (int again = 0; again < 2; ++again) {
            best = std::min(best, milliseconds_of([&] { find(text); }));
        }
        times.push_back(best);
    }
    return times;
}

std::vector<Measure> measure_search() {
    Maker maker;
    const auto pack = make_pack(maker);
    const auto typed = make_typing(maker);
    PlainFts plain{pack};
    const content::PackAnnuaire annuaire{pack};
    annuaire.prepare();

    const auto ours = time_each(typed, [&](const std::string& text) {
        return annuaire.find({text, {}, domain::Position{4.83, 46.31}, kLimit}).size();
    });
    const auto theirs = time_each(typed, [&](const std::string& text) { return plain.find(text); });
    const std::string baseline = "FTS5 seul, bm25";
    return {{"annuaire, 20 000 fiches, une lettre tapée, médiane", percentile(ours, 0.5), "ms",
             baseline, percentile(theirs, 0.5), ""},
            {"annuaire, 20 000 fiches, une lettre tapée, p99", percentile(ours, 0.99), "ms",
             baseline, percentile(theirs, 0.99), "<= 5 ms"}};
}

}  // namespace

std::vector<Measure> measure_annuaire(const std::string& pack_folder) {
    auto measures = measure_search();
    std::optional<content::PackAnnuaire> annuaire;
    const auto reading =
        milliseconds_of([&] { annuaire.emplace(borne::open_pack(pack_folder).pack); });
    const auto indexing = milliseconds_of([&] { annuaire->prepare(); });
    measures.push_back({"pack 71, lecture et contrôle", reading, "ms", "", 0, ""});
    measures.push_back(
        {"pack 71, index à la première recherche", indexing, "ms", "", 0, "<= 20 ms"});
    return measures;
}

}  // namespace banc
