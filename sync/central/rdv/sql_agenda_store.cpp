#include "sync/central/rdv/sql_agenda_store.h"

#include "sync/central/rdv/sql_agenda_book.h"
#include "sync/central/rdv/sql_rdv_columns.h"
#include "sync/central/rdv/sql_secteurs.h"
#include "sync/central/sql_columns.h"

namespace central {
namespace {

using domain::Motif;
using domain::Plage;
using std::chrono::minutes;

constexpr const char* kVersion = "version_des_agendas";

std::int64_t to_mask(const std::array<bool, 7>& days) {
    std::int64_t mask = 0;
    for (std::size_t i = 0; i < days.size(); ++i) mask |= std::int64_t{days.at(i)} << i;
    return mask;
}
std::array<bool, 7> to_days(std::int64_t mask) {
    std::array<bool, 7> days{};
    for (std::size_t i = 0; i < days.size(); ++i) days.at(i) = (mask >> i & 1) != 0;
    return days;
}

Status write_motifs(sql::Connection& connection, const std::vector<Motif>& motifs) {
    for (const auto& motif : motifs) {
        const auto insert = connection.prepare(
            "insert into motif (id, nom, duree, service, delai_min, delai_max, sensible, suivi,"
            " sur_borne, places, apporter) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insert->bind(motif.id).bind(motif.nom).bind(motif.duree.count());
        insert->bind(static_cast<std::int64_t>(motif.service)).bind(motif.delai_min.count());
        insert->bind(std::int64_t{motif.delai_max.count()}).bind(std::int64_t{motif.sensible});
        insert->bind(std::int64_t{motif.suivi}).bind(std::int64_t{motif.sur_borne});
        const auto kept = insert->bind(std::int64_t{motif.places}).bind(motif.apporter).run();
        if (!kept) return kept;
    }
    return Done{};
}

Status write_agendas(sql::Connection& connection, const std::vector<Agenda>& agendas) {
    for (const auto& agenda : agendas) {
        const auto insert =
            connection.prepare("insert into agenda (agenda, mds, nom) values (?, ?, ?)");
        const auto kept = insert->bind(agenda.numero).bind(agenda.mds).bind(agenda.nom).run();
        if (!kept) return kept;
    }
    return Done{};
}

Status write_plages(sql::Connection& connection, const std::vector<Plage>& plages) {
    std::int64_t id = 0;
    for (const auto& plage : plages) {
        const auto insert = connection.prepare(
            "insert into plage (id, agenda, lieu, motifs, jour, debut_min, fin_min, rythme,"
            " intervalle, jours, dernier) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        const auto& recurrence = plage.recurrence;
        std::optional<std::int64_t> last;
        if (recurrence.fin) last = to_column(*recurrence.fin);
        insert->bind(++id).bind(plage.agenda).bind(plage.lieu).bind(to_column(plage.motifs));
        insert->bind(to_column(plage.premier_jour)).bind(std::int64_t{plage.debut.count()});
        insert->bind(std::int64_t{plage.fin.count()});
        insert->bind(static_cast<std::int64_t>(recurrence.rythme));
        insert->bind(std::int64_t{recurrence.intervalle}).bind(to_mask(recurrence.jours));
        const auto kept = insert->bind(last).run();
        if (!kept) return kept;
    }
    return Done{};
}

Status write_absences(sql::Connection& connection, const std::vector<domain::Absence>& absences) {
    std::int64_t id = 0;
    for (const auto& absence : absences) {
        const auto insert = connection.prepare(
            "insert into absence (id, agenda, debut_jour, debut_min, fin_jour, fin_min)"
            " values (?, ?, ?, ?, ?, ?)");
        insert->bind(++id).bind(absence.agenda).bind(to_column(absence.debut.date));
        insert->bind(std::int64_t{absence.debut.time_of_day.count()});
        insert->bind(to_column(absence.fin.date));
        const auto kept = insert->bind(std::int64_t{absence.fin.time_of_day.count()}).run();
        if (!kept) return kept;
    }
    return Done{};
}

Status read_rows(sql::Connection& connection, std::string_view query,
                 const std::function<void(const sql::Statement&)>& add) {
    const auto rows = connection.prepare(query);
    while (rows->next_row()) add(*rows);
    return rows->status();
}

Motif read_motif(const sql::Statement& row) {
    Motif motif;
    motif.id = row.text(0);
    motif.nom = row.text(1);
    motif.duree = domain::Quanta{row.number(2)};
    motif.service = static_cast<domain::Service>(row.number(3));
    motif.delai_min = minutes{row.number(4)};
    motif.delai_max = std::chrono::days{row.number(5)};
    motif.sensible = row.number(6) != 0;
    motif.suivi = row.number(7) != 0;
    motif.sur_borne = row.number(8) != 0;
    motif.places = static_cast<int>(row.number(9));
    motif.apporter = row.text(10);
    return motif;
}

Plage read_plage(const sql::Statement& row) {
    Plage plage;
    plage.agenda = row.number(0);
    plage.lieu = row.text(1);
    plage.motifs = to_ids(row.text(2));
    plage.premier_jour = to_date(row.number(3));
    plage.debut = minutes{row.number(4)};
    plage.fin = minutes{row.number(5)};
    plage.recurrence.rythme = static_cast<domain::Rythme>(row.number(6));
    plage.recurrence.intervalle = static_cast<int>(row.number(7));
    plage.recurrence.jours = to_days(row.number(8));
    if (!row.is_null(9)) plage.recurrence.fin = to_date(row.number(9));
    return plage;
}

domain::Absence read_absence(const sql::Statement& row) {
    return {row.number(0),
            {to_date(row.number(1)), minutes{row.number(2)}},
            {to_date(row.number(3)), minutes{row.number(4)}}};
}

}  // namespace

Status SqlAgendaStore::replace(const AgendaContent& content) {
    return connection_.transact([&]() -> Status {
        const auto emptied = connection_.execute(
            "delete from motif; delete from agenda; delete from plage; delete from absence");
        if (!emptied) return emptied;
        auto written = write_motifs(connection_, content.motifs);
        if (written) written = write_agendas(connection_, content.agendas);
        if (written) written = write_plages(connection_, content.plages);
        if (written) written = write_absences(connection_, content.absences);
        return written ? raise_version() : written;
    });
}

Status SqlAgendaStore::raise_version() {
    const auto version = content_version();
    if (!version) return version.error();
    const auto note = connection_.prepare(
        "insert into etat (k, v) values (?, ?) on conflict (k) do update set v = excluded.v");
    return note->bind(std::string_view{kVersion}).bind(std::to_string(*version + 1)).run();
}

Status SqlAgendaStore::replace_secteurs(const std::vector<domain::RegleDeSecteur>& regles) {
    return connection_.transact([&]() -> Status {
        const auto written = write_secteurs(connection_, regles);
        return written ? raise_version() : written;
    });
}

Result<std::vector<domain::RegleDeSecteur>> SqlAgendaStore::secteurs() {
    return read_secteurs(connection_);
}

Result<AgendaContent> SqlAgendaStore::content() {
    AgendaContent content;
    auto read = read_rows(connection_,
                          "select id, nom, duree, service, delai_min, delai_max, sensible, suivi,"
                          " sur_borne, places, apporter from motif order by id",
                          [&](const auto& row) { content.motifs.push_back(read_motif(row)); });
    if (!read) return read.error();
    read = read_rows(connection_, "select agenda, mds, nom from agenda order by agenda",
                     [&](const auto& row) {
                         content.agendas.push_back({row.number(0), row.text(1), row.text(2)});
                     });
    if (!read) return read.error();
    read = read_rows(connection_,
                     "select agenda, lieu, motifs, jour, debut_min, fin_min, rythme, intervalle,"
                     " jours, dernier from plage order by id",
                     [&](const auto& row) { content.plages.push_back(read_plage(row)); });
    if (!read) return read.error();
    read = read_rows(connection_,
                     "select agenda, debut_jour, debut_min, fin_jour, fin_min from absence"
                     " order by id",
                     [&](const auto& row) { content.absences.push_back(read_absence(row)); });
    if (!read) return read.error();
    return content;
}

Result<std::int64_t> SqlAgendaStore::content_version() {
    const auto query = connection_.prepare("select cast(v as bigint) from etat where k = ?");
    const bool there = query->bind(std::string_view{kVersion}).next_row();
    const auto version = there ? query->number(0) : 0;
    const auto read = query->status();
    if (!read) return read.error();
    return version;
}

Status SqlAgendaStore::transact(const std::function<Status(AgendaBook&)>& change) {
    return connection_.transact([&] {
        SqlAgendaBook book{connection_};
        return change(book);
    });
}

Status SqlAgendaStore::read_bits(std::int64_t bloc, OccupiedBits& into) {
    const auto query =
        connection_.prepare("select agenda, bits from occupation_bloc where bloc = ?");
    query->bind(bloc);
    while (query->next_row()) into.put(query->number(0), bloc, query->blob(1));
    return query->status();
}

Result<std::vector<RdvTenu>> SqlAgendaStore::rdv_from(domain::Quantum start) {
    return SqlAgendaBook{connection_}.from(start);
}

}  // namespace central
