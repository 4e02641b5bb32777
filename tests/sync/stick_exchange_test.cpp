#include "sync/client/stick_exchange.h"

#include "sync/client/unenrolled.h"
#include "tests/contract/stick_contract.h"
#include "tests/fakes/immediate_background.h"
#include "tests/fakes/memory_stick.h"
#include "tests/sync/device_fixture.h"

using domain::UsbFailure;
using domain::UsbPhase;

namespace {

constexpr const char* kFolder = "PERRON/71/12/";

/// A device and a stick, and what a centre would make of that stick.
struct Bench {
    test::FakeOutbox outbox;
    test::FakeClock clock{domain::Instant{std::chrono::milliseconds{test::kNovember22}}};
    test::FakeRandom random;
    test::ImmediateBackground background;
    test::MemoryStick* stick = nullptr;
    std::unique_ptr<client::StickExchange> exchange;

    Bench() {
        outbox.epoch = test::epoch(0xe0);
        const auto open = [this]() -> Result<std::unique_ptr<domain::Stick>> {
            if (stick == nullptr) return fail(ErrorCode::not_found, "no stick");
            return std::unique_ptr<domain::Stick>{new test::BorrowedStick{*stick}};
        };
        exchange = std::make_unique<client::StickExchange>(
            test::identity(), "0.1.0",
            client::StickExchange::Ports{outbox, background, clock, random, open});
    }

    void write(int count) {
        for (int i = 0; i < count; ++i) test::append(outbox, test::ticket(i % 9999 + 1));
    }
    domain::UsbStatus finish() {
        for (int i = 0; i < 1000 && domain::is_busy(exchange->status()); ++i) exchange->tick();
        return exchange->status();
    }
    domain::UsbStatus export_to(test::MemoryStick& to) {
        stick = &to;
        exchange->start_export();
        return finish();
    }
    domain::UsbStatus import_from(test::MemoryStick& from) {
        stick = &from;
        exchange->start_import();
        return finish();
    }
};

std::vector<std::string> frames_on(test::MemoryStick& stick) {
    std::vector<std::string> names;
    for (const auto& [path, bytes] : stick.content) {
        if (path.ends_with(".prn")) names.push_back(path.substr(path.rfind('/') + 1));
    }
    return names;
}

/// Every frame of the stick, read as a centre would: signed, whole, its name telling the truth.
std::vector<protocol::LogRow> rows_on(const test::MemoryStick& stick) {
    std::map<std::int64_t, protocol::LogRow> rows;
    for (const auto& [path, bytes] : stick.content) {
        if (!path.ends_with(".prn")) continue;
        const auto named = stick::read_frame_name(path.substr(path.rfind('/') + 1));
        const auto frames = protocol::split_frames(bytes);
        REQUIRE(named);
        REQUIRE(frames);
        REQUIRE(frames->size() == 1);
        REQUIRE(protocol::verify_frame(frames->front(), test::kDevice.verify));
        CHECK(frames->front().header.lo == named->lo);
        CHECK(frames->front().header.hi == named->hi);
        const auto opened = protocol::open_frame(frames->front());
        REQUIRE(opened);
        for (const auto& row : *opened) rows[row.seq] = row;
    }
    std::vector<protocol::LogRow> all;
    for (auto& [seq, row] : rows) all.push_back(row);
    return all;
}

protocol::Ack ack_for(const Bench& bench, std::int64_t upto) {
    protocol::Ack ack;
    ack.kiosk = 12;
    ack.epoch = bench.outbox.epoch;
    ack.re = std::string(64, 'a');
    ack.upto = upto;
    if (upto > 0) ack.h_upto = bench.outbox.rows[static_cast<std::size_t>(upto) - 1].h;
    ack.server_time_ms = test::kNovember22 + 7'200'000;
    return ack;
}

void leave_ack(test::MemoryStick& stick, const protocol::Ack& ack,
               const protocol::SignKey& key = test::kCentre.sign) {
    REQUIRE(stick.make_folder(std::string{kFolder} + "acks"));
    REQUIRE(stick.write(std::string{kFolder} + "acks/" + stick::ack_name(ack.epoch),
                        protocol::encode_ack(ack, key)));
}

}  // namespace

TEST_CASE("the stick of the tests keeps the promises of a stick", "[sync][usb]") {
    test::check_stick([] { return std::make_unique<test::MemoryStick>(); });
}

