#include "sync/central/rdv/sql_rdv_log.h"

#include "kiosk/domain/rdv_du_jour.h"
#include "sync/central/rdv/rules.h"
#include "sync/central/rdv/sql_agenda_book.h"
#include "sync/central/rdv/sql_rdv_columns.h"
#include "sync/central/rdv/sql_rdv_facts.h"
#include "sync/central/sql_columns.h"
#include "sync/protocol/event_names.h"

#include <map>

namespace central {
namespace {

using domain::CodeRdv;
using domain::Rang;
using domain::StatutRdv;

/// A fact as its row says it.
struct Row {
    CodeRdv code;
    Quoi quoi = Quoi::statut;
    std::string rdv;
    StatutRdv statut = StatutRdv::confirme;
    Rang rang = Rang::usager;
    std::int64_t fait_ms = 0;
};

struct RowOf {
    std::int64_t t_ms;

    template <class Other>
    std::optional<Row> operator()(const Other&) const {
        return std::nullopt;
    }
    std::optional<Row> operator()(const domain::RdvPris& sold) const {
        return Row{sold.code, Quoi::pris, sold.rdv, StatutRdv::confirme, Rang::usager, t_ms};
    }
    std::optional<Row> operator()(const domain::RdvRemis& said) const {
        return Row{said.code, Quoi::remis, "", StatutRdv::confirme, Rang::usager, t_ms};
    }
    std::optional<Row> operator()(const domain::RdvAnnule& said) const {
        return Row{said.code, Quoi::statut, "", StatutRdv::annule_usager, Rang::usager, t_ms};
    }
    std::optional<Row> operator()(const domain::RdvArrive& said) const {
        return Row{said.code, Quoi::statut, "", StatutRdv::arrive, Rang::usager, t_ms};
    }
    std::optional<Row> operator()(const domain::RdvStatut& said) const {
        const auto at = said.at.time_since_epoch().count();
        return Row{said.code, Quoi::statut, "", said.statut, said.rang, at};
    }
};

/// A sale that moves a rdv also says that the other is left.
std::vector<Row> rows_of(const domain::Event& said, std::int64_t t_ms) {
    std::vector<Row> rows;
    if (const auto row = std::visit(RowOf{t_ms}, said)) rows.push_back(*row);
    const auto* sold = std::get_if<domain::RdvPris>(&said);
    if (sold != nullptr && sold->remplace) {
        rows.push_back(
            {*sold->remplace, Quoi::statut, "", StatutRdv::annule_usager, Rang::usager, t_ms});
    }
    return rows;
}

Status write_fact(sql::Connection& connection, const StoredEvent& event, const Row& row,
                  std::string_view sql) {
    const auto write = connection.prepare(sql);
    write->bind(std::int64_t{row.code.value}).bind(event.borne).bind(event.seq);
    write->bind(static_cast<std::int64_t>(row.quoi)).bind(row.rdv);
    write->bind(static_cast<std::int64_t>(row.statut)).bind(static_cast<std::int64_t>(row.rang));
    return write->bind(row.fait_ms).bind(event.t_ms).run();
}

/// What each rdv of a code counted as, by id.
Result<std::map<std::string, RdvCount>> read_counted(sql::Connection& connection, CodeRdv code) {
    const auto query =
        connection.prepare("select rdv, mds, jour, indicateur from rdv_compte where code = ?");
    query->bind(std::int64_t{code.value});
    std::map<std::string, RdvCount> counted;
    while (query->next_row()) {
        counted[query->text(0)] = {query->text(1), query->number(2), query->text(3), 1};
    }
    const auto read = query->status();
    if (!read) return read.error();
    return counted;
}

/// What each rdv of a code counts as by its facts.
Result<std::map<std::string, RdvCount>> counts_now(sql::Connection& connection, CodeRdv code,
                                                   const Facts& facts) {
    const auto query = connection.prepare("select id, debut, mds, service from rdv where code = ?");
    query->bind(std::int64_t{code.value});
    std::map<std::string, RdvCount> counts;
    while (query->next_row()) {
        if (facts.sold.count(query->text(0)) == 0) continue;
        const auto start = to_quantum(query->number(1));
        const auto statut = statut_of(facts.faits, start, domain::kGraceOfArrival);
        counts[query->text(0)] = {query->text(2), to_column(base::to_paris(start).date),
                                  indicator_of(query->number(3), statut, facts.handed_over), 1};
    }
    const auto read = query->status();
    if (!read) return read.error();
    return counts;
}

/// Of a sale, or of an intention.
template <class Said>
RdvTenu rdv_of(const StoredEvent& event, const Said& said) {
    RdvTenu rdv;
    rdv.id = said.rdv;
    rdv.tranche = said.tranche;
    rdv.motif = said.motif;
    rdv.code = said.code;
    rdv.borne = event.borne;
    rdv.cree_ms = event.t_ms;
    return rdv;
}

template <class T>
Status without_value(const Result<T>& result) {
    if (!result) return result.error();
    return Done{};
}

bool gives_time_back(StatutRdv statut) {
    return statut == StatutRdv::annule_usager || statut == StatutRdv::annule_service;
}

/// Changes the book; what says nothing to it changes nothing.
struct Enter {
    sql::Connection& connection;
    const StoredEvent& event;
    SqlAgendaBook book{connection};

