#pragma once

// When agendas are open: plages that come back, less absences and public holidays, in the civil
// time of Paris. Nothing here says what is free: that is the centre's to know.

#include "kiosk/base/result.h"
#include "kiosk/domain/tranche.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace domain {

enum class Rythme {
    une_fois,
    hebdomadaire,  ///< the given days of every n-th week
    mensuel,       ///< every n-th month, on the same rank of weekday ("2nd Tuesday") as the first
};

struct Recurrence {
    Rythme rythme = Rythme::une_fois;
    int intervalle = 1;             ///< n
    std::array<bool, 7> jours{};    ///< Monday first; read when weekly
    std::optional<base::Date> fin;  ///< last day it may happen

    friend bool operator==(const Recurrence&, const Recurrence&) = default;
};

struct Plage {
    std::int64_t agenda = 0;
    std::string lieu;
    std::vector<std::string> motifs;  ///< ids
    base::Date premier_jour;          ///< it happens there, unless weekly on other days
    std::chrono::minutes debut{};     ///< of the day, 0 to 1439
    std::chrono::minutes fin{};       ///< after `debut`, up to 1440
    Recurrence recurrence;

    friend bool operator==(const Plage&, const Plage&) = default;
};

/// Fails with invalid_input and what is wrong in French: it is shown to who wrote the file.
Status check_plage(const Plage& plage);

bool happens_on(const Plage& plage, const base::Date& day);

/// An agent or a guichet is away, whatever its plages say.
struct Absence {
    std::int64_t agenda = 0;
    base::CivilTime debut;
    base::CivilTime fin;

    friend bool operator==(const Absence&, const Absence&) = default;
};

/// What is left of a plage that day, in order: nothing on a public holiday. Only whole quanta
/// count. The plage is one that `check_plage` accepts.
std::vector<Tranche> open_tranches(const Plage& plage, std::span<const Absence> absences,
                                   const base::Date& day);

}  // namespace domain
