#include "sync/protocol/frame.h"

#include "sync/protocol/compression.h"
#include "sync/protocol/row_codec.h"
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

/// A frame signed by the device over whatever header and body.
std::string signed_frame(const std::string& header, const std::string& body,
                         const std::string& sealed = "") {
    std::string frame = "PRN1";
    append_field(frame, header);
    append_field(frame, body);
    frame.append(as_text(sign(frame, kDevice.sign)));
    append_field(frame, sealed);
    return frame;
}

/// The header that encode_frame would write for the rows.
FrameHeader header_of(const std::vector<LogRow>& rows) {
    const auto frames = split_frames(frame_of(rows));
    REQUIRE(frames);
    return frames->front().header;
}

std::string lines_of(const std::vector<LogRow>& rows) {
    std::string lines;
    for (const auto& row : rows) lines += row_line(row);
    return lines;
}

/// Everything the centre does with received bytes.
Result<std::vector<LogRow>> receive(const std::string& bytes) {
    const auto frames = split_frames(bytes);
    if (!frames) return frames.error();
    std::vector<LogRow> all;
    for (const auto& frame : *frames) {
        const auto verified = verify_frame(frame, kDevice.verify);
        if (!verified) return verified.error();
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

TEST_CASE("a frame says from which row the log still keeps all", "[sync][frame]") {
    auto header = test::header();
    header.schema = kFrameSchema;
    header.debut = 3;
    const auto rows = test::log_of(5);
    const auto encoded = encode_frame(header, std::span{rows}.subspan(2), kDevice.sign);
    REQUIRE(encoded);
    const auto frames = split_frames(encoded->bytes);
    REQUIRE(frames);
    CHECK(frames->front().header.debut == 3);

    header = frames->front().header;
    header.debut = 4;
    CHECK_FALSE(read_header(write_header(header)));
}

TEST_CASE("a heartbeat is a frame without rows", "[sync][frame]") {
    auto header = test::header();
    header.lo = 6;
    header.prev_h.fill(std::byte{7});
    const auto encoded = encode_frame(header, {}, kDevice.sign);
    REQUIRE(encoded);
    const auto frames = split_frames(encoded->bytes);
    REQUIRE(frames);
    CHECK(frames->front().header.lo == 6);
    CHECK(frames->front().header.hi == 5);
    CHECK(frames->front().header.n == 0);
    CHECK(frames->front().header.h_hi == header.prev_h);
    CHECK(open_frame(frames->front())->empty());
}

TEST_CASE("a frame has one id at both ends", "[sync][frame]") {
    const auto encoded = encode_frame(test::header(), test::log_of(1), kDevice.sign);
    REQUIRE(encoded);
    CHECK(frame_id(split_frames(encoded->bytes)->front().signature) == encoded->id);
}

TEST_CASE("frames set end to end come apart", "[sync][frame]") {
    const auto rows = test::log_of(6);
    const auto both =
        frame_of({rows.begin(), rows.begin() + 2}) + frame_of({rows.begin() + 2, rows.end()});
    const auto received = receive(both);
    REQUIRE(received);
    CHECK(*received == rows);

    const auto one = frame_of({rows.front()});
    std::string many;
    for (std::size_t i = 0; i < kMaxFramesPerPost; ++i) many += one;
    CHECK(split_frames(many)->size() == kMaxFramesPerPost);
    CHECK_FALSE(split_frames(many + one));
    CHECK_FALSE(split_frames(""));
}

TEST_CASE("no byte of a frame can be changed", "[sync][frame]") {
    auto rows = test::log_of(2);
    rows[1].sealed = "scelle";
    seal_chain(rows[1]);
    const auto frame = frame_of(rows);
    REQUIRE(receive(frame));
    for (std::size_t i = 0; i < frame.size(); ++i) {
        for (const int change : {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
            auto changed = frame;
            changed[i] = static_cast<char>(changed[i] ^ change);
            if (receive(changed)) FAIL("byte " << i << " changed by " << change << " went unseen");
        }
    }
}

TEST_CASE("a frame cut anywhere, or followed by anything, is refused", "[sync][frame]") {
    const auto frame = frame_of(test::log_of(2));
    for (std::size_t size = 0; size < frame.size(); ++size) {
        const auto received = receive(frame.substr(0, size));
        REQUIRE_FALSE(received);
        CHECK(received.error().code == ErrorCode::invalid_input);
    }
    CHECK_FALSE(receive(frame + "x"));
}

TEST_CASE("a frame signed by another device is refused", "[sync][frame]") {
    const auto encoded = encode_frame(test::header(), test::log_of(1), test::kStranger.sign);
    REQUIRE(encoded);
    CHECK(receive(encoded->bytes).error().code == ErrorCode::corrupt);
}

TEST_CASE("a body that decompresses without end is refused", "[sync][frame]") {
    const auto rows = test::log_of(1);
    const auto header = write_header(header_of(rows));
    const auto bomb = compress(std::string(64 * 1024 * 1024, ' '));
    REQUIRE(bomb.size() < kMaxFrameBody);
    const auto received = receive(signed_frame(header, bomb));
    REQUIRE_FALSE(received);
    CHECK_THAT(received.error().detail, test::contains("trop longues"));

    CHECK_FALSE(decompress(std::string{"\x28\xb5\x2f\xfd\x00\xff\x01\x00\x00", 9}, 100));
    CHECK_FALSE(decompress("", 100));
    CHECK_FALSE(decompress(compress("a") + "x", 100));
    CHECK_FALSE(decompress(compress("abc").substr(0, 8), 100));
    CHECK(decompress(compress(std::string(100, 'x')), 100));
    CHECK_FALSE(decompress(compress(std::string(101, 'x')), 100));
}

TEST_CASE("a length over its limit is refused before anything is read", "[sync][frame]") {
    std::string frame = "PRN1";
    append_u32(frame, 0xffffffff);
    CHECK_THAT(split_frames(frame).error().detail, test::contains("dépasse sa limite"));
    const std::string huge(kMaxFrameBody + 1, 'x');
    CHECK_FALSE(split_frames(signed_frame(write_header(header_of(test::log_of(1))), huge)));
}

TEST_CASE("rows that a signed header does not name are refused", "[sync][frame]") {
    const auto rows = test::log_of(3);
    const auto header = header_of(rows);
    const auto with_body = [&](const std::string& lines) {
        return receive(signed_frame(write_header(header), compress(lines)));
    };
    REQUIRE(with_body(lines_of(rows)));
    CHECK_FALSE(with_body(lines_of({rows[0], rows[1]})));
    CHECK_FALSE(with_body(lines_of({rows[0], rows[2], rows[1]})));
    CHECK_FALSE(with_body(lines_of(rows) + "{}\n"));
    CHECK_FALSE(with_body("[]\n"));
    CHECK_FALSE(with_body("\n\n\n"));

    auto forged = rows;
    forged[1].body = R"({"origine":"arrivee"})";
    CHECK(with_body(lines_of(forged)).error().code == ErrorCode::corrupt);
}

TEST_CASE("a header that contradicts itself is refused", "[sync][frame]") {
    auto header = header_of(test::log_of(3));
    const auto change = GENERATE(values<void (*)(FrameHeader&)>({
        [](FrameHeader& h) { h.n = 2; },
        [](FrameHeader& h) { h.lo = 0; },
        [](FrameHeader& h) { h.base = 1; },
        [](FrameHeader& h) { h.base = -1; },
        [](FrameHeader& h) { h.hi = INT64_MAX; },
        [](FrameHeader& h) {
            h.lo = INT64_MAX;
            h.hi = INT64_MAX - 1;
            h.n = 0;
        },
        [](FrameHeader& h) { h.pending = 2; },
        [](FrameHeader& h) { h.sealed = 4; },
        [](FrameHeader& h) { h.kiosk = 0; },
        [](FrameHeader& h) { h.tq = 4; },
        [](FrameHeader& h) {
            h.hi = 0;
            h.n = 0;
            h.pending = 0;
        },
    }));
    REQUIRE(read_header(write_header(header)));
    change(header);
    CHECK_FALSE(read_header(write_header(header)));
}

TEST_CASE("sealed parts travel beside their rows, and none can be lost or swapped",
          "[sync][frame]") {
    std::vector<LogRow> rows;
    LogRow last;
    for (int i = 1; i <= 3; ++i) {
        last = test::row_after(last, test::ticket(i));
        if (i != 2) last.sealed = "scelle" + std::to_string(i);
        seal_chain(last);
        rows.push_back(last);
    }
    CHECK(*receive(frame_of(rows)) == rows);

    const auto header = write_header(header_of(rows));
    const auto body = compress(lines_of(rows));
    const auto with_sealed = [&](const std::string& sealed) {
        return receive(signed_frame(header, body, sealed));
    };
    REQUIRE(with_sealed(write_sealed(rows)));
    CHECK_FALSE(with_sealed(""));
    CHECK_FALSE(with_sealed(write_sealed({{rows[0]}})));
    CHECK_FALSE(with_sealed(write_sealed(rows) + write_sealed({{rows[0]}})));
    auto swapped = rows;
    std::swap(swapped[0].sealed, swapped[2].sealed);
    CHECK(with_sealed(write_sealed(swapped)).error().code == ErrorCode::corrupt);
}

TEST_CASE("a long log is cut into frames that fit", "[sync][frame]") {
    auto rows = test::log_of(1);
    const domain::Sauvetage big{"passage", std::string(100'000, 'x')};
    for (int i = 0; i < 5; ++i) rows.push_back(test::row_after(rows.back(), big));
    for (int i = 0; i < 700; ++i) rows.push_back(test::row_after(rows.back(), test::ticket(1 + i)));

    std::vector<LogRow> received;
    std::span<const LogRow> left{rows};
    while (!left.empty()) {
        const auto count = rows_in_one_frame(left);
        REQUIRE(count >= 1);
        const auto encoded = encode_frame(test::header(), left.first(count), kDevice.sign);
        REQUIRE(encoded);
        const auto part = receive(encoded->bytes);
        REQUIRE(part);
        received.insert(received.end(), part->begin(), part->end());
        left = left.subspan(count);
    }
    CHECK(received == rows);
}
