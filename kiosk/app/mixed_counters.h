#pragma once

// What describes a visit waits here, in memory, until enough visits are mixed: no file ever holds
// the needs of one visit, beside the minute of its passage.
//
//  1. A visit adds while it lasts; it takes part once it is over.
//  2. When kMixedVisits have taken part, all that waits is ready to be written, as sums.
//  3. When the day or the program ends before that, only how many were counted is written, a
//     family at a time, under the key kUndetailed.
//
// A power cut loses what waits: these are statistics of needs, never the count of passages.

#include "kiosk/domain/event.h"

#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace app {

inline constexpr int kMixedVisits = 3;
inline constexpr std::string_view kUndetailed = "non_detaille";

class MixedCounters {
  public:
    void add(const std::vector<domain::Compteur>& compteurs);
    void end_visit();

    bool is_empty() const { return waiting_.empty(); }
    bool is_ready() const { return visits_ >= kMixedVisits; }

    /// What may be written now: every sum when ready, else one sum a family.
    std::vector<domain::Compteur> writable() const;

    /// Once that is written.
    void clear();

  private:
    using Key = std::pair<domain::FamilleCompteur, std::string>;
    std::map<Key, std::int64_t> waiting_;
    int visits_ = 0;
    bool takes_part_ = false;  ///< the visit under way added something
};

}  // namespace app
