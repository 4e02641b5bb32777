#pragma once

// A centre in memory, honest unless told otherwise: keeps rows by sequence, and signs what it says.
// The real one is sync/central; this one lets the tests of the device lie in every way.

#include "sync/client/transport.h"
#include "sync/protocol/ack.h"
#include "sync/protocol/chain.h"
#include "sync/protocol/http_api.h"
#include "tests/support/catch.h"
#include "tests/sync/log_fixture.h"

#include <functional>
#include <vector>

namespace test {

class FakeCentre {
  public:
    std::vector<protocol::LogRow> rows;  ///< from row 1, all it took
    std::int64_t purged_upto = 0;        ///< it names no row up to this one
    std::int64_t server_time_ms = kNovember22;
    std::vector<protocol::FrameHeader> headers;          ///< of every frame received
    std::function<void(protocol::Ack&)> before_signing;  ///< to lie, or to say more
    protocol::SignKey key = kCentre.sign;

    int questions = 0;  ///< on the chain

    client::HttpResponse answer(const client::HttpRequest& request) {
        if (request.path == protocol::kChainPath) return answer_question(request);
        CHECK(request.path == protocol::kFramesPath);
        CHECK(request.content_type == protocol::kFramesContentType);
        const auto frames = protocol::split_frames(request.body);
        REQUIRE(frames);
        std::string body;
        for (const auto& frame : *frames) {
            REQUIRE(protocol::verify_frame(frame, kDevice.verify));
            take(frame);
            auto ack = ack_of(frame);
            if (before_signing) before_signing(ack);
            body += protocol::encode_ack(ack, key);
        }
        return {200, std::string{protocol::kAckContentType}, body, ""};
    }

    /// Which hash it keeps at the sequence asked about.
    client::HttpResponse answer_question(const client::HttpRequest& request) {
        ++questions;
        CHECK(request.content_type == protocol::kChainContentType);
        const auto received = protocol::read_question(request.body);
        REQUIRE(received);
        CHECK(received->is_asked_by(kDevice.verify));
        const auto seq = received->question.seq;
        protocol::ChainAnswer answer{received->question.kiosk, received->id, seq, {}};
        if (seq > purged_upto && seq <= static_cast<std::int64_t>(rows.size())) {
            answer.known.push_back(rows[static_cast<std::size_t>(seq) - 1].h);
        }
        return {200, std::string{protocol::kChainContentType},
                protocol::encode_chain_answer(answer, key), ""};
    }

  private:
    /// Adds the rows that follow its own, skips those it has, ignores those after a gap.
    void take(const protocol::RawFrame& frame) {
        headers.push_back(frame.header);
        const auto received = protocol::open_frame(frame);
        REQUIRE(received);
        for (const auto& row : *received) {
            if (row.seq == static_cast<std::int64_t>(rows.size()) + 1) rows.push_back(row);
        }
    }

    protocol::Ack ack_of(const protocol::RawFrame& frame) const {
        protocol::Ack ack;
        ack.kiosk = frame.header.kiosk;
        ack.epoch = frame.header.epoch;
        ack.re = protocol::frame_id(frame.signature);
        ack.upto = static_cast<std::int64_t>(rows.size());
        if (!rows.empty()) ack.h_upto = rows.back().h;
        ack.server_time_ms = server_time_ms;
        return ack;
    }
};

}  // namespace test
