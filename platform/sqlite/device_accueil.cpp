// The part of a device's transaction that agents' screens read: the rdv of the site, what this log
// says of rdv, and the queue. The last two are a function of the events.

#include "platform/sqlite/device_transaction.h"
#include "platform/sqlite/statement.h"

namespace platform {
namespace {

using domain::FaitDit;
using domain::RdvDuJour;
using domain::TicketDuJour;

std::int64_t ms_of(base::Instant instant) {
    return instant.time_since_epoch().count();
}
base::Instant at_ms(std::int64_t ms) {
    return base::Instant{std::chrono::milliseconds{ms}};
}

Status write_fait(const Database& database, const FaitDit& said) {
    Statement insert{database,
                     "insert into rdv_fait (seq, code, statut, rang, fait_ms, saisi_ms)"
                     " values (?, ?, ?, ?, ?, ?)"};
    insert.bind(said.seq).bind(std::int64_t{said.code.value});
    insert.bind(static_cast<std::int64_t>(said.fait.statut));
    insert.bind(static_cast<std::int64_t>(said.fait.rang));
    return insert.bind(ms_of(said.fait.at)).bind(ms_of(said.fait.saisi)).run();
}

Status write_ticket(const Database& database, const domain::NumeroTicket& numero,
                    const protocol::LogRow& row) {
    Statement insert{database,
                     "insert into file_attente (seq, dit, lettre, numero, pris_ms, etat)"
                     " values (?1, ?1, ?2, ?3, ?4, 0)"};
    insert.bind(row.seq).bind(std::string(1, numero.lettre));
    return insert.bind(std::int64_t{numero.numero}).bind(row.wall_ms).run();
}

/// Numbers come back every day: the last one given is meant.
Status follow_own_ticket(const Database& database, const domain::TicketSuivi& said,
                         std::int64_t seq) {
    Statement update{database,
                     "update file_attente set etat = ?, dit = ? where seq = (select max(seq) from"
                     " file_attente where lettre = ? and numero = ? and borne = 0)"};
    update.bind(static_cast<std::int64_t>(said.etat)).bind(seq);
    update.bind(std::string(1, said.numero.lettre));
    return update.bind(std::int64_t{said.numero.numero}).run();
}

Status follow_ticket(const Database& database, const domain::TicketSuivi& said,
                     const protocol::LogRow& row) {
    if (!said.ailleurs) return follow_own_ticket(database, said, row.seq);
    Statement insert{database,
                     "insert into file_attente (seq, dit, lettre, numero, pris_ms, etat, borne,"
                     " passage, marque) values (?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"};
    insert.bind(row.seq).bind(std::string(1, said.numero.lettre));
    insert.bind(std::int64_t{said.numero.numero}).bind(row.wall_ms);
    insert.bind(static_cast<std::int64_t>(said.etat));
    insert.bind(said.ailleurs->borne).bind(said.ailleurs->passage);
    return insert.bind(said.ailleurs->marque).run();
}

}  // namespace

Status DeviceTransaction::keep_said(const domain::Event& event, const protocol::LogRow& row) {
    const auto& database = context_.database;
    for (const auto& said : domain::faits_dits(event, row.seq, at_ms(row.wall_ms))) {
        if (auto written = write_fait(database, said); !written) return written;
    }
    const auto* passage = std::get_if<domain::Passage>(&event);
    if (passage != nullptr && passage->ticket) return write_ticket(database, *passage->ticket, row);
    const auto followed = domain::ticket_suivi(event);
    return followed ? follow_ticket(database, *followed, row) : Status{Done{}};
}

Status DeviceTransaction::keep_rdv_du_jour(const std::vector<RdvDuJour>& rdv) {
    const auto& database = context_.database;
    if (auto done = Statement{database, "delete from rdv_du_jour"}.run(); !done) return done;
    for (std::int64_t rang = 0; const auto& one : rdv) {
        Statement insert{database,
                         "insert into rdv_du_jour (rang, code, statut, debut, motif, verifie)"
                         " values (?, ?, ?, ?, ?, ?)"};
        insert.bind(rang++).bind(std::int64_t{one.code.value});
        insert.bind(static_cast<std::int64_t>(one.statut));
        insert.bind(std::int64_t{one.debut.time_since_epoch().count()}).bind(one.motif);
        if (auto done = insert.bind(std::int64_t{one.verifie}).run(); !done) return done;
    }
    return Done{};
}

Result<std::vector<RdvDuJour>> DeviceTransaction::rdv_du_jour() {
    Statement query{context_.database,
                    "select code, statut, debut, motif, verifie from rdv_du_jour"
                    " order by debut, code, rang"};
    return all(query, [](const Statement& row) {
        return RdvDuJour{{static_cast<std::uint32_t>(row.number(0))},
                         static_cast<domain::StatutRdv>(row.number(1)),
                         domain::Quantum{domain::Quanta{row.number(2)}},
                         row.text(3),
                         row.number(4) != 0};
    });
}

Result<std::vector<FaitDit>> DeviceTransaction::faits_since(base::Instant since) {
    Statement query{context_.database,
                    "select seq, code, statut, rang, fait_ms, saisi_ms from rdv_fait"
                    " where saisi_ms >= ? order by seq"};
    query.bind(ms_of(since));
    return all(query, [this](const Statement& row) {
        const auto seq = row.number(0);
        return FaitDit{seq,
                       {static_cast<std::uint32_t>(row.number(1))},
                       {static_cast<domain::StatutRdv>(row.number(2)),
                        static_cast<domain::Rang>(row.number(3)), at_ms(row.number(4)),
                        at_ms(row.number(5)), domain::fait_id(seq)},
                       seq <= context_.before.acked_seq};
    });
}

Result<std::vector<TicketDuJour>> DeviceTransaction::tickets_since(base::Instant since) {
    Statement query{context_.database,
                    "select lettre, numero, pris_ms, etat, dit, borne, passage, marque"
                    " from file_attente"
                    " where pris_ms >= ? order by seq"};
    query.bind(ms_of(since));
    return all(query, [this](const Statement& row) {
        TicketDuJour ticket{{row.text(0).front(), static_cast<int>(row.number(1))},
                            at_ms(row.number(2)),
                            static_cast<TicketDuJour::Etat>(row.number(3))};
        ticket.acquitte = row.number(4) <= context_.before.acked_seq;
        if (row.number(5) != 0) ticket.ailleurs = {row.number(5), row.number(6), row.number(7)};
        return ticket;
    });
}

Status forget_said_before(const Database& database, base::Instant before) {
    const auto quantum = domain::quantum_until(before).time_since_epoch().count();
    const std::pair<const char*, std::int64_t> steps[] = {
        {"delete from rdv_fait where saisi_ms < ?", ms_of(before)},
        {"delete from file_attente where pris_ms < ?", ms_of(before)},
        {"delete from rdv_du_jour where debut < ?", quantum},
    };
    for (const auto& [sql, value] : steps) {
        Statement forget{database, sql};
        if (auto done = forget.bind(value).run(); !done) return done;
    }
    return Done{};
}

}  // namespace platform
