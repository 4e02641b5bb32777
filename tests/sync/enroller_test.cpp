#include "sync/client/enroller.h"

#include "sync/protocol/http_api.h"
#include "tests/fakes/fake_random.h"
#include "tests/fakes/scripted_transport.h"
#include "tests/support/catch.h"
#include "tests/sync/device_fixture.h"

using namespace protocol;
using client::Enroller;
using client::HttpRequest;
using client::HttpResponse;

namespace {

const client::EnrolmentOptions kOptions{
    "12 k7q2m 9xtrb", "https://perron.example", "0.1.0", {1, 8 * 1024}};

Enroller prepared() {
    test::FakeRandom random;
    auto enroller = Enroller::prepare(kOptions, random);
    REQUIRE(enroller);
    return *enroller;
}

/// A centre that knows one code.
HttpResponse grant_to(const HttpRequest& request, const EnrolmentCode& code) {
    const auto received = read_enrolment(request.body);
    REQUIRE(received);
    const auto key = derive_enrolment_key(code, received->request.nonce, received->request.cost);
    REQUIRE(key);
    if (!is_enrolment_by(*received, *key)) return {403, "text/plain", "", ""};
    return {200, std::string{kEnrolmentContentType},
            encode_grant(test::identity().grant, request.body, *key), ""};
}

const EnrolmentCode kRight{12, "K7Q2M9XTRB"};

void no_sleep(std::chrono::milliseconds) {}

}  // namespace

TEST_CASE("a device with the right code learns who it is", "[sync][enrolment]") {
    const auto enroller = prepared();
    std::string body;
    test::ScriptedTransport transport{[&](const auto& request) {
        body = request.body;
        return grant_to(request, kRight);
    }};
    const auto identity = client::enrol(enroller, transport, no_sleep);
    REQUIRE(identity);
    CHECK(identity->grant == test::identity().grant);
    CHECK(identity->centre == "https://perron.example");
    CHECK(transport.requests.front().path == kEnrolmentPath);

    const auto sent = read_enrolment(body);
    CHECK(sent->request.borne == 12);
    CHECK(sent->request.verify == verify_key_of(identity->sign_key()));
    CHECK(body.find(to_hex(identity->sign_seed)) == body.npos);
}

TEST_CASE("a lost answer is asked for again with the same keys", "[sync][enrolment]") {
    int lost = 2;
    test::ScriptedTransport transport{[&](const auto& request) {
        return lost-- > 0 ? test::no_network(request) : grant_to(request, kRight);
    }};
    CHECK(client::enrol(prepared(), transport, no_sleep));
    REQUIRE(transport.requests.size() == 3);
    CHECK(transport.requests[0].body == transport.requests[2].body);
}

TEST_CASE("an enrolment that fails says why", "[sync][enrolment]") {
    const auto enroller = prepared();
    const auto answered = [&](const HttpResponse& response) {
        const auto identity = enroller.read_answer(response);
        REQUIRE_FALSE(identity);
        return identity.error().code;
    };
    CHECK(answered(grant_to(enroller.request(), {12, "0000000000"})) == ErrorCode::invalid_input);
    CHECK(answered({410, "text/plain", "", ""}) == ErrorCode::invalid_input);
    CHECK(answered({0, "", "", "timeout"}) == ErrorCode::unavailable);
    CHECK(answered({200, "text/html", "<html>", ""}) == ErrorCode::unavailable);
    CHECK(answered({502, "text/html", "<html>", ""}) == ErrorCode::unavailable);
    auto forged = grant_to(enroller.request(), kRight);
    forged.body[0] = forged.body[0] == '0' ? '1' : '0';
    CHECK(answered(forged) == ErrorCode::corrupt);
}

TEST_CASE("a code that cannot be one is refused before anything is sent", "[sync][enrolment]") {
    test::FakeRandom random;
    auto options = kOptions;
    options.code = "12-K7Q2M";
    CHECK(Enroller::prepare(options, random).error().code == ErrorCode::invalid_input);
}

TEST_CASE("an identity is kept as written, and a damaged one is refused", "[sync][identity]") {
    auto identity = test::identity();
    if (GENERATE(true, false)) {
        identity.grant.seal_key = BoxPublic{};
        identity.grant.seal_key_id = key_id(BoxPublic{});
    }
    const auto json = client::write_identity(identity);
    const auto read = client::read_identity(json);
    REQUIRE(read);
    CHECK(*read == identity);

    CHECK_FALSE(client::read_identity(json.substr(0, json.size() / 2)));
    CHECK_FALSE(client::read_identity(""));
    const auto error = client::read_identity("{}").error();
    CHECK(error.code == ErrorCode::invalid_input);
}
