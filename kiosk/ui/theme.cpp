#include "kiosk/ui/theme.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr ImU32 kNone = 0;
constexpr ImU32 kBlack = IM_COL32(0, 0, 0, 255);
constexpr ImU32 kWhite = IM_COL32(255, 255, 255, 255);

/// A colour as written in the style guide: 0xRRGGBB.
constexpr ImU32 rgb(unsigned hex) {
    return IM_COL32((hex >> 16) & 0xFF, (hex >> 8) & 0xFF, hex & 0xFF, 255);
}

constexpr Theme jour() {
    Theme t{};
    t.fond = rgb(0xF6F0E5), t.bande = rgb(0xE9DECB), t.surface = rgb(0xFFFDF9);
    t.encre = rgb(0x1A2A30), t.encre2 = rgb(0x38454A), t.contour = rgb(0x7C7262);
    t.seuil = rgb(0x0E4A54), t.surseuil = kWhite, t.seuillip = rgb(0x062C33);
    t.lumiere = rgb(0xF5BC47), t.surlumiere = rgb(0x1A2A30);
    t.selfond = rgb(0xFCE7B8), t.selencre = rgb(0x1A2A30), t.selcontour = rgb(0x0E4A54);
    t.icofond = rgb(0xF5BC47), t.icotrait = rgb(0x0E4A54);
    t.urg = rgb(0x9B1B1E), t.sururg = kWhite, t.urglip = rgb(0x620E11);
    t.urgpale = rgb(0xFBE6DF), t.urgencre = rgb(0x7F1417);
    t.oui = rgb(0x1B5733), t.ouipale = rgb(0xDFEFDD);
    t.att = rgb(0x643B00), t.attpale = rgb(0xFCE3B4);
    t.nonpale = rgb(0xECE6DB), t.focus = rgb(0x6A1B70);
    t.desfond = rgb(0xEEE7DA), t.desencre = rgb(0x5E666A);
    t.voile = IM_COL32(0x10, 0x1E, 0x22, 184);
    return t;
}

constexpr Theme nuit() {
    Theme t{};
    t.fond = rgb(0x0F1F23), t.bande = rgb(0x08161A), t.surface = rgb(0x1B3238);
    t.encre = rgb(0xF8F2E7), t.encre2 = rgb(0xCFD8D6), t.contour = rgb(0x84999C);
    t.seuil = rgb(0x8AD3D6), t.surseuil = rgb(0x062024), t.seuillip = rgb(0x3F8388);
    t.lumiere = rgb(0xF5BC47), t.surlumiere = rgb(0x1A1606);
    t.selfond = rgb(0x54410F), t.selencre = rgb(0xFFF6E0), t.selcontour = rgb(0xF5BC47);
    t.icofond = rgb(0x8A6414), t.icotrait = rgb(0xF3E6C4);
    t.urg = rgb(0xFFA396), t.sururg = rgb(0x2B0506), t.urglip = rgb(0xB85F55);
    t.urgpale = rgb(0x43201F), t.urgencre = rgb(0xFFC2B8);
    t.oui = rgb(0xA5E3B4), t.ouipale = rgb(0x1C3F2B);
    t.att = rgb(0xFFD488), t.attpale = rgb(0x46340E);
    t.nonpale = rgb(0x26383C), t.focus = rgb(0xF0B3F5);
    t.desfond = rgb(0x16282C), t.desencre = rgb(0x93A3A5);
    t.voile = IM_COL32(0, 0, 0, 199);
    return t;
}

/// The two themes of two inks: what is chosen or acts is inverted.
constexpr Theme two_inks(ImU32 ground, ImU32 ink) {
    Theme t{};
    t.fond = t.bande = t.surface = t.surseuil = t.lumiere = ground;
    t.selencre = t.sururg = t.urgpale = t.ouipale = t.attpale = t.nonpale = t.desfond = ground;
    t.encre = t.encre2 = t.contour = t.seuil = t.seuillip = t.surlumiere = ink;
    t.selfond = t.selcontour = t.icotrait = t.urg = t.urglip = t.urgencre = ink;
    t.oui = t.att = t.focus = ink;
    t.icofond = kNone;
    t.two_inks = true;
    return t;
}

constexpr Theme noir_sur_blanc() {
    Theme t = two_inks(kWhite, kBlack);
    t.desencre = rgb(0x595959);
    t.voile = IM_COL32(0, 0, 0, 217);
    return t;
}

constexpr Theme blanc_sur_noir() {
    Theme t = two_inks(kBlack, kWhite);
    t.desencre = rgb(0xA6A6A6);
    t.voile = IM_COL32(0, 0, 0, 230);
    return t;
}

unsigned channel(ImU32 colour, int shift) {
    return (colour >> shift) & 0xFFU;
}

float linear(unsigned value) {
    const float share = static_cast<float>(value) / 255.0F;
    return share <= 0.04045F ? share / 12.92F : std::pow((share + 0.055F) / 1.055F, 2.4F);
}

float luminance(ImU32 colour) {
    return 0.2126F * linear(channel(colour, IM_COL32_R_SHIFT)) +
           0.7152F * linear(channel(colour, IM_COL32_G_SHIFT)) +
           0.0722F * linear(channel(colour, IM_COL32_B_SHIFT));
}

}  // namespace

const Theme& theme(view::ThemeName name) {
    static constexpr Theme kJour = jour();
    static constexpr Theme kNuit = nuit();
    static constexpr Theme kNoirSurBlanc = noir_sur_blanc();
    static constexpr Theme kBlancSurNoir = blanc_sur_noir();
    switch (name) {
        case view::ThemeName::nuit:
            return kNuit;
        case view::ThemeName::noir_sur_blanc:
            return kNoirSurBlanc;
        case view::ThemeName::blanc_sur_noir:
            return kBlancSurNoir;
        case view::ThemeName::jour:
            break;
    }
    return kJour;
}

float contrast(ImU32 a, ImU32 b) {
    float light = luminance(a);
    float dark = luminance(b);
    if (light < dark) std::swap(light, dark);
    return (light + 0.05F) / (dark + 0.05F);
}

ImU32 faded(ImU32 colour, float alpha) {
    const auto opacity = static_cast<float>(channel(colour, IM_COL32_A_SHIFT)) * alpha;
    return (colour & ~IM_COL32_A_MASK) |
           (static_cast<ImU32>(std::lround(opacity)) << IM_COL32_A_SHIFT);
}

ImU32 mixed(ImU32 from, ImU32 to, float share) {
    ImU32 colour = 0;
    for (const int shift :
         {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT, IM_COL32_A_SHIFT}) {
        const auto a = static_cast<float>(channel(from, shift));
        const auto b = static_cast<float>(channel(to, shift));
        colour |= static_cast<ImU32>(std::lround(a + (b - a) * std::clamp(share, 0.0F, 1.0F)))
                  << shift;
    }
    return colour;
}

}  // namespace ui
