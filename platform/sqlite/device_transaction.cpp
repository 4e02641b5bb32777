#include "platform/sqlite/device_transaction.h"

#include "platform/sqlite/clock_trail.h"
#include "platform/sqlite/journal_file.h"
#include "platform/sqlite/statement.h"
#include "sync/protocol/event_codec.h"
#include "sync/protocol/event_rules.h"

#include <algorithm>
#include <cassert>
#include <charconv>

namespace platform {
namespace {

using domain::Compteur;
using domain::CompteursJour;

constexpr std::int64_t kMinuteMs = 60'000;

std::int64_t to_column(base::Date jour) {
    return std::chrono::sys_days{jour}.time_since_epoch().count();
}
base::Date to_date(std::int64_t days) {
    return std::chrono::sys_days{std::chrono::days{static_cast<int>(days)}};
}

template <class E, class... Any>
constexpr bool kIsOneOf = (std::is_same_v<E, Any> || ...);

struct IsEssential {
    template <class E>
    bool operator()(const E&) const {
        return kIsOneOf<E, domain::Passage, domain::AideDemandee, domain::RdvPris,
                        domain::RdvAnnule, domain::RdvAbandonne, domain::RdvArrive,
                        domain::RdvStatut, domain::Demande>;
    }
};

std::int64_t floor_to_minute(std::int64_t ms) {
    return std::chrono::floor<std::chrono::minutes>(std::chrono::milliseconds{ms}).count() *
           kMinuteMs;
}

}  // namespace

EventTime event_time(const domain::ClockReading& now, std::int64_t floor_ms) {
    const auto wall_ms = now.wall.time_since_epoch().count();
    const auto minute_ms = floor_to_minute(wall_ms);
    const auto mono_ms = std::max(std::int64_t{0}, now.mono.count() - (wall_ms - minute_ms));
    if (minute_ms >= floor_ms) return {minute_ms, mono_ms, now.quality};
    return {floor_ms, mono_ms, domain::TimeQuality::floor};
}

Result<std::int64_t> time_floor_ms(const Database& database, base::Instant built_at) {
    std::int64_t server_ms = 0;
    const auto built_ms = std::int64_t{built_at.time_since_epoch().count()};
    const auto signed_ms = read_state(database, protocol::kServerTimeKey);
    if (!signed_ms) return signed_ms.error();
    if (*signed_ms) {
        std::from_chars((*signed_ms)->data(), (*signed_ms)->data() + (*signed_ms)->size(),
                        server_ms);
    }
    const auto last = read_last_row(database);
    if (!last) return last.error();
    return floor_to_minute(std::max({built_ms, server_ms, *last ? (*last)->wall_ms : 0}));
}

DeviceTransaction::DeviceTransaction(const Context& context)
    : context_(context),
      last_seq_(context.before.last_seq),
      last_h_(context.before.last_h),
      droit_order_(context.before.droits) {}

Result<std::int64_t> DeviceTransaction::append(const domain::Event& event,
                                               const std::optional<domain::SealedPart>& sealed) {
    is_essential_ = is_essential_ || std::visit(IsEssential{}, event);
    const auto encoded = protocol::encode_event(event);
    if (!encoded) return encoded.error();
    const auto time = event_time(context_.now, context_.floor_ms);

    protocol::LogRow row;
    row.seq = last_seq_ + 1;
    row.epoch = context_.before.epoch;
    row.boot = context_.now.boot;
    row.mono_ms = time.mono_ms;
    row.wall_ms = time.wall_ms;
    row.tq = static_cast<int>(time.quality);
    row.type = encoded->type;
    row.v = encoded->v;
    row.body = encoded->body;
    if (sealed) row.sealed = sealed->bytes;
    row.prev_h = last_h_;
    protocol::seal_chain(row);
    if (auto inserted = insert_row(context_.database, row); !inserted) return inserted.error();
    if (auto kept = keep_said(event, row); !kept) return kept.error();
    last_seq_ = row.seq;
    last_h_ = row.h;
    context_.floor_ms = row.wall_ms;
    return row.seq;
}

protocol::OutboxState DeviceTransaction::after() const {
    auto state = context_.before;
    state.last_seq = last_seq_;
    state.last_h = last_h_;
    state.droits = droit_order_;
    return state;
}

Result<int> DeviceTransaction::next_ticket_number() {
    auto before = read_ticket_series(context_.database);
    if (!before) return before.error();
    const auto time = event_time(context_.now, context_.floor_ms);
    const base::Instant when{std::chrono::milliseconds{time.wall_ms}};
    const domain::TicketDay today{base::to_paris(when).date,
                                  time.quality >= domain::TimeQuality::rtc};
    if (*before && (*before)->jour < today.jour) {
        const auto was_set = clock_was_set_since_last_number(context_.database, context_.now);
        if (!was_set) return was_set.error();
        // The day before was not that day.
        (*before)->may_be_of_any_day = (*before)->may_be_of_any_day || *was_set;
    }
    const auto after = domain::next_ticket(*before, today);
    if (!after) return fail(ErrorCode::conflict, "plus de numéro de ticket ce jour");
    if (auto saved = write_ticket_series(context_.database, *after); !saved) return saved.error();
    return after->last;
}

Status DeviceTransaction::count(base::Date jour, const Compteur& compteur) {
    if (!context_.takes_counters) return fail(ErrorCode::full, "plus de place pour les compteurs");
    if (auto tellable = protocol::check_event(CompteursJour{jour, {compteur}}); !tellable) {
        return tellable;
    }
    Statement add{context_.database,
                  "insert into compteur (jour, famille, cle, nombre) values (?, ?, ?, ?)"
                  " on conflict do update set nombre = nombre + excluded.nombre"};
    add.bind(to_column(jour)).bind(static_cast<std::int64_t>(compteur.famille));
    return add.bind(compteur.cle).bind(compteur.nombre).run();
}

Result<std::vector<CompteursJour>> DeviceTransaction::take_counters_before(base::Date jour) {
    Statement query{context_.database,
                    "select jour, famille, cle, nombre from compteur where jour < ?"
                    " order by jour, famille, cle"};
    query.bind(to_column(jour));
    std::vector<CompteursJour> days;
    while (query.next_row()) {
        const auto day = to_date(query.number(0));
        if (days.empty() || days.back().jour != day) days.push_back({day, {}});
        days.back().compteurs.push_back({static_cast<domain::FamilleCompteur>(query.number(1)),
                                         query.text(2), query.number(3)});
    }
    if (auto read = query.status(); !read) return read.error();
    Statement remove{context_.database, "delete from compteur where jour < ?"};
    if (auto removed = remove.bind(to_column(jour)).run(); !removed) return removed.error();
    return days;
}

}  // namespace platform
