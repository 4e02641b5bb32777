#include "kiosk/borne/options.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <tuple>

namespace borne {
namespace {

/// Points of a window that nobody sized.
constexpr std::pair kOfBorne{1024, 600};
constexpr std::pair kOfDesk{1280, 800};

Error refuse(const std::string& what) {
    return fail(ErrorCode::invalid_input, what);
}

template <class Number>
bool read_number(const std::string& text, Number& number) {
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc{} && read.ptr == end;
}

bool read_size(const std::string& text, Options& options) {
    const auto x = text.find('x');
    if (x == std::string::npos) return false;
    return read_number(text.substr(0, x), options.width) &&
           read_number(text.substr(x + 1), options.height) && options.width >= 640 &&
           options.width <= 7680 && options.height >= 400 && options.height <= 4320;
}

/// "2026-11-24T09:41", on a French clock.
bool read_now(const std::string& text, Options& options) {
    using namespace std::chrono;
    if (text.size() != 16 || text[4] != '-' || text[7] != '-' || text[10] != 'T' ||
        text[13] != ':') {
        return false;
    }
    int y = 0, h = 0, min = 0;
    unsigned m = 0, d = 0;
    const bool numbers = read_number(text.substr(0, 4), y) && read_number(text.substr(5, 2), m) &&
                         read_number(text.substr(8, 2), d) && read_number(text.substr(11, 2), h) &&
                         read_number(text.substr(14, 2), min);
    const base::Date date{year{y}, month{m}, day{d}};
    if (!numbers || !date.ok() || h > 23 || min > 59) return false;
    options.now = base::from_paris({date, hours{h} + minutes{min}});
    return true;
}

/// "1,0,0,0,1,0": six numbers.
bool read_calibration(const std::string& text, Options& options) {
    std::size_t start = 0;
    for (std::size_t i = 0; i < options.calibration.size(); ++i) {
        const auto end = std::min(text.find(',', start), text.size());
        const bool last = i + 1 == options.calibration.size();
        if (last != (end == text.size())) return false;
        if (!read_number(text.substr(start, end - start), options.calibration[i])) return false;
        start = end + 1;
    }
    return true;
}

bool one_of(const std::string& text, std::initializer_list<const char*> words) {
    for (const auto* word : words) {
        if (text == word) return true;
    }
    return false;
}

bool keep(std::string& field, const std::string& value) {
    field = value;
    return !value.empty();
}

using Setter = std::function<bool(const std::string&, Options&)>;

const std::map<std::string, Setter>& valued_options() {
    static const std::map<std::string, Setter> setters{
        {"--scenario", [](const auto& v, auto& o) { return keep(o.scenario, v); }},
        {"--data", [](const auto& v, auto& o) { return keep(o.data, v); }},
        {"--pack", [](const auto& v, auto& o) { return keep(o.pack, v); }},
        {"--central", [](const auto& v, auto& o) { return keep(o.central, v); }},
        {"--enroler", [](const auto& v, auto& o) { return keep(o.enrol, v); }},
        {"--imprimante", [](const auto& v, auto& o) { return keep(o.printer, v); }},
        {"--imprimante-a4", [](const auto& v, auto& o) { return keep(o.sheets, v); }},
        {"--lumiere", [](const auto& v, auto& o) { return keep(o.light, v); }},
        {"--cle", [](const auto& v, auto& o) { return keep(o.stick, v); }},
        {"--autorite", [](const auto& v, auto& o) { return keep(o.ca_file, v); }},
        {"--epingle", [](const auto& v, auto& o) { return keep(o.pins, v); }},
        {"--profil",
         [](const auto& v, auto& o) {
             o.accueil = v == "accueil";
             return one_of(v, {"borne", "accueil"});
         }},
        {"--taille", read_size},
        {"--maintenant", read_now},
        {"--calibration", read_calibration},
        {"--px-par-mm",
         [](const auto& v, auto& o) {
             return read_number(v, o.px_per_mm) && o.px_per_mm >= 2 && o.px_per_mm <= 40;
         }},
        {"--langue",
         [](const auto& v, auto& o) {
             return keep(o.language, v) && one_of(v, {"fr", "en", "ar"});
         }},
        {"--texte",
         [](const auto& v, auto& o) {
             o.large_text = v == "grand";
             return one_of(v, {"normal", "grand"});
         }},
        {"--theme",
         [](const auto& v, auto& o) {
             return keep(o.theme, v) &&
                    one_of(v, {"jour", "nuit", "noir_sur_blanc", "blanc_sur_noir"});
         }},
    };
    return setters;
}

const std::map<std::string, bool Options::*>& flags() {
    static const std::map<std::string, bool Options::*> known{
        {"--help", &Options::help},
        {"--aide", &Options::help},
        {"--headless", &Options::headless},
        {"--plein-ecran", &Options::full_screen},
        {"--curseur", &Options::show_cursor},
        {"--definir-code-personnel", &Options::set_staff_code},
    };
    return known;
}

}  // namespace

Result<Options> parse_options(std::span<const char* const> arguments) {
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string name = arguments[i];
        if (const auto flag = flags().find(name); flag != flags().end()) {
            options.*(flag->second) = true;
            continue;
        }
        const auto setter = valued_options().find(name);
        if (setter == valued_options().end()) return refuse("option inconnue : " + name);
        if (i + 1 == arguments.size()) return refuse(name + " attend une valeur");
        const std::string value = arguments[++i];
        if (!setter->second(value, options)) {
            return refuse("valeur refusée pour " + name + " : « " + value + " »");
        }
    }
    if (options.accueil && options.width == 0) std::tie(options.width, options.height) = kOfDesk;
    if (options.width == 0) std::tie(options.width, options.height) = kOfBorne;
    return options;
}

