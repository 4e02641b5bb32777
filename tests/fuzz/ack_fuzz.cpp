// The answer to a post, from anybody who can answer; then the same JSON signed, as a newer or a
// wrong centre might.

#include "sync/protocol/ack.h"
#include "tests/fuzz/fuzz.h"

#include <string>

void fuzz(std::string_view bytes) {
    (void)protocol::decode_acks(bytes, fuzz_keys().verify);
    const auto space = bytes.find(' ');
    const auto end = bytes.find('\n');
    if (space == bytes.npos || end == bytes.npos || end < space) return;
    const std::string json{bytes.substr(space + 1, end - space - 1)};
    const auto signature = protocol::sign("PRA1" + json, fuzz_keys().sign);
    const auto acks =
        protocol::decode_acks(protocol::to_hex(signature) + " " + json + "\n", fuzz_keys().verify);
    if (!acks) return;
    fuzz_check(acks->size() == 1 && acks->front().upto >= 0);
    const auto again = protocol::encode_ack(acks->front(), fuzz_keys().sign);
    fuzz_check(static_cast<bool>(protocol::decode_acks(again, fuzz_keys().verify)));
}
