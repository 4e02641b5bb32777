// What the store of agendas knows of conflicts, and of the orders about droits.

#include "sync/central/rdv/sql_agenda_book.h"
#include "sync/central/rdv/sql_agenda_store.h"
#include "sync/central/rdv/sql_rdv_columns.h"
#include "sync/central/sql_columns.h"

#include <algorithm>

namespace central {
namespace {

using domain::Tranche;

constexpr std::string_view kHeldByMds =
    "select d.borne, d.numero, d.epoch, d.agenda, d.debut, d.fin, d.motifs, d.coupure, d.etat"
    " from droit d join device on device.borne = d.borne"
    " where device.mds = ? and d.fin > ? and d.etat = 0 and exists"
    " (select 1 from occupation o where o.agenda = d.agenda and o.quantum = d.debut"
    " and o.droit = d.numero and o.rdv = '')"
    " order by d.agenda, d.debut";
constexpr std::string_view kHeldBy =
    "select d.borne, d.numero, d.epoch, d.agenda, d.debut, d.fin, d.motifs, d.coupure, d.etat"
    " from droit d where d.borne = ? and d.fin > ? and d.etat < 2 and exists"
    " (select 1 from occupation o where o.agenda = d.agenda and o.quantum >= d.debut"
    " and o.quantum < d.fin and o.droit = d.numero and o.rdv = '')"
    " order by d.agenda, d.debut";
constexpr std::string_view kOrders =
    "select numero, epoch, agenda, debut, fin, motifs, coupure, envoi, rappel from droit"
    " where borne = ? and (envoi > ? or rappel > ?)";

std::int64_t ms_of(base::Instant instant) {
    return instant.time_since_epoch().count();
}

/// The columns agenda, debut and fin that begin at `column`.
Tranche tranche_at(const sql::Statement& row, int column) {
    return {row.number(column), to_quantum(row.number(column + 1)),
            to_quantum(row.number(column + 2))};
}

DroitConfie confie_at(const sql::Statement& row) {
    const domain::Droit droit{row.number(1), row.text(2), tranche_at(row, 3), to_ids(row.text(6)),
                              std::chrono::minutes{row.number(7)}};
    return {droit, row.number(0), static_cast<DroitConfie::Etat>(row.number(8))};
}

}  // namespace

Result<std::vector<ConflitTenu>> SqlAgendaStore::conflits() {
    const auto query = connection_.prepare(
        "select rdv.id, contre_rdv, contre_droit from conflit join rdv on rdv.id = conflit.rdv"
        " where rdv.place = 1 order by rdv.agenda, rdv.debut, rdv.id, contre_rdv, contre_droit");
    std::vector<Conflit> rows;
    while (query->next_row()) {
        rows.push_back({query->text(0), query->text(1), query->number(2)});
    }
    if (const auto read = query->status(); !read) return read.error();
    SqlAgendaBook book{connection_};
    std::vector<ConflitTenu> told;
    for (const auto& row : rows) {
        const auto rdv = book.rdv(row.rdv);
        if (!rdv) return rdv.error();
        const auto contre = book.rdv(row.contre_rdv);
        if (!contre) return contre.error();
        if (*rdv) told.push_back({**rdv, *contre, row.contre_droit});
    }
    return told;
}

/// Ids follow the hour, so that a centre restored from a backup never gives one again.
Result<std::int64_t> SqlAgendaStore::next_order(base::Instant now) {
    const auto last = sql::one_number(
        connection_,
        "select coalesce(max(case when envoi > rappel then envoi else rappel end), 0) from droit");
    if (!last) return last.error();
    const auto told = sql::one_number(connection_, "select coalesce(max(id), 0) from rdv_du_jour");
    if (!told) return told.error();
    return std::max({*last + 1, *told + 1, ms_of(now)});
}

Status SqlAgendaStore::entrust_all(const std::vector<Remise>& remises, base::Instant now) {
    return connection_.transact([&]() -> Status {
        SqlAgendaBook book{connection_};
        const auto awaited = book.awaited();
        if (!awaited) return awaited.error();
        if (!awaited->empty()) return Done{};
        auto id = next_order(now);
        if (!id) return id.error();
        for (std::int64_t next = *id; const auto& remise : remises) {
            const auto droit = entrust(book, remise);
            if (!droit && droit.error().code == ErrorCode::conflict) continue;
            if (!droit) return droit.error();
            const auto number =
                connection_.prepare("update droit set envoi = ? where agenda = ? and numero = ?");
            number->bind(next++).bind(droit->tranche.agenda).bind(droit->numero);
            if (auto numbered = number->run(); !numbered) return numbered;
        }
        return Done{};
    });
}

Status SqlAgendaStore::recall(std::int64_t agenda, std::int64_t numero, base::Instant now) {
    return connection_.transact([&]() -> Status {
        const auto id = next_order(now);
        if (!id) return id.error();
        const auto ask = connection_.prepare(
            "update droit set rappel = ? where agenda = ? and numero = ? and rappel = 0");
        return ask->bind(*id).bind(agenda).bind(numero).run();
    });
}

Result<std::vector<std::string>> SqlAgendaStore::cancelled_under(std::int64_t agenda,
                                                                 std::int64_t numero) {
    const auto query = connection_.prepare(
        "select id from rdv where agenda = ? and droit = ? and place = 4 order by id");
    query->bind(agenda).bind(numero);
    std::vector<std::string> ids;
    while (query->next_row()) ids.push_back(query->text(0));
    if (const auto read = query->status(); !read) return read.error();
    return ids;
}

Result<std::vector<OrdreDeDroit>> SqlAgendaStore::droit_orders(std::int64_t borne,
                                                               std::int64_t after,
                                                               std::size_t max) {
    const auto query = connection_.prepare(kOrders);
    query->bind(borne).bind(after).bind(after);
    std::vector<OrdreDeDroit> orders;
    while (query->next_row()) {
        const domain::Droit droit{query->number(0), query->text(1), tranche_at(*query, 2),
                                  to_ids(query->text(5)), std::chrono::minutes{query->number(6)}};
        if (query->number(7) > after) orders.push_back({query->number(7), droit, {}});
        if (query->number(8) <= after) continue;
        const domain::Rappel rappel{droit.numero, droit.tranche, {}};
        orders.push_back({query->number(8), droit, rappel});
    }
    if (const auto read = query->status(); !read) return read.error();
    std::sort(orders.begin(), orders.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    if (orders.size() > max) orders.resize(max);
    for (auto& one : orders) {
        if (!one.rappel) continue;
        auto cancelled = cancelled_under(one.droit.tranche.agenda, one.droit.numero);
        if (!cancelled) return cancelled.error();
        one.rappel->annules = std::move(*cancelled);
    }
    return orders;
}

Result<std::vector<DroitConfie>> SqlAgendaStore::held_by_mds(const std::string& mds,
                                                             domain::Quantum from) {
    const auto query = connection_.prepare(kHeldByMds);
    query->bind(mds).bind(to_column(from));
    return all(*query, confie_at);
}

Result<std::vector<DroitConfie>> SqlAgendaStore::held_by(std::int64_t borne, domain::Quantum from) {
    const auto query = connection_.prepare(kHeldBy);
    query->bind(borne).bind(to_column(from));
    return all(*query, confie_at);
}

Result<std::int64_t> SqlAgendaStore::sold_by_bornes(const std::string& motif,
                                                    const std::string& mds, base::Instant since) {
    const auto query = connection_.prepare(
        "select count(*) from rdv where motif = ? and mds = ? and borne > 0 and place <> 5"
        " and cree_ms >= ?");
    query->bind(motif).bind(mds).bind(ms_of(since));
    const auto n = query->next_row() ? query->number(0) : 0;
    if (const auto read = query->status(); !read) return read.error();
    return n;
}

}  // namespace central
