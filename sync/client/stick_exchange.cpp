#include "sync/client/stick_exchange.h"

#include "sync/client/ack_memory.h"
#include "sync/client/droit_keeper.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace client {
namespace {

using domain::UsbFailure;
using domain::UsbPhase;

/// Written before the progress is kept: a stick takes about a second for them.
constexpr std::size_t kFramesAtOnce = 4;

UsbFailure failure_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::not_found:
            return UsbFailure::absente;
        case ErrorCode::conflict:
            return UsbFailure::protegee;
        case ErrorCode::full:
            return UsbFailure::pleine;
        case ErrorCode::corrupt:
        case ErrorCode::invalid_input:
            return UsbFailure::abimee;
        case ErrorCode::unavailable:
            return UsbFailure::retiree;
    }
    return UsbFailure::retiree;
}

/// "<epoch> <upto>": 0 when it says nothing of this epoch.
std::int64_t progress_from(const std::optional<std::string>& text, const protocol::Epoch& epoch) {
    const auto start = protocol::to_hex(epoch) + " ";
    std::int64_t upto = 0;
    if (text && text->starts_with(start)) {
        std::from_chars(text->data() + start.size(), text->data() + text->size(), upto);
    }
    return upto;
}

std::string progress_key(const std::string& stick_id) {
    return "cle_usb:" + stick_id;
}

}  // namespace

StickExchange::StickExchange(const Identity& identity, std::string sw, Ports ports)
    : place_{identity.grant.tenant, identity.grant.borne},
      own_key_(protocol::verify_key_of(identity.sign_key())),
      server_key_(identity.grant.server_key),
      frames_(identity, std::move(sw), ports.clock),
      ports_(std::move(ports)) {}

bool StickExchange::begin(UsbPhase phase) {
    if (domain::is_busy(status_)) return false;
    status_ = {};
    status_.phase = phase;
    const auto log = ports_.outbox.state();
    if (!log) {
        fail_as(UsbFailure::journal, log.error());
        return false;
    }
    log_ = *log;
    return true;
}

void StickExchange::fail_as(UsbFailure failure, const Error& error) {
    status_.phase = UsbPhase::failed;
    status_.failure = failure;
    status_.detail = error.detail;
}

void StickExchange::run(const std::shared_ptr<Work>& work, OnStick on_stick, Then then) {
    work_ = work;
    then_ = then;
    ports_.background.start([work, on_stick = std::move(on_stick), open = ports_.open] {
        const auto stick = open();
        if (stick) {
            on_stick(**stick, *work);
        } else {
            work->status = stick.error();
        }
    });
}

void StickExchange::tick() {
    if (!work_ || ports_.background.busy()) return;
    const auto work = std::move(work_);
    work_.reset();
    (this->*then_)(*work);
}

void StickExchange::start_export() {
    if (!begin(UsbPhase::exporting)) return;
    status_.events = log_.last_seq - log_.acked_seq;
    std::array<std::byte, stick::kIdDigits / 2> bytes{};
    ports_.random.fill(bytes);
    const OwnLog own{own_key_, log_.epoch, log_.acked_seq};
    const auto survey = [place = place_, own, id = protocol::to_hex(bytes)](domain::Stick& stick,
                                                                            Work& work) {
        auto surveyed = survey_stick(stick, place, id, own);
        if (surveyed) {
            work.survey = *std::move(surveyed);
        } else {
            work.status = surveyed.error();
        }
    };
    run(std::make_shared<Work>(), survey, &StickExchange::surveyed);
}

void StickExchange::surveyed(const Work& work) {
    if (!work.status) return fail_as(failure_of(work.status.error().code), work.status.error());
    stick_id_ = work.survey.id;
    const auto progress = ports_.outbox.recall(progress_key(stick_id_));
    if (!progress) return fail_as(UsbFailure::journal, progress.error());
    verified_ = progress_from(*progress, log_.epoch);
    const auto kept = keep_those_of_the_log(work.survey.frames);
    if (!kept) return fail_as(UsbFailure::journal, kept.error());
    write_next();
}

/// A sound frame may come from another life of this log, on a card put back from an old image.
Status StickExchange::keep_those_of_the_log(const std::vector<SoundFrame>& frames) {
    sound_.clear();
    for (const auto& frame : frames) {
        if (frame.file.hi > log_.last_seq) continue;
        const auto h = ports_.outbox.hash_at(frame.file.hi);
        if (!h && h.error().code != ErrorCode::not_found) return h.error();
        if (h && *h == frame.h_hi) sound_.push_back(frame.file);
    }
    return Done{};
}

/// The first sequence from `from` on that no frame of this stick covers. A frame that this device
/// did not read back here itself is not believed, whatever its name says.
std::int64_t StickExchange::next_missing(std::int64_t from) const {
    for (bool moved = true; moved;) {
        moved = false;
        for (const auto& frame : sound_) {
            const bool covers = frame.epoch == log_.epoch && frame.hi <= verified_ &&
                                frame.lo <= from && from <= frame.hi;
            if (covers) from = frame.hi + 1;
            moved = moved || covers;
        }
    }
    return from;
}

