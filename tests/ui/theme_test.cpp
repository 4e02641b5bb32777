#include "kiosk/ui/theme.h"

#include "tests/support/catch.h"

#include <cmath>

using ui::contrast;
using ui::Theme;
using view::ThemeName;

namespace {

/// The style guide prints one decimal.
bool is_as_printed(float ratio, float printed) {
    return std::abs(ratio - printed) < 0.06F;
}

struct Pair {
    ImU32 Theme::*ink;
    ImU32 Theme::*ground;
    float jour;
    float nuit;
};

const Pair kPairs[] = {
    {&Theme::encre, &Theme::fond, 13.1F, 15.2F},
    {&Theme::encre, &Theme::bande, 11.1F, 16.5F},
    {&Theme::encre, &Theme::surface, 14.6F, 12.1F},
    {&Theme::encre2, &Theme::fond, 8.7F, 11.6F},
    {&Theme::encre2, &Theme::bande, 7.4F, 12.7F},
    {&Theme::encre2, &Theme::surface, 9.8F, 9.3F},
    {&Theme::surseuil, &Theme::seuil, 9.9F, 10.0F},
    {&Theme::selencre, &Theme::selfond, 12.2F, 9.1F},
    {&Theme::sururg, &Theme::urg, 8.2F, 9.7F},
    {&Theme::urgencre, &Theme::urgpale, 8.7F, 9.3F},
    {&Theme::urgencre, &Theme::surface, 10.3F, 8.8F},
    {&Theme::oui, &Theme::ouipale, 7.1F, 7.9F},
    {&Theme::oui, &Theme::surface, 8.4F, 9.1F},
    {&Theme::att, &Theme::attpale, 7.7F, 8.6F},
    {&Theme::att, &Theme::surface, 9.5F, 9.6F},
    {&Theme::contour, &Theme::fond, 4.2F, 5.7F},
    {&Theme::contour, &Theme::bande, 3.6F, 6.2F},
    {&Theme::contour, &Theme::surface, 4.7F, 4.5F},
    {&Theme::selcontour, &Theme::fond, 8.7F, 9.8F},
    {&Theme::selcontour, &Theme::selfond, 8.1F, 5.7F},
    {&Theme::icotrait, &Theme::surface, 9.7F, 10.9F},
    {&Theme::focus, &Theme::fond, 9.2F, 10.1F},
    {&Theme::focus, &Theme::surface, 10.3F, 8.0F},
    {&Theme::desencre, &Theme::desfond, 4.8F, 5.8F},
};

/// Texts that must be readable wherever they stand, unavailable ones excepted.
constexpr ImU32 Theme::*kTexts[][2] = {
    {&Theme::encre, &Theme::fond},         {&Theme::encre, &Theme::nonpale},
    {&Theme::encre, &Theme::ouipale},      {&Theme::encre, &Theme::attpale},
    {&Theme::encre2, &Theme::bande},       {&Theme::surseuil, &Theme::seuil},
    {&Theme::surlumiere, &Theme::lumiere}, {&Theme::selencre, &Theme::selfond},
    {&Theme::sururg, &Theme::urg},         {&Theme::urgencre, &Theme::urgpale},
    {&Theme::oui, &Theme::ouipale},        {&Theme::att, &Theme::attpale},
};

}  // namespace

TEST_CASE("the contrast of each pair of colours is the one of the style guide", "[ui][theme]") {
    const auto& jour = ui::theme(ThemeName::jour);
    const auto& nuit = ui::theme(ThemeName::nuit);
    for (const auto& pair : kPairs) {
        CAPTURE(&pair - kPairs);
        CHECK(is_as_printed(contrast(jour.*pair.ink, jour.*pair.ground), pair.jour));
        CHECK(is_as_printed(contrast(nuit.*pair.ink, nuit.*pair.ground), pair.nuit));
    }
}

TEST_CASE("the themes of two inks are 21 to 1", "[ui][theme]") {
    for (const auto name : {ThemeName::noir_sur_blanc, ThemeName::blanc_sur_noir}) {
        const auto& theme = ui::theme(name);
        for (const auto& [ink, ground] : kTexts) {
            CHECK(is_as_printed(contrast(theme.*ink, theme.*ground), 21));
        }
        CHECK(contrast(theme.desencre, theme.desfond) >= 6.95F);
    }
}

TEST_CASE("every text of a theme is at least 7 to 1 on its ground", "[ui][theme]") {
    const auto name = GENERATE(ThemeName::jour, ThemeName::nuit, ThemeName::noir_sur_blanc,
                               ThemeName::blanc_sur_noir);
    const auto& theme = ui::theme(name);
    for (const auto& [ink, ground] : kTexts) CHECK(contrast(theme.*ink, theme.*ground) >= 7.0F);
}
