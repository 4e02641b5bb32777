// The kiosk's own transport against the real centre in TLS: who is believed, and who is not.

#include "platform/curl/curl_transport.h"
#include "platform/system/files.h"
#include "platform/system/system_clock.h"
#include "sync/protocol/http_api.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <thread>

namespace {

using namespace std::chrono_literals;

/// The authorities and certificates of tests/support/autorite, made once.
const test::TemporaryFolder& authorities() {
    static const test::TemporaryFolder folder;
    static const auto made =
        test::run({PERRON_SOURCE_DIR "/tests/support/autorite", folder.path()});
    CAPTURE(made.err);
    REQUIRE(made.status == 0);
    return folder;
}

std::string file(const std::string& name) {
    return authorities().file(name);
}

std::string pin_of(const std::string& name) {
    return *platform::read_file(file(name + ".epingle"), 100);
}

/// A centre that serves with one of those certificates.
class SecureCentre {
  public:
    explicit SecureCentre(const std::string& certificate)
        : service_({test::our_program("perron-central"), "servir", "--data", folder_.file("c"),
                    "--ecoute", "127.0.0.1:0", "--cert", file(certificate + ".pem"), "--cle",
                    file(certificate + ".key"), "--port-dans", folder_.file("port")},
                   folder_.file("log")) {
        for (int i = 0; i < 400 && port_.empty(); ++i) {
            const auto read = platform::read_file(folder_.file("port"), 100);
            if (read) port_ = read->substr(0, read->find('\n'));
            if (port_.empty()) std::this_thread::sleep_for(50ms);
        }
        REQUIRE_FALSE(port_.empty());
    }

    std::string url(const std::string& scheme = "https") const {
        return scheme + "://127.0.0.1:" + port_;
    }

  private:
    test::TemporaryFolder folder_;
    test::Service service_;
    std::string port_;
};

/// What a device gets when it asks for the manifest.
client::HttpResponse ask(const platform::CurlOptions& options) {
    auto transport = platform::CurlTransport::create(options);
    REQUIRE(transport);
    client::HttpRequest request;
    request.method = "GET";
    request.path = protocol::kManifestPath;
    (*transport)->start(request);
    for (int i = 0; i < 3000; ++i) {
        if (auto response = (*transport)->poll()) return *response;
        std::this_thread::sleep_for(5ms);
    }
    FAIL("no answer");
    return {};
}

constexpr int kReached = 404;  ///< nothing is published there

}  // namespace

TEST_CASE("a centre that the department's authority vouches for is reached", "[journeys][tls]") {
    const SecureCentre centre{"centre"};
    CHECK(ask({centre.url(), file("ca.pem")}).status == kReached);

    SECTION("not under another authority") {
        const auto refused = ask({centre.url(), file("autre-ca.pem")});
        CHECK(refused.status == 0);
        CHECK_THAT(refused.failure, test::contains("certificate"));
    }
    SECTION("not when only the system's authorities are believed") {
        CHECK(ask({centre.url(), ""}).status == 0);
    }
    SECTION("not in clear text") {
        CHECK(ask({centre.url("http"), ""}).status == 0);
    }
}

TEST_CASE("whoever is not the centre is refused, with the reason", "[journeys][tls]") {
    const auto [certificate, why] = GENERATE(table<std::string, std::string>(
        {{"etranger", "certificate"}, {"ailleurs", "does not match"}, {"perime", "expired"}}));
    CAPTURE(certificate);
    const SecureCentre centre{certificate};
    const auto refused = ask({centre.url(), file("ca.pem")});
    CHECK(refused.status == 0);
    CAPTURE(refused.failure);
    const bool said = refused.failure.find(why) != std::string::npos ||
                      refused.failure.find("no alternative certificate") != std::string::npos;
    CHECK(said);
}

TEST_CASE("a pinned key is the only one believed, and its successor beside it", "[journeys][tls]") {
    const SecureCentre centre{"centre"};
    const auto now = pin_of("centre");
    const auto next = pin_of("suivant");
    CHECK(ask({centre.url(), file("ca.pem"), false, now}).status == kReached);
    CHECK(ask({centre.url(), file("ca.pem"), false, next + ";" + now}).status == kReached);
    const auto refused = ask({centre.url(), file("ca.pem"), false, next});
    CHECK(refused.status == 0);
    CHECK_THAT(refused.failure, test::contains("pinned public key"));

    const SecureCentre renewed{"suivant"};
    CHECK(ask({renewed.url(), file("ca.pem"), false, now + ";" + next}).status == kReached);
}

TEST_CASE("what is no pin is refused at once", "[journeys][tls]") {
    const auto pins = GENERATE(values<std::string>({"centre.pem", "sha256//", "sha1//abc", ";"}));
    CAPTURE(pins);
    CHECK_FALSE(platform::CurlTransport::create({"https://centre.example", "", false, pins}));
}

TEST_CASE("a board that wakes in 1970 still connects, at the hour it is sure of",
          "[journeys][tls]") {
    const SecureCentre centre{"centre"};
    platform::CurlOptions options{centre.url(), file("ca.pem")};
    const base::Instant in_1970{};
    options.verify_time = [&] { return in_1970; };
    const auto refused = ask(options);
    CHECK(refused.status == 0);
    CHECK_THAT(refused.failure, test::contains("not yet valid"));

    const auto floor = platform::SystemClock{}.read().wall;
    options.verify_time = [&] { return std::max(in_1970, floor); };
    CHECK(ask(options).status == kReached);

    options.verify_time = [&] { return floor + std::chrono::hours{24 * 400}; };
    CHECK_THAT(ask(options).failure, test::contains("expired"));
}

TEST_CASE("plain HTTP is for this machine only, on both sides", "[journeys][tls]") {
    for (const std::string address : {"http://centre.example", "http://192.0.2.1:8471"}) {
        const auto refused = platform::CurlTransport::create({address, ""});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::invalid_input);
    }
    CHECK(platform::CurlTransport::create({"http://127.0.0.1:8471", ""}));

    const test::TemporaryFolder folder;
    const auto ended = test::run({test::our_program("perron-central"), "servir", "--data",
                                  folder.path(), "--ecoute", "0.0.0.0:0"});
    CHECK(ended.status == 1);
    CHECK_THAT(ended.err,
               test::contains("HTTP sans chiffrement est refusé hors de la boucle locale"));
}