TEST_CASE("the name of a frame's file says its epoch and its rows, and nothing else does",
          "[sync][usb]") {
    const stick::FrameFile file{test::epoch(0xe0), 501, 1000};
    CHECK(stick::frame_name(file) == "e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0-501-1000.prn");
    CHECK(stick::read_frame_name(stick::frame_name(file)) == file);
    const std::string epoch(32, 'e');
    CHECK(stick::read_frame_name(epoch + "-1-2.prn"));
    for (const auto& name :
         {"", ".prn", "--.prn", "-1-.prn", "--1.prn", "-0-1.prn", "-01-2.prn", "-2-1.prn",
          "-1-2.prn.part", "-1-99999999999999999999.prn", "-1 -2.prn", "-1-2-3.prn"}) {
        CAPTURE(name);
        CHECK_FALSE(stick::read_frame_name(epoch + name));
    }
    CHECK_FALSE(stick::read_kiosk_name("012"));
    CHECK_FALSE(stick::read_kiosk_name(""));
    CHECK(stick::read_kiosk_name("12") == 12);
}

TEST_CASE("everything the centre does not have goes onto the stick, in the frames of the network",
          "[sync][usb]") {
    Bench bench;
    bench.write(1234);
    test::MemoryStick stick;
    const auto done = bench.export_to(stick);
    CHECK(done.phase == UsbPhase::exported);
    CHECK(done.events == 1234);
    CHECK(done.written == 1234);
    CHECK(frames_on(stick).size() == 3);
    CHECK(rows_on(stick) == bench.outbox.rows);
    CHECK(bench.outbox.acked_seq == 0);  // an export proves nothing
}

TEST_CASE("a second export writes only what is missing", "[sync][usb]") {
    Bench bench;
    bench.write(700);
    test::MemoryStick stick;
    bench.export_to(stick);
    const auto first = frames_on(stick);
    bench.write(10);
    stick.operations = 0;
    CHECK(bench.export_to(stick).phase == UsbPhase::exported);
    CHECK(frames_on(stick).size() == first.size() + 1);
    CHECK(rows_on(stick) == bench.outbox.rows);

    SECTION("nothing new writes nothing") {
        const auto before = stick.content;
        CHECK(bench.export_to(stick).phase == UsbPhase::exported);
        CHECK(stick.content == before);
    }
    SECTION("what somebody deleted is written again") {
        REQUIRE(stick.remove(kFolder + first.front()));
        CHECK(bench.export_to(stick).written == 710);
        CHECK(rows_on(stick) == bench.outbox.rows);
    }
    SECTION("another stick gets everything") {
        test::MemoryStick other;
        CHECK(bench.export_to(other).phase == UsbPhase::exported);
        CHECK(rows_on(other) == bench.outbox.rows);
    }
    SECTION("rows the centre has acknowledged stay behind") {
        REQUIRE(bench.outbox.set_acked(705, bench.outbox.rows[704].h, 0));
        test::MemoryStick other;
        CHECK(bench.export_to(other).events == 5);
        CHECK(rows_on(other).front().seq == 706);
    }
}

TEST_CASE("a frame that this device did not write is not believed by its name", "[sync][usb]") {
    Bench bench;
    bench.write(20);
    test::MemoryStick stick;
    REQUIRE(stick.make_folder("PERRON/71/12"));
    const auto name = stick::frame_name({bench.outbox.epoch, 1, 20});
    REQUIRE(stick.write(kFolder + name, "not a frame"));
    CHECK(bench.export_to(stick).phase == UsbPhase::exported);
    CHECK(rows_on(stick) == bench.outbox.rows);
}

TEST_CASE("a frame that is no longer what was written is written again before the export is done",
          "[sync][usb]") {
    Bench bench;
    bench.write(700);
    test::MemoryStick stick;
    bench.export_to(stick);
    const auto names = frames_on(stick);
    REQUIRE(names.size() == 2);
    const auto sound = stick.content;
    auto& first = stick.content.at(kFolder + names.front());

    SECTION("emptied") {
        first.clear();
    }
    SECTION("truncated") {
        first.resize(first.size() / 2);
    }
    SECTION("one byte short") {
        first.pop_back();
    }
    SECTION("one bit changed, anywhere") {
        const auto at = GENERATE(take(20, random(0, 1000)));
        auto& byte = first[first.size() * static_cast<std::size_t>(at) / 1001];
        byte = static_cast<char>(byte ^ 4);
    }
    SECTION("lengthened") {
        first += "x";
    }
    SECTION("longer than any frame") {
        first.assign(stick::kMaxFrameFile + 1, 'x');
    }
    SECTION("the bytes of another file") {
        first = stick.content.at(kFolder + names.back());
    }
    SECTION("two frames in one file") {
        first += stick.content.at(kFolder + names.back());
    }
    SECTION("the whole frame of another life of this log") {
        Bench other;
        test::append(other.outbox, test::ticket(77));
        other.write(699);
        test::MemoryStick its;
        other.export_to(its);
        first = its.content.at(kFolder + names.front());
    }
    SECTION("nothing happened") {}
    const auto done = bench.export_to(stick);
    CHECK(done.phase == UsbPhase::exported);
    CHECK(done.written == 700);
    CHECK(rows_on(stick) == bench.outbox.rows);
    CHECK(stick.content == sound);
}

