#include "kiosk/content/words.h"

#include "tests/support/catch.h"

using content::fold;
using content::search_words;
using Words = std::vector<std::string>;

TEST_CASE("accents, case and punctuation do not matter to search", "[content][words]") {
    CHECK(fold("L'Œuvre d’ÉTÉ") == "l oeuvre d ete");
    CHECK(fold("  Chalon-sur-Saône, 71100 ") == "chalon sur saone 71100");
    CHECK(fold("Straße ÇA ŁÓDŹ") == "strasse ca lodz");
    CHECK(fold("e\xCC\x81t\xCC\x81") == "et");
    CHECK(fold("") == "");
}

TEST_CASE("bytes that are not UTF-8 separate words and nothing more", "[content][words]") {
    CHECK(fold("a\xFFz") == "a z");
    CHECK(fold("a\xC3") == "a");
    CHECK(fold("\xE0\xA4") == "");
    CHECK(fold("\xF5\x80\x80\x80x") == "x");
}

TEST_CASE("words that say nothing are not searched", "[content][words]") {
    CHECK(search_words("J'ai très faim") == Words{"faim"});
    CHECK(search_words("Je n'ai plus de courrier") == Words{"courrier"});
    CHECK(search_words("I am hungry") == Words{"hungry"});
    CHECK(search_words("le la les") == Words{});
}

TEST_CASE("one and many are the same word", "[content][words]") {
    CHECK(search_words("logements") == search_words("logement"));
    CHECK(search_words("Bus") == Words{"bus"});
    CHECK(search_words("ДОМ") == Words{"дом"});
}

TEST_CASE("Arabic is searched without signs, article or variants of letters", "[content][words]") {
    CHECK(search_words("السَّكَن") == Words{"سكن"});
    CHECK(search_words("أنا جائعة") == Words{"جايعه"});
    CHECK(search_words("للأكل") == Words{"اكل"});
    CHECK(search_words("في البيت") == Words{"بيت"});
    CHECK(search_words("الى") == Words{});
}

TEST_CASE("a word is counted in code points", "[content][words]") {
    CHECK(content::code_points("faim").size() == 4);
    CHECK(content::code_points("سكن").size() == 3);
}
