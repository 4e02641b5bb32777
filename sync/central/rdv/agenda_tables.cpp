#include "sync/central/rdv/agenda_tables.h"

#include "kiosk/base/csv.h"
#include "sync/central/rdv/agenda_words.h"
#include "sync/central/rdv/sql_rdv_columns.h"
#include "sync/protocol/event_names.h"

#include <cstdio>
#include <utility>

namespace central {
namespace {

using namespace std::chrono;

/// A line of cells, as base::read_csv reads it.
class Line {
  public:
    Line& text(const std::string& cell) {
        if (!std::exchange(is_first_, false)) text_ += ';';
        text_ += base::csv_quoted(cell);
        return *this;
    }
    template <class Enum, std::size_t N>
    Line& word(const std::array<std::string_view, N>& words, Enum value) {
        return text(std::string{words.at(static_cast<std::size_t>(value))});
    }
    Line& number(std::int64_t n) { return text(std::to_string(n)); }
    Line& yes(bool is_so) { return text(is_so ? "oui" : "non"); }
    Line& date(const std::optional<base::Date>& date) {
        return text(date ? protocol::date_text(*date) : "");
    }
    Line& time(minutes of_day) { return text(time_text(of_day)); }
    Line& civil(const base::CivilTime& at) {
        return text(protocol::date_text(at.date) + " " + time_text(at.time_of_day));
    }
    std::string end() const { return text_ + "\n"; }

  private:
    static std::string time_text(minutes of_day) {
        std::array<char, 16> text{};
        std::snprintf(text.data(), text.size(), "%d:%02d", static_cast<int>(of_day.count() / 60),
                      static_cast<int>(of_day.count() % 60));
        return text.data();
    }

    std::string text_;
    bool is_first_ = true;
};

std::string days_text(const std::array<bool, 7>& chosen) {
    std::vector<std::string> days;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (chosen.at(i)) days.emplace_back(agenda_words::kDays.at(i));
    }
    return to_column(days);
}

std::string heading(const agenda_words::Table& table) {
    Line line;
    for (const auto& column : table.columns) line.text(column);
    return line.end();
}

std::string motifs(const AgendaContent& content) {
    auto table = heading(agenda_words::kMotifs);
    for (const auto& one : content.motifs) {
        Line line;
        line.text(one.id).text(one.nom).number(one.duree.count() * 5);
        line.word(agenda_words::kServices, one.service);
        line.number(duration_cast<hours>(one.delai_min).count()).number(one.delai_max.count());
        line.yes(one.sensible).yes(one.suivi).yes(one.sur_borne).number(one.places);
        table += line.text(one.apporter).end();
    }
    return table;
}

std::string agendas(const AgendaContent& content) {
    auto table = heading(agenda_words::kAgendas);
    for (const auto& one : content.agendas) {
        table += Line{}.number(one.numero).text(one.mds).text(one.nom).end();
    }
    return table;
}

std::string plages(const AgendaContent& content) {
    auto table = heading(agenda_words::kPlages);
    for (const auto& one : content.plages) {
        const auto& again = one.recurrence;
        Line line;
        line.number(one.agenda).text(one.lieu).text(to_column(one.motifs)).date(one.premier_jour);
        line.time(one.debut).time(one.fin);
        line.word(agenda_words::kRythmes, again.rythme).number(again.intervalle);
        table += line.text(days_text(again.jours)).date(again.fin).end();
    }
    return table;
}

std::string absences(const AgendaContent& content) {
    auto table = heading(agenda_words::kAbsences);
    for (const auto& one : content.absences) {
        table += Line{}.number(one.agenda).civil(one.debut).civil(one.fin).end();
    }
    return table;
}

}  // namespace

std::optional<std::string> agenda_table(const AgendaContent& content, const std::string& name) {
    if (name == agenda_words::kMotifs.name) return motifs(content);
    if (name == agenda_words::kAgendas.name) return agendas(content);
    if (name == agenda_words::kPlages.name) return plages(content);
    if (name == agenda_words::kAbsences.name) return absences(content);
    return std::nullopt;
}

}  // namespace central
