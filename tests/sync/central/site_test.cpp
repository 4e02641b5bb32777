// The centre over real sockets, a real file, and the real client of the kiosk.

#include "sync/central/web/site.h"

#include "platform/curl/curl_transport.h"
#include "sync/central/department_keys.h"
#include "sync/central/web/enrolment_desk.h"
#include "sync/client/sync_client.h"
#include "tests/contract/central_store_contract.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/central/raw_http.h"
#include "tests/sync/central/stores.h"

#include <thread>

namespace {

using namespace std::chrono_literals;
using test::get;
using test::kNovember22;
using test::post;
using test::status_of;

/// A centre that serves the MDS "mds-a" and its borne 1.
struct Centre {
    test::TemporaryFolder folder;
    test::FakeRandom random;
    test::FakeClock clock{domain::Instant{std::chrono::milliseconds{test::kReceived}}};
    std::unique_ptr<central::SqlStore> store;
    std::unique_ptr<central::Context> context;
    std::unique_ptr<central::Site> site;
    std::unique_ptr<platform::HttpServer> server;

    explicit Centre(bool figures_open = true) {
        store = test::sqlite_store(folder.file("d.db"), random);
        test::enrolled(*store, "mds-a", 'B');
        context = std::make_unique<central::Context>(
            central::Context{*store, clock, random, "71", test::kCentre});
        site = std::make_unique<central::Site>(*context, central::SiteOptions{figures_open});
        platform::HttpServerOptions options;
        options.header_timeout = 300ms;
        auto started = platform::HttpServer::start(options, [this](auto request, auto reply) {
            site->handle(std::move(request), std::move(reply));
        });
        REQUIRE(started);
        server = std::move(*started);
    }
    ~Centre() {
        server.reset();
        site.reset();
    }
    unsigned short port() const { return server->port(); }
};

std::string frame(const std::vector<protocol::LogRow>& rows, const protocol::SignKey& key) {
    auto header = test::header();
    header.kiosk = 1;
    const auto encoded = protocol::encode_frame(header, rows, key);
    REQUIRE(encoded);
    return encoded->bytes;
}

/// The kiosk's own client, over real HTTP; its log is in memory.
struct Kiosk {
    test::FakeOutbox outbox;
    test::FakeClock clock{domain::Instant{std::chrono::milliseconds{test::kReceived}}};
    test::FakeRandom random;
    std::unique_ptr<platform::CurlTransport> transport;
    std::unique_ptr<client::SyncClient> sync;

    explicit Kiosk(unsigned short port) {
        client::Identity identity;
        identity.grant = {1, "71", 'B', "mds-a", "MDS d'essai", test::kCentre.verify, "", {}};
        identity.centre = "http://127.0.0.1:" + std::to_string(port);
        identity.sign_seed[0] = std::byte{1};
        outbox.epoch = test::epoch(0xe0);
        transport = std::move(*platform::CurlTransport::create({identity.centre, "", false}));
        sync = std::make_unique<client::SyncClient>(
            identity, "0.1.0",
            client::SyncClient::Ports{outbox, *transport, clock, random,
                                      [this](std::chrono::milliseconds time) {
                                          clock.advance(time);
                                          std::this_thread::sleep_for(1ms);
                                      }});
    }
};

}  // namespace

TEST_CASE("a thousand events reach the centre once, through replays", "[sync][central]") {
    Centre centre;
    Kiosk kiosk{centre.port()};
    for (int i = 1; i <= 1000; ++i) test::append(kiosk.outbox, test::ticket(i));
    REQUIRE(kiosk.sync->run_rounds());
    CHECK(kiosk.outbox.state()->acked_seq == 1000);
    for (int from : {0, 400, 700}) {
        const auto rows = test::part(kiosk.outbox.rows, from, from + 300);
        CHECK(status_of(post(centre.port(), "/v1/frames", frame(rows, test::kDevice.sign))) ==
              "200");
    }
    const auto answer = get(centre.port(), "/v1/indicateurs?du=2026-11-01&au=2026-11-30");
    CHECK_THAT(answer, test::contains("\"passages\": 1000,"));
    centre.server.reset();
    centre.site.reset();
    CHECK(centre.store->event_count().operator*() == 1000);
    CHECK(centre.store->recount().operator*() == 0);
}

