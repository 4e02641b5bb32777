#pragma once

// Where two logs part: a device asks the centre which hash it knows at a sequence, and finds by
// halves the last row they share (docs/formats/chaine.md). Both lines are signed: only the device
// may ask, only the centre may answer, and an answer names its question.

#include "kiosk/base/result.h"
#include "sync/protocol/signed_line.h"

#include <string>
#include <string_view>
#include <vector>

namespace protocol {

struct ChainQuestion {
    std::string tenant;  ///< department: "71"
    std::int64_t kiosk = 0;
    std::int64_t seq = 0;
    std::array<std::byte, 16> nonce{};  ///< random: no two questions are the same
    friend bool operator==(const ChainQuestion&, const ChainQuestion&) = default;
};

/// A question as received: readable, not yet believed.
struct ReceivedQuestion {
    ChainQuestion question;
    std::string id;

    bool is_asked_by(const VerifyKey& device_key) const;

    std::string json;
    Signature signature{};
};

struct ChainAnswer {
    std::int64_t kiosk = 0;
    std::string re;  ///< id of the question
    std::int64_t seq = 0;
    std::vector<Hash> known;  ///< of the rows kept at `seq`, one a life of the log; often empty
    friend bool operator==(const ChainAnswer&, const ChainAnswer&) = default;
};

EncodedLine encode_question(const ChainQuestion& question, const SignKey& device_key);

/// Fails with invalid_input.
Result<ReceivedQuestion> read_question(std::string_view body);

std::string encode_chain_answer(const ChainAnswer& answer, const SignKey& server_key);

/// Fails with corrupt (not signed by the centre) or invalid_input (malformed).
Result<ChainAnswer> decode_chain_answer(std::string_view body, const VerifyKey& server_key);

}  // namespace protocol
