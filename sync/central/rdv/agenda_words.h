#pragma once

// The names, the columns and the words of the four tables of agendas, as they are read and written
// (docs/formats/agendas.md).

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace central::agenda_words {

struct Table {
    std::string name;
    std::vector<std::string> columns;
};

inline const Table kMotifs{"motifs.csv",
                           {"motif", "nom", "duree_min", "service", "delai_min_h", "delai_max_j",
                            "sensible", "suivi", "sur_borne", "places", "apporter"}};
inline const Table kAgendas{"agendas.csv", {"agenda", "mds", "nom"}};
inline const Table kPlages{"plages.csv",
                           {"agenda", "lieu", "motifs", "premier_jour", "debut", "fin", "rythme",
                            "intervalle", "jours", "dernier_jour"}};
inline const Table kAbsences{"absences.csv", {"agenda", "debut", "fin"}};

inline constexpr std::array<std::string_view, 2> kServices{"hors_rsa", "rsa"};
inline constexpr std::array<std::string_view, 3> kRythmes{"une_fois", "hebdomadaire", "mensuel"};
inline constexpr std::array<std::string_view, 7> kDays{"lun", "mar", "mer", "jeu",
                                                       "ven", "sam", "dim"};  ///< from Monday

}  // namespace central::agenda_words
