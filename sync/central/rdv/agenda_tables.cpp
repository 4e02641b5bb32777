#include "sync/central/rdv/agenda_tables.h"

#include "sync/central/rdv/sql_rdv_columns.h"
#include "sync/protocol/event_names.h"

#include <cstdio>

namespace central {
namespace {

using namespace std::chrono;

/// A line of cells, as base::read_csv reads it.
class Line {
  public:
    Line& text(const std::string& cell) {
        text_ += text_.empty() && is_first_ ? "" : ";";
        is_first_ = false;
        const bool is_plain = cell.find_first_of(";\"\r\n") == std::string::npos;
        if (is_plain) {
            text_ += cell;
            return *this;
        }
        text_ += '"';
        for (const char c : cell) text_ += c == '"' ? std::string{"\"\""} : std::string{c};
        text_ += '"';
        return *this;
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
    constexpr std::array<const char*, 7> kDays{"lun", "mar", "mer", "jeu", "ven", "sam", "dim"};
    std::vector<std::string> days;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (chosen.at(i)) days.emplace_back(kDays.at(i));
    }
    return to_column(days);
}

std::string motifs(const AgendaContent& content) {
    std::string table =
        "motif;nom;duree_min;service;delai_min_h;delai_max_j;sensible;suivi;sur_borne;places;"
        "apporter\n";
    for (const auto& one : content.motifs) {
        Line line;
        line.text(one.id).text(one.nom).number(one.duree.count() * 5);
        line.text(one.service == domain::Service::rsa ? "rsa" : "hors_rsa");
        line.number(duration_cast<hours>(one.delai_min).count()).number(one.delai_max.count());
        line.yes(one.sensible).yes(one.suivi).yes(one.sur_borne).number(one.places);
        table += line.text(one.apporter).end();
    }
    return table;
}

std::string agendas(const AgendaContent& content) {
    std::string table = "agenda;mds;nom\n";
    for (const auto& one : content.agendas) {
        table += Line{}.number(one.numero).text(one.mds).text(one.nom).end();
    }
    return table;
}

std::string plages(const AgendaContent& content) {
    constexpr std::array<const char*, 3> kRythmes{"une_fois", "hebdomadaire", "mensuel"};
    std::string table =
        "agenda;lieu;motifs;premier_jour;debut;fin;rythme;intervalle;jours;dernier_jour\n";
    for (const auto& one : content.plages) {
        const auto& again = one.recurrence;
        Line line;
        line.number(one.agenda).text(one.lieu).text(to_column(one.motifs)).date(one.premier_jour);
        line.time(one.debut).time(one.fin);
        line.text(kRythmes.at(static_cast<std::size_t>(again.rythme))).number(again.intervalle);
        table += line.text(days_text(again.jours)).date(again.fin).end();
    }
    return table;
}

std::string absences(const AgendaContent& content) {
    std::string table = "agenda;debut;fin\n";
    for (const auto& one : content.absences) {
        table += Line{}.number(one.agenda).civil(one.debut).civil(one.fin).end();
    }
    return table;
}

}  // namespace

std::optional<std::string> agenda_table(const AgendaContent& content, const std::string& name) {
    if (name == "motifs.csv") return motifs(content);
    if (name == "agendas.csv") return agendas(content);
    if (name == "plages.csv") return plages(content);
    if (name == "absences.csv") return absences(content);
    return std::nullopt;
}

}  // namespace central
