#include "sync/central/web/frames.h"

#include "sync/central/department_keys.h"
#include "sync/protocol/ack.h"
#include "sync/protocol/frame.h"

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

std::optional<HttpResponse> refuse_device(Context& context, const protocol::RawFrame& raw) {
    const auto name = "borne " + std::to_string(raw.header.kiosk);
    if (raw.header.tenant != context.tenant) return refusal(403, "Autre département.");
    const auto borne = context.store.borne(raw.header.kiosk);
    if (!borne) return store_refusal();
    if (!*borne || !(*borne)->keys) return refusal(403, name + " : inconnue du centre.");
    if ((*borne)->revoked_ms) return refusal(403, name + " : révoquée.");
    const auto verified = protocol::verify_frame(raw, (*borne)->keys->verify);
    if (!verified) return refusal(403, name + " : signature fausse.");
    return std::nullopt;
}

Prepared prepare(Context& context, const std::string& body, std::vector<Arrival>& arrivals) {
    Prepared prepared{arrivals.size(), 0, std::nullopt};
    auto frames = protocol::split_frames(body);
    if (!frames) {
        prepared.refusal = refusal(400, "Trames illisibles : " + frames.error().detail);
        return prepared;
    }
    for (auto& raw : *frames) {
        prepared.refusal = refuse_device(context, raw);
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

Result<std::string> acknowledge(Context& context, const Arrival& arrival, const Outcome& outcome) {
    const auto now_ms = context.now_ms();
    protocol::Ack ack;
    ack.kiosk = arrival.header.kiosk;
    ack.epoch = arrival.header.epoch;
    ack.re = protocol::frame_id(arrival.signature);
    ack.upto = outcome.upto;
    ack.h_upto = outcome.h_upto;
    ack.server_time_ms = now_ms;
    const auto seal_key = current_seal_key(context.store);
    if (!seal_key) return seal_key.error();
    ack.seal_key = *seal_key;
    if (const auto& parution = context.publication.current()) {
        ack.ref_manifest = std::to_string(parution->parution.version);
    }
    if (outcome.fork) ack.fork = protocol::AckFork{outcome.fork->seq, outcome.fork->raison};
    const auto answered = context.store.answered_helps(ack.kiosk, now_ms - kAnsweredHelpIsToldMs);
    if (!answered) return answered.error();
    for (const auto& aide : *answered) ack.aides_repondues.push_back({aide});
    const auto borne = context.store.borne(ack.kiosk);
    if (!borne) return borne.error();
    const auto& mds = (*borne)->mds;
    const auto seen = context.desk_seen_ms.find(mds);
    if (seen != context.desk_seen_ms.end()) ack.desk_seen_ms = seen->second;
    const auto desk = context.store.desk(mds, now_ms);
    if (!desk) return desk.error();
    ack.waiting = static_cast<int>(desk->waiting.size());
    return protocol::encode_ack(ack, context.keys.sign);
}

HttpResponse answer(Context& context, const Prepared& post, const std::vector<Arrival>& arrivals,
                    const std::vector<Outcome>& outcomes) {
    std::string body;
    for (auto i = post.first; i < post.first + post.count; ++i) {
        const auto line = acknowledge(context, arrivals[i], outcomes[i]);
        if (!line) return store_refusal();
        body += *line;
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

}  // namespace

void serve_frames(Context& context, std::vector<FramesPost> group) {
    purge_sealed_in_time(context);
    std::vector<Arrival> arrivals;
    std::vector<Prepared> posts;
    for (const auto& post : group) posts.push_back(prepare(context, post.body, arrivals));
    const auto outcomes = context.store.ingest(arrivals, context.now_ms());
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (posts[i].refusal) {
            group[i].reply(std::move(*posts[i].refusal));
        } else {
            group[i].reply(outcomes ? answer(context, posts[i], arrivals, *outcomes)
                                    : store_refusal());
        }
    }
}

}  // namespace central
