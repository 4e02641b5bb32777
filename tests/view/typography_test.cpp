#include "kiosk/view/typography.h"

#include "tests/support/catch.h"

TEST_CASE("what a person typed plainly is set as French is printed", "[view][typographie]") {
    const auto [typed, set] = GENERATE(table<std::string, std::string>({
        {"l'aide d'urgence", "l’aide d’urgence"},
        {"Une question ? Oui !", "Une question\u202F? Oui\u202F!"},
        {"Loyer : une aide ; gratuite", "Loyer\u00A0: une aide\u202F; gratuite"},
        {"le « 115 »", "le «\u00A0115\u202F»"},
        {"de 9:00 à 12:00", "de 9:00 à 12:00"},
        {"", ""},
    }));
    CHECK(view::typeset_french(typed) == set);
}

TEST_CASE("what begins a line loses its capital inside a sentence", "[view][typographie]") {
    const auto [typed, said] = GENERATE(table<std::string, std::string>({
        {"Bail ou quittance de loyer", "bail ou quittance de loyer"},
        {"Écrit du bailleur", "écrit du bailleur"},
        {"CV, si vous en avez un", "CV, si vous en avez un"},
        {"RIB", "RIB"},
        {"déjà petit", "déjà petit"},
        {"عقد الإيجار", "عقد الإيجار"},
        {"À", "à"},
        {"", ""},
    }));
    CHECK(view::inside_a_sentence(typed) == said);
}
