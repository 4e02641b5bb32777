#include "platform/curl/curl_transport.h"

#include "tests/support/catch.h"
#include "tests/support/tiny_http_server.h"

#include <chrono>

using platform::CurlTransport;

namespace {

client::HttpResponse post(const std::string& centre, const std::string& body = "corps") {
    auto transport = CurlTransport::create({centre, "", false});
    REQUIRE(transport);
    (*transport)->start({"/v1/frames", "application/vnd.perron-frames", body});
    while (true) {
        CHECK((*transport)->busy());
        const auto response = (*transport)->poll();
        if (response) {
            CHECK_FALSE((*transport)->busy());
            return *response;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
}

}  // namespace

TEST_CASE("a body is posted as it is, and the answer comes back as it is", "[platform][curl]") {
    const std::string bytes{"\0PRN1\n\xff", 7};
    test::TinyHttpServer server{
        test::http_answer("HTTP/1.1 200 OK\r\nContent-Type: text/x; charset=utf-8", bytes)};
    const auto response = post(server.url() + "/sous/", bytes);
    CHECK(response.status == 200);
    CHECK(response.content_type == "text/x; charset=utf-8");
    CHECK(response.body == bytes);
    CHECK(response.failure.empty());
    CHECK_THAT(server.received(), test::contains("POST /sous/v1/frames HTTP/1.1\r\n"));
    CHECK_THAT(server.received(),
               test::contains("Content-Type: application/vnd.perron-frames\r\n"));
    CHECK(server.received().find("\r\n\r\n" + bytes) != std::string::npos);
}

TEST_CASE("a redirection is not followed", "[platform][curl]") {
    test::TinyHttpServer server{
        test::http_answer("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/", "")};
    CHECK(post(server.url()).status == 302);
}

TEST_CASE("an error of the server is an answer", "[platform][curl]") {
    test::TinyHttpServer server{test::http_answer("HTTP/1.1 503 Busy", "plus tard")};
    const auto response = post(server.url());
    CHECK(response.status == 503);
    CHECK(response.body == "plus tard");
}

TEST_CASE("an answer that is too long, or cut, is no answer", "[platform][curl]") {
    const auto answer = GENERATE(
        test::http_answer("HTTP/1.1 200 OK", std::string(platform::kMaxResponseBytes + 1, 'x')),
        std::string{"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"},
        std::string{"PRN1 is not HTTP\r\n\r\n"});
    test::TinyHttpServer server{answer};
    const auto response = post(server.url());
    CHECK(response.status == 0);
    CHECK_FALSE(response.failure.empty());
    CHECK(response.body.empty());
}

TEST_CASE("nobody at the other end is a failure that says so", "[platform][curl]") {
    const auto response = post("http://127.0.0.1:1");
    CHECK(response.status == 0);
    CHECK_FALSE(response.failure.empty());
}

TEST_CASE("one transport serves one request after another", "[platform][curl]") {
    test::TinyHttpServer server{test::http_answer("HTTP/1.1 200 OK", "oui")};
    auto transport = CurlTransport::create({server.url(), "", false});
    REQUIRE(transport);
    for (int i = 0; i < 3; ++i) {
        (*transport)->start({"/" + std::to_string(i), "text/plain", "x"});
        std::optional<client::HttpResponse> response;
        while (!response) response = (*transport)->poll();
        CHECK(response->body == "oui");
        CHECK_THAT(server.received(), test::contains("POST /" + std::to_string(i)));
    }
}

TEST_CASE("a server that never answers does not hold up the loop", "[platform][curl]") {
    test::TinyHttpServer server{""};
    auto transport = CurlTransport::create({server.url(), "", false});
    REQUIRE(transport);
    (*transport)->start({"/v1/frames", "text/plain", "x"});
    const auto before = std::chrono::steady_clock::now();
    for (int i = 0; i < 100; ++i) CHECK_FALSE((*transport)->poll());
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds{2});
}

TEST_CASE("plain HTTP stays on this machine unless told", "[platform][curl]") {
    const auto [centre, allowed, right] = GENERATE(table<std::string, bool, bool>({
        {"https://perron.example", false, true},
        {"http://127.0.0.1:8071", false, true},
        {"http://localhost:8071", false, true},
        {"http://[::1]:8071", false, true},
        {"http://perron.example", false, false},
        {"http://127.0.0.1.perron.example", false, false},
        {"http://10.0.0.1", false, false},
        {"http://perron.example", true, true},
        {"ftp://perron.example", true, false},
        {"file:///etc/hostname", true, false},
        {"perron", false, false},
        {"", false, false},
    }));
    CAPTURE(centre);
    const auto transport = CurlTransport::create({centre, "", allowed});
    CHECK(static_cast<bool>(transport) == right);
    if (!transport) CHECK(transport.error().code == ErrorCode::invalid_input);
}
