#include "sync/client/sync_client.h"

#include "sync/protocol/frame.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace client {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds kHeartbeat = seconds{60};
constexpr milliseconds kAgentPeriod = seconds{10};
constexpr milliseconds kHelpPeriod = seconds{2};
constexpr milliseconds kLeastBetweenHurries{500};
constexpr milliseconds kBetweenPolls{5};
constexpr milliseconds kNow{0};

/// Exchanges that follow one another at once: more than the orders and rows of 35 days need.
constexpr int kMostRoundsOn = 64;

/// Between two turns of the loop, so that drawing never waits long for compression.
constexpr std::size_t kFramesPerTurn = 1;

}  // namespace

SyncClient::SyncClient(const Identity& identity, std::string sw, Ports ports)
    : ports_(std::move(ports)),
      borne_(identity.grant.borne),
      key_id_(protocol::key_id(protocol::verify_key_of(identity.sign_key()))),
      uploader_(identity, std::move(sw), {ports_.outbox, ports_.transport, ports_.clock}),
      healer_(identity, {ports_.outbox, ports_.transport, ports_.random}) {
    known_.enrolled = true;
    next_at_ = ports_.clock.read().mono;
    started_at_ = next_at_ - kLeastBetweenHurries;
}

void SyncClient::tick() {
    if (known_.condemned) return;
    const auto now = ports_.clock.read().mono;
    if (helping_ && is_hurry_due(now)) give_up();
    if (busy()) return poll();
    if (is_time(now)) start(kFramesPerTurn);
}

bool SyncClient::is_hurry_due(milliseconds now) const {
    return hurried_ && now >= started_at_ + kLeastBetweenHurries;
}

bool SyncClient::is_time(milliseconds now) const {
    return is_hurry_due(now) || now >= next_at_ || (may_send_early_ && pending() > 0);
}

/// An exchange that began before the call would not carry it, and may hang.
void SyncClient::give_up() {
    uploader_.give_up();
    healer_.give_up();
    ports_.transport.give_up();
}

std::int64_t SyncClient::pending() const {
    const auto state = ports_.outbox.state();
    return state ? state->last_seq - state->acked_seq : 0;
}

void SyncClient::hurry(bool waiting_for_help) {
    helping_ = waiting_for_help;
    hurried_ = true;
}

void SyncClient::serve_agent(bool at_work) {
    if (at_work && !serves_agent_ && !last_failure_) next_at_ = ports_.clock.read().mono;
    serves_agent_ = at_work;
}

void SyncClient::start(std::size_t max_frames) {
    hurried_ = false;
    goes_on_ = false;
    started_at_ = ports_.clock.read().mono;
    const auto started = uploader_.start(max_frames);
    if (started) return;
    if (started.error().code == ErrorCode::conflict) return heal(started.error().detail);
    failed(started.error());
}

void SyncClient::poll() {
    if (uploader_.busy()) {
        poll_uploader();
    } else {
        poll_healer();
    }
}

void SyncClient::poll_uploader() {
    const auto result = uploader_.poll();
    if (!result) return;
    if (*result) {
        succeeded(**result);
    } else {
        failed(result->error());
    }
}

void SyncClient::poll_healer() {
    const auto result = healer_.poll();
    if (!result) return;
    if (!*result) return failed(result->error());
    healed_ = true;
    goes_on_ = true;
    last_failure_.reset();
    known_.incident = "fourche guérie : une nouvelle époque part après la séquence " +
                      std::to_string((*result)->base) + ", trouvée en " +
                      std::to_string((*result)->questions) + " questions";
    wait(kNow);
}

/// A fork that comes back when nothing was taken since the last healing is not healed in a loop.
void SyncClient::heal(const std::string& fork) {
    if (std::exchange(healed_, false)) return failed(fail(ErrorCode::conflict, fork));
    const auto started = healer_.start();
    if (!started) failed(started.error());
}

void SyncClient::succeeded(const Exchange& exchange) {
    learn(exchange);
    const bool obeyed = obey(exchange);
    if (known_.condemned) return;
    if (known_.suspended) {
        return failed(fail(ErrorCode::conflict, "le centre a suspendu cette borne"));
    }
    if (exchange.fork) return heal(*exchange.fork);
    const bool back = exchange.acked_after < exchange.acked_before;
    const bool stuck =
        exchange.sent > 0 && !exchange.resent && exchange.acked_after == exchange.acked_before;
    if (stuck || (back && went_back_)) {
        return failed(fail(ErrorCode::conflict, "le centre ne prend pas les lignes envoyées"));
    }
    went_back_ = back;
    healed_ = false;
    last_failure_.reset();
    known_.answer_refused = false;
    known_.not_recognised = false;
    known_.last_error.clear();
    may_send_early_ = true;
    backoff_.reset();
    const auto again = uploader_.sends_again();
    goes_on_ = (exchange.last.more_commands && obeyed) || (again && *again);
    rounds_on_ = goes_on_ ? rounds_on_ + 1 : 0;
    // A centre that never has enough is served like the others, a heartbeat at a time.
    if (rounds_on_ > kMostRoundsOn) goes_on_ = false;
    wait(goes_on_ ? kLeastBetweenHurries : serves_agent_ ? kAgentPeriod : kHeartbeat);
}

