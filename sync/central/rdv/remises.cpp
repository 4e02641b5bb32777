#include "sync/central/rdv/remises.h"

#include "sync/central/rdv/hors_plage.h"
#include "sync/central/rdv/stock.h"

#include <algorithm>

namespace central {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::chrono::days kHorizon{15};
constexpr std::chrono::days kSoldOver{28};
constexpr std::int64_t kOpenDaysOfSoldOver = 20;
constexpr std::size_t kOrdersPerAck = 64;
/// What one inventaire of a borne can tell (protocol::kMaxDroitsDeclares), less a margin.
constexpr std::size_t kMostHeld = 300;

base::Date day_of(const domain::Tranche& tranche) {
    return base::to_paris(tranche.start).date;
}

bool is_for(const DroitConfie& one, const std::string& motif, const base::Date& day) {
    const auto& motifs = one.droit.motifs;
    return day_of(one.droit.tranche) == day &&
           std::find(motifs.begin(), motifs.end(), motif) != motifs.end();
}

/// What a borne lacks of one motif on one day: its share, and never more than is left to its MDS.
std::int64_t lacking(const std::vector<DroitConfie>& held, const JourDeMotif& day,
                     const std::string& motif, const Demandeur& who, const Besoin& besoin) {
    const auto quota = daily_quota(besoin, day.ouverts);
    const auto share = (quota + who.bornes_of_mds - 1) / who.bornes_of_mds;
    // What it held in a life of its log that is over, nobody can sell.
    const auto all = std::count_if(held.begin(), held.end(), [&](const auto& one) {
        const bool lost = one.borne == who.borne && one.droit.epoch != who.epoch;
        return !lost && is_for(one, motif, day.jour);
    });
    const auto own = std::count_if(held.begin(), held.end(), [&](const auto& one) {
        return one.borne == who.borne && one.droit.epoch == who.epoch &&
               is_for(one, motif, day.jour);
    });
    return std::min<std::int64_t>(quota - all, share - own);
}

Status refill_motif(Booking& booking, const Demandeur& who, const domain::Motif& motif,
                    base::Instant now) {
    const auto since = now - kSoldOver;
    const auto sold = booking.store.sold_by_bornes(motif.id, who.mds, since);
    if (!sold) return sold.error();
    Besoin besoin;
    besoin.sold_by_bornes = *sold;
    besoin.over_days = kOpenDaysOfSoldOver;
    const auto days = booking.recherche.days(motif.id, who.mds, now, kHorizon);
    if (!days) return days.error();
    for (const auto& day : *days) {
        const auto held = booking.store.held_by_mds(who.mds, domain::quantum_from(now));
        if (!held) return held.error();
        if (held->size() >= kMostHeld) return Done{};
        const auto wanted = lacking(*held, day, motif.id, who, besoin);
        if (wanted <= 0) continue;
        std::vector<Remise> remises;
        for (const auto& tranche : choose_stock(day.libres, wanted)) {
            remises.push_back({who.borne, who.epoch, tranche, {motif.id}});
        }
        auto given = booking.store.entrust_all(remises, now);
        if (!given) return given;
    }
    return Done{};
}

/// Asks back what no plage opens any more.
Status recall_closed(Booking& booking, const Demandeur& who, const AgendaContent& content,
                     base::Instant now) {
    const auto held = booking.store.held_by_mds(who.mds, domain::quantum_from(now));
    if (!held) return held.error();
    for (const auto& one : *held) {
        if (one.borne != who.borne || is_open(content, one.droit.tranche)) continue;
        auto asked = booking.store.recall(one.droit.tranche.agenda, one.droit.numero, now);
        if (!asked) return asked;
    }
    return Done{};
}

}  // namespace

Status refill(Booking& booking, const Demandeur& who, base::Instant now) {
    const std::int64_t now_ms = now.time_since_epoch().count();
    const auto last = booking.refilled_ms.find(who.borne);
    if (last != booking.refilled_ms.end() && now_ms - last->second < kHourMs &&
        now_ms >= last->second) {
        return Done{};
    }
    const auto content = booking.store.content();
    if (!content) return content.error();
    auto done = recall_closed(booking, who, *content, now);
    if (!done) return done;
    for (const auto& motif : content->motifs) {
        if (!may_be_entrusted(motif)) continue;
        done = refill_motif(booking, who, motif, now);
        if (!done) return done;
    }
    booking.refilled_ms[who.borne] = now_ms;
    return Done{};
}

Status add_droit_orders(AgendaStore& store, const Demandeur& who, std::int64_t after,
                        protocol::Ack& ack) {
    const auto orders = store.droit_orders(who.borne, after, kOrdersPerAck + 1);
    if (!orders) return orders.error();
    for (std::size_t i = 0; i < std::min(orders->size(), kOrdersPerAck); ++i) {
        const auto& one = (*orders)[i];
        if (one.rappel) {
            ack.rappels.push_back({one.id, *one.rappel});
        } else if (one.droit.epoch == who.epoch) {
            ack.droits.push_back({one.id, one.droit});
        }
    }
    const bool has_more = orders->size() > kOrdersPerAck;
    ack.more_commands = ack.more_commands || has_more;
    if (has_more) return Done{};  // what is told last says that all before it was
    const base::Instant now{std::chrono::milliseconds{ack.server_time_ms}};
    auto told = store.rdv_du_jour_order({who.borne, who.mds, after}, now);
    if (!told) return told.error();
    if (*told) ack.rdv_du_jour = protocol::RdvDuJourCommand{(*told)->id, std::move((*told)->rdv)};
    return Done{};
}

}  // namespace central
