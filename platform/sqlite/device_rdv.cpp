// The part of a device's transaction that keeps droits and rendez-vous.

#include "kiosk/base/word_list.h"
#include "platform/sqlite/device_transaction.h"
#include "platform/sqlite/journal_file.h"
#include "platform/sqlite/statement.h"

#include <charconv>

namespace platform {
namespace {

using domain::Droit;
using domain::DroitsTenus;
using domain::Quanta;
using domain::Quantum;
using domain::RdvDeBorne;
using domain::Tranche;

constexpr const char* kCodeRank = "rang_des_codes";
constexpr const char* kLowest = "premier_droit";

std::int64_t to_column(Quantum quantum) {
    return quantum.time_since_epoch().count();
}
Tranche tranche_at(const Statement& row, int column) {
    return {row.number(column), Quantum{Quanta{row.number(column + 1)}},
            Quantum{Quanta{row.number(column + 2)}}};
}

Result<std::int64_t> read_number(const Database& database, const char* key) {
    const auto text = read_state(database, key);
    if (!text) return text.error();
    std::int64_t number = 0;
    if (*text) std::from_chars((*text)->data(), (*text)->data() + (*text)->size(), number);
    return number;
}

Status write_known(const Database& database, const Droit& droit) {
    Statement insert{database,
                     "insert into droit (agenda, debut, fin, numero, epoch, motifs, coupure)"
                     " values (?, ?, ?, ?, ?, ?, ?)"};
    insert.bind(droit.tranche.agenda).bind(to_column(droit.tranche.start));
    insert.bind(to_column(droit.tranche.end)).bind(droit.numero).bind(droit.epoch);
    return insert.bind(base::join_words(droit.motifs))
        .bind(std::int64_t{droit.coupure.count()})
        .run();
}

Status write_piece(const Database& database, const DroitsTenus::Piece& piece) {
    Statement insert{database,
                     "insert into droit_piece (agenda, debut, fin, numero, etat, rdv)"
                     " values (?, ?, ?, ?, ?, ?)"};
    insert.bind(piece.tranche.agenda).bind(to_column(piece.tranche.start));
    insert.bind(to_column(piece.tranche.end)).bind(piece.numero);
    return insert.bind(static_cast<std::int64_t>(piece.etat)).bind(piece.rdv).run();
}

}  // namespace

Result<DroitsTenus> DeviceTransaction::droits() {
    Statement droits{context_.database,
                     "select agenda, debut, fin, numero, epoch, motifs, coupure from droit"
                     " order by agenda, numero"};
    auto known = all(droits, [](const Statement& row) {
        return Droit{row.number(3), row.text(4), tranche_at(row, 0), base::split_words(row.text(5)),
                     std::chrono::minutes{row.number(6)}};
    });
    if (!known) return known.error();
    Statement query{context_.database,
                    "select agenda, debut, fin, numero, etat, rdv from droit_piece"
                    " order by agenda, debut"};
    auto pieces = all(query, [](const Statement& row) {
        return DroitsTenus::Piece{tranche_at(row, 0), row.number(3),
                                  static_cast<DroitsTenus::Etat>(row.number(4)), row.text(5)};
    });
    if (!pieces) return pieces.error();
    const auto lowest = read_number(context_.database, kLowest);
    if (!lowest) return lowest.error();
    return DroitsTenus{*std::move(known), *std::move(pieces), *lowest};
}

Status DeviceTransaction::keep_droits(const DroitsTenus& droits, std::int64_t order) {
    const auto& database = context_.database;
    for (const auto* sql : {"delete from droit", "delete from droit_piece"}) {
        if (auto done = Statement{database, sql}.run(); !done) return done;
    }
    for (const auto& droit : droits.known()) {
        if (auto written = write_known(database, droit); !written) return written;
    }
    for (const auto& piece : droits.pieces()) {
        if (auto written = write_piece(database, piece); !written) return written;
    }
    auto written = write_state(database, kLowest, std::to_string(droits.lowest()));
    if (!written || order <= droit_order_) return written;
    droit_order_ = order;
    return write_state(database, protocol::kDroitOrderKey, std::to_string(order));
}

std::string DeviceTransaction::epoch() const {
    return protocol::to_hex(context_.before.epoch);
}

Result<domain::RangDeCode> DeviceTransaction::next_code_rank() {
    const auto& database = context_.database;
    const auto rank = read_number(database, kCodeRank);
    if (!rank) return rank.error();
    const domain::RangDeCode next{*rank, context_.code_key};
    auto kept = write_state(database, kCodeRank, std::to_string(*rank + 1));
    if (!kept) return kept.error();
    return next;
}

Status DeviceTransaction::put_rdv(const RdvDeBorne& rdv) {
    Statement put{context_.database,
                  "insert into rdv (rdv, code, agenda, debut, fin, motif, etat)"
                  " values (?, ?, ?, ?, ?, ?, ?)"
                  " on conflict (rdv) do update set etat = excluded.etat"};
    put.bind(rdv.rdv).bind(std::int64_t{rdv.code.value}).bind(rdv.tranche.agenda);
    put.bind(to_column(rdv.tranche.start)).bind(to_column(rdv.tranche.end)).bind(rdv.motif);
    return put.bind(static_cast<std::int64_t>(rdv.etat)).run();
}

Result<std::vector<RdvDeBorne>> DeviceTransaction::rdv_since(base::Instant since) {
    Statement query{context_.database,
                    "select rdv, code, agenda, debut, fin, motif, etat from rdv where fin > ?"
                    " order by debut, rdv"};
    query.bind(to_column(domain::quantum_until(since)));
    return all(query, [](const Statement& row) {
        return RdvDeBorne{row.text(0),
                          {static_cast<std::uint32_t>(row.number(1))},
                          tranche_at(row, 2),
                          row.text(5),
                          static_cast<RdvDeBorne::Etat>(row.number(6))};
    });
}

Status freeze_droits(const Database& database) {
    Statement freeze{database, "update droit_piece set etat = ?"};
    const auto frozen = static_cast<std::int64_t>(DroitsTenus::Etat::gele);
    return freeze.bind(frozen).run();
}

}  // namespace platform
