#pragma once

// The plain values that the centre's store keeps and gives.

#include "kiosk/base/civil_time.h"
#include "sync/protocol/enrolment.h"
#include "sync/protocol/frame_header.h"
#include "sync/protocol/log_row.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace central {

/// A place of reception, known to the centre.
struct Mds {
    std::string id;
    std::string nom;
    std::string secret;  ///< opens its desk page

    friend bool operator==(const Mds&, const Mds&) = default;
};

struct DeviceKeys {
    protocol::VerifyKey verify{};
    protocol::BoxPublic box{};
    friend bool operator==(const DeviceKeys&, const DeviceKeys&) = default;
};

struct Borne {
    std::int64_t numero = 0;  ///< from 1; 0 is the centre itself
    std::string mds;
    char lettre = 'A';
    std::optional<DeviceKeys> keys;  ///< none: not enrolled yet
    std::optional<std::int64_t> enrolled_ms;
    std::optional<std::int64_t> revoked_ms;
    std::optional<std::int64_t> contact_ms;          ///< last verified frame
    std::string version;                             ///< of its program, as last told
    std::int64_t pending = 0;                        ///< rows it had still to send, as last told
    std::optional<std::int64_t> stolen_ms = {};      ///< declared: nothing it said since counts
    std::optional<std::int64_t> suspended_ms = {};   ///< two devices have its identity
    std::optional<std::int64_t> wipe_sent_ms = {};   ///< first ordered to erase itself
    std::optional<std::int64_t> content = {};        ///< version of the content it said it shows
    std::optional<std::int64_t> code_until_ms = {};  ///< its code can enrol it until then
};

/// Whether what it counts is waited for: in service, or to be by a code that can still serve.
inline bool is_expected(const Borne& borne, std::int64_t now_ms) {
    if (borne.revoked_ms) return false;
    return borne.enrolled_ms || (borne.code_until_ms && now_ms <= *borne.code_until_ms);
}

/// A one-time code, burnt by its first right use, or by wrong ones.
struct OpenCode {
    static constexpr int kMaxTries = 5;
    protocol::EnrolmentCode code;
    std::int64_t expires_ms = 0;
    int tries = 0;
    bool used = false;
};

/// A frame, verified and opened, ready to be kept.
struct Arrival {
    protocol::FrameHeader header;
    std::vector<protocol::LogRow> rows;
    std::string signed_part;  ///< kept as evidence, with the signature
    protocol::Signature signature{};
    bool direct = true;  ///< over the network; else from a stick, days later
};

/// How long a sealed part is kept after it came: two months for the rdv, and 30 days.
constexpr std::int64_t kSealedKeptMs = std::int64_t{90} * 86'400'000;

/// A sealed part, and the event it belongs to.
struct SealedRow {
    std::int64_t borne = 0;
    std::int64_t seq = 0;
    std::string kid;   ///< key_id of the key that opens it; empty when it is no sealed part
    std::string part;  ///< docs/formats/scelle.md
    std::int64_t recv_ms = 0;
    std::int64_t expires_ms = 0;
};

struct Fork {
    std::int64_t seq = 0;
    std::string raison;  ///< "h", "prev_h", "base": what differs; "trou": what comes before is lost
    friend bool operator==(const Fork&, const Fork&) = default;
};

/// Where a device stands once the transaction is on disk.
struct Outcome {
    std::int64_t upto = 0;
    protocol::Hash h_upto{};
    std::optional<Fork> fork;
    std::optional<std::int64_t> suspended_ms;  ///< nothing was taken
    int inserted = 0;                          ///< new events
    int known = 0;                             ///< already kept, counted once
    bool new_epoch = false;                    ///< the epoch was not known before
    int quarantined = 0;  ///< of the new ones, kept but not understood: not counted
};

/// What the centre asks of a device, until it is done.
struct Order {
    enum class Kind { renvoi, inventaire };
    std::int64_t id = 0;
    Kind kind = Kind::inventaire;
    std::int64_t from_seq = 1;  ///< of a renvoi
    friend bool operator==(const Order&, const Order&) = default;
};

/// By borne, in the order they were given.
using OrdersDue = std::map<std::int64_t, std::vector<Order>>;

struct DeskAction {
    enum class Kind { appele, servi, parti, aide_repondue };
    Kind kind;
    std::string mds;
    std::int64_t borne = 0;    ///< of the ticket or of the call
    std::int64_t passage = 0;  ///< sequence of the passage in the log of the borne
    std::int64_t marque = 0;   ///< of its row (protocol::marque_of); 0: not known
    std::string aide;          ///< of the call
};

struct WaitingTicket {
    std::int64_t borne = 0;
    std::int64_t passage = 0;
    std::int64_t marque = 0;  ///< of its row; 0 for those kept before rows were told apart
    std::string ticket;       ///< "B28"
    std::int64_t taken_ms = 0;
    bool called = false;
};

/// By MDS: the tickets of the day that wait or were called, in the order they were taken.
using Queues = std::map<std::string, std::vector<WaitingTicket>>;

struct OpenHelp {
    std::int64_t borne = 0;
    char lettre = 'A';  ///< of the borne
    std::string aide;
    bool urgent = false;
    std::int64_t asked_ms = 0;
};

/// Ids of calls for help, by borne.
using AnsweredHelps = std::map<std::int64_t, std::vector<std::string>>;

/// What the desk of a MDS has before it: tickets of the day, oldest first; calls of the last two
/// hours that nobody acknowledged, urgent ones first.
struct Desk {
    std::vector<WaitingTicket> waiting;
    std::vector<OpenHelp> helps;
};

/// n of an indicator, in a MDS, on a civil day.
struct DayCount {
    std::string mds;
    base::Date jour;
    std::string indicateur;  ///< "passage.ticket", "passage.consultation", "passage.estime"…
    std::int64_t n = 0;
    friend bool operator==(const DayCount&, const DayCount&) = default;
};

/// A daily counter of the devices of a MDS, summed over a period.
struct CounterTotal {
    std::string mds;
    std::string famille;
    std::string cle;
    std::int64_t n = 0;
    friend bool operator==(const CounterTotal&, const CounterTotal&) = default;
};

}  // namespace central