std::string usage() {
    return R"(perron-borne : la borne d'accueil.

  --profil P            borne, ou accueil : les écrans des agents seuls, sur un poste de bureau
  --taille LxH          taille de la fenêtre (1024x600 ; 1280x800 au profil accueil)
  --plein-ecran         occupe tout l'écran
  --curseur             garde le pointeur visible en plein écran
  --px-par-mm N         points par millimètre de l'écran, s'il ne les dit pas
  --calibration M       matrice 2x3 de la dalle tactile, six nombres séparés par des virgules
  --data DIR            dossier de la borne (~/.local/share/perron/borne)
  --pack DIR            pack de contenu (celui installé avec le programme)
  --central URL         adresse du centre (celle de l'enrôlement)
  --autorite FICHIER    certificat de l'autorité du centre (PEM)
  --epingle CLES        clés TLS du centre : « sha256//… », celle d'après séparée par « ; »
  --enroler CODE        enrôle la borne auprès du centre, puis quitte
  --imprimante QUOI     aucune, dossier:DIR, tcp:HOTE:PORT ou un périphérique (/dev/usb/lp0)
  --imprimante-a4 QUOI  aucune, cups:NOM ou dossier:DIR
  --cle DIR             dossier où une clé USB est montée tant qu'elle est là (/run/perron/cle)
  --definir-code-personnel
                        lit sur l'entrée standard le code du personnel, 6 à 12 chiffres, puis quitte
  --lumiere FICHIER     fichier qui allume la lampe d'appel (/sys/class/leds/NOM/brightness)
  --langue fr|en|ar     langue de départ
  --texte normal|grand  taille du texte de départ
  --theme T             jour, nuit, noir_sur_blanc ou blanc_sur_noir
  --headless            sans fenêtre
  --scenario F          joue le scénario F (- : entrée standard) ; voir docs/SCENARIO.md
  --maintenant T        heure de départ du scénario, AAAA-MM-JJTHH:MM (sinon : maintenant)
)";
}

}  // namespace borne
