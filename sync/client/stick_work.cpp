#include "sync/client/stick_work.h"

#include "sync/protocol/frame.h"
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

/// Nothing when the file does not hold what its name says, whole.
std::optional<SoundFrame> sound_frame(std::string_view bytes, const stick::FrameFile& file,
                                      const StickPlace& place, const protocol::VerifyKey& key) {
    const auto frames = protocol::split_frames(bytes);
    if (!frames || frames->size() != 1) return std::nullopt;
    const auto& header = frames->front().header;
    const bool named = header.tenant == place.tenant && header.kiosk == place.kiosk &&
                       header.epoch == file.epoch && header.lo == file.lo && header.hi == file.hi;
    if (!named || !protocol::verify_frame(frames->front(), key)) return std::nullopt;
    if (!protocol::open_frame(frames->front())) return std::nullopt;
    return SoundFrame{file, header.h_hi};
}

/// Reads one frame into the survey, or removes it.
Status survey_frame(domain::Stick& stick, const std::string& path,
                    const std::optional<SoundFrame>& sound, StickSurvey& survey) {
    if (sound) {
        survey.frames.push_back(*sound);
        return Done{};
    }
    auto removed = stick.remove(path);
    const bool gone = !removed && removed.error().code == ErrorCode::unavailable;
    return gone ? removed : Done{};
}

Status survey_frames(domain::Stick& stick, const StickPlace& place, const OwnLog& own,
                     StickSurvey& survey) {
    const auto folder = stick::kiosk_folder(place.tenant, place.kiosk);
    const auto names = stick.files(folder, stick::kMaxEntries);
    if (!names) return names.error();
    for (const auto& name : *names) {
        const auto file = stick::read_frame_name(name);
        if (!file || file->epoch != own.epoch || file->hi <= own.acked_seq) continue;
        const auto path = folder + "/" + name;
        const auto bytes = stick.read(path, stick::kMaxFrameFile);
        if (!bytes && bytes.error().code == ErrorCode::unavailable) return bytes.error();
        const auto sound = bytes ? sound_frame(*bytes, *file, place, own.key) : std::nullopt;
        if (auto done = survey_frame(stick, path, sound, survey); !done) return done;
    }
    return Done{};
}

}  // namespace

Result<StickSurvey> survey_stick(domain::Stick& stick, const StickPlace& place,
                                 const std::string& fresh_id, const OwnLog& own) {
    const auto folder = stick::kiosk_folder(place.tenant, place.kiosk);
    if (auto made = stick.make_folder(folder); !made) return made.error();
    const auto id = name_stick(stick, fresh_id);
    if (!id) return id.error();
    StickSurvey survey{*id, {}};
    if (auto read = survey_frames(stick, place, own, survey); !read) return read.error();
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