TEST_CASE("a frame that its device did not sign is refused, and counts nothing",
          "[sync][central]") {
    Centre centre;
    const auto rows = test::log_of(3);
    const auto forged = post(centre.port(), "/v1/frames", frame(rows, test::kStranger.sign));
    CHECK(status_of(forged) == "403");
    CHECK_THAT(forged, test::contains("signature fausse"));
    CHECK(status_of(post(centre.port(), "/v1/frames", "garbage")) == "400");
    CHECK(status_of(get(centre.port(), "/v1/frames")) == "405");
    centre.server.reset();
    centre.site.reset();
    CHECK(centre.store->event_count().operator*() == 0);
    REQUIRE(centre.store->revoke(1, kNovember22));
}

TEST_CASE("what a revoked borne says since counts nothing at once", "[sync][central]") {
    Centre centre;
    auto other = test::sqlite_store(centre.folder.file("d.db"), centre.random);
    REQUIRE(other->revoke(1, kNovember22 - 1));
    const auto answer =
        post(centre.port(), "/v1/frames", frame(test::log_of(1), test::kDevice.sign));
    CHECK(status_of(answer) == "200");
    CHECK(centre.store->recount().operator*() == 0);
    const auto counts = get(centre.port(), "/v1/indicateurs?du=2026-11-01&au=2026-11-30");
    CHECK_THAT(counts, test::contains("\"passages\": 0,"));
    CHECK(centre.store->quarantine_count().operator*() == 1);
}

TEST_CASE("a ticket goes from the kiosk to the desk, and what the desk answers goes back",
          "[sync][central]") {
    Centre centre;
    Kiosk kiosk{centre.port()};
    test::append(kiosk.outbox, test::ticket(28));
    test::append(kiosk.outbox,
                 domain::AideDemandee{"0123456789abcdef", domain::NatureAide::urgence});
    for (auto& row : kiosk.outbox.rows) row.wall_ms = test::kReceived;
    kiosk.outbox.rows = test::rewritten(std::move(kiosk.outbox.rows), 0);
    REQUIRE(kiosk.sync->run_rounds());

    CHECK(status_of(get(centre.port(), "/accueil/mds-a?cle=faux")) == "403");
    CHECK(status_of(get(centre.port(), "/accueil/ailleurs?cle=SECRET-mds-a")) == "403");
    const auto page = get(centre.port(), "/accueil/mds-a?cle=SECRET-mds-a");
    CHECK_THAT(page, test::contains("B\u00A028"));
    CHECK_THAT(page, test::contains("SameSite=Strict"));
    CHECK_THAT(get(centre.port(), "/accueil/mds-a/etat", "Cookie: accueil=SECRET-mds-a\r\n"),
               test::contains("C’est urgent"));

    const std::string call = "borne=1&aide=0123456789abcdef";
    CHECK(status_of(post(centre.port(), "/accueil/mds-a/aide_repondue", call)) == "403");
    CHECK(status_of(post(centre.port(), "/accueil/mds-a/aide_repondue",
                         call + "&cle=SECRET-mds-a")) == "303");
    CHECK(status_of(post(centre.port(), "/accueil/mds-a/servi",
                         "borne=1&passage=1&cle=SECRET-mds-a")) == "303");

    test::append(kiosk.outbox, test::ticket(29));
    REQUIRE(kiosk.sync->run_rounds());
    const auto known = kiosk.sync->status();
    CHECK(known.aides_repondues == std::vector<std::string>{"0123456789abcdef"});
    CHECK(known.desk_seen);
}

TEST_CASE("the figures ask for a password unless only this machine can ask", "[sync][central]") {
    const auto target = "/v1/indicateurs?du=2026-11-01&au=2026-11-30";
    Centre open;
    CHECK(status_of(get(open.port(), target)) == "200");
    CHECK(status_of(get(open.port(), target, "X-Forwarded-For: 192.0.2.1\r\n")) == "401");
    Centre closed{false};
    CHECK(status_of(get(closed.port(), target)) == "401");
    CHECK(status_of(get(closed.port(), "/")) == "401");
    CHECK(status_of(get(closed.port(), "/healthz")) == "200");
    CHECK(status_of(get(closed.port(), "/readyz")) == "200");
}

TEST_CASE("a request that makes no sense is a 400 in words", "[sync][central]") {
    Centre centre;
    CHECK(status_of(get(centre.port(), "/v1/indicateurs")) == "400");
    CHECK(status_of(get(centre.port(), "/v1/indicateurs?du=2026-13-01&au=2026-12-01")) == "400");
    CHECK(status_of(get(centre.port(), "/v1/indicateurs?du=2026-11-01&au=2026-11-02&mds=x")) ==
          "404");
    CHECK(status_of(test::talk(centre.port(), "nonsense\r\n\r\n")) == "400");
    CHECK(status_of(get(centre.port(), "/", "X: " + std::string(9000, 'a') + "\r\n")) == "431");
    CHECK(status_of(test::talk(centre.port(),
                               "POST /v1/frames HTTP/1.1\r\nHost: x\r\n"
                               "Content-Length: 99999999\r\n\r\n")) == "413");
}