    template <class Other>
    Status operator()(const Other&) {
        return Done{};
    }
    Status operator()(const domain::RdvPris& sold) {
        auto rdv = rdv_of(event, sold);
        rdv.droit = sold.droit;
        const auto kept = accept_sale(book, rdv, sold.droit_epoch);
        if (!kept || !sold.remplace) return without_value(kept);
        return without_value(cancel_by_code(book, *sold.remplace));
    }
    Status operator()(const domain::RdvAnnule& said) {
        return without_value(give_up_code(book, said.code));
    }
    Status operator()(const domain::RdvAbandonne& said) {
        return abandon(book, rdv_of(event, said.intention));
    }
    Status operator()(const domain::RdvStatut& said) {
        if (!gives_time_back(said.statut)) return Done{};
        return without_value(cancel_by_code(book, said.code));
    }
    Status operator()(const domain::DroitRendu& back) {
        return accept_return(book, event.borne, back.numero, back.tranche);
    }
    Status operator()(const domain::Inventaire& told) {
        std::vector<Avoir> avoirs;
        for (const auto& one : *told.droits) avoirs.push_back({one.droit, one.tranche});
        return accept_inventory(book, event.borne, avoirs);
    }
    Status operator()(const domain::Demande& asked) {
        std::string half_days;
        for (const auto& one : asked.demi_journees) {
            half_days += (half_days.empty() ? "" : " ") + protocol::date_text(one.jour) +
                         (one.apres_midi ? "/apres_midi" : "/matin");
        }
        const auto taken_back = book.has_cancellation(asked.code);
        if (!taken_back) return taken_back.error();
        const auto insert = connection.prepare(
            "insert into demande (demande, code, borne, seq, motif, demi_journees, reponse_avant,"
            " recue_ms, annulee) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing");
        insert->bind(asked.demande).bind(std::int64_t{asked.code.value}).bind(event.borne);
        insert->bind(event.seq).bind(asked.motif).bind(half_days);
        insert->bind(to_column(asked.reponse_avant)).bind(event.t_ms);
        return insert->bind(std::int64_t{*taken_back}).run();
    }
};

}  // namespace

std::string indicator_of(std::int64_t service, StatutRdv statut, bool handed_over) {
    const std::string of = service == 0 ? "hors_rsa" : service == 1 ? "rsa" : "inconnu";
    if (statut == StatutRdv::absent && !handed_over) return "rdv." + of + ".non_remis";
    return "rdv." + of + "." + std::string{protocol::to_name(statut)};
}

Result<bool> SqlRdvLog::is_of_another(const domain::RdvPris& sold, std::int64_t borne) {
    const auto known = SqlAgendaBook{connection_}.rdv(sold.rdv);
    if (!known) return known.error();
    return *known && ((*known)->tranche != sold.tranche || (*known)->code != sold.code ||
                      (*known)->borne != borne);
}

Status SqlRdvLog::enter(const StoredEvent& event, const domain::Event& said) {
    return std::visit(Enter{connection_, event}, said);
}

Result<std::vector<RdvCount>> SqlRdvLog::say(const StoredEvent& event, const domain::Event& said) {
    return write_facts(
        event, said,
        "insert into rdv_fait (code, borne, seq, quoi, rdv, statut, rang, fait_ms, saisi_ms)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing");
}

Result<std::vector<RdvCount>> SqlRdvLog::unsay(const StoredEvent& event,
                                               const domain::Event& said) {
    return write_facts(
        event, said,
        "delete from rdv_fait where code = ? and borne = ? and seq = ? and quoi = ? and rdv = ?"
        " and statut = ? and rang = ? and fait_ms = ? and saisi_ms = ?");
}

Result<std::vector<RdvCount>> SqlRdvLog::write_facts(const StoredEvent& event,
                                                     const domain::Event& said,
                                                     std::string_view sql) {
    std::vector<RdvCount> counts;
    for (const auto& row : rows_of(said, event.t_ms)) {
        const auto written = write_fact(connection_, event, row, sql);
        if (!written) return written.error();
        const auto some = refresh(row.code);
        if (!some) return some;
        counts.insert(counts.end(), some->begin(), some->end());
    }
    return counts;
}

Result<std::vector<RdvCount>> SqlRdvLog::start_again() {
    const auto emptied =
        connection_.execute("delete from rdv_compte; delete from rdv_fait where fige = 0");
    if (!emptied) return emptied.error();
    std::vector<CodeRdv> codes;
    const auto query = connection_.prepare("select distinct code from rdv_fait order by code");
    while (query->next_row()) codes.push_back({static_cast<std::uint32_t>(query->number(0))});
    if (const auto read = query->status(); !read) return read.error();
    std::vector<RdvCount> counts;
    for (const auto code : codes) {
        const auto some = refresh(code);
        if (!some) return some;
        counts.insert(counts.end(), some->begin(), some->end());
    }
    return counts;
}

Status SqlRdvLog::freeze(std::int64_t borne, std::int64_t last_seq) {
    const auto mark =
        connection_.prepare("update rdv_fait set fige = 1 where borne = ? and seq <= ?");
    return mark->bind(borne).bind(last_seq).run();
}

Result<std::vector<RdvCount>> SqlRdvLog::refresh(CodeRdv code) {
    const auto facts = read_facts(connection_, code);
    if (!facts) return facts.error();
    auto before = read_counted(connection_, code);
    if (!before) return before.error();
    const auto now = counts_now(connection_, code, *facts);
    if (!now) return now.error();
    const auto remove = connection_.prepare("delete from rdv_compte where code = ?");
    if (auto done = remove->bind(std::int64_t{code.value}).run(); !done) return done.error();
    std::vector<RdvCount> changes;
    for (auto& [rdv, count] : *before) {
        count.n = -1;
        changes.push_back(count);
    }
    for (const auto& [rdv, count] : *now) {
        const auto put = connection_.prepare(
            "insert into rdv_compte (rdv, code, mds, jour, indicateur) values (?, ?, ?, ?, ?)");
        put->bind(rdv).bind(std::int64_t{code.value}).bind(count.mds).bind(count.jour);
        if (auto done = put->bind(count.indicateur).run(); !done) return done.error();
        changes.push_back(count);
    }
    return changes;
}

}  // namespace central
