#include "sync/client/uploader.h"

#include "sync/client/ack_memory.h"
#include "sync/client/answer.h"
#include "sync/client/droit_keeper.h"
#include "sync/protocol/frame.h"
#include "sync/protocol/http_api.h"

#include <algorithm>
#include <charconv>

namespace client {
namespace {

using protocol::Ack;
using protocol::LogRow;

constexpr std::chrono::seconds kLongestWait = std::chrono::hours{1};

/// 0 for what is not a number.
std::int64_t number_from(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::optional<std::string> fork_in(const std::vector<Ack>& acks) {
    for (const auto& ack : acks) {
        if (!ack.fork) continue;
        return "fourche à la séquence " + std::to_string(ack.fork->seq) + " : " + ack.fork->raison;
    }
    return std::nullopt;
}

}  // namespace

Uploader::Uploader(Identity identity, std::string sw, Ports ports)
    : identity_(std::move(identity)),
      frames_(identity_, std::move(sw), ports.clock),
      ports_(ports) {}

Status Uploader::start(std::size_t max_frames) {
    assert(!busy() && max_frames >= 1 && max_frames <= protocol::kMaxFramesPerPost);
    const auto state = ports_.outbox.state();
    if (!state) return state.error();
    const auto first = first_to_send(*state);
    if (!first) return first.error();
    const auto rows = ports_.outbox.rows_after(*first - 1, max_frames * protocol::kMaxFrameEvents);
    if (!rows) return rows.error();
    first_ = rows->empty() ? *first : rows->front().seq;
    if (first_ > state->acked_seq + 1) {
        return fail(ErrorCode::conflict, "le centre demande des lignes que la borne n'a plus");
    }

    std::string body;
    std::span<const LogRow> left{*rows};
    frame_ids_.clear();
    epoch_ = state->epoch;
    sent_ = 0;
    started_ = ports_.clock.read();
    do {
        const auto taken = left.first(protocol::rows_in_one_frame(left));
        auto added = add_frame(*state, taken, body);
        if (!added) {
            frame_ids_.clear();
            return added;
        }
        left = left.subspan(taken.size());
    } while (!left.empty() && frame_ids_.size() < max_frames);

    ports_.transport.start({std::string{protocol::kFramesPath},
                            std::string{protocol::kFramesContentType}, std::move(body)});
    return Done{};
}

Result<std::int64_t> Uploader::first_to_send(const protocol::OutboxState& state) const {
    const auto again = ports_.outbox.recall(protocol::kRenvoiKey);
    if (!again) return again.error();
    const auto seq = *again ? number_from(**again) : 0;
    if (seq <= 0 || seq > state.acked_seq) return state.acked_seq + 1;
    return std::max(seq, state.base_seq + 1);
}

Status Uploader::send_again_from(std::int64_t seq) {
    return ports_.outbox.remember(protocol::kRenvoiKey,
                                  std::to_string(std::max<std::int64_t>(seq, 1)));
}

Result<bool> Uploader::sends_again() const {
    const auto state = ports_.outbox.state();
    if (!state) return state.error();
    const auto first = first_to_send(*state);
    if (!first) return first.error();
    return *first <= state->acked_seq;
}

Status Uploader::add_frame(const protocol::OutboxState& state, std::span<const LogRow> rows,
                           std::string& body) {
    const auto frame = frames_.make(state, rows, sent_);
    if (!frame) return frame.error();
    frame_ids_.push_back(frame->id);
    body += frame->bytes;
    sent_ += static_cast<std::int64_t>(rows.size());
    return Done{};
}

std::optional<Result<Exchange>> Uploader::poll() {
    assert(busy());
    const auto response = ports_.transport.poll();
    if (!response) return std::nullopt;
    auto result = read_answer(*response);
    frame_ids_.clear();
    return result;
}

Result<Exchange> Uploader::read_answer(const HttpResponse& response) {
    asked_wait_ = {};
    not_recognised_ = response.status == kForbidden;
    if (response.status == kTooMany) {
        // Anybody on the way may say so: never more than an hour of it is believed.
        asked_wait_ = std::min(std::chrono::seconds{response.retry_after_s}, kLongestWait);
    }
    if (auto right = check_answer(response, protocol::kAckContentType); !right)
        return right.error();

    const auto acks = protocol::decode_acks(response.body, identity_.grant.server_key);
    if (!acks) return refused_answer(acks.error().detail);
    if (acks->size() != frame_ids_.size())
        return refused_answer("elle n'acquitte pas chaque trame");
    for (std::size_t i = 0; i < acks->size(); ++i) {
        const auto right = check_ack((*acks)[i], i);
        if (!right) return right.error();
    }
    measure(acks->back().server_time_ms);
    return apply(*acks);
}

/// The centre signed its hour between the start of the exchange and now.
void Uploader::measure(std::int64_t server_time_ms) {
    const auto now = ports_.clock.read();
    if (now.boot != started_->boot || now.mono < started_->mono) return;
    const auto rtt = now.mono - started_->mono;
    frames_.hold_against(now.boot,
                         {(started_->mono + rtt / 2).count(), server_time_ms, rtt.count()});
}

Status Uploader::check_ack(const Ack& ack, std::size_t index) const {
    const bool right =
        ack.kiosk == identity_.grant.borne && ack.epoch == epoch_ && ack.re == frame_ids_[index];
    if (right) return Done{};
    return refused_answer("l'accusé est pour une autre borne ou un autre échange");
}

Result<Exchange> Uploader::apply(const std::vector<Ack>& acks) const {
    const auto before = ports_.outbox.state();
    if (!before) return before.error();

    Exchange exchange;
    exchange.last = acks.back();
    exchange.droits = orders_in(acks);
    exchange.sent = sent_;
    exchange.resent = sent_ > 0 && first_ <= before->acked_seq;
    exchange.acked_before = before->acked_seq;
    exchange.acked_after = before->acked_seq;
    for (const auto& ack : acks) {
        for (const auto& command : ack.aides_repondues) {
            exchange.aides_repondues.push_back(command.aide);
        }
        const auto add = [](auto& to, const auto& from) {
            to.insert(to.end(), from.begin(), from.end());
        };
        add(exchange.renvois, ack.renvois);
        add(exchange.inventaires, ack.inventaires);
        if (ack.effacement) exchange.effacement = ack.effacement;
    }
    if (exchange.last.suspension) return exchange;
    exchange.fork = fork_in(acks);
    if (exchange.fork) return exchange;

    const auto moved = move_cursor(*before, exchange);
    if (!moved) return moved.error();
    if (exchange.fork) return exchange;
    const auto again = remember_renvoi(*before, exchange);
    if (!again) return again.error();
    const auto kept = remember_ack(ports_.outbox, exchange.last);
    if (!kept) return kept.error();
    return exchange;
}

/// What was sent again is not sent a third time, even after a restart.
Status Uploader::remember_renvoi(const protocol::OutboxState& before, Exchange& exchange) const {
    if (!exchange.resent) return Done{};
    const auto next = first_ + sent_;
    return ports_.outbox.remember(protocol::kRenvoiKey,
                                  std::to_string(next > before.acked_seq ? 0 : next));
}

/// A cursor that stays where it is costs no write.
Status Uploader::move_cursor(const protocol::OutboxState& before, Exchange& exchange) const {
    const auto& ack = exchange.last;
    if (ack.upto == before.acked_seq && ack.h_upto == before.acked_h) return Done{};

    auto moved = ports_.outbox.set_acked(ack.upto, ack.h_upto, ack.server_time_ms);
    if (moved) exchange.acked_after = ack.upto;
    if (moved || moved.error().code != ErrorCode::conflict) return moved;
    exchange.fork = "fourche : ce journal n'a pas la ligne où le centre finit, séquence " +
                    std::to_string(ack.upto);
    return Done{};
}

}  // namespace client