TEST_CASE("clients that stall delay nobody, and are let go", "[sync][central]") {
    Centre centre;
    std::vector<int> stalled;
    for (int i = 0; i < 200; ++i) {
        stalled.push_back(test::connect_to(centre.port()));
        CHECK(send(stalled.back(), "GET / HT", 8, MSG_NOSIGNAL) == 8);
    }
    CHECK(status_of(get(centre.port(), "/readyz")) == "200");
    char byte = 0;
    CHECK(recv(stalled.front(), &byte, 1, 0) <= 0);
    for (const int fd : stalled) close(fd);
}

TEST_CASE("plain HTTP is refused beyond this machine unless told", "[sync][central]") {
    platform::HttpServerOptions options;
    options.address = "0.0.0.0";
    const auto refused = platform::HttpServer::start(options, [](auto, auto reply) { reply({}); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::invalid_input);
}

TEST_CASE("the letter of a borne taken out of service still names its tickets for a day",
          "[sync][central]") {
    Centre centre;
    const auto letter_at = [&](std::int64_t now_ms) {
        const auto code = central::create_borne(*centre.store, centre.random, "mds-a", 0, now_ms);
        REQUIRE(code);
        const auto lettre = centre.store->borne(code->borne)->value().lettre;
        REQUIRE(centre.store->revoke(code->borne, now_ms));
        return lettre;
    };
    constexpr std::int64_t kDayMs = 86'400'000;
    CHECK(letter_at(test::kReceived) == 'A');
    CHECK(letter_at(test::kReceived + kDayMs - 1) == 'C');  // B is that of the fixture
    CHECK(letter_at(test::kReceived + kDayMs) == 'A');
}

TEST_CASE("a code enrols one device, and answers it again if its answer was lost",
          "[sync][central]") {
    Centre centre;
    const auto code =
        central::create_borne(*centre.store, centre.random, "mds-a", 0, test::kReceived);
    REQUIRE(code);
    protocol::EnrolmentRequest request;
    request.borne = code->borne;
    request.verify = test::kStranger.verify;
    request.cost = {1, 8 * 1024};
    request.centre = "http://127.0.0.1";
    request.sw = "0.1.0";
    const auto key = protocol::derive_enrolment_key(*code, request.nonce, request.cost);
    REQUIRE(key);
    const auto body = protocol::encode_enrolment(request, *key);
    const auto department = protocol::box_keys_from({std::byte{0x51}});
    REQUIRE(central::tell_seal_key(*centre.store, department.open));

    const auto first = central::serve_enrolment(*centre.context, body);
    CHECK(first.status == 200);
    const auto grant = protocol::read_grant(first.body, body, *key);
    REQUIRE(grant);
    CHECK(grant->lettre == 'A');
    CHECK(grant->server_key == test::kCentre.verify);
    CHECK(grant->seal_key == department.open);
    CHECK(grant->seal_key_id == protocol::key_id(department.open));
    CHECK(central::serve_enrolment(*centre.context, body).status == 200);

    request.verify = test::kDevice.verify;
    const auto thief = protocol::encode_enrolment(request, *key);
    CHECK(central::serve_enrolment(*centre.context, thief).status == 409);
}

TEST_CASE("supervision reads what the centre received, without naming anybody", "[sync][central]") {
    Centre centre;
    Kiosk kiosk{centre.port()};
    for (int i = 1; i <= 30; ++i) test::append(kiosk.outbox, test::ticket(i));
    REQUIRE(kiosk.sync->run_rounds());
    CHECK(status_of(get(centre.port(), "/readyz")) == "200");
    const auto page = get(centre.port(), "/metrics");
    CHECK_THAT(page, test::contains("perron_ingest_events_total{result=\"insere\"} 30\n"));
    CHECK_THAT(page, test::contains("perron_kiosk_pending_events{borne=\"1\"} 0\n"));
    CHECK_THAT(page, test::contains("perron_ingest_commit_seconds_bucket{le=\"+Inf\"}"));
    CHECK_THAT(page, test::contains("perron_forks_total 0\n"));
    CHECK_THAT(page, !test::contains("mds"));
    Centre closed{false};
    CHECK(status_of(get(closed.port(), "/metrics")) == "401");
}