Result<std::vector<FrameToWrite>> StickExchange::make_frames(std::int64_t next) const {
    const auto left_rows = static_cast<std::size_t>(log_.last_seq - next + 1);
    const auto most = std::min(left_rows, kFramesAtOnce * protocol::kMaxFrameEvents);
    const auto rows = ports_.outbox.rows_after(next - 1, most);
    if (!rows) return rows.error();
    if (rows->empty() || rows->front().seq != next) {
        return fail(ErrorCode::corrupt, "la ligne " + std::to_string(next) + " n'est plus gardée");
    }
    std::vector<FrameToWrite> made;
    std::span<const protocol::LogRow> left{*rows};
    while (!left.empty() && made.size() < kFramesAtOnce) {
        const auto taken = left.first(protocol::rows_in_one_frame(left));
        const auto before = taken.front().seq - log_.acked_seq - 1;
        auto frame = frames_.make(log_, taken, before);
        if (!frame) return frame.error();
        made.push_back(
            {{log_.epoch, taken.front().seq, taken.back().seq}, std::move(frame->bytes)});
        left = left.subspan(taken.size());
    }
    return made;
}

void StickExchange::write_next() {
    const auto next = next_missing(log_.acked_seq + 1);
    status_.written = next - log_.acked_seq - 1;
    if (next > log_.last_seq) {
        status_.phase = UsbPhase::exported;
        return;
    }
    auto frames = make_frames(next);
    if (!frames) return fail_as(UsbFailure::journal, frames.error());
    const auto work = std::make_shared<Work>();
    work->frames = *std::move(frames);
    const auto write = [place = place_](domain::Stick& stick, Work& mine) {
        auto written = write_frames(stick, place, mine.frames);
        mine.written = written.count;
        mine.status = written.status;
    };
    run(work, write, &StickExchange::wrote);
}

void StickExchange::wrote(const Work& work) {
    for (std::size_t i = 0; i < work.written; ++i) {
        sound_.push_back(work.frames[i].file);
        verified_ = std::max(verified_, work.frames[i].file.hi);
    }
    if (work.written > 0) {
        const auto kept = keep_progress();
        if (!kept) return fail_as(UsbFailure::journal, kept.error());
    }
    status_.written = next_missing(log_.acked_seq + 1) - log_.acked_seq - 1;
    if (!work.status) return fail_as(failure_of(work.status.error().code), work.status.error());
    write_next();
}

Status StickExchange::keep_progress() {
    return ports_.outbox.remember(progress_key(stick_id_),
                                  protocol::to_hex(log_.epoch) + " " + std::to_string(verified_));
}

void StickExchange::start_import() {
    if (!begin(UsbPhase::importing)) return;
    const auto read = [place = place_](domain::Stick& stick, Work& work) {
        auto found = read_acks(stick, place);
        if (found) {
            work.acks = *std::move(found);
        } else {
            work.status = found.error();
        }
    };
    run(std::make_shared<Work>(), read, &StickExchange::found_acks);
}

/// The acknowledgements for this log; `served` names the files that were for it.
std::vector<protocol::Ack> StickExchange::own_acks(const std::vector<FoundAck>& found,
                                                   std::vector<std::string>& served) {
    std::vector<protocol::Ack> own;
    for (const auto& file : found) {
        const auto acks = protocol::decode_acks(file.text, server_key_);
        if (!acks) continue;
        for (const auto& ack : *acks) {
            if (ack.kiosk != place_.kiosk || ack.epoch != log_.epoch) continue;
            ++status_.acks;
            served.push_back(file.name);
            own.push_back(ack);
        }
    }
    return own;
}

Status StickExchange::apply(const protocol::Ack& farthest) {
    const auto now = ports_.outbox.state();
    if (!now) return now.error();
    if (farthest.upto > now->acked_seq) {
        auto moved =
            ports_.outbox.set_acked(farthest.upto, farthest.h_upto, farthest.server_time_ms);
        if (!moved) return moved;
        status_.acked = farthest.upto - now->acked_seq;
    }
    return remember_ack(ports_.outbox, farthest);
}

void StickExchange::found_acks(const Work& work) {
    if (!work.status) return fail_as(failure_of(work.status.error().code), work.status.error());
    std::vector<std::string> served;
    const auto own = own_acks(work.acks, served);
    if (own.empty()) {
        status_.phase = UsbPhase::imported;
        return;
    }
    const auto farthest =
        *std::max_element(own.begin(), own.end(), [](const auto& a, const auto& b) {
            return std::tie(a.upto, a.server_time_ms) < std::tie(b.upto, b.server_time_ms);
        });
    if (auto applied = apply(farthest); !applied) {
        return fail_as(UsbFailure::journal, applied.error());
    }
    if (ports_.orders != nullptr) {
        const auto obeyed = ports_.orders->take_droits(orders_in(own));
        if (!obeyed) return fail_as(UsbFailure::journal, obeyed.error());
    }
    const stick::FrameFile covered{log_.epoch, 1, std::max(farthest.upto, log_.acked_seq)};
    const auto clear = [place = place_, served, covered](domain::Stick& stick, Work&) {
        clear_served(stick, place, served, covered);
    };
    run(std::make_shared<Work>(), clear, &StickExchange::cleared);
}

/// What could not be removed does no harm: it will be known already.
void StickExchange::cleared(const Work&) {
    status_.phase = UsbPhase::imported;
}

}  // namespace client