TEST_CASE("a broken frame that the log has outgrown is not left for the centre to refuse",
          "[sync][usb]") {
    Bench bench;
    bench.write(20);
    test::MemoryStick stick;
    bench.export_to(stick);
    const auto name = kFolder + frames_on(stick).front();
    stick.content.at(name).resize(10);
    bench.write(30);

    SECTION("the stick is as it should be") {
        CHECK(bench.export_to(stick).written == 50);
        CHECK(stick.content.count(name) == 0);
        CHECK(rows_on(stick) == bench.outbox.rows);
    }
    SECTION("a file of another log is not this device's to judge") {
        auto epoch = bench.outbox.epoch;
        epoch[0] = std::byte{1};
        const auto old = kFolder + stick::frame_name({epoch, 1, 20});
        stick.content[old] = "left by another life";
        CHECK(bench.export_to(stick).written == 50);
        CHECK(stick.content.at(old) == "left by another life");
    }
    SECTION("a stick that refuses to be written is not said to hold it") {
        stick.read_only = true;
        CHECK(bench.export_to(stick).failure == UsbFailure::protegee);
    }
    SECTION("pulled out at any moment, it is never said to be done") {
        const auto broken = stick.content;
        const auto folders = stick.made;
        for (int pulled = 0;; ++pulled) {
            CAPTURE(pulled);
            Bench again;
            again.outbox = bench.outbox;
            test::MemoryStick cut;
            cut.content = broken;
            cut.made = folders;
            cut.pulled_after = pulled;
            const auto done = again.export_to(cut);
            if (done.phase == UsbPhase::exported) {
                CHECK(rows_on(cut) == again.outbox.rows);
                break;
            }
            REQUIRE(done.failure == UsbFailure::retiree);
            REQUIRE(pulled < 100);
        }
    }
}

TEST_CASE("a stick pulled out at any moment loses nothing, and the next export ends the work",
          "[sync][usb]") {
    int whole = 0;
    {
        Bench bench;
        bench.write(1800);
        test::MemoryStick stick;
        bench.export_to(stick);
        whole = stick.operations;
    }
    REQUIRE(whole > 10);
    for (int pulled = 0; pulled < whole; ++pulled) {
        CAPTURE(pulled);
        Bench bench;
        bench.write(1800);
        test::MemoryStick stick;
        stick.pulled_after = pulled;
        const auto cut = bench.export_to(stick);
        REQUIRE(cut.phase == UsbPhase::failed);
        REQUIRE(cut.failure == UsbFailure::retiree);
        REQUIRE(bench.outbox.acked_seq == 0);
        stick.put_back();
        const auto again = bench.export_to(stick);
        REQUIRE(again.phase == UsbPhase::exported);
        REQUIRE(again.written == 1800);
        REQUIRE(rows_on(stick) == bench.outbox.rows);
    }
}

