#include "sync/protocol/frame.h"

#include "tests/support/catch.h"
#include "tests/sync/log_fixture.h"

using namespace protocol;
using test::kDevice;

namespace {

std::string frame_of(const std::vector<LogRow>& rows) {
    const auto frame = encode_frame(test::header(), rows, kDevice.sign);
    REQUIRE(frame);
    return frame->bytes;
}

/// Everything the centre does with received bytes.
Result<std::vector<LogRow>> receive(const std::string& bytes) {
    const auto frames = split_frames(bytes);
    if (!frames) return frames.error();
    std::vector<LogRow> all;
    for (const auto& frame : *frames) {
        const auto signed_ = verify_frame(frame, kDevice.verify);
        if (!signed_) return signed_.error();
        const auto rows = open_frame(frame);
        if (!rows) return rows.error();
        all.insert(all.end(), rows->begin(), rows->end());
    }
    return all;
}

}  // namespace

TEST_CASE("rows come out of a frame as they went in", "[sync][frame]") {
    const auto rows = test::log_of(GENERATE(1, 2, 37, 500));
    const auto received = receive(frame_of(rows));
    REQUIRE(received);
    CHECK(*received == rows);
    CHECK(verify_chain(*received));
}

TEST_CASE("a frame says where its rows belong", "[sync][frame]") {
    const auto rows = test::log_of(5);
    const auto frames = split_frames(frame_of({rows.begin() + 2, rows.end()}));
    REQUIRE(frames);
    const auto& header = frames->front().header;
    CHECK(header.lo == 3);
    CHECK(header.hi == 5);
    CHECK(header.n == 3);
    CHECK(header.prev_h == rows[1].h);
    CHECK(header.h_hi == rows[4].h);
    CHECK(header.kid == key_id(kDevice.verify));
}
