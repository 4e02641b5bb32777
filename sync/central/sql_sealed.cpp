// Sealed parts in the store: kept apart from the events, read by right, and gone in time.

#include "sync/central/sql_columns.h"
#include "sync/central/sql_store.h"

namespace central {

Result<std::vector<SealedRow>> SqlStore::sealed_parts() const {
    const auto query = connection_->prepare(
        "select borne, seq, kid, blob, recv_ms, expires_ms from sealed order by borne, seq, epoch");
    std::vector<SealedRow> rows;
    while (query->next_row()) {
        const auto bytes = query->blob(3);
        rows.push_back({query->number(0), query->number(1), query->text(2),
                        std::string{protocol::as_text(bytes)}, query->number(4), query->number(5)});
    }
    const auto read = query->status();
    if (!read) return read.error();
    return rows;
}

Result<std::int64_t> SqlStore::purge_sealed(std::int64_t now_ms) {
    std::int64_t gone = 0;
    const auto purged = connection_->transact([&]() -> Status {
        gone = 0;
        // Of a demande taken back too, unless another borne's copy may be meant.
        const auto remove = connection_->prepare(
            "delete from sealed where expires_ms <= ? or exists (select 1 from demande d where"
            " d.borne = sealed.borne and d.seq = sealed.seq and d.annulee = 1 and not exists"
            " (select 1 from demande o where o.borne = d.borne and o.seq = d.seq and"
            " o.annulee = 0)) returning seq");
        remove->bind(now_ms);
        while (remove->next_row()) ++gone;
        const auto done = remove->status();
        if (!done || gone == 0) return done;
        return audit("scelles_effaces:" + std::to_string(gone), 0, now_ms);
    });
    if (!purged) return purged.error();
    return gone;
}

Status SqlStore::note(const std::string& quoi, std::int64_t borne, std::int64_t now_ms) {
    return connection_->transact([&] { return audit(quoi, borne, now_ms); });
}

}  // namespace central