TEST_CASE("staff is told what is wrong with a stick", "[sync][usb]") {
    Bench bench;
    bench.write(600);
    test::MemoryStick stick;
    SECTION("there is none") {
        bench.exchange->start_export();
        CHECK(bench.finish().failure == UsbFailure::absente);
    }
    SECTION("it refuses to be written") {
        stick.read_only = true;
        CHECK(bench.export_to(stick).failure == UsbFailure::protegee);
    }
    SECTION("it is full, and takes the rest on another one") {
        test::MemoryStick roomy;
        bench.export_to(roomy);
        stick.room = 100 + roomy.content.at(kFolder + frames_on(roomy).front()).size();
        const auto done = bench.export_to(stick);
        CHECK(done.failure == UsbFailure::pleine);
        CHECK(done.written == 500);
        for (const auto& [path, bytes] : stick.content) CHECK_FALSE(path.ends_with(".part"));
        test::MemoryStick other;
        CHECK(bench.export_to(other).phase == UsbPhase::exported);
        CHECK(rows_on(other) == bench.outbox.rows);
    }
    SECTION("it gives back other bytes than it was given") {
        stick.wears = true;
        CHECK(bench.export_to(stick).failure == UsbFailure::abimee);
        CHECK(frames_on(stick).empty());
    }
    SECTION("a file stands where its folder must be") {
        REQUIRE(stick.write("PERRON", "somebody's file"));
        CHECK(bench.export_to(stick).failure == UsbFailure::abimee);
        CHECK(stick.content.at("PERRON") == "somebody's file");
    }
    SECTION("the log cannot be read") {
        bench.outbox.failure = fail(ErrorCode::corrupt, "broken");
        CHECK(bench.export_to(stick).failure == UsbFailure::journal);
    }
}

TEST_CASE("only an acknowledgement that the centre signed for this log moves the cursor",
          "[sync][usb]") {
    Bench bench;
    bench.write(600);
    test::MemoryStick stick;
    bench.export_to(stick);

    SECTION("it does, and what has served leaves the stick") {
        leave_ack(stick, ack_for(bench, 600));
        const auto done = bench.import_from(stick);
        CHECK(done.phase == UsbPhase::imported);
        CHECK(done.acks == 1);
        CHECK(done.acked == 600);
        CHECK(bench.outbox.acked_seq == 600);
        CHECK(frames_on(stick).empty());
        CHECK(stick.files(std::string{kFolder} + "acks", 10)->empty());
        CHECK(*bench.outbox.recall(protocol::kServerTimeKey));
    }
    SECTION("an older one never moves it back") {
        REQUIRE(bench.outbox.set_acked(600, bench.outbox.rows[599].h, 0));
        leave_ack(stick, ack_for(bench, 500));
        CHECK(bench.import_from(stick).acked == 0);
        CHECK(bench.outbox.acked_seq == 600);
    }
    SECTION("signed by somebody else, it is nothing") {
        leave_ack(stick, ack_for(bench, 600), test::kDevice.sign);
        const auto done = bench.import_from(stick);
        CHECK(done.phase == UsbPhase::imported);
        CHECK(done.acks == 0);
        CHECK(bench.outbox.acked_seq == 0);
        CHECK(frames_on(stick).size() == 2);
    }
    SECTION("of another borne or another epoch, it is nothing") {
        auto other = ack_for(bench, 600);
        other.kiosk = 13;
        leave_ack(stick, other);
        CHECK(bench.import_from(stick).acks == 0);
        other = ack_for(bench, 600);
        other.epoch = test::epoch(0xe1);
        leave_ack(stick, other);
        CHECK(bench.import_from(stick).acks == 0);
        CHECK(bench.outbox.acked_seq == 0);
    }
    SECTION("of another past, it is told and nothing moves") {
        auto other = ack_for(bench, 600);
        other.h_upto.fill(std::byte{1});
        leave_ack(stick, other);
        CHECK(bench.import_from(stick).failure == UsbFailure::journal);
        CHECK(bench.outbox.acked_seq == 0);
    }
    SECTION("on a stick that cannot be written it serves all the same") {
        leave_ack(stick, ack_for(bench, 600));
        stick.read_only = true;
        CHECK(bench.import_from(stick).phase == UsbPhase::imported);
        CHECK(bench.outbox.acked_seq == 600);
    }
    SECTION("a stick without any says so") {
        const auto done = bench.import_from(stick);
        CHECK(done.phase == UsbPhase::imported);
        CHECK(done.acks == 0);
    }
}

TEST_CASE("the loop turns while the stick works, and a second order waits for the first to end",
          "[sync][usb]") {
    Bench bench;
    bench.write(3);
    bench.background.turns = 50;
    test::MemoryStick stick;
    bench.stick = &stick;
    bench.exchange->start_export();
    bench.exchange->tick();
    CHECK(bench.exchange->status().phase == UsbPhase::exporting);
    bench.exchange->start_import();
    CHECK(bench.exchange->status().phase == UsbPhase::exporting);
    CHECK(bench.finish().phase == UsbPhase::exported);
}

TEST_CASE("a device that no centre knows exports nothing, and says so", "[sync][usb]") {
    client::UnenrolledUsb usb;
    usb.start_export();
    CHECK(usb.status().failure == UsbFailure::non_enrolee);
}
