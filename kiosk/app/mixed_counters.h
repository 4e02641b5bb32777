#pragma once

// What describes a visit waits here, in memory, until enough visits are mixed: no file ever holds
// the needs of one visit, beside the minute of its passage. Family by family:
//
//  1. A visit adds while it lasts; it takes part in a family of counters once it is over.
//  2. When kMixedVisits have taken part, what waits of that family is ready to be written, as sums.
//  3. When the day or the program ends before that, only how many were counted is written, under
//     the key kUndetailed.
//
// A power cut loses what waits: these are statistics of needs, never the count of passages.

#include "kiosk/domain/event.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace app {

inline constexpr int kMixedVisits = 3;
inline constexpr std::string_view kUndetailed = "non_detaille";

class MixedCounters {
  public:
    void add(const std::vector<domain::Compteur>& compteurs);
    void end_visit();

    /// The sums of the families in which enough visits took part.
    std::vector<domain::Compteur> ready() const;

    /// The same, and one sum for each other family: what may be said when no visit will follow.
    std::vector<domain::Compteur> closing() const;

    /// Once these are written: their families start again.
    void forget(const std::vector<domain::Compteur>& written);

  private:
    struct Waiting {
        std::map<std::string, std::int64_t> sums;
        int visits = 0;
        bool takes_part = false;  ///< the visit under way added something
    };
    std::map<domain::FamilleCompteur, Waiting> families_;
};

}  // namespace app
