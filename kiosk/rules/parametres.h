#pragma once

// The legal values month by month: one Bareme a month and a reading, unfolded once at load so that
// a rule reads a field and never searches a date.

#include "kiosk/base/civil_time.h"
#include "kiosk/base/month.h"
#include "kiosk/rules/bareme.h"
#include "kiosk/rules/prestation.h"

#include <cstdint>
#include <vector>

namespace rules {

class Parametres {
  public:
    /// @param covered_first, covered_last  the months that may be asked for
    /// @param first  the first month of the scales, early enough for every look back
    Parametres(base::Month covered_first, base::Month covered_last, base::Month first,
               std::size_t months)
        : covered_first_(covered_first),
          covered_last_(covered_last),
          first_(first),
          reference_(months),
          loi_(months),
          provisional_(months) {}

    base::Month covered_first() const { return covered_first_; }
    base::Month covered_last() const { return covered_last_; }
    bool covers(base::Month m) const { return covered_first_ <= m && m <= covered_last_; }

    /// The last day these scales may answer a person: the day they are known to be right until, and
    /// the grace after it. Past it nobody has looked whether the law changed.
    base::Date usable_until() const { return usable_until_; }
    /// The last day they are known to be right: later months are answered on scales that a text yet
    /// to come may change.
    base::Date known_until() const { return known_until_; }
    bool is_known(base::Month m) const { return m <= base::Month::of(known_until_); }
    void set_until(base::Date known, base::Date usable) {
        known_until_ = known;
        usable_until_ = usable;
    }

    base::Month first() const { return first_; }
    std::size_t size() const { return reference_.size(); }

    /// `m` lies within the scales (assert).
    const Bareme& on(base::Month m, Lecture lecture) const { return of(lecture).at(index(m)); }
    Bareme& writable(base::Month m, Lecture lecture) {
        return (lecture == Lecture::loi ? loi_ : reference_).at(index(m));
    }

    /// The month since which the newest value of a benefit's file is in force at `m`: "barème du…".
    base::Month scale_date(Prestation prestation, base::Month m, Lecture lecture) const;

    /// Whether, in the reading of the law, a value of the benefit's file at `m` awaits its text.
    bool is_provisional(Prestation prestation, base::Month m) const {
        return (provisional_.at(index(m)) >> static_cast<unsigned>(prestation) & 1U) != 0;
    }
    void mark_provisional(Prestation prestation, base::Month m) {
        provisional_.at(index(m)) |= 1U << static_cast<unsigned>(prestation);
    }

    void set_scale_dates(Prestation prestation, Lecture lecture,
                         std::vector<base::Month> increasing);

  private:
    std::size_t index(base::Month m) const { return static_cast<std::size_t>(m - first_); }
    const std::vector<Bareme>& of(Lecture lecture) const {
        return lecture == Lecture::loi ? loi_ : reference_;
    }

    base::Month covered_first_;
    base::Month covered_last_;
    base::Month first_;
    base::Date known_until_{};  ///< set by whoever reads the files, as the next one
    base::Date usable_until_{};
    std::vector<Bareme> reference_;
    std::vector<Bareme> loi_;
    std::vector<std::uint32_t> provisional_;  ///< by month, bit i: the i-th benefit
    /// By reading, then by benefit.
    std::array<std::array<std::vector<base::Month>, kPrestations>, 2> scale_dates_;
};

}  // namespace rules
