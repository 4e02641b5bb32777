// What SqlStore only reads.

#include "sync/central/sql_columns.h"
#include "sync/central/sql_store.h"

namespace central {
namespace {

using sql::Statement;

constexpr std::int64_t kHelpIsOpenMs = 2 * 3'600'000;

const std::string kBorneColumns =
    "select device.borne, mds, lettre, verify_key, box_key, enrolled_ms, revoked_ms,"
    " contact.contact_ms, contact.version, contact.pending, vole_ms, suspendue_ms, effacement_ms,"
    " contact.contenu,"
    " case when enrol_code.used = 0 and enrol_code.tries < " +
    std::to_string(OpenCode::kMaxTries) +
    " then enrol_code.expires_ms end"
    " from device left join contact on contact.borne = device.borne"
    " left join enrol_code on enrol_code.borne = device.borne";

Borne read_borne(const Statement& row) {
    Borne borne;
    borne.numero = row.number(0);
    borne.mds = row.text(1);
    borne.lettre = row.text(2).front();
    if (!row.is_null(3)) borne.keys = DeviceKeys{array_at<32>(row, 3), array_at<32>(row, 4)};
    borne.enrolled_ms = optional_at(row, 5);
    borne.revoked_ms = optional_at(row, 6);
    borne.contact_ms = optional_at(row, 7);
    if (!row.is_null(7)) borne.version = row.text(8);
    if (!row.is_null(7)) borne.pending = row.number(9);
    borne.stolen_ms = optional_at(row, 10);
    borne.suspended_ms = optional_at(row, 11);
    borne.wipe_sent_ms = optional_at(row, 12);
    borne.content = optional_at(row, 13);
    borne.code_until_ms = optional_at(row, 14);
    return borne;
}

std::int64_t start_of_day_ms(std::int64_t now_ms) {
    const base::Instant now{std::chrono::milliseconds{now_ms}};
    const base::CivilTime midnight{base::to_paris(now).date, std::chrono::minutes{0}};
    return base::from_paris(midnight).time_since_epoch().count();
}

}  // namespace

Result<std::vector<Mds>> SqlStore::all_mds() const {
    const auto query = connection_->prepare("select id, nom, secret from mds order by nom, id");
    return all(*query, [](const Statement& row) {
        return Mds{row.text(0), row.text(1), row.text(2)};
    });
}

Result<std::vector<Borne>> SqlStore::bornes() const {
    const auto query = connection_->prepare(kBorneColumns + " order by device.borne");
    return all(*query, read_borne);
}

Result<std::optional<Borne>> SqlStore::borne(std::int64_t numero) const {
    const auto query = connection_->prepare(kBorneColumns + " where device.borne = ?");
    query->bind(numero);
    std::optional<Borne> found;
    if (query->next_row()) found = read_borne(*query);
    const auto read = query->status();
    if (!read) return read.error();
    return found;
}

Result<std::optional<OpenCode>> SqlStore::code_of(std::int64_t borne) const {
    const auto row = connection_->prepare(
        "select secret, expires_ms, tries, used from enrol_code where borne = ?");
    row->bind(borne);
    std::optional<OpenCode> found;
    if (row->next_row()) {
        found = OpenCode{{borne, row->text(0)},
                         row->number(1),
                         static_cast<int>(row->number(2)),
                         row->number(3) != 0};
    }
    const auto read = row->status();
    if (!read) return read.error();
    return found;
}

Result<Desk> SqlStore::desk(const std::string& mds, std::int64_t now_ms) const {
    auto queues = this->queues(now_ms);
    if (!queues) return queues.error();
    const auto calls = connection_->prepare(
        "select borne, lettre, aide, urgent, demandee_ms from aide"
        " join device using (borne) where mds = ? and demandee_ms >= ?"
        " and repondue_ms is null order by urgent desc, demandee_ms, aide");
    calls->bind(mds).bind(now_ms - kHelpIsOpenMs);
    auto helps = all(*calls, [](const Statement& row) {
        return OpenHelp{row.number(0), row.text(1).front(), row.text(2), row.number(3) != 0,
                        row.number(4)};
    });
    if (!helps) return helps.error();
    return Desk{std::move((*queues)[mds]), std::move(*helps)};
}

Result<AnsweredHelps> SqlStore::answered_helps(std::int64_t since_ms) const {
    const auto query = connection_->prepare(
        "select borne, aide from aide where demandee_ms >= ?"
        " and repondue_ms is not null order by borne, repondue_ms, aide");
    query->bind(since_ms);
    AnsweredHelps helps;
    while (query->next_row()) helps[query->number(0)].push_back(query->text(1));
    const auto read = query->status();
    if (!read) return read.error();
    return helps;
}

Result<Queues> SqlStore::queues(std::int64_t now_ms) const {
    const auto query = connection_->prepare(
        "select mds, borne, passage, ticket, pris_ms, appele_ms, marque from ticket"
        " join device using (borne) where pris_ms >= ?"
        " and servi_ms is null and parti_ms is null and ticket is not null"
        " order by pris_ms, borne, passage, marque");
    query->bind(start_of_day_ms(now_ms));
    Queues queues;
    while (query->next_row()) {
        queues[query->text(0)].push_back({query->number(1), query->number(2), query->number(6),
                                          query->text(3), query->number(4), !query->is_null(5)});
    }
    const auto read = query->status();
    if (!read) return read.error();
    return queues;
}

Result<std::vector<DayCount>> SqlStore::counts(base::Date from, base::Date to) const {
    const auto query = connection_->prepare(
        "select mds, jour, indicateur, n from ind where jour between ? and ?"
        " order by mds, jour, indicateur");
    query->bind(to_column(from)).bind(to_column(to));
    return all(*query, [](const Statement& row) {
        return DayCount{row.text(0), to_date(row.number(1)), row.text(2), row.number(3)};
    });
}

Result<std::vector<CounterTotal>> SqlStore::counters(base::Date from, base::Date to) const {
    const auto query = connection_->prepare(
        "select mds, famille, cle, cast(sum(n) as bigint) from compteur where jour between ? and ?"
        " group by mds, famille, cle order by mds, famille, cle");
    query->bind(to_column(from)).bind(to_column(to));
    return all(*query, [](const Statement& row) {
        return CounterTotal{row.text(0), row.text(1), row.text(2), row.number(3)};
    });
}

Result<std::int64_t> SqlStore::event_count() const {
    return sql::one_number(*connection_, "select count(*) from event");
}

Result<std::int64_t> SqlStore::fork_count() const {
    return sql::one_number(*connection_, "select count(*) from fork");
}

}  // namespace central
