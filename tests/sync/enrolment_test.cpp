#include "sync/protocol/enrolment.h"

#include "tests/support/catch.h"
#include "tests/sync/log_fixture.h"

using namespace protocol;

namespace {

constexpr Argon2Cost kCheap{1, 8 * 1024};
const EnrolmentCode kCode{12, "K7Q2M9XTRB"};

EnrolmentRequest request() {
    EnrolmentRequest request;
    request.borne = 12;
    request.verify = test::kDevice.verify;
    request.box.fill(std::byte{0xb0});
    request.nonce.fill(std::byte{0x17});
    request.cost = kCheap;
    request.centre = "https://perron.example";
    request.sw = "0.1.0";
    return request;
}

EnrolmentGrant grant() {
    return {12, "71", 'B', "mds-centre", "MDS du centre (fictive)", test::kCentre.verify, "", {}};
}

EnrolmentKey key_of(const EnrolmentCode& code) {
    const auto key = derive_enrolment_key(code, request().nonce, kCheap);
    REQUIRE(key);
    return *key;
}

}  // namespace

TEST_CASE("a code is read however it is typed", "[sync][enrolment]") {
    const auto typed =
        GENERATE(values<std::string>({"12-K7Q2M-9XTRB", "12 k7q2m 9xtrb", "12K7Q2M9XTRB",
                                      " 1 2-k7q2m9xtrb ", "I2-K7Q2M-9XTRB", "L2-K7Q2M-9XTRB"}));
    CAPTURE(typed);
    const auto code = parse_enrolment_code(typed);
    REQUIRE(code);
    CHECK(*code == kCode);
    CHECK(to_text(*code) == "12-K7Q2M-9XTRB");
}

TEST_CASE("letters that look like digits are those digits", "[sync][enrolment]") {
    const auto code = parse_enrolment_code("1-OoIiLl-ABCD");
    REQUIRE(code);
    CHECK(code->secret == "001111ABCD");
}

TEST_CASE("what cannot be a code is refused", "[sync][enrolment]") {
    const auto typed = GENERATE(
        values<std::string>({"", "K7Q2M-9XTRB", "0-K7Q2M-9XTRB", "A-K7Q2M-9XTRB", "12-K7Q2M-9XTRU",
                             "12-K7Q2M-9XTR*", "12-K7Q2M-9XTRé", "1234567890-K7Q2M-9XTRB"}));
    CAPTURE(typed);
    const auto code = parse_enrolment_code(typed);
    REQUIRE_FALSE(code);
    CHECK(code.error().code == ErrorCode::invalid_input);
}

TEST_CASE("a code made from random bytes is read back", "[sync][enrolment]") {
    std::array<std::byte, 10> random{};
    for (std::size_t i = 0; i < random.size(); ++i) random[i] = static_cast<std::byte>(37 * i + 5);
    const auto code = make_enrolment_code(7, random);
    const auto read = parse_enrolment_code(to_text(code));
    REQUIRE(read);
    CHECK(*read == code);
}

TEST_CASE("the centre believes a request made with its code, and no other", "[sync][enrolment]") {
    const auto body = encode_enrolment(request(), key_of(kCode));
    const auto received = read_enrolment(body);
    REQUIRE(received);
    CHECK(received->request == request());
    CHECK(is_enrolment_by(*received, key_of(kCode)));
    CHECK_FALSE(is_enrolment_by(*received, key_of({12, "K7Q2M9XTRC"})));
}

TEST_CASE("a code never travels", "[sync][enrolment]") {
    const auto body = encode_enrolment(request(), key_of(kCode));
    CHECK(body.find("K7Q2M") == body.npos);
    CHECK(body.find(to_hex(key_of(kCode))) == body.npos);
}

TEST_CASE("no byte of an enrolment request can be changed", "[sync][enrolment]") {
    const auto key = key_of(kCode);
    const auto body = encode_enrolment(request(), key);
    for (std::size_t i = 0; i < body.size(); ++i) {
        auto changed = body;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        const auto received = read_enrolment(changed);
        CAPTURE(i);
        CHECK((!received || !is_enrolment_by(*received, key)));
    }
}

TEST_CASE("a device believes only the answer of whoever made its code", "[sync][enrolment]") {
    const auto key = key_of(kCode);
    const auto sent = encode_enrolment(request(), key);
    const auto answer = encode_grant(grant(), sent, key);
    const auto read = read_grant(answer, sent, key);
    REQUIRE(read);
    CHECK(*read == grant());

    SECTION("not an answer made with another code") {
        const auto forged = encode_grant(grant(), sent, key_of({12, "0000000000"}));
        CHECK(read_grant(forged, sent, key).error().code == ErrorCode::corrupt);
    }
    SECTION("not the answer to another request") {
        auto other = request();
        other.box.fill(std::byte{0});
        const auto other_sent = encode_enrolment(other, key);
        CHECK(read_grant(answer, other_sent, key).error().code == ErrorCode::corrupt);
    }
    SECTION("not its own request sent back") {
        CHECK(read_grant(sent, sent, key).error().code == ErrorCode::corrupt);
    }
    SECTION("not the page of a captive portal") {
        CHECK(read_grant("<html>Bienvenue</html>\n", sent, key).error().code ==
              ErrorCode::invalid_input);
    }
}

TEST_CASE("a request cannot make the centre spend more than a little", "[sync][enrolment]") {
    const auto cost = GENERATE(values<Argon2Cost>(
        {{0, 65536}, {5, 65536}, {2, 8191}, {2, 131073}, {2, -1}, {2, INT64_MAX}}));
    const auto key = derive_enrolment_key(kCode, request().nonce, cost);
    REQUIRE_FALSE(key);
    CHECK(key.error().code == ErrorCode::invalid_input);
}
