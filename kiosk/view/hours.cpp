#include "kiosk/view/hours.h"

#include "kiosk/content/opening_hours.h"
#include "kiosk/view/phrases.h"

#include <algorithm>

namespace view {
namespace {

using content::TimeSpan;

std::string day_name(const Writer& writer, std::size_t day) {
    return writer.text("date.jour." + std::to_string(day + 1));
}

/// "lundi au vendredi", "mardi, jeudi".
std::string say_days(const Writer& writer, const std::vector<std::size_t>& days) {
    constexpr std::size_t kRun = 3;
    const bool follow = days.back() - days.front() + 1 == days.size();
    if (days.size() >= kRun && follow) {
        return writer.text("horaires.jours", {{"de", day_name(writer, days.front())},
                                              {"a", day_name(writer, days.back())}});
    }
    std::string text;
    for (const auto day : days) {
        text += (text.empty() ? "" : writer.text("horaires.et")) + day_name(writer, day);
    }
    return text;
}

/// "9 h à 12 h, 14 h à 17 h".
std::string say_spans(const Writer& writer, const std::vector<TimeSpan>& spans) {
    using namespace std::chrono_literals;
    std::string text;
    for (const auto& span : spans) {
        if (!text.empty()) text += writer.text("horaires.et");
        text += writer.text("horaires.plage", {{"de", say_hour(writer, span.from)},
                                               {"a", say_hour(writer, span.to % 24h)}});
    }
    return text;
}

}  // namespace

std::string say_week(const Writer& writer, const std::string& horaires) {
    const auto hours = content::parse_opening_hours(horaires);
    if (!hours) return "";
    const auto week = content::usual_week(*hours);
    if (!week) return "";
    std::string text;
    for (std::size_t day = 0; day < week->days.size(); ++day) {
        const auto& spans = week->days[day];
        const auto first = std::find(week->days.begin(), week->days.end(), spans);
        const bool is_said = first != week->days.begin() + static_cast<std::ptrdiff_t>(day);
        if (spans.empty() || is_said) continue;
        std::vector<std::size_t> same;
        for (std::size_t other = day; other < week->days.size(); ++other) {
            if (week->days[other] == spans) same.push_back(other);
        }
        if (!text.empty()) text += writer.text("horaires.puis");
        text += say_days(writer, same) + " " + say_spans(writer, spans);
    }
    if (!text.empty() && week->closed_on_holidays) text += writer.text("horaires.feries");
    return text;
}

}  // namespace view
