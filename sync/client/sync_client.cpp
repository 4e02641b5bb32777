#include "sync/client/sync_client.h"

#include "sync/protocol/frame.h"

#include <algorithm>

namespace client {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds kHeartbeat = seconds{60};
constexpr milliseconds kHelpPeriod = seconds{2};
constexpr milliseconds kLeastBetweenHurries{500};
constexpr milliseconds kBetweenPolls{5};

/// Between two turns of the loop, so that drawing never waits long for compression.
constexpr std::size_t kFramesPerTurn = 1;

}  // namespace

SyncClient::SyncClient(Identity identity, std::string sw, Ports ports)
    : ports_(std::move(ports)),
      uploader_(std::move(identity), std::move(sw),
                {ports_.outbox, ports_.transport, ports_.clock}) {
    known_.enrolled = true;
    next_at_ = ports_.clock.read().mono;
    started_at_ = next_at_ - kLeastBetweenHurries;
}

void SyncClient::tick() {
    if (uploader_.busy()) return poll();
    if (is_time(ports_.clock.read().mono)) start(kFramesPerTurn);
}

bool SyncClient::is_time(milliseconds now) const {
    const bool hurry_is_due = hurried_ && now >= started_at_ + kLeastBetweenHurries;
    return hurry_is_due || now >= next_at_ || (may_send_early_ && pending() > 0);
}

std::int64_t SyncClient::pending() const {
    const auto state = ports_.outbox.state();
    return state ? state->last_seq - state->acked_seq : 0;
}

void SyncClient::hurry(bool waiting_for_help) {
    helping_ = waiting_for_help;
    hurried_ = true;
}

void SyncClient::start(std::size_t max_frames) {
    hurried_ = false;
    started_at_ = ports_.clock.read().mono;
    const auto started = uploader_.start(max_frames);
    if (!started) failed(started.error());
}

void SyncClient::poll() {
    const auto result = uploader_.poll();
    if (!result) return;
    if (*result) {
        succeeded(**result);
    } else {
        failed(result->error());
    }
}

void SyncClient::succeeded(const Exchange& exchange) {
    learn(exchange);
    const bool back = exchange.acked_after < exchange.acked_before;
    const bool stuck = exchange.sent > 0 && exchange.acked_after == exchange.acked_before;
    if (exchange.fork) return failed(fail(ErrorCode::conflict, *exchange.fork));
    if (stuck || (back && went_back_)) {
        return failed(fail(ErrorCode::conflict, "the centre does not take the rows it is sent"));
    }
    went_back_ = back;
    last_failure_.reset();
    known_.last_error.clear();
    may_send_early_ = true;
    backoff_.reset();
    wait(kHeartbeat);
}

void SyncClient::failed(const Error& error) {
    const bool answered = error.code == ErrorCode::conflict;
    const auto now = ports_.clock.read();
    known_.reachable = answered;
    known_.last_error = error.detail;
    if (!answered && !known_.cut_off_since) known_.cut_off_since = now.wall;
    last_failure_ = error;
    may_send_early_ = false;
    went_back_ = false;
    wait(backoff_.after_failure(ports_.random));
}

/// What a signed answer teaches, whether or not rows moved. The centre's clock may differ from
/// ours: an instant it gives is kept as its age.
void SyncClient::learn(const Exchange& exchange) {
    const auto now = ports_.clock.read().wall;
    known_.reachable = true;
    known_.cut_off_since.reset();
    known_.last_contact = now;
    known_.waiting = exchange.last.waiting;
    known_.desk_seen.reset();
    if (exchange.last.desk_seen_ms) {
        known_.desk_seen =
            now - milliseconds{exchange.last.server_time_ms - *exchange.last.desk_seen_ms};
    }
    auto& known = known_.aides_repondues;
    for (const auto& aide : exchange.aides_repondues) {
        if (std::find(known.begin(), known.end(), aide) == known.end()) known.push_back(aide);
    }
}

void SyncClient::wait(milliseconds delay) {
    const auto wanted = helping_ ? std::min(delay, kHelpPeriod) : delay;
    next_at_ = ports_.clock.read().mono + wanted;
}

Status SyncClient::run_rounds() {
    do {
        if (!uploader_.busy()) start(protocol::kMaxFramesPerPost);
        while (uploader_.busy()) {
            poll();
            if (uploader_.busy()) ports_.sleep(kBetweenPolls);
        }
        if (last_failure_) return *last_failure_;
    } while (pending() > 0);
    return Done{};
}

domain::CentreStatus SyncClient::status() const {
    auto status = known_;
    status.pending = pending();
    return status;
}

}  // namespace client
