#pragma once

// A small log of a device, with everything that signs and acknowledges it, for the tests of sync/.

#include "sync/protocol/event_codec.h"
#include "sync/protocol/frame.h"
#include "tests/fakes/fake_outbox.h"

#include <string>
#include <vector>

namespace test {

inline protocol::SignKeyPair keys(int n) {
    protocol::Seed seed{};
    seed[0] = static_cast<std::byte>(n);
    return protocol::sign_keys_from(seed);
}

inline const protocol::SignKeyPair kDevice = keys(1);
inline const protocol::SignKeyPair kCentre = keys(2);
inline const protocol::SignKeyPair kStranger = keys(3);

constexpr std::int64_t kNovember22 = 1'795'336'200'000;  ///< 2026-11-22 08:30 UTC

inline protocol::Epoch epoch(int n) {
    protocol::Epoch epoch{};
    epoch.fill(static_cast<std::byte>(n));
    return epoch;
}

/// The row that follows `before` with the event, a minute later.
inline protocol::LogRow row_after(const protocol::LogRow& before, const domain::Event& event) {
    const auto encoded = protocol::encode_event(event);
    protocol::LogRow row;
    row.seq = before.seq + 1;
    row.epoch = epoch(0xe0);
    row.boot.fill(std::byte{0xb0});
    row.mono_ms = 60'000 * row.seq;
    row.wall_ms = kNovember22 + row.mono_ms;
    row.tq = 3;
    row.type = encoded->type;
    row.v = encoded->v;
    row.body = encoded->body;
    row.prev_h = before.h;
    protocol::seal_chain(row);
    return row;
}

inline domain::Event ticket(int numero) {
    return domain::Passage{domain::OriginePassage::ticket, domain::NumeroTicket{'B', numero}};
}

/// Rows 1 to `count`: tickets B1, B2…
inline std::vector<protocol::LogRow> log_of(int count) {
    std::vector<protocol::LogRow> rows;
    protocol::LogRow last;
    for (int i = 1; i <= count; ++i) rows.push_back(last = row_after(last, ticket(i)));
    return rows;
}

/// Writes one more event, as the device store would.
inline void append(FakeOutbox& outbox, const domain::Event& event) {
    outbox.epoch = epoch(0xe0);
    outbox.rows.push_back(
        row_after(outbox.rows.empty() ? protocol::LogRow{} : outbox.rows.back(), event));
}

inline protocol::FrameHeader header() {
    protocol::FrameHeader header;
    header.tenant = "71";
    header.kiosk = 12;
    header.epoch = epoch(0xe0);
    header.boot.fill(std::byte{0xb0});
    header.mono_ms = 600'000;
    header.wall_ms = kNovember22 + 600'000;
    header.tq = 3;
    header.sw = "0.1.0";
    return header;
}

}  // namespace test
