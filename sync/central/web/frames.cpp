#include "sync/central/web/frames.h"

#include "sync/central/department_keys.h"
#include "sync/protocol/ack.h"
#include "sync/protocol/frame.h"

#include <chrono>

namespace central {
namespace {

using platform::HttpResponse;

constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::int64_t kAnsweredHelpIsToldMs = kHourMs;

/// One post of the group: where its frames stand in the list of arrivals, or why it is refused.
struct Prepared {
    std::size_t first = 0;
    std::size_t count = 0;
    std::optional<HttpResponse> refusal;
};

/// What the acknowledgements of one group need, read once for all of them.
struct Facts {
    std::map<std::int64_t, Borne> bornes;
    AnsweredHelps helps;
    std::map<std::string, int> waiting;  ///< tickets, by MDS
    std::optional<protocol::BoxPublic> seal_key;
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
    if (borne.revoked_ms) return refusal(403, name + " : révoquée.");
    const auto verified = protocol::verify_frame(raw, borne.keys->verify);
    if (!verified) return refusal(403, name + " : signature fausse.");
    return std::nullopt;
}

Prepared prepare(const Context& context, const Facts& facts, const std::string& body,
                 std::vector<Arrival>& arrivals) {
    Prepared prepared{arrivals.size(), 0, std::nullopt};
    auto frames = protocol::split_frames(body);
    if (!frames) {
        prepared.refusal = refusal(400, "Trames illisibles : " + frames.error().detail);
        return prepared;
    }
    for (auto& raw : *frames) {
        prepared.refusal = refuse_device(context, facts, raw);
        if (prepared.refusal) break;
        auto arrival = read_arrival(raw);
        if (!arrival) {
            prepared.refusal = refusal(400, "Trame invalide : " + arrival.error().detail);
            break;
        }
        arrivals.push_back(std::move(*arrival));
    }
    if (prepared.refusal) arrivals.resize(prepared.first);
    prepared.count = arrivals.size() - prepared.first;
    return prepared;
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
    if (const auto& parution = context.publication.current()) {
        ack.ref_manifest = std::to_string(parution->parution.version);
    }
    if (outcome.fork) ack.fork = protocol::AckFork{outcome.fork->seq, outcome.fork->raison};
    const auto helps = facts.helps.find(ack.kiosk);
    if (helps != facts.helps.end()) {
        for (const auto& aide : helps->second) ack.aides_repondues.push_back({aide});
    }
    const auto& mds = facts.bornes.at(ack.kiosk).mds;
    const auto seen = context.desk_seen_ms.find(mds);
    if (seen != context.desk_seen_ms.end()) ack.desk_seen_ms = seen->second;
    const auto waiting = facts.waiting.find(mds);
    ack.waiting = waiting == facts.waiting.end() ? 0 : waiting->second;
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
    auto helps = context.store.answered_helps(now_ms - kAnsweredHelpIsToldMs);
    if (!helps) return helps.error();
    auto waiting = context.store.waiting(now_ms);
    if (!waiting) return waiting.error();
    const auto seal_key = current_seal_key(context.store);
    if (!seal_key) return seal_key.error();
    facts.seal_key = *seal_key;
    facts.helps = std::move(*helps);
    facts.waiting = std::move(*waiting);
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

void serve_frames(Context& context, std::vector<FramesPost> group) {
    purge_sealed_in_time(context);
    Facts facts;
    if (!read_bornes(context, facts)) return refuse_all(group);
    std::vector<Arrival> arrivals;
    std::vector<Prepared> posts;
    for (const auto& post : group) posts.push_back(prepare(context, facts, post.body, arrivals));
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
