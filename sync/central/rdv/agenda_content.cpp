#include "sync/central/rdv/agenda_content.h"

#include "kiosk/base/csv.h"
#include "sync/central/rdv/agenda_words.h"
#include "sync/central/rdv/sql_rdv_columns.h"
#include "sync/protocol/event_names.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace central {
namespace {

using namespace std::chrono;
using domain::Motif;
using domain::Plage;
using domain::Quanta;
using domain::Rythme;
using domain::Service;

constexpr std::int64_t kMost = 1'000'000'000;

Error refused(const std::string& why) {
    return fail(ErrorCode::invalid_input, why);
}

/// The cells of one line, each read once in order; the first one that is wrong is kept.
class Cells {
  public:
    explicit Cells(const base::CsvLine& line) : line_(line) {}

    std::string text() { return line_.cells.at(next_++); }

    std::string id() {
        auto read = text();
        const bool good = !read.empty() && read.find_first_of(" ;\t") == read.npos;
        if (!good) complain("« " + read + " » n'est pas un identifiant");
        return read;
    }

    std::int64_t number(std::int64_t least, std::int64_t most) {
        const auto read = text();
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(read.data(), read.data() + read.size(), value);
        const bool good = error == std::errc{} && end == read.data() + read.size();
        if (!good || value < least || value > most) {
            complain("« " + read + " » : un nombre de " + std::to_string(least) + " à " +
                     std::to_string(most) + " est attendu");
        }
        return value;
    }

    bool yes() {
        const auto read = text();
        if (read != "oui" && read != "non") complain("« " + read + " » : oui ou non est attendu");
        return read == "oui";
    }

    base::Date date() { return date_of(text()); }
    std::optional<base::Date> date_or_none() {
        const auto read = text();
        if (read.empty()) return std::nullopt;
        return date_of(read);
    }

    /// "9:30", up to "24:00".
    minutes time() { return time_of(text()); }

    /// "2026-12-24 14:00"
    base::CivilTime civil() {
        const auto read = text();
        const auto space = std::min(read.find(' '), read.size());
        const auto date = date_of(read.substr(0, space));
        const auto time = time_of(read.substr(std::min(space + 1, read.size())));
        if (time == minutes{1440})
            complain("une absence s'écrit jusqu'à 23:59, ou 00:00 le lendemain");
        return {date, time};
    }

    template <class Enum, std::size_t N>
    Enum one_of(const std::array<std::string_view, N>& names) {
        const auto read = text();
        for (std::size_t i = 0; i < N; ++i) {
            if (names.at(i) == read) return static_cast<Enum>(i);
        }
        complain("« " + read + " » n'est pas dans la liste");
        return {};
    }

    std::array<bool, 7> days() {
        std::array<bool, 7> chosen{};
        for (const auto& day : to_ids(text())) {
            const auto& known = agenda_words::kDays;
            const auto at = std::find(known.begin(), known.end(), day);
            if (at == known.end()) {
                complain("« " + day + " » n'est pas un jour (lun mar mer jeu ven sam dim)");
            } else {
                chosen.at(static_cast<std::size_t>(at - known.begin())) = true;
            }
        }
        return chosen;
    }

    void complain(const std::string& why) {
        if (why_.empty()) why_ = why;
    }
    const std::string& why() const { return why_; }

  private:
    base::Date date_of(const std::string& read) {
        const auto date = protocol::date_from_text(read);
        if (!date) complain("« " + read + " » n'est pas une date (AAAA-MM-JJ)");
        return date.value_or(base::Date{1970y / 1 / 1});
    }
    minutes time_of(const std::string& read) {
        const auto colon = std::min(read.find(':'), read.size());
        int hour = -1;
        int minute = -1;
        std::from_chars(read.data(), read.data() + colon, hour);
        if (read.size() == colon + 3) {
            std::from_chars(read.data() + colon + 1, read.data() + read.size(), minute);
        }
        const auto time = hours{hour} + minutes{minute};
        if (hour < 0 || minute < 0 || minute > 59 || time > 24h) {
            complain("« " + read + " » n'est pas une heure (9:30)");
        }
        return time;
    }

    const base::CsvLine& line_;
    std::size_t next_ = 0;
    std::string why_;
};

/// A file of the set, and what one line of it adds.
struct File {
    const agenda_words::Table& table;
    std::function<void(Cells&)> add;
};

class Reader {
  public:
    std::vector<File> files() {
        return {
            {agenda_words::kMotifs, [this](Cells& cells) { add_motif(cells); }},
            {agenda_words::kAgendas, [this](Cells& cells) { add_agenda(cells); }},
            {agenda_words::kPlages, [this](Cells& cells) { add_plage(cells); }},
            {agenda_words::kAbsences, [this](Cells& cells) { add_absence(cells); }},
        };
    }

