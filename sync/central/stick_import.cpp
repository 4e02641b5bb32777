#include "sync/central/stick_import.h"

#include "sync/central/web/frames.h"
#include "sync/protocol/ack.h"
#include "sync/protocol/frame.h"
#include "sync/stick/safe_write.h"

#include <algorithm>
#include <tuple>

namespace central {
namespace {

/// One transaction a group; a frame is a post of its own, so that a bad one refuses only itself.
constexpr std::size_t kGroup = 16;

struct Found {
    std::int64_t borne = 0;
    stick::FrameFile file;
    std::string path;
};

class Import {
  public:
    Import(domain::Stick& stick, Context& context) : stick_(stick), context_(context) {}

    Result<StickReport> run() {
        const auto found = find_frames();
        if (!found) return found.error();
        for (std::size_t start = 0; start < found->size(); start += kGroup) {
            const auto count = std::min(kGroup, found->size() - start);
            take_group(std::span{*found}.subspan(start, count));
        }
        for (auto& log : report_.logs) leave_ack(log);
        return std::move(report_);
    }

  private:
    std::string folder() const { return std::string{stick::kRoot} + "/" + context_.tenant; }

    void refuse(const std::string& file, const std::string& why) {
        report_.refusals.push_back({file, why});
    }

    /// Every frame by its name, in the order of the logs.
    Result<std::vector<Found>> find_frames() {
        const auto bornes = stick_.folders(folder(), stick::kMaxEntries);
        if (!bornes) return bornes.error();
        std::vector<Found> found;
        for (const auto& name : *bornes) {
            const auto borne = stick::read_kiosk_name(name);
            if (!borne) continue;
            const auto files = stick_.files(folder() + "/" + name, stick::kMaxEntries);
            if (!files) {
                refuse(name, files.error().detail);
                continue;
            }
            for (const auto& file : *files) {
                const auto frame = stick::read_frame_name(file);
                const auto path = std::string{folder()}.append("/").append(name).append("/");
                if (frame) found.push_back({*borne, *frame, path + file});
            }
        }
        std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
            return std::tie(a.borne, a.file.lo, a.file.hi, a.file.epoch) <
                   std::tie(b.borne, b.file.lo, b.file.hi, b.file.epoch);
        });
        return found;
    }

    /// The bytes of a frame whose name tells the truth; nothing, and a refusal, otherwise.
    std::optional<std::string> read(const Found& found) {
        auto bytes = stick_.read(found.path, stick::kMaxFrameFile);
        if (!bytes) {
            refuse(found.path, bytes.error().detail);
            return std::nullopt;
        }
        const auto frames = protocol::split_frames(*bytes);
        if (!frames) {
            refuse(found.path, "trame illisible : " + frames.error().detail);
            return std::nullopt;
        }
        const auto& header = frames->front().header;
        const stick::FrameFile told{header.epoch, header.lo, header.hi};
        if (frames->size() != 1 || header.kiosk != found.borne || told != found.file) {
            refuse(found.path, "son nom ne dit pas ce qu'elle contient");
            return std::nullopt;
        }
        return *std::move(bytes);
    }

    void take_group(std::span<const Found> group) {
        std::vector<FramesPost> posts;
        std::vector<platform::HttpResponse> answers(group.size());
        std::vector<const Found*> posted;
        for (const auto& found : group) {
            auto bytes = read(found);
            if (!bytes) continue;
            auto& answer = answers[posted.size()];
            posted.push_back(&found);
            posts.push_back(
                {*std::move(bytes),
                 [&answer](platform::HttpResponse response) { answer = std::move(response); },
                 false});
        }
        serve_frames(context_, std::move(posts));
        for (std::size_t i = 0; i < posted.size(); ++i) take_answer(*posted[i], answers[i]);
    }

    void take_answer(const Found& found, const platform::HttpResponse& answer) {
        if (answer.status != 200) {
            return refuse(found.path, answer.body.substr(0, answer.body.find('\n')));
        }
        const auto acks = protocol::decode_acks(answer.body, context_.keys.verify);
        if (!acks || acks->size() != 1) return refuse(found.path, "reçue, mais sans accusé");
        auto& log = log_of(found);
        log.frames += 1;
        log.brought = std::max(log.brought, found.file.hi);
        log.fork = log.fork || acks->front().fork.has_value();
        log.upto = acks->front().upto;
        log.ack = answer.body;
    }

    StickReport::Log& log_of(const Found& found) {
        auto& logs = report_.logs;
        const auto known = std::find_if(logs.begin(), logs.end(), [&](const auto& log) {
            return log.borne == found.borne && log.epoch == found.file.epoch;
        });
        if (known != logs.end()) return *known;
        logs.emplace_back();
        logs.back().borne = found.borne;
        logs.back().epoch = found.file.epoch;
        return logs.back();
    }

    void leave_ack(StickReport::Log& log) {
        const auto acks = stick::acks_folder(context_.tenant, log.borne);
        auto left = stick_.make_folder(acks);
        if (left) {
            left = stick::write_safely(stick_, acks + "/" + stick::ack_name(log.epoch), log.ack);
        }
        log.acknowledged = static_cast<bool>(left);
        if (!left) report_.not_acknowledged = left.error().detail;
    }

    domain::Stick& stick_;
    Context& context_;
    StickReport report_;
};

}  // namespace

Result<StickReport> import_stick(domain::Stick& stick, Context& context) {
    return Import{stick, context}.run();
}

}  // namespace central
