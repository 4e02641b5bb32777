#include "tests/simulation/mutant_ledger.h"

#include <algorithm>

namespace simulation {

Result<bool> UntiedLedger::has(std::int64_t borne, std::int64_t seq, const protocol::Hash& h) {
    auto known = inner_.has(borne, seq, h);
    const auto row = std::find_if(arrival_.rows.begin(), arrival_.rows.end(),
                                  [&](const auto& r) { return r.seq == seq && r.h == h; });
    if (!known || !*known || row == arrival_.rows.end()) return known;
    const auto event = inner_.date(arrival_, *row, now_ms_);
    if (!event) return event.error();
    const auto changes = central::changes_of(*event);
    if (!changes) return known;
    const auto applied = inner_.apply(*event, *changes);
    if (!applied) return applied.error();
    return known;
}

Result<bool> EpochFirstLedger::has(std::int64_t borne, std::int64_t seq, const protocol::Hash& h) {
    auto known = inner_.has(borne, seq, h);
    if (!known || !*known || seq == header_.base) return known;
    const auto cursor = inner_.cursor(borne, header_.epoch);
    if (!cursor) return cursor.error();
    return *cursor && seq <= (*cursor)->upto;
}

Result<central::Purged> ResurrectingLedger::purged(const central::Arrival& arrival,
                                                   const protocol::LogRow& row,
                                                   std::int64_t now_ms) {
    const auto purged = inner_.purged(arrival, row, now_ms);
    if (!purged || *purged == central::Purged::no) return purged;
    const auto event = inner_.date(arrival, row, now_ms);
    if (!event) return event.error();
    const auto added = inner_.add_event(*event, row, now_ms);
    if (!added) return added.error();
    const auto changes = central::changes_of(*event);
    const auto applied = changes ? inner_.apply(*event, *changes) : Status{Done{}};
    if (!applied) return applied.error();
    return central::Purged::surely;
}

}  // namespace simulation
