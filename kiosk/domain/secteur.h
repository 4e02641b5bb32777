#pragma once

// Which MDS, and which of its agendas, an address depends on: the sectors that a department draws
// by communes, streets and numbers (docs/formats/secteurs.md). Nothing here is about a person.

#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace domain {

/// 12, 12 bis: `rang` is 0, then 1 for "a", 2 for "b" or "bis", 3 for "c" or "ter"…
struct NumeroDeVoie {
    int numero = 0;
    int rang = 0;

    friend auto operator<=>(const NumeroDeVoie&, const NumeroDeVoie&) = default;
};

constexpr NumeroDeVoie kPremierNumero{0, 0};
constexpr NumeroDeVoie kDernierNumero{std::numeric_limits<int>::max(), 99};

enum class Cote { tous, pair, impair };

/// What an address depends on.
struct Secteur {
    std::string mds;
    std::vector<std::int64_t> agendas;  ///< of that MDS; empty: all of them

    friend auto operator<=>(const Secteur&, const Secteur&) = default;
};

/// One line of the sectors.
struct RegleDeSecteur {
    std::string code_insee;
    std::string nom_voie;  ///< as written; empty: what the commune has no other line for
    Cote cote = Cote::tous;
    NumeroDeVoie debut = kPremierNumero;
    NumeroDeVoie fin = kDernierNumero;
    std::vector<std::string> motifs;  ///< that it holds for; empty: those that no other line names
    Secteur secteur;

    friend bool operator==(const RegleDeSecteur&, const RegleDeSecteur&) = default;
};

/// Where somebody lives, as typed.
struct Domicile {
    std::string code_insee;
    std::string ligne;  ///< "12 bis rue Carnot"; may be empty
    std::string motif;  ///< empty: "quelle est ma MDS ?"

    friend bool operator==(const Domicile&, const Domicile&) = default;
};

struct ReponseDeSecteur {
    enum class Sorte {
        trouve,
        demander_voie,    ///< several MDS in the commune, or several streets of that name
        demander_numero,  ///< several MDS in the street
        voir_accueil,     ///< the sectors do not say
    };
    Sorte sorte = Sorte::voir_accueil;
    Secteur secteur = {};                 ///< when found
    bool par_commune = false;             ///< found without the street: it has no line of its own
    std::vector<std::string> mds = {};    ///< those it may be, sorted
    std::vector<std::string> voies = {};  ///< streets of the name typed, when there are several

    friend bool operator==(const ReponseDeSecteur&, const ReponseDeSecteur&) = default;
};

}  // namespace domain