    AgendaContent take() { return std::move(content_); }

  private:
    void add_motif(Cells& cells) {
        Motif motif;
        motif.id = cells.id();
        motif.nom = cells.text();
        const auto duree = cells.number(5, 1440);
        if (duree % 5 != 0) cells.complain("une durée est un nombre entier de fois cinq minutes");
        motif.duree = Quanta{duree / 5};
        motif.service = cells.one_of<Service>(agenda_words::kServices);
        motif.delai_min = hours{cells.number(0, 8760)};
        motif.delai_max = days{cells.number(1, 400)};
        motif.sensible = cells.yes();
        motif.suivi = cells.yes();
        motif.sur_borne = cells.yes();
        motif.places = static_cast<int>(cells.number(1, 1000));
        motif.apporter = cells.text();
        if (motif.places > 1) collective_.insert(motif.id);
        if (motif.nom.empty()) cells.complain("un motif a un nom");
        if (!motifs_.insert(motif.id).second) cells.complain("motif déjà lu : " + motif.id);
        content_.motifs.push_back(motif);
    }

    void add_agenda(Cells& cells) {
        Agenda agenda;
        agenda.numero = cells.number(1, kMost);
        agenda.mds = cells.id();
        agenda.nom = cells.text();
        if (!agendas_.insert(agenda.numero).second) cells.complain("agenda déjà lu");
        content_.agendas.push_back(agenda);
    }

    std::int64_t known_agenda(Cells& cells) {
        const auto numero = cells.number(1, kMost);
        if (agendas_.count(numero) == 0) cells.complain("agenda absent de agendas.csv");
        return numero;
    }

    void add_plage(Cells& cells) {
        Plage plage;
        plage.agenda = known_agenda(cells);
        plage.lieu = cells.id();
        plage.motifs = to_ids(cells.text());
        for (const auto& motif : plage.motifs) {
            if (motifs_.count(motif) == 0) cells.complain("motif absent de motifs.csv : " + motif);
        }
        plage.premier_jour = cells.date();
        plage.debut = cells.time();
        plage.fin = cells.time();
        plage.recurrence.rythme = cells.one_of<Rythme>(agenda_words::kRythmes);
        plage.recurrence.intervalle = static_cast<int>(cells.number(1, 52));
        plage.recurrence.jours = cells.days();
        plage.recurrence.fin = cells.date_or_none();
        check_session(cells, plage);
        const auto checked = check_plage(plage);
        if (!checked) cells.complain(checked.error().detail);
        content_.plages.push_back(plage);
    }

    /// Seats beside one another block nobody's own time: a collective motif has its agenda to
    /// itself.
    void check_session(Cells& cells, const Plage& plage) {
        for (const auto& motif : plage.motifs) {
            const bool collective = collective_.count(motif) != 0;
            const auto alone = collective ? motif : std::string{};
            const auto known = serves_.emplace(plage.agenda, alone).first;
            if (known->second != alone || (collective && plage.motifs.size() > 1)) {
                cells.complain("un motif collectif est seul dans son agenda");
            }
        }
    }

    void add_absence(Cells& cells) {
        domain::Absence absence;
        absence.agenda = known_agenda(cells);
        absence.debut = cells.civil();
        absence.fin = cells.civil();
        if (absence.fin <= absence.debut) cells.complain("une absence finit après son début");
        content_.absences.push_back(absence);
    }

    AgendaContent content_;
    std::set<std::string> motifs_;
    std::set<std::string> collective_;
    std::set<std::int64_t> agendas_;
    std::map<std::int64_t, std::string> serves_;  ///< by agenda: its collective motif, or none
};

Status read_file(const File& file, std::string_view text) {
    const auto lines = base::read_csv(text, file.table.columns);
    if (!lines) return refused(file.table.name + ", " + lines.error().detail);
    for (const auto& line : *lines) {
        Cells cells{line};
        file.add(cells);
        if (cells.why().empty()) continue;
        return refused(file.table.name + ", ligne " + std::to_string(line.number) + " : " +
                       cells.why());
    }
    return Done{};
}

}  // namespace

Result<AgendaContent> read_agendas(
    const std::function<Result<std::string>(const std::string& name)>& read) {
    Reader reader;
    for (const auto& file : reader.files()) {
        const auto text = read(file.table.name);
        if (!text) return fail(text.error().code, file.table.name + " : " + text.error().detail);
        const auto done = read_file(file, *text);
        if (!done) return done.error();
    }
    return reader.take();
}

}  // namespace central
