#include "sync/client/droit_keeper.h"

#include <algorithm>

namespace client {
namespace {

using domain::DroitsTenus;
using domain::StoreTransaction;

/// One order, of any kind.
struct Order {
    std::int64_t id = 0;
    const domain::Droit* droit = nullptr;
    const domain::Rappel* rappel = nullptr;
    const std::vector<domain::RdvDuJour>* rdv = nullptr;
};

std::vector<Order> in_turn(const DroitOrders& orders) {
    std::vector<Order> all;
    for (const auto& one : orders.droits) all.push_back({one.id, &one.droit});
    for (const auto& one : orders.rappels) all.push_back({one.id, nullptr, &one.rappel});
    for (const auto& one : orders.rdv_du_jour) {
        all.push_back({one.id, nullptr, nullptr, &one.rdv});
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return all;
}

Status give_back(StoreTransaction& change, DroitsTenus& held, const domain::Rappel& rappel) {
    for (const auto& tranche : held.give_back(rappel)) {
        const auto told = change.append(domain::DroitRendu{rappel.numero, tranche});
        if (!told) return told.error();
    }
    return Done{};
}

}  // namespace

DroitOrders orders_in(std::span<const protocol::Ack> acks) {
    DroitOrders orders;
    const auto add = [](auto& to, const auto& from) {
        to.insert(to.end(), from.begin(), from.end());
    };
    for (const auto& ack : acks) {
        add(orders.droits, ack.droits);
        add(orders.rappels, ack.rappels);
        if (ack.rdv_du_jour) orders.rdv_du_jour.push_back(*ack.rdv_du_jour);
        const base::Instant signed_at{std::chrono::milliseconds{ack.server_time_ms}};
        orders.signed_at = std::max(orders.signed_at, signed_at);
    }
    return orders;
}

Result<bool> take_droits(domain::DeviceStore& store, const DroitOrders& orders) {
    const auto all = in_turn(orders);
    if (all.empty()) return false;
    bool is_new = false;
    const auto done = store.transact([&](StoreTransaction& change) -> Status {
        is_new = false;
        const auto last = change.last_droit_order();
        if (!last) return last.error();
        auto held = change.droits();
        if (!held) return held.error();
        auto kept = *held;
        for (const auto& order : all) {
            if (order.id <= *last) continue;
            is_new = true;
            // A droit of another life of the log is nobody's to sell any more.
            if (order.droit != nullptr && order.droit->epoch == change.epoch()) {
                static_cast<void>(kept.receive(*order.droit));
            }
            if (order.rappel != nullptr) {
                if (auto given = give_back(change, kept, *order.rappel); !given) return given;
            }
            if (order.rdv == nullptr) continue;
            if (auto told = change.keep_rdv_du_jour(*order.rdv); !told) return told;
        }
        if (!is_new) return Done{};
        kept.forget_before(orders.signed_at);
        return change.keep_droits(kept, all.back().id);
    });
    if (!done) return done.error();
    return is_new;
}

Status declare_droits(domain::DeviceStore& store, domain::Inventaire inventory,
                      std::int64_t premier_droit) {
    return store.transact([&](StoreTransaction& change) -> Status {
        auto held = change.droits();
        if (!held) return held.error();
        auto kept = *held;
        kept.refuse_below(premier_droit);
        inventory.droits.emplace();
        for (const auto& piece : kept.pieces()) {
            for (const auto& droit : kept.known()) {
                const bool its =
                    droit.numero == piece.numero && droit.tranche.agenda == piece.tranche.agenda;
                if (its) inventory.droits->push_back({droit, piece.tranche});
            }
        }
        if (auto written = change.keep_droits(kept, 0); !written) return written;
        const auto added = change.append(inventory);
        return added ? Status{Done{}} : Status{added.error()};
    });
}

}  // namespace client
