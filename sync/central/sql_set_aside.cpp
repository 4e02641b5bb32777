// What SqlStore reads of the events that do not count: those set aside, and rows salvaged from a
// damaged log.

#include "sync/central/set_aside.h"
#include "sync/central/sql_columns.h"
#include "sync/central/sql_store.h"
#include "sync/protocol/event_codec.h"

namespace central {
namespace {

using sql::Statement;

/// "seq wall_ms tq intacte|abimee body", as the device wrote it when it set its log aside.
bool is_whole(const std::string& body) {
    const auto event = protocol::decode_event("sauvetage", 1, body);
    if (!event) return false;
    const auto& told = std::get<domain::Sauvetage>(*event).body;
    std::size_t at = 0;
    for (int field = 0; field < 3 && at != told.npos; ++field) {
        at = told.find(' ', at);
        if (at != told.npos) ++at;
    }
    return at != told.npos && told.compare(at, 8, "intacte ") == 0;
}

void add_row(std::vector<Salvage>& salvages, const Statement& row) {
    const auto borne = row.number(0);
    const auto epoch = array_at<16>(row, 1);
    const auto seq = row.number(2);
    const bool continues =
        !salvages.empty() && salvages.back().borne == borne && salvages.back().epoch == epoch;
    if (!continues) salvages.push_back({borne, epoch, seq, seq, 0, 0, 0});
    auto& salvage = salvages.back();
    salvage.last = seq;
    ++salvage.rows;
    if (is_whole(row.text(4))) ++salvage.whole;
    salvage.recv_ms = std::max(salvage.recv_ms, row.number(3));
}

}  // namespace

Result<std::int64_t> SqlStore::quarantine_count() const {
    return sql::one_number(*connection_, "select count(*) from quarantine");
}

Result<std::vector<SetAsideCount>> SqlStore::set_aside_counts() const {
    const auto query = connection_->prepare(
        "select why, count(*) from quarantine group by why order by 2 desc, why");
    return all(*query, [](const Statement& row) {
        return SetAsideCount{row.text(0), row.number(1)};
    });
}

Result<std::vector<SetAside>> SqlStore::set_aside() const {
    const auto query = connection_->prepare(
        "select quarantine.borne, quarantine.epoch, quarantine.seq, event.type, why,"
        " quarantine.recv_ms from quarantine join event on event.borne = quarantine.borne"
        " and event.seq = quarantine.seq and event.epoch = quarantine.epoch"
        " order by quarantine.borne, quarantine.recv_ms, quarantine.epoch, quarantine.seq");
    return all(*query, [](const Statement& row) {
        return SetAside{row.number(0), array_at<16>(row, 1), row.number(2),
                        row.text(3),   row.text(4),          row.number(5)};
    });
}

Result<std::int64_t> SqlStore::salvage_count() const {
    return sql::one_number(*connection_, "select count(*) from event where type = 'sauvetage'");
}

Result<std::vector<Salvage>> SqlStore::salvages() const {
    const auto query = connection_->prepare(
        "select borne, epoch, seq, recv_ms, body from event where type = 'sauvetage'"
        " order by borne, epoch, seq");
    std::vector<Salvage> salvages;
    while (query->next_row()) add_row(salvages, *query);
    const auto read = query->status();
    if (!read) return read.error();
    return salvages;
}

}  // namespace central
