#pragma once

// What the centre keeps without counting it, and why: what the column `quarantine.why` holds, and
// what people are told of it.

#include "sync/protocol/log_row.h"

#include <string>
#include <vector>

namespace central {

/// An event kept that does not count.
struct SetAside {
    std::int64_t borne = 0;
    protocol::Epoch epoch{};
    std::int64_t seq = 0;
    std::string type;
    std::string why;  ///< one of those below
    std::int64_t recv_ms = 0;
    friend bool operator==(const SetAside&, const SetAside&) = default;
};

/// How many events are set aside for one reason.
struct SetAsideCount {
    std::string why;
    std::int64_t n = 0;
    friend bool operator==(const SetAsideCount&, const SetAsideCount&) = default;
};

/// Rows that a borne read in one damaged log, told as events of the log that it then began.
struct Salvage {
    std::int64_t borne = 0;
    protocol::Epoch epoch{};  ///< of the new log
    std::int64_t first = 0;   ///< sequences in the new log
    std::int64_t last = 0;
    std::int64_t rows = 0;
    std::int64_t whole = 0;    ///< of them, those whose hash is right
    std::int64_t recv_ms = 0;  ///< of the last that came
    friend bool operator==(const Salvage&, const Salvage&) = default;
};

inline constexpr const char* kUnknownType = "type_inconnu";
inline constexpr const char* kInvalidBody = "corps_invalide";
inline constexpr const char* kAfterTheft = "apres_vol";
inline constexpr const char* kAfterRevocation = "apres_revocation";
inline constexpr const char* kMaybePurged = "avant_purge";
inline constexpr const char* kSaleOfAnother = "rdv_d_un_autre";

/// The reason in French, and what becomes of such events; the reason itself when it is of no kind
/// known here.
std::string words_of(const std::string& why);

/// What `perron-central quarantaine` prints: one line an event set aside, then one a salvage.
/// Nothing of what the events say is shown.
std::string quarantine_text(const std::vector<SetAside>& events,
                            const std::vector<Salvage>& salvages);

}  // namespace central