/// Says whether an order not obeyed before was.
bool SyncClient::obey(const Exchange& exchange) {
    if (exchange.effacement) obey_wipe(*exchange.effacement);
    if (known_.condemned) return true;
    bool obeyed = false;
    const auto note = [&](const Result<bool>& done) {
        if (!done) known_.incident = "ordre non suivi : " + done.error().detail;
        obeyed = obeyed || (done && *done);
    };
    for (const auto& order : exchange.renvois) {
        note(obey_order(order.id, [&] { return uploader_.send_again_from(order.from_seq); }));
    }
    for (const auto& order : exchange.inventaires) {
        note(obey_order(order.id, [&]() -> Status {
            if (ports_.orders == nullptr) return fail(ErrorCode::not_found, "rien à dire");
            return ports_.orders->take_inventory(order.id, order.premier_droit);
        }));
    }
    if (ports_.orders != nullptr) note(ports_.orders->take_droits(exchange.droits));
    return obeyed;
}

/// The order must name this very device, by its number and its key.
void SyncClient::obey_wipe(const protocol::EffacementCommand& command) {
    if (command.borne != borne_ || command.key_id != key_id_) {
        known_.incident = "effacement refusé : il est pour une autre borne";
        return;
    }
    const auto done = ports_.orders == nullptr
                          ? Status{fail(ErrorCode::not_found, "rien ne peut effacer cette borne")}
                          : ports_.orders->condemn();
    known_.condemned = static_cast<bool>(done);
    known_.incident = done ? "effacement demandé par le centre : la borne quitte le service"
                           : "effacement non suivi : " + done.error().detail;
}

/// Each order once: ids grow, and the last one obeyed is on disk.
Result<bool> SyncClient::obey_order(std::int64_t id, const std::function<Status()>& order) {
    const auto last = ports_.outbox.recall(protocol::kOrderKey);
    if (!last) return last.error();
    std::int64_t obeyed = 0;
    if (*last) std::from_chars((*last)->data(), (*last)->data() + (*last)->size(), obeyed);
    if (id <= obeyed) return false;
    const auto done = order();
    if (!done) return done.error();
    const auto kept = ports_.outbox.remember(protocol::kOrderKey, std::to_string(id));
    if (!kept) return kept.error();
    return true;
}

void SyncClient::failed(const Error& error) {
    const bool answered = error.code == ErrorCode::conflict;
    const auto now = ports_.clock.read();
    known_.reachable = answered;
    known_.answer_refused = error.code == ErrorCode::invalid_input;
    known_.not_recognised = known_.answer_refused && uploader_.not_recognised();
    known_.last_error = error.detail;
    if (!answered && !known_.cut_off_since) known_.cut_off_since = now.wall;
    last_failure_ = error;
    may_send_early_ = false;
    went_back_ = false;
    goes_on_ = false;
    const milliseconds asked = uploader_.asked_wait();
    wait(std::max(asked, backoff_.after_failure(ports_.random)));
}

/// What a signed answer teaches, whether or not rows moved. The centre's clock may differ from
/// ours: an instant it gives is kept as its age.
void SyncClient::learn(const Exchange& exchange) {
    const auto now = ports_.clock.read().wall;
    known_.reachable = true;
    known_.cut_off_since.reset();
    known_.last_contact = now;
    known_.hour = {base::Instant{milliseconds{exchange.last.server_time_ms}},
                   ports_.clock.read().mono};
    known_.waiting = exchange.last.waiting;
    known_.file = exchange.last.file;
    known_.suspended = exchange.last.suspension.has_value();
    known_.parution = exchange.last.ref_manifest;
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
        if (known_.condemned) return fail(ErrorCode::conflict, "cette borne est hors service");
        if (!busy()) start(protocol::kMaxFramesPerPost);
        while (busy()) {
            poll();
            if (busy()) ports_.sleep(kBetweenPolls);
        }
        if (last_failure_) return *last_failure_;
    } while (pending() > 0 || goes_on_);
    return Done{};
}

domain::CentreStatus SyncClient::status() const {
    auto status = known_;
    status.pending = pending();
    return status;
}

}  // namespace client
