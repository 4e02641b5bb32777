#include "sync/central/rdv/sql_agenda_book.h"

#include "kiosk/domain/place.h"
#include "sync/central/rdv/occupied_bits.h"
#include "sync/central/rdv/sql_rdv_columns.h"
#include "sync/central/sql_generation.h"

namespace central {
namespace {

using domain::Tranche;

constexpr std::string_view kSelectRdv =
    "select id, agenda, debut, fin, motif, code, borne, droit, place, hors_droit, cree_ms,"
    " vendu from rdv";

RdvTenu read_rdv(const sql::Statement& row) {
    RdvTenu rdv;
    rdv.id = row.text(0);
    rdv.tranche = {row.number(1), to_quantum(row.number(2)), to_quantum(row.number(3))};
    rdv.motif = row.text(4);
    rdv.code = {static_cast<std::uint32_t>(row.number(5))};
    rdv.borne = row.number(6);
    rdv.droit = row.number(7);
    rdv.place = static_cast<RdvTenu::Place>(row.number(8));
    rdv.hors_droit = row.number(9) != 0;
    rdv.cree_ms = row.number(10);
    rdv.vendu = row.number(11) != 0;
    return rdv;
}

Result<std::vector<RdvTenu>> all_rdv(sql::Statement& query) {
    std::vector<RdvTenu> found;
    while (query.next_row()) found.push_back(read_rdv(query));
    const auto read = query.status();
    if (!read) return read.error();
    return found;
}

Result<std::optional<RdvTenu>> one_rdv(sql::Statement& query) {
    std::optional<RdvTenu> found;
    if (query.next_row()) found = read_rdv(query);
    const auto read = query.status();
    if (!read) return read.error();
    return found;
}

}  // namespace

std::unique_ptr<sql::Statement> SqlAgendaBook::on(const Tranche& tranche, std::string_view sql) {
    auto statement = connection_.prepare(sql);
    statement->bind(tranche.agenda).bind(to_column(tranche.start)).bind(to_column(tranche.end));
    return statement;
}

Result<std::vector<Occupation>> SqlAgendaBook::occupied(const Tranche& tranche) {
    const auto query = on(tranche,
                          "select quantum, droit, rdv from occupation where agenda = ?"
                          " and quantum >= ? and quantum < ? order by quantum");
    std::vector<Occupation> rows;
    while (query->next_row()) {
        rows.push_back({to_quantum(query->number(0)), query->number(1), query->text(2)});
    }
    const auto read = query->status();
    if (!read) return read.error();
    return rows;
}

Status SqlAgendaBook::put_quanta(const Tranche& tranche, std::int64_t droit, const std::string& rdv,
                                 std::string_view insert) {
    std::vector<sql::Value> values;
    for (auto at = tranche.start; at < tranche.end; ++at) {
        values.insert(values.end(), {tranche.agenda, to_column(at), droit, std::string_view{rdv}});
    }
    const auto inserted = connection_.insert_rows(insert, values);
    return inserted ? refresh_bits(tranche) : inserted;
}

Status SqlAgendaBook::entrust(const Tranche& tranche, std::int64_t numero) {
    return put_quanta(tranche, numero, "",
                      "insert into occupation (agenda, quantum, droit, rdv) values (?, ?, ?, ?)"
                      " on conflict (agenda, quantum) do update set droit = excluded.droit"
                      " where occupation.droit = 0");
}

Status SqlAgendaBook::withdraw(const Tranche& tranche, std::int64_t numero) {
    const auto clear = on(tranche,
                          "update occupation set droit = 0 where agenda = ? and quantum >= ?"
                          " and quantum < ? and droit = ? and rdv <> ''");
    const auto cleared = clear->bind(numero).run();
    if (!cleared) return cleared;
    const auto erase = on(tranche,
                          "delete from occupation where agenda = ? and quantum >= ?"
                          " and quantum < ? and droit = ?");
    const auto erased = erase->bind(numero).run();
    return erased ? refresh_bits(tranche) : erased;
}

Status SqlAgendaBook::occupy(const Tranche& tranche, const std::string& rdv) {
    const auto put =
        put_quanta(tranche, 0, rdv,
                   "insert into occupation (agenda, quantum, droit, rdv) values (?, ?, ?, ?)"
                   " on conflict (agenda, quantum) do update set rdv = excluded.rdv"
                   " where occupation.rdv = ''");
    if (!put) return put;
    const auto count = on(tranche,
                          "select count(*) from occupation where agenda = ? and quantum >= ?"
                          " and quantum < ? and rdv = ?");
    const bool counted = count->bind(rdv).next_row();
    const auto mine = counted ? count->number(0) : 0;
    const auto read = count->status();
    if (!read) return read;
    if (mine == length(tranche).count()) return Done{};
    return fail(ErrorCode::conflict, "a quantum is another rdv's");
}

Status SqlAgendaBook::vacate(const Tranche& tranche, const std::string& rdv) {
    const auto clear = on(tranche,
                          "update occupation set rdv = '' where agenda = ? and quantum >= ?"
                          " and quantum < ? and rdv = ? and droit > 0");
    const auto cleared = clear->bind(rdv).run();
    if (!cleared) return cleared;
    const auto erase = on(tranche,
                          "delete from occupation where agenda = ? and quantum >= ?"
                          " and quantum < ? and rdv = ?");
    const auto erased = erase->bind(rdv).run();
    return erased ? refresh_bits(tranche) : erased;
}

Status SqlAgendaBook::refresh_bits(const Tranche& tranche) {
    const auto rows = occupied(tranche);
    if (!rows) return rows.error();
    OccupiedBits bits;
    const auto first = bloc_of(tranche.start);
    const auto last = bloc_of(tranche.end - domain::Quanta{1});
    for (auto bloc = first; bloc <= last; ++bloc) {
        const auto query =
            connection_.prepare("select bits from occupation_bloc where bloc = ? and agenda = ?");
        query->bind(bloc).bind(tranche.agenda);
        if (query->next_row()) bits.put(tranche.agenda, bloc, query->blob(0));
        const auto read = query->status();
        if (!read) return read;
    }
    for (auto at = tranche.start; at < tranche.end; ++at) bits.set(tranche.agenda, at, false);
    for (const auto& row : *rows) bits.set(tranche.agenda, row.quantum, true);
    for (auto bloc = first; bloc <= last; ++bloc) {
        const auto put = connection_.prepare(
            "insert into occupation_bloc (bloc, agenda, bits) values (?, ?, ?)"
            " on conflict (bloc, agenda) do update set bits = excluded.bits");
        const auto blob = bits.bloc(tranche.agenda, bloc);
        const auto written = put->bind(bloc).bind(tranche.agenda).bind(blob).run();
        if (!written) return written;
    }
    return Done{};
}

Result<std::int64_t> SqlAgendaBook::next_numero(std::int64_t agenda) {
    const auto generation = read_generation(connection_);
    if (!generation) return generation.error();
    const auto next = connection_.prepare(
        "insert into droit_numero (agenda, numero) values (?, ?) on conflict (agenda) do update set"
        " numero = case when droit_numero.numero >= excluded.numero then droit_numero.numero + 1"
        " else excluded.numero end returning numero");
    next->bind(agenda).bind(first_numero(*generation));
    const auto numero = next->next_row() ? next->number(0) : 0;
    const auto given = next->run();
    if (!given) return given.error();
    return numero;
}

Result<std::optional<DroitConfie>> SqlAgendaBook::droit(std::int64_t agenda, std::int64_t numero) {
    const auto query = connection_.prepare(
        "select borne, epoch, debut, fin, motifs, coupure, etat from droit"
        " where agenda = ? and numero = ?");
    std::optional<DroitConfie> found;
    if (query->bind(agenda).bind(numero).next_row()) {
        const Tranche tranche{agenda, to_quantum(query->number(2)), to_quantum(query->number(3))};
        domain::Droit droit{numero, query->text(1), tranche, to_ids(query->text(4)),
                            std::chrono::minutes{query->number(5)}};
        found = {droit, query->number(0), static_cast<DroitConfie::Etat>(query->number(6))};
    }
    const auto read = query->status();
    if (!read) return read.error();
    return found;
}

Status SqlAgendaBook::put_droit(const DroitConfie& confie) {
    const auto put = connection_.prepare(
        "insert into droit (agenda, numero, borne, epoch, debut, fin, motifs, coupure, etat)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " on conflict (agenda, numero) do update set etat = excluded.etat");
    const auto& droit = confie.droit;
    put->bind(droit.tranche.agenda).bind(droit.numero).bind(confie.borne).bind(droit.epoch);
    put->bind(to_column(droit.tranche.start)).bind(to_column(droit.tranche.end));
    put->bind(to_column(droit.motifs)).bind(droit.coupure.count());
    return put->bind(static_cast<std::int64_t>(confie.etat)).run();
}

Result<std::optional<RdvTenu>> SqlAgendaBook::rdv(const std::string& id) {
    const auto query = connection_.prepare(std::string{kSelectRdv} + " where id = ?");
    return one_rdv(query->bind(id));
}

Result<std::vector<RdvTenu>> SqlAgendaBook::rdv_of_code(domain::CodeRdv code) {
    const auto query =
        connection_.prepare(std::string{kSelectRdv} + " where code = ? order by cree_ms desc, id");
    return all_rdv(query->bind(static_cast<std::int64_t>(code.value)));
}

Status SqlAgendaBook::put_rdv(const RdvTenu& rdv) {
    const auto put = connection_.prepare(
        "insert into rdv (id, agenda, debut, fin, motif, code, borne, droit, place, hors_droit,"
        " cree_ms, vendu, mds, service) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
        " coalesce((select mds from agenda where agenda = ?),"
        " (select mds from device where borne = ?), ''),"
        " coalesce((select service from motif where id = ?), 2))"
        " on conflict (id) do update set place = excluded.place, vendu = excluded.vendu");
    put->bind(rdv.id).bind(rdv.tranche.agenda).bind(to_column(rdv.tranche.start));
    put->bind(to_column(rdv.tranche.end)).bind(rdv.motif);
    put->bind(static_cast<std::int64_t>(rdv.code.value)).bind(rdv.borne).bind(rdv.droit);
    put->bind(static_cast<std::int64_t>(rdv.place)).bind(std::int64_t{rdv.hors_droit});
    put->bind(rdv.cree_ms).bind(std::int64_t{rdv.vendu});
    put->bind(domain::agenda_known(rdv.tranche.agenda)).bind(rdv.borne);
    return put->bind(rdv.motif).run();
}

Result<std::vector<RdvTenu>> SqlAgendaBook::in_conflict(const Tranche& tranche) {
    const auto query = connection_.prepare(
        std::string{kSelectRdv} +
        " where place = 1 and agenda = ? and debut < ? and fin > ? order by cree_ms, id");
    query->bind(tranche.agenda).bind(to_column(tranche.end)).bind(to_column(tranche.start));
    return all_rdv(*query);
}

Result<std::vector<RdvTenu>> SqlAgendaBook::from(domain::Quantum start) {
    const auto query = connection_.prepare(
        std::string{kSelectRdv} + " where place < 2 and debut >= ? order by agenda, debut, id");
    return all_rdv(query->bind(to_column(start)));
}

Status SqlAgendaBook::add_conflit(const Conflit& conflit) {
    const auto insert = connection_.prepare(
        "insert into conflit (rdv, contre_rdv, contre_droit) values (?, ?, ?)"
        " on conflict do nothing");
    return insert->bind(conflit.rdv).bind(conflit.contre_rdv).bind(conflit.contre_droit).run();
}

Status SqlAgendaBook::keep_cancellation(domain::CodeRdv code) {
    const auto insert = connection_.prepare(
        "insert into annulation_attendue (code) values (?) on conflict do nothing");
    return insert->bind(static_cast<std::int64_t>(code.value)).run();
}

Result<bool> SqlAgendaBook::has_cancellation(domain::CodeRdv code) {
    const auto query = connection_.prepare("select 1 from annulation_attendue where code = ?");
    const bool there = query->bind(static_cast<std::int64_t>(code.value)).next_row();
    const auto read = query->status();
    if (!read) return read.error();
    return there;
}

Result<bool> SqlAgendaBook::take_back_demande(domain::CodeRdv code) {
    const auto take =
        connection_.prepare("update demande set annulee = 1 where code = ? returning seq");
    take->bind(static_cast<std::int64_t>(code.value));
    bool there = false;
    while (take->next_row()) there = true;
    const auto taken = take->status();
    if (!taken) return taken.error();
    return there;
}

Result<std::set<std::int64_t>> SqlAgendaBook::awaited() {
    const auto query = connection_.prepare("select borne from inventaire_attendu");
    std::set<std::int64_t> bornes;
    while (query->next_row()) bornes.insert(query->number(0));
    const auto read = query->status();
    if (!read) return read.error();
    return bornes;
}

Status SqlAgendaBook::put_awaited(const std::set<std::int64_t>& bornes) {
    const auto emptied = connection_.execute("delete from inventaire_attendu");
    if (!emptied) return emptied;
    for (const auto borne : bornes) {
        const auto insert =
            connection_.prepare("insert into inventaire_attendu (borne) values (?)");
        const auto kept = insert->bind(borne).run();
        if (!kept) return kept;
    }
    return Done{};
}

}  // namespace central
