#pragma once

// A civil month, the step in which benefits are counted.

#include <chrono>
#include <compare>

namespace base {

class Month {
  public:
    constexpr Month() = default;
    /// `month` from 1 to 12.
    constexpr Month(int year, int month) : index_(year * 12 + month - 1) {}

    static constexpr Month of(const std::chrono::year_month_day& day) {
        return {static_cast<int>(day.year()), static_cast<int>(unsigned{day.month()})};
    }

    constexpr int year() const { return index_ / 12; }
    constexpr int month() const { return index_ % 12 + 1; }

    /// 1 January of its year.
    constexpr Month january() const { return {year(), 1}; }

    friend constexpr Month operator+(Month m, int months) {
        m.index_ += months;
        return m;
    }
    friend constexpr Month operator-(Month m, int months) { return m + -months; }
    friend constexpr int operator-(Month a, Month b) { return a.index_ - b.index_; }
    friend constexpr auto operator<=>(Month, Month) = default;

  private:
    int index_ = 0;
};

/// Completed months of age on the first day of `at`; negative before birth.
constexpr int age_in_months(std::chrono::year_month_day birth, Month at) {
    const Month born{int{birth.year()}, static_cast<int>(unsigned{birth.month()})};
    return at - born - (unsigned{birth.day()} > 1 ? 1 : 0);
}

/// Completed years of age on the first day of `at`; negative before birth.
constexpr int age_in_years(std::chrono::year_month_day birth, Month at) {
    const int months = age_in_months(birth, at);
    return months >= 0 ? months / 12 : -((11 - months) / 12);
}

}  // namespace base
