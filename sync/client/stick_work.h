#pragma once

// The parts of an exchange by USB that touch the stick, each one piece of work for a thread of its
// own: they share nothing with the device's log. What to write, and what to believe of what was
// read, is stick_exchange.h's business.

#include "kiosk/domain/ports/stick.h"
#include "sync/protocol/signature.h"
#include "sync/stick/layout.h"

#include <string>
#include <vector>

namespace client {

/// Whose folder on the stick.
struct StickPlace {
    std::string tenant;
    std::int64_t kiosk = 0;
};

/// Which frames of its folder this device asks about: those under `epoch` that go beyond what the
/// centre has.
struct OwnLog {
    protocol::VerifyKey key{};
    protocol::Epoch epoch{};
    std::int64_t acked_seq = 0;
};

/// A frame read back whole: one in its file, signed by this device, its rows chained, its name
/// telling the truth. Whether the rows are still those of the log is for who knows the log.
struct SoundFrame {
    stick::FrameFile file;
    protocol::Hash h_hi{};  ///< of the last row, and so of all
};

struct StickSurvey {
    std::string id;  ///< names the stick
    std::vector<SoundFrame> frames;
};

/// Makes the folders that are missing, gives a stick without a name `fresh_id`, and reads the
/// frames of `own`: one that is not sound is removed where the stick allows it, for nothing else
/// would take it away once the log cuts its frames elsewhere. Fails as the stick does.
Result<StickSurvey> survey_stick(domain::Stick& stick, const StickPlace& place,
                                 const std::string& fresh_id, const OwnLog& own);

struct FrameToWrite {
    stick::FrameFile file;
    std::string bytes;
};

/// How many frames, from the first, are on the stick and were read back; and what stopped it.
struct FramesWritten {
    std::size_t count = 0;
    Status status = Done{};
};
FramesWritten write_frames(domain::Stick& stick, const StickPlace& place,
                           const std::vector<FrameToWrite>& frames);

struct FoundAck {
    std::string name;
    std::string text;
};

/// The files of acknowledgement left for this device; one that cannot be read whole is left out.
Result<std::vector<FoundAck>> read_acks(domain::Stick& stick, const StickPlace& place);

/// Removes what has served: acknowledgements, and frames that they cover. Stops at what resists:
/// nothing depends on it.
void clear_served(domain::Stick& stick, const StickPlace& place,
                  const std::vector<std::string>& acks, const stick::FrameFile& covered);

}  // namespace client
