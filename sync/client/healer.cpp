#include "sync/client/healer.h"

#include "sync/client/answer.h"
#include "sync/protocol/chain.h"
#include "sync/protocol/http_api.h"

#include <algorithm>

namespace client {

Healer::Healer(const Identity& identity, Ports ports)
    : tenant_(identity.grant.tenant),
      kiosk_(identity.grant.borne),
      server_key_(identity.grant.server_key),
      key_(identity.sign_key()),
      ports_(ports) {}

Status Healer::start() {
    assert(!busy());
    const auto state = ports_.outbox.state();
    if (!state) return state.error();
    search_.emplace(state->last_seq);
    questions_ = 0;
    auto asked = ask();
    if (!asked) search_.reset();
    return asked;
}

/// Rows no longer kept were acknowledged long ago: they count as known without a question.
Status Healer::ask() {
    question_id_.clear();
    while (const auto seq = search_->probe()) {
        const auto ours = ports_.outbox.hash_at(*seq);
        if (!ours && ours.error().code != ErrorCode::not_found) return ours.error();
        if (!ours) {
            search_->learn(true);
            continue;
        }
        hash_ = *ours;
        protocol::ChainQuestion question{tenant_, kiosk_, *seq, {}};
        ports_.random.fill(question.nonce);
        auto encoded = protocol::encode_question(question, key_);
        question_id_ = std::move(encoded.id);
        ++questions_;
        ports_.transport.start({std::string{protocol::kChainPath},
                                std::string{protocol::kChainContentType}, std::move(encoded.body)});
        return Done{};
    }
    return Done{};
}

std::optional<Result<Healed>> Healer::poll() {
    assert(busy());
    if (!question_id_.empty()) {
        const auto response = ports_.transport.poll();
        if (!response) return std::nullopt;
        const auto known = read_answer(*response);
        Status next = known ? Status{Done{}} : Status{known.error()};
        if (known) {
            search_->learn(*known);
            next = ask();
        }
        if (!next) {
            search_.reset();
            return Result<Healed>{next.error()};
        }
        if (!question_id_.empty()) return std::nullopt;
    }
    auto healed = finish();
    search_.reset();
    return healed;
}

Result<bool> Healer::read_answer(const HttpResponse& response) const {
    if (auto right = check_answer(response, protocol::kChainContentType); !right) {
        return right.error();
    }
    const auto answer = protocol::decode_chain_answer(response.body, server_key_);
    if (!answer) return refused_answer(answer.error().detail);
    if (answer->kiosk != kiosk_ || answer->re != question_id_) {
        return refused_answer("elle est pour une autre question sur la chaîne");
    }
    const auto& known = answer->known;
    return std::find(known.begin(), known.end(), hash_) != known.end();
}

/// The centre no longer names rows that it purged, so the search may end before the first row kept
/// here: the epoch then starts with that row, and the centre says whether it lacks one before.
Result<std::int64_t> Healer::first_base(std::int64_t ancestor) const {
    const auto ours = ports_.outbox.hash_at(ancestor);
    if (ours) return ancestor;
    if (ours.error().code != ErrorCode::not_found) return ours.error();
    const auto kept = ports_.outbox.rows_after(ancestor, 1);
    if (!kept) return kept.error();
    if (kept->empty()) return ours.error();
    return kept->front().seq - 1;
}

Result<Healed> Healer::finish() {
    const auto base = first_base(search_->ancestor());
    if (!base) return base.error();
    protocol::Epoch epoch{};
    ports_.random.fill(epoch);
    const auto started = ports_.outbox.start_epoch(epoch, *base);
    if (!started) return started.error();
    return Healed{*base, questions_};
}

}  // namespace client
