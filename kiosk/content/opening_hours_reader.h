#pragma once

// The small words of the opening hours syntax, read one after the other. Each function either
// reads what it names and moves past it, or answers nothing and stays where it was.

#include "kiosk/content/opening_hours.h"

namespace content {

class HoursReader {
  public:
    explicit HoursReader(std::string_view text) : rest_(text) { skip_spaces(); }

    bool at_end() const { return rest_.empty(); }

    /// Moves past `token` when the text goes on with it, letters as whole words.
    bool take(std::string_view token);

    std::optional<int> number(int max);
    std::optional<std::chrono::weekday> weekday();
    std::optional<std::chrono::month> month();
    std::optional<TimeSpan> span();
    std::optional<std::string> quoted();

  private:
    std::optional<std::chrono::minutes> time();
    void skip_spaces();

    std::string_view rest_;
};

}  // namespace content
