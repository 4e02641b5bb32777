// What must hold of any event and of any bytes, tried on many drawn from a seed.

#include "sync/protocol/ack.h"
#include "sync/protocol/enrolment.h"
#include "tests/support/catch.h"
#include "tests/sync/log_fixture.h"

#include <random>

using namespace protocol;
using namespace domain;

namespace {

class Draw {
  public:
    explicit Draw(unsigned seed) : engine_(seed) {}

    int below(int bound) { return static_cast<int>(engine_() % static_cast<unsigned>(bound)); }

    /// Any UTF-8, with what JSON must escape and what needs several bytes.
    std::string text() {
        static const std::vector<std::string> pieces{
            "a",    "Z",    "0", " ", "\"", "\\", "/", "\n",     "\t", std::string(1, '\0'),
            "\x1f", "\x7f", "é", "œ", "ع",  "日", "😀", "\u2028", "{",  "]",
            ":",    "null"};
        std::string text;
        for (int left = below(12); left > 0; --left) {
            text += pieces[static_cast<std::size_t>(below(static_cast<int>(pieces.size())))];
        }
        return text;
    }

    std::string aide() {
        std::string aide;
        while (aide.size() < 16) aide.push_back("0123456789abcdef"[below(16)]);
        return aide;
    }

    NumeroTicket ticket() { return {"ABCDEFGHJKLMNPQRSTUVWXYZ"[below(24)], 1 + below(9999)}; }

    CompteursJour counters() {
        const auto first = std::chrono::sys_days{std::chrono::year{2020} / 1 / 1};
        CompteursJour day{first + std::chrono::days{below(20'000)}, {}};
        for (int left = below(6); left > 0; --left) {
            day.compteurs.push_back(
                {static_cast<FamilleCompteur>(below(8)), text(), 1 + below(1'000'000)});
        }
        return day;
    }

    Event event() {
        switch (below(10)) {
            case 0:
                return Passage{OriginePassage::ticket, ticket()};
            case 1:
                return Passage{static_cast<OriginePassage>(1 + below(2)), std::nullopt};
            case 2:
                return PassageAppele{ticket()};
            case 3:
                return PassageServi{ticket()};
            case 4:
                return PassageParti{ticket()};
            case 5:
                return AideDemandee{aide(), static_cast<NatureAide>(below(2))};
            case 6:
                return counters();
            case 7:
                return BorneEtat{text(), text(), below(1 << 30), below(2) ? "ok" : "papier"};
            case 8:
                return PackActive{"71" + text(), below(1 << 30)};
            default:
                return Sauvetage{text(), text()};
        }
    }

    /// The same bytes with some changed, cut out, doubled or added.
    std::string damaged(std::string bytes) {
        for (int left = 1 + below(4); left > 0 && !bytes.empty(); --left) {
            const auto at = static_cast<std::size_t>(below(static_cast<int>(bytes.size())));
            switch (below(4)) {
                case 0:
                    bytes[at] = static_cast<char>(below(256));
                    break;
                case 1:
                    bytes.erase(at, static_cast<std::size_t>(1 + below(8)));
                    break;
                case 2:
                    bytes.insert(at, bytes.substr(at, 8));
                    break;
                default:
                    bytes.insert(at, 1, static_cast<char>(below(256)));
                    break;
            }
        }
        return bytes;
    }

  private:
    std::mt19937 engine_;
};

}  // namespace

TEST_CASE("any event is read back as it was written", "[sync][event]") {
    Draw draw{20261122};
    for (int i = 0; i < 3000; ++i) {
        const auto event = draw.event();
        const auto encoded = encode_event(event);
        REQUIRE(encoded);
        CHECK(encoded->body.find('\n') == std::string::npos);
        const auto decoded = decode_event(encoded->type, encoded->v, encoded->body);
        REQUIRE(decoded);
        REQUIRE(*decoded == event);
    }
}

TEST_CASE("any log comes out of its frames as it went in", "[sync][frame]") {
    Draw draw{71};
    for (int i = 0; i < 60; ++i) {
        std::vector<LogRow> rows;
        LogRow last;
        last.seq = draw.below(1'000'000);
        for (int left = 1 + draw.below(80); left > 0; --left) {
            last = test::row_after(last, draw.event());
            if (draw.below(5) == 0) last.sealed = draw.text();
            seal_chain(last);
            rows.push_back(last);
        }
        REQUIRE(rows_in_one_frame(rows) == rows.size());
        const auto encoded = encode_frame(test::header(), rows, test::kDevice.sign);
        REQUIRE(encoded);
        const auto frames = split_frames(encoded->bytes);
        REQUIRE(frames);
        const auto received = open_frame(frames->front());
        REQUIRE(received);
        REQUIRE(*received == rows);
    }
}

TEST_CASE("a row changed anywhere breaks the chain", "[sync][log]") {
    const auto rows = test::log_of(5);
    REQUIRE(verify_chain(rows));
    REQUIRE(verify_chain({}));
    const auto change = GENERATE(values<void (*)(LogRow&)>({
        [](LogRow& row) { row.seq += 1; },
        [](LogRow& row) { row.boot[0] ^= std::byte{1}; },
        [](LogRow& row) { row.mono_ms += 1; },
        [](LogRow& row) { row.wall_ms -= 1; },
        [](LogRow& row) { row.tq = 0; },
        [](LogRow& row) { row.type += "s"; },
        [](LogRow& row) { row.v = 2; },
        [](LogRow& row) { row.body += " "; },
        [](LogRow& row) { row.sealed_h = Hash{}; },
        [](LogRow& row) { row.sealed = "x"; },
        [](LogRow& row) { row.prev_h = Hash{}; },
        [](LogRow& row) { row.h = Hash{}; },
        [](LogRow& row) { row.body = "{}", seal_chain(row); },
    }));
    auto changed = rows;
    change(changed[2]);
    const auto chain = verify_chain(changed);
    REQUIRE_FALSE(chain);
    CHECK(chain.error().code == ErrorCode::corrupt);

    auto shorter = rows;
    shorter.erase(shorter.begin() + 2);
    CHECK_FALSE(verify_chain(shorter));

    auto relabelled = rows;
    relabelled[2].epoch = test::epoch(7);
    CHECK(verify_chain(relabelled));
}

TEST_CASE("the sealed part of a row can be purged without breaking the chain", "[sync][log]") {
    LogRow row = test::log_of(1).front();
    row.sealed = "scelle";
    seal_chain(row);
    row.sealed.reset();
    CHECK(verify_chain({&row, 1}));
}

TEST_CASE("no bytes whatever make a reader fall", "[sync][fuzz]") {
    Draw draw{1};
    const auto frame = encode_frame(test::header(), test::log_of(3), test::kDevice.sign);
    const auto ack = encode_ack({}, test::kCentre.sign);
    const auto line = encode_enrolment({}, {});
    REQUIRE(frame);
    for (int i = 0; i < 4000; ++i) {
        const auto frames = split_frames(draw.damaged(frame->bytes));
        if (frames) {
            for (const auto& one : *frames) static_cast<void>(open_frame(one));
        }
        static_cast<void>(decode_acks(draw.damaged(ack), test::kCentre.verify));
        static_cast<void>(read_enrolment(draw.damaged(line)));
        static_cast<void>(parse_enrolment_code(draw.damaged("12-K7Q2M-9XTRB")));
        const auto event = encode_event(draw.event());
        static_cast<void>(decode_event(event->type, 1, draw.damaged(event->body)));
    }
    SUCCEED("none did");
}
