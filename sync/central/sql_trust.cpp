// What SqlStore keeps of trust: theft, suspension, orders, and the chains it knows.

#include "sync/central/sql_columns.h"
#include "sync/central/sql_ledger.h"
#include "sync/central/sql_store.h"

namespace central {
namespace {

constexpr const char* kRenvoi = "renvoi";
constexpr const char* kInventaire = "inventaire";

std::string name_of(Order::Kind kind) {
    return kind == Order::Kind::renvoi ? kRenvoi : kInventaire;
}

/// Runs an update that names the borne it touched; not_found when there was none.
Status touch_one(sql::Statement& update) {
    const bool there = update.next_row();
    auto run = update.run();
    if (!run || there) return run;
    return fail(ErrorCode::not_found, "borne inconnue");
}

}  // namespace

Status SqlStore::declare_theft(std::int64_t borne, std::int64_t stolen_ms, std::int64_t now_ms) {
    return connection_->transact([&]() -> Status {
        const auto update = connection_->prepare(
            "update device set revoked_ms = coalesce(revoked_ms, ?), vole_ms = ? where borne = ?"
            " returning borne");
        update->bind(now_ms).bind(stolen_ms).bind(borne);
        auto revoked = touch_one(*update);
        if (!revoked) return revoked;
        auto noted = audit("borne_volee", borne, now_ms);
        if (!noted) return noted;
        const auto again = count_again(Compared::everything);
        return again ? Status{Done{}} : Status{again.error()};
    });
}

Status SqlStore::lift_suspension(std::int64_t borne, std::int64_t now_ms) {
    return connection_->transact([&]() -> Status {
        const auto update = connection_->prepare(
            "update device set suspendue_ms = null, retours = 0"
            " where borne = ? and suspendue_ms is not null returning borne");
        update->bind(borne);
        auto lifted = touch_one(*update);
        return lifted ? audit("suspension_levee", borne, now_ms) : lifted;
    });
}

Status SqlStore::note_wipe(std::int64_t borne, std::int64_t now_ms) {
    return connection_->transact([&]() -> Status {
        const auto update = connection_->prepare(
            "update device set effacement_ms = ? where borne = ? and effacement_ms is null"
            " returning borne");
        update->bind(now_ms).bind(borne);
        const bool first = update->next_row();
        auto run = update->run();
        return run && first ? audit("effacement_ordonne", borne, now_ms) : run;
    });
}

Result<std::int64_t> SqlStore::give_order(std::int64_t borne, const Order& order,
                                          std::int64_t now_ms) {
    std::int64_t id = 0;
    const auto given = connection_->transact([&]() -> Status {
        const auto known = connection_->prepare("select borne from device where borne = ?");
        known->bind(borne);
        auto there = touch_one(*known);
        if (!there) return there;
        const auto last = sql::one_number(*connection_, "select max(id) from commande");
        if (!last) return last.error();
        id = std::max(now_ms, *last + 1);
        const auto insert = connection_->prepare(
            "insert into commande (id, borne, type, depuis, cree_ms) values (?, ?, ?, ?, ?)");
        insert->bind(id).bind(borne).bind(name_of(order.kind)).bind(order.from_seq).bind(now_ms);
        auto kept = insert->run();
        return kept ? audit("commande_" + name_of(order.kind), borne, now_ms) : kept;
    });
    if (!given) return given.error();
    return id;
}

Result<OrdersDue> SqlStore::orders_due() const {
    const auto row = connection_->prepare(
        "select borne, id, type, depuis from commande where faite_ms is null order by borne, id");
    OrdersDue due;
    while (row->next_row()) {
        const auto kind = row->text(2) == kRenvoi ? Order::Kind::renvoi : Order::Kind::inventaire;
        due[row->number(0)].push_back({row->number(1), kind, row->number(3)});
    }
    const auto read = row->status();
    if (!read) return read.error();
    return due;
}

Result<std::vector<protocol::Hash>> SqlStore::hashes_at(std::int64_t borne,
                                                        std::int64_t seq) const {
    const auto row = connection_->prepare(
        "select h from event where borne = ? and seq = ?"
        " union select h from purge_epoque where borne = ? and seq = ? order by h limit 64");
    row->bind(borne).bind(seq).bind(borne).bind(seq);
    return all(*row, [](const sql::Statement& kept) { return array_at<32>(kept, 0); });
}

Result<std::int64_t> SqlStore::forks_of(std::int64_t borne, std::int64_t since_ms) const {
    const auto row =
        connection_->prepare("select count(*) from fork where borne = ? and recv_ms >= ?");
    const auto n = row->bind(borne).bind(since_ms).next_row() ? row->number(0) : 0;
    const auto read = row->status();
    if (!read) return read.error();
    return n;
}

}  // namespace central
