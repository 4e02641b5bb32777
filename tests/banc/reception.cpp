// Who waits for whom at the centre: healthy devices beside 500 that stall, and a van come home.

#include "platform/http/http_server.h"
#include "sync/central/web/frames.h"
#include "sync/central/web/site.h"
#include "sync/client/sync_client.h"
#include "tests/banc/fleet.h"
#include "tests/banc/magasins.h"
#include "tests/banc/synchro.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_outbox.h"
#include "tests/fakes/fake_random.h"
#include "tests/fakes/scripted_transport.h"
#include "tests/sync/central/raw_http.h"

#include <sys/resource.h>

#include <filesystem>
#include <memory>

namespace banc {
namespace {

constexpr int kStalled = 500;
constexpr int kRounds = 4;
constexpr int kPostsARound = 100;
constexpr int kRowsAPost = 5;
constexpr int kVanDays = 21;
constexpr int kVanEvents = 4'800;  ///< of those days, sync.md, section 12

/// A centre over sockets of this machine.
class Served {
  public:
    Served(const Magasin& magasin, const Fleet& fleet)
        : clock_(fleet.after()), store_(magasin.open(random_)) {
        if (!store_ || !fleet.enrol(*store_)) return;
        context_ = std::make_unique<central::Context>(
            central::Context{*store_, clock_, random_, "71", fleet.centre_keys()});
        site_ = std::make_unique<central::Site>(*context_, central::SiteOptions{true});
        auto started = platform::HttpServer::start({}, [this](auto request, auto reply) {
            site_->handle(std::move(request), std::move(reply));
        });
        if (started) server_ = std::move(*started);
    }
    ~Served() {
        server_.reset();
        site_.reset();
    }
    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;

    bool is_open() const { return server_ != nullptr; }
    std::uint16_t port() const { return server_->port(); }
    client::HttpResponse frames(const std::string& body) {
        client::HttpResponse response;
        std::vector<central::FramesPost> group;
        group.push_back({body, [&](const platform::HttpResponse& answer) {
                             response = {answer.status, answer.content_type, answer.body, ""};
                         }});
        central::serve_frames(*context_, std::move(group));
        return response;
    }

  private:
    test::FakeClock clock_;
    test::FakeRandom random_;
    std::unique_ptr<central::Store> store_;
    std::unique_ptr<central::Context> context_;
    std::unique_ptr<central::Site> site_;
    std::unique_ptr<platform::HttpServer> server_;
};

/// Milliseconds of each post of one device, its frames one after the other.
bool post_frames(const Served& centre, const Fleet& fleet, int& from, std::vector<double>& ms) {
    for (int i = 0; i < kPostsARound; ++i, from += kRowsAPost) {
        const auto frame = fleet.frame(1, from, kRowsAPost);
        std::string answer;
        ms.push_back(
            milliseconds_of([&] { answer = test::post(centre.port(), "/v1/frames", frame); }));
        if (test::status_of(answer) != "200") return false;
    }
    return true;
}

/// Clients that began a request and say no more: half in their headers, half in a body.
class Stalled {
  public:
    explicit Stalled(std::uint16_t port) {
        for (int i = 0; i < kStalled; ++i) {
            const int fd = test::connect_to(port);
            if (fd < 0) return;
            sockets_.push_back(fd);
            const std::string begun =
                i % 2 == 0 ? "POST /v1/frames HT"
                           : "POST /v1/frames HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nP";
            if (send(fd, begun.data(), begun.size(), MSG_NOSIGNAL) < 0) return;
        }
        is_right_ = true;
    }
    ~Stalled() {
        for (const int fd : sockets_) close(fd);
    }
    Stalled(const Stalled&) = delete;
    Stalled& operator=(const Stalled&) = delete;
    bool is_right() const { return is_right_; }

  private:
    std::vector<int> sockets_;
    bool is_right_ = false;
};

void allow_many_sockets() {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

/// With and without in turns, so that whatever else the machine does weighs on both.
Measure measure_stalled(const Magasin& magasin) {
    const Fleet fleet{1, 2 * kRounds * kPostsARound * kRowsAPost};
    const Served centre{magasin, fleet};
    if (!centre.is_open()) return {};
    std::vector<double> alone;
    std::vector<double> beside;
    int from = 0;
    for (int round = 0; round < kRounds; ++round) {
        if (!post_frames(centre, fleet, from, alone)) return {};
        const Stalled stalled{centre.port()};
        if (!stalled.is_right() || !post_frames(centre, fleet, from, beside)) return {};
    }
    return {"p99 d'un envoi, " + std::to_string(kStalled) + " clients figés, " + magasin.name,
            percentile(beside, 0.99),
            "ms",
            "sans eux",
            percentile(alone, 0.99),
            "au plus 2 fois"};
}

/// The device's own client, from its first frame to its last acknowledgement.
Measure measure_van(const Magasin& magasin) {
    const Fleet fleet{1, kVanEvents};
    Served centre{magasin, fleet};
    if (!centre.is_open()) return {};
    test::FakeOutbox outbox;
    for (int i = 0; i < kVanEvents; ++i) outbox.rows.push_back(fleet.row(1, i));
    outbox.epoch = outbox.rows.front().epoch;
    client::Identity identity;
    identity.grant.borne = 1;
    identity.grant.tenant = "71";
    identity.grant.server_key = fleet.centre_keys().verify;
    identity.sign_seed[0] = std::byte{1};
    test::FakeClock clock{fleet.after()};
    test::FakeRandom random;
    test::ScriptedTransport transport{
        [&](const auto& request) { return centre.frames(request.body); }};
    client::SyncClient sync{
        identity,
        "0.1.0",
        {outbox, transport, clock, random, [](std::chrono::milliseconds) {}, nullptr}};
    bool done = false;
    const auto ms = milliseconds_of([&] { done = static_cast<bool>(sync.run_rounds()); });
    if (!done || outbox.acked_seq != kVanEvents) return {};
    return {"camionnette de " + std::to_string(kVanDays) + " jours (" + std::to_string(kVanEvents) +
                " événements), " + magasin.name,
            ms,
            "ms",
            "",
            0,
            "en une fois"};
}

}  // namespace

std::vector<Measure> measure_reception(const std::string& folder) {
    const std::string work = folder + "/banc-reception";
    std::error_code failed;
    std::filesystem::remove_all(work, failed);
    std::filesystem::create_directories(work, failed);
    allow_many_sockets();
    std::vector<Measure> measures;
    for (const auto& magasin : magasins(work)) {
        measures.push_back(measure_stalled(magasin));
        measures.push_back(measure_van(magasin));
    }
    std::filesystem::remove_all(work, failed);
    const bool complete = std::all_of(measures.begin(), measures.end(),
                                      [](const Measure& one) { return one.value > 0; });
    return complete ? measures : std::vector<Measure>{};
}

}  // namespace banc
