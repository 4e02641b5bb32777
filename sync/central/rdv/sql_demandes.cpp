#include "sync/central/rdv/sql_demandes.h"

#include "kiosk/domain/motif.h"
#include "sync/central/sql_columns.h"

#include <algorithm>

namespace central {
namespace {

constexpr std::string_view kWaiting =
    "select d.borne, d.seq, d.code, d.motif, m.nom, m.sensible, d.demi_journees, d.reponse_avant,"
    " d.recue_ms, (select count(*) from sealed s where s.borne = d.borne and s.seq = d.seq)"
    " from demande d left join motif m on m.id = d.motif where d.traitee_ms is null"
    " and d.annulee = 0 order by d.reponse_avant, d.recue_ms, d.demande";

DemandeRecue read_demande(const sql::Statement& row) {
    domain::Motif motif;
    motif.nom = row.is_null(4) ? row.text(3) : row.text(4);
    motif.sensible = row.is_null(4) || row.number(5) != 0;
    return {row.number(0),
            row.number(1),
            {static_cast<std::uint32_t>(row.number(2))},
            std::string{domain::neutral_label(motif)},
            row.text(6),
            to_date(row.number(7)),
            row.number(8),
            row.number(9) != 0};
}

}  // namespace

Result<std::vector<DemandeRecue>> waiting_demandes(sql::Connection& connection) {
    const auto query = connection.prepare(kWaiting);
    std::vector<DemandeRecue> found;
    while (query->next_row()) found.push_back(read_demande(*query));
    const auto read = query->status();
    if (!read) return read.error();
    return found;
}

Result<DemandeRecue> close_demande(sql::Connection& connection, domain::CodeRdv code,
                                   std::int64_t now_ms) {
    DemandeRecue closed;
    const auto done = connection.transact([&]() -> Status {
        const auto waiting = waiting_demandes(connection);
        if (!waiting) return waiting.error();
        const auto found = std::find_if(waiting->begin(), waiting->end(),
                                        [&](const auto& one) { return one.code == code; });
        if (found == waiting->end()) return fail(ErrorCode::not_found, "no such demande waits");
        closed = *found;
        const auto write = connection.prepare(
            "update demande set traitee_ms = ? where code = ? and traitee_ms is null");
        return write->bind(now_ms).bind(std::int64_t{code.value}).run();
    });
    if (!done) return done.error();
    return closed;
}

}  // namespace central
