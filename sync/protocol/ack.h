#pragma once

// The acknowledgement: what the centre says, signed, of one frame it received. The wire form is in
// docs/formats/accuse.md: one line a frame, in the order of the frames, each line the signature in
// hexadecimal, a space, and the JSON that it signs, byte for byte.

#include "kiosk/base/result.h"
#include "kiosk/domain/droit.h"
#include "kiosk/domain/rdv_du_jour.h"
#include "sync/protocol/bytes.h"
#include "sync/protocol/signature.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace protocol {

/// Anything that comes with another type, even with status 200, is not an answer of the centre.
constexpr std::string_view kAckContentType = "application/vnd.perron-ack+json";

/// An agent acknowledged a call for help.
struct AideRepondueCommand {
    std::string aide;
    friend bool operator==(const AideRepondueCommand&, const AideRepondueCommand&) = default;
};

/// The centre no longer wants this device: it erases itself for good. Named by its number and the
/// key it signs with, so that the order means nothing to any other enrolment.
struct EffacementCommand {
    std::int64_t borne = 0;
    std::string key_id;
    friend bool operator==(const EffacementCommand&, const EffacementCommand&) = default;
};

/// Send again everything from a sequence on, whatever was acknowledged.
struct RenvoiCommand {
    std::int64_t id = 0;  ///< orders of one device are numbered upwards: an old one is not obeyed
    std::int64_t from_seq = 1;
    friend bool operator==(const RenvoiCommand&, const RenvoiCommand&) = default;
};

/// Answer with an event `inventaire` that quotes the id.
struct InventaireCommand {
    std::int64_t id = 0;
    /// Droits numbered below are of a life of the centre that is over: never taken from now on.
    std::int64_t premier_droit = 0;
    friend bool operator==(const InventaireCommand&, const InventaireCommand&) = default;
};

/// Time to sell. The ids of orders about droits grow in a series of their own; a frame tells the
/// last one carried out (frame_header.h), and what is above comes again.
struct DroitCommand {
    std::int64_t id = 0;
    domain::Droit droit;
    friend bool operator==(const DroitCommand&, const DroitCommand&) = default;
};

/// Time that the centre would like to have back: the device answers with `droit_rendu` for what it
/// still holds.
struct RappelCommand {
    std::int64_t id = 0;
    domain::Rappel rappel;
    friend bool operator==(const RappelCommand&, const RappelCommand&) = default;
};

/// The rdv of the device's site, in the place of all that it was told before. Its id is of the same
/// series as those about droits.
struct RdvDuJourCommand {
    std::int64_t id = 0;
    std::vector<domain::RdvDuJour> rdv;
    friend bool operator==(const RdvDuJourCommand&, const RdvDuJourCommand&) = default;
};
constexpr std::size_t kMaxRdvDuJour = 1000;
constexpr std::size_t kMaxFile = 200;        ///< tickets
constexpr std::size_t kMaxMotifLabel = 200;  ///< bytes

/// The key of the device is suspended: nothing of it is taken until somebody at the centre says so.
struct AckSuspension {
    std::int64_t since_ms = 0;
    friend bool operator==(const AckSuspension&, const AckSuspension&) = default;
};

/// The device's chain and the centre's part at `seq`: nothing moves until healed.
struct AckFork {
    std::int64_t seq = 0;
    std::string raison;  ///< "prev_h", "h": what differs; for people, not for programs
    friend bool operator==(const AckFork&, const AckFork&) = default;
};

struct Ack {
    std::int64_t kiosk = 0;
    Epoch epoch{};
    std::string re;         ///< frame_id of the frame this answers
    std::int64_t upto = 0;  ///< everything up to here is kept for good; may go back
    Hash h_upto{};
    std::int64_t server_time_ms = 0;
    int retain_days = 35;      ///< keep rows at least this long after acknowledgement
    std::string ref_manifest;  ///< version of the content manifest, empty when there is none
    std::vector<AideRepondueCommand> aides_repondues;
    std::optional<EffacementCommand> effacement;
    std::vector<RenvoiCommand> renvois;
    std::vector<InventaireCommand> inventaires;
    std::vector<DroitCommand> droits;
    std::vector<RappelCommand> rappels;
    std::optional<RdvDuJourCommand> rdv_du_jour;
    bool more_commands = false;  ///< the next acknowledgement has more of them
    std::optional<AckSuspension> suspension;
    std::vector<std::string> unknown_commands;  ///< types ignored, worth a line in the log
    std::optional<AckFork> fork;
    std::optional<std::int64_t> desk_seen_ms;  ///< an agent's desk page was last open then
    std::optional<int> waiting;                ///< tickets waiting in the MDS
    /// The first of them, oldest first; each `ailleurs`. None: the centre does not tell them.
    std::optional<std::vector<domain::TicketDuJour>> file;
    std::int64_t restauration = 0;      ///< which life of the centre; 0 when it never was restored
    std::optional<BoxPublic> seal_key;  ///< what the department wants sealed is sealed to it

    friend bool operator==(const Ack&, const Ack&) = default;
};

/// One line, with its end. `unknown_commands` is not written.
std::string encode_ack(const Ack& ack, const SignKey& server_key);

/// Reads the answer to a POST. Fails with corrupt (a signature is wrong, and then nothing of the
/// answer may be believed) or invalid_input (malformed).
Result<std::vector<Ack>> decode_acks(std::string_view body, const VerifyKey& server_key);

}  // namespace protocol
