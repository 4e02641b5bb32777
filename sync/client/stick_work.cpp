#include "sync/client/stick_work.h"

#include "sync/stick/safe_write.h"

namespace client {
namespace {

bool is_id(const std::string& text) {
    return text.size() == stick::kIdDigits &&
           text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

Result<std::string> name_stick(domain::Stick& stick, const std::string& fresh_id) {
    const auto known = stick.read(stick::kIdPath, stick::kIdDigits);
    if (known && is_id(*known)) return *known;
    if (!known && known.error().code == ErrorCode::unavailable) return known.error();
    const auto written = stick::write_safely(stick, stick::kIdPath, fresh_id);
    if (!written) return written.error();
    return fresh_id;
}

}  // namespace

Result<StickSurvey> survey_stick(domain::Stick& stick, const StickPlace& place,
                                 const std::string& fresh_id) {
    const auto folder = stick::kiosk_folder(place.tenant, place.kiosk);
    if (auto made = stick.make_folder(folder); !made) return made.error();
    const auto id = name_stick(stick, fresh_id);
    if (!id) return id.error();
    const auto names = stick.files(folder, stick::kMaxEntries);
    if (!names) return names.error();
    StickSurvey survey{*id, {}};
    for (const auto& name : *names) {
        if (const auto frame = stick::read_frame_name(name)) survey.frames.push_back(*frame);
    }
    return survey;
}

FramesWritten write_frames(domain::Stick& stick, const StickPlace& place,
                           const std::vector<FrameToWrite>& frames) {
    const auto folder = stick::kiosk_folder(place.tenant, place.kiosk) + "/";
    FramesWritten written;
    for (const auto& frame : frames) {
        written.status =
            stick::write_safely(stick, folder + stick::frame_name(frame.file), frame.bytes);
        if (!written.status) break;
        ++written.count;
    }
    return written;
}

Result<std::vector<FoundAck>> read_acks(domain::Stick& stick, const StickPlace& place) {
    const auto folder = stick::acks_folder(place.tenant, place.kiosk);
    const auto names = stick.files(folder, stick::kMaxEntries);
    if (!names && names.error().code == ErrorCode::not_found) return std::vector<FoundAck>{};
    if (!names) return names.error();
    std::vector<FoundAck> found;
    for (const auto& name : *names) {
        if (!name.ends_with(stick::kAckEnd)) continue;
        auto text = stick.read(folder + "/" + name, stick::kMaxAckFile);
        if (text) {
            found.push_back({name, *std::move(text)});
        } else if (text.error().code == ErrorCode::unavailable) {
            return text.error();
        }
    }
    return found;
}

void clear_served(domain::Stick& stick, const StickPlace& place,
                  const std::vector<std::string>& acks, const stick::FrameFile& covered) {
    const auto folder = stick::kiosk_folder(place.tenant, place.kiosk);
    const auto names = stick.files(folder, stick::kMaxEntries);
    if (!names) return;
    for (const auto& name : *names) {
        const auto frame = stick::read_frame_name(name);
        const bool served = frame && frame->epoch == covered.epoch && frame->hi <= covered.hi;
        if (served && !stick.remove(folder + "/" + name)) return;
    }
    for (const auto& name : acks) {
        const auto path = stick::acks_folder(place.tenant, place.kiosk) + "/" + name;
        if (!stick.remove(path)) return;
    }
}

}  // namespace client
