#include "sync/central/web/frames.h"

#include "platform/system/parallel.h"
#include "sync/central/department_keys.h"
#include "sync/protocol/ack.h"
#include "sync/protocol/chain.h"
#include "sync/protocol/event_codec.h"
#include "sync/protocol/frame.h"
#include "sync/protocol/http_api.h"

#include <chrono>
#include <iterator>

namespace central {
namespace {

using platform::HttpResponse;

constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::int64_t kAnsweredHelpIsToldMs = kHourMs;
constexpr std::size_t kOrdersPerAck = 16;
constexpr int kSellingSchema = 3;  ///< of the frames of programs that sell rdv

/// One post of the group: what it brings, or why it is refused.
struct Opened {
    std::vector<Arrival> arrivals;
    std::optional<HttpResponse> refusal;
};

/// Where its frames stand in the list of the group's arrivals, or why it is refused.
struct Prepared {
    std::size_t first = 0;
    std::size_t count = 0;
    std::optional<HttpResponse> refusal;
};

/// What the acknowledgements of one group need, read once for all of them.
struct Facts {
    std::map<std::int64_t, Borne> bornes;
    AnsweredHelps helps;
    Queues queues;
    std::optional<protocol::BoxPublic> seal_key;
    OrdersDue orders = {};
    std::int64_t restauration = 0;  ///< the present life of this centre
};

HttpResponse refusal(int status, const std::string& why) {
    return {status, "text/plain; charset=utf-8", why + "\n"};
}

HttpResponse store_refusal() {
    return refusal(503,
                   "Le centre ne peut pas enregistrer pour l'instant. Rien n'est perdu : "
                   "la borne renverra.");
}

Result<Arrival> read_arrival(protocol::RawFrame& raw) {
    auto rows = protocol::open_frame(raw);
    if (!rows) return rows.error();
    return Arrival{std::move(raw.header), std::move(*rows), std::move(raw.signed_part),
                   raw.signature};
}

std::optional<HttpResponse> refuse_device(const Context& context, const Facts& facts,
                                          const protocol::RawFrame& raw) {
    const auto name = "borne " + std::to_string(raw.header.kiosk);
    if (raw.header.tenant != context.tenant) return refusal(403, "Autre département.");
    const auto known = facts.bornes.find(raw.header.kiosk);
    if (known == facts.bornes.end() || !known->second.keys) {
        return refusal(403, name + " : inconnue du centre.");
    }
    const auto& borne = known->second;
    const auto verified = protocol::verify_frame(raw, borne.keys->verify);
    if (!verified) return refusal(403, name + " : signature fausse.");
    return std::nullopt;
}

/// Once its signature is known to be right: nobody else can use up the quota of a borne.
std::optional<HttpResponse> refuse_by_quota(Context& context, std::int64_t borne) {
    const auto wait_s = context.quotas.wait_s(borne, context.now_ms());
    if (wait_s == 0) return std::nullopt;
    ++context.metrics.refused_by_quota;
    auto refused = refusal(429, "borne " + std::to_string(borne) +
                                    " : trop d'envois cette heure. Rien n'est perdu, elle gardera "
                                    "et renverra.");
    refused.headers.push_back({"Retry-After", std::to_string(wait_s)});
    return refused;
}

void add_to_quotas(Context& context, const FramesPost& post, std::span<const Arrival> taken) {
    if (!post.direct || taken.empty()) return;
    QuotaUse use;
    use.frames = static_cast<std::int64_t>(taken.size());
    use.bytes = static_cast<std::int64_t>(post.body.size());
    for (const auto& one : taken) use.events += one.header.n;
    context.quotas.add(taken.front().header.kiosk, use, context.now_ms());
}

/// Verifies and decodes, which is most of the work: every post of a group on its own, at once.
Opened open_post(const Context& context, const Facts& facts, const FramesPost& post) {
    Opened opened;
    const auto refuse = [&](HttpResponse refused) { return Opened{{}, std::move(refused)}; };
    auto frames = protocol::split_frames(post.body);
    if (!frames) return refuse(refusal(400, "Trames illisibles : " + frames.error().detail));
    for (auto& raw : *frames) {
        auto refused = refuse_device(context, facts, raw);
        if (refused) return refuse(std::move(*refused));
        auto arrival = read_arrival(raw);
        if (!arrival) return refuse(refusal(400, "Trame invalide : " + arrival.error().detail));
        arrival->direct = post.direct;
        opened.arrivals.push_back(std::move(*arrival));
    }
    return opened;
}

Prepared prepare(Context& context, const FramesPost& post, Opened opened,
                 std::vector<Arrival>& arrivals) {
    Prepared prepared{arrivals.size(), 0, std::move(opened.refusal)};
    for (const auto& arrival : opened.arrivals) {
        if (!post.direct || prepared.refusal) break;
        prepared.refusal = refuse_by_quota(context, arrival.header.kiosk);
    }
    if (prepared.refusal) return prepared;
    prepared.count = opened.arrivals.size();
    add_to_quotas(context, post, opened.arrivals);
    std::move(opened.arrivals.begin(), opened.arrivals.end(), std::back_inserter(arrivals));
    return prepared;
}

/// A stolen device erases itself at once, another revoked one when it has nothing left to send.
/// That the order was given is noted if the store can.
void add_wipe(Context& context, const Arrival& arrival, const Borne& borne, protocol::Ack& ack) {
    const bool empty = arrival.header.pending == arrival.header.n && !ack.fork;
    if (!borne.revoked_ms || (!borne.stolen_ms && !empty)) return;
    ack.effacement =
        protocol::EffacementCommand{borne.numero, protocol::key_id(borne.keys->verify)};
    if (borne.wipe_sent_ms) return;
    static_cast<void>(context.store.note_wipe(borne.numero, context.now_ms()));
}

void add_orders(const std::vector<Order>& due, protocol::Ack& ack) {
    for (std::size_t i = 0; i < due.size() && i < kOrdersPerAck; ++i) {
        if (due[i].kind == Order::Kind::renvoi) {
            ack.renvois.push_back({due[i].id, due[i].from_seq});
        } else {
            ack.inventaires.push_back({due[i].id});
        }
    }
    ack.more_commands = due.size() > kOrdersPerAck;
}

/// Time to sell, for a borne that can and has nothing left to send. What the store cannot give now
/// is given at the next exchange.
void add_droits(Context& context, const Facts& facts, const Arrival& arrival, protocol::Ack& ack) {
    const auto& header = arrival.header;
    const auto& borne = facts.bornes.at(header.kiosk);
    const bool sells = header.schema >= kSellingSchema && header.pending == header.n;
    if (context.booking == nullptr || !sells) return;
    if (ack.fork || ack.suspension || borne.revoked_ms) return;
    for (auto& order : ack.inventaires) order.premier_droit = first_numero(facts.restauration);
    Demandeur who{header.kiosk, borne.mds, 0, protocol::to_hex(header.epoch)};
    for (const auto& [numero, one] : facts.bornes) {
        if (one.mds == borne.mds && one.keys && !one.revoked_ms) ++who.bornes_of_mds;
    }
    const auto filled = refill(*context.booking, who, context.clock.read().wall);
    const auto told = add_droit_orders(context.booking->store, who, header.droits, ack);
    if (!filled || !told) ++context.metrics.failed_droits;
}

void tell_queue(const std::vector<WaitingTicket>& queue, protocol::Ack& ack) {
    using Etat = domain::TicketDuJour::Etat;
    ack.waiting = static_cast<int>(queue.size());
    auto& file = ack.file.emplace();
    for (const auto& one : queue) {
        if (file.size() == protocol::kMaxFile) break;
        const auto numero = protocol::ticket_of_code(one.ticket);
        if (!numero) continue;
        file.push_back({*numero, base::Instant{std::chrono::milliseconds{one.taken_ms}},
                        one.called ? Etat::appele : Etat::attend,
                        domain::PassageDeBorne{one.borne, one.passage, one.marque}});
    }
}

std::string acknowledge(Context& context, const Facts& facts, const Arrival& arrival,
                        const Outcome& outcome) {
    protocol::Ack ack;
    ack.kiosk = arrival.header.kiosk;
    ack.epoch = arrival.header.epoch;
    ack.re = protocol::frame_id(arrival.signature);
    ack.upto = outcome.upto;
    ack.h_upto = outcome.h_upto;
    ack.server_time_ms = context.now_ms();
    ack.seal_key = facts.seal_key;
    ack.restauration = facts.restauration;
    if (const auto& parution = context.publication.current()) {
        ack.ref_manifest = std::to_string(parution->parution.version);
    }
    if (outcome.suspended_ms) ack.suspension = protocol::AckSuspension{*outcome.suspended_ms};
    if (outcome.fork) ack.fork = protocol::AckFork{outcome.fork->seq, outcome.fork->raison};
    const auto helps = facts.helps.find(ack.kiosk);
    if (helps != facts.helps.end()) {
        for (const auto& aide : helps->second) ack.aides_repondues.push_back({aide});
    }
    const auto& borne = facts.bornes.at(ack.kiosk);
    add_wipe(context, arrival, borne, ack);
    const auto orders = facts.orders.find(ack.kiosk);
    if (orders != facts.orders.end()) add_orders(orders->second, ack);
    add_droits(context, facts, arrival, ack);
    const auto& mds = borne.mds;
    const auto seen = context.desk_seen_ms.find(mds);
    if (seen != context.desk_seen_ms.end()) ack.desk_seen_ms = seen->second;
    const auto queue = facts.queues.find(mds);
    static const std::vector<WaitingTicket> nobody;
    tell_queue(queue == facts.queues.end() ? nobody : queue->second, ack);
    return protocol::encode_ack(ack, context.keys.sign);
}

HttpResponse answer(Context& context, const Facts& facts, const Prepared& post,
                    std::span<const Arrival> arrivals, std::span<const Outcome> outcomes) {
    std::string body;
    for (auto i = post.first; i < post.first + post.count; ++i) {
        body += acknowledge(context, facts, arrivals[i], outcomes[i]);
    }
    return {200, std::string{protocol::kAckContentType}, std::move(body)};
}

/// Sealed parts leave in time even if nobody asks; a failure is tried again in an hour.
void purge_sealed_in_time(Context& context) {
    const auto now_ms = context.now_ms();
    if (now_ms - context.sealed_purged_ms < kHourMs) return;
    context.sealed_purged_ms = now_ms;
    static_cast<void>(context.store.purge_sealed(now_ms));
}

Status read_bornes(const Context& context, Facts& facts) {
    auto bornes = context.store.bornes();
    if (!bornes) return bornes.error();
    for (auto& borne : *bornes) {
        const auto numero = borne.numero;
        facts.bornes.emplace(numero, std::move(borne));
    }
    return Done{};
}

/// What the events just kept may have changed.
Status read_desks(const Context& context, Facts& facts) {
    const auto now_ms = context.now_ms();
    auto orders = context.store.orders_due();
    if (!orders) return orders.error();
    facts.orders = std::move(*orders);
    auto helps = context.store.answered_helps(now_ms - kAnsweredHelpIsToldMs);
    if (!helps) return helps.error();
    auto queues = context.store.queues(now_ms);
    if (!queues) return queues.error();
    const auto seal_key = current_seal_key(context.store);
    if (!seal_key) return seal_key.error();
    facts.seal_key = *seal_key;
    const auto life = context.store.generation();
    if (!life) return life.error();
    facts.restauration = *life;
    facts.helps = std::move(*helps);
    facts.queues = std::move(*queues);
    return Done{};
}

/// Keeps the group, timed and counted for supervision.
Result<std::vector<Outcome>> ingest(Context& context, std::span<const Arrival> arrivals) {
    const auto start = std::chrono::steady_clock::now();
    auto outcomes = context.store.ingest(arrivals, context.now_ms());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    if (!outcomes) {
        ++context.metrics.failed_groups;
        return outcomes;
    }
    std::int64_t events = 0;
    for (std::size_t i = 0; i < arrivals.size(); ++i) {
        context.metrics.add_frame(arrivals[i], (*outcomes)[i]);
        events += (*outcomes)[i].inserted;
    }
    context.metrics.add_commit(took.count(), events);
    return outcomes;
}

void refuse_all(std::span<FramesPost> group) {
    for (auto& post : group) post.reply(store_refusal());
}

}  // namespace

HttpResponse serve_chain(Context& context, const std::string& body) {
    const auto received = protocol::read_question(body);
    if (!received) return refusal(400, "Question illisible : " + received.error().detail);
    const auto& question = received->question;
    if (question.tenant != context.tenant) return refusal(403, "Autre département.");
    const auto borne = context.store.borne(question.kiosk);
    if (!borne) return store_refusal();
    const bool known = *borne && (*borne)->keys && !(*borne)->revoked_ms;
    if (!known) return refusal(403, "Borne inconnue ou révoquée.");
    if (!received->is_asked_by((*borne)->keys->verify)) return refusal(403, "Signature fausse.");
    auto hashes = context.store.hashes_at(question.kiosk, question.seq);
    if (!hashes) return store_refusal();
    const protocol::ChainAnswer answer{question.kiosk, received->id, question.seq,
                                       std::move(*hashes)};
    return {200, std::string{protocol::kChainContentType},
            protocol::encode_chain_answer(answer, context.keys.sign)};
}

void serve_frames(Context& context, std::vector<FramesPost> group) {
    purge_sealed_in_time(context);
    Facts facts;
    if (!read_bornes(context, facts)) return refuse_all(group);
    std::vector<Opened> opened(group.size());
    platform::for_each_in_parallel(
        group.size(), [&](auto i) { opened[i] = open_post(context, facts, group[i]); });
    std::vector<Arrival> arrivals;
    std::vector<Prepared> posts;
    for (std::size_t i = 0; i < group.size(); ++i) {
        posts.push_back(prepare(context, group[i], std::move(opened[i]), arrivals));
    }
    const auto outcomes = ingest(context, arrivals);
    const bool kept = outcomes && read_desks(context, facts);
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (posts[i].refusal) {
            group[i].reply(std::move(*posts[i].refusal));
        } else {
            group[i].reply(kept ? answer(context, facts, posts[i], arrivals, *outcomes)
                                : store_refusal());
        }
    }
}

}  // namespace central
