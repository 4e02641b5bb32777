#include "tests/banc/rdv_borne.h"

#include "kiosk/app/rdv_desk.h"
#include "platform/curl/curl_transport.h"
#include "platform/http/http_server.h"
#include "platform/sqlite/device_store.h"
#include "platform/sqlite/sql_connection.h"
#include "sync/central/rdv/sql_agenda_store.h"
#include "sync/central/sql_store.h"
#include "sync/central/web/site.h"
#include "sync/client/sync_client.h"
#include "tests/banc/cpu.h"
#include "tests/banc/fleet.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_orders.h"
#include "tests/fakes/fake_random.h"

#include <filesystem>
#include <random>

namespace banc {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using domain::Quanta;

constexpr int kDroits = 1000;
constexpr int kEvents = 10'000;
constexpr int kSearches = 2000;
constexpr int kAgendas = 50;
constexpr int kTurns = 3;
constexpr int kMostRounds = 200;
const base::Date kToday = 2026y / 9 / 7;  // no public holiday in the fortnight

domain::Motif motif() {
    domain::Motif one;
    one.id = "m";
    one.duree = Quanta{3};
    one.delai_max = days{60};
    return one;
}

/// Quarters of an hour of the coming days, over fifty agendas.
domain::Tranche tranche_of(int n, const base::Date& today) {
    const auto day = base::Date{sys_days{today} + days{1 + n / kAgendas % 15}};
    const auto start = base::from_paris({day, 9h + 30min * (n / (kAgendas * 15))});
    return {1 + n % kAgendas, domain::quantum_from(start), domain::quantum_from(start + 15min)};
}

/// Every agenda is open every day: nothing is asked back.
central::AgendaContent department() {
    central::AgendaContent content;
    content.motifs.push_back(motif());
    for (int i = 1; i <= kAgendas; ++i) {
        content.agendas.push_back({i, "mds", "Guichet " + std::to_string(i)});
        content.plages.push_back(
            {i,
             "mds",
             {"m"},
             kToday,
             8h,
             18h,
             {domain::Rythme::hebdomadaire, 1, {true, true, true, true, true, true, true}, {}}});
    }
    return content;
}

/// The search on what is held, beside a bare look at every piece of it.
std::vector<Measure> measure_held(const base::Instant& now) {
    domain::DroitsTenus held;
    for (int i = 0; i < kDroits; ++i) {
        if (!held.receive({i + 1, "e", tranche_of(i, kToday), {"m"}})) return {};
    }
    std::mt19937 dice{1};
    std::vector<double> search;
    std::vector<double> look;
    std::size_t seen = 0;
    for (int i = 0; i < kSearches; ++i) {
        const auto from = base::Date{sys_days{kToday} + days{dice() % 15}};
        look.push_back(cpu_milliseconds_of([&] {
            for (const auto& piece : held.pieces()) seen += piece.tranche.start > now ? 1 : 0;
        }));
        search.push_back(cpu_milliseconds_of(
            [&] { seen += app::held_offers(held, motif(), now, from).size(); }));
    }
    if (seen == 0) return {};
    return {
        {"créneaux tenus par une borne (" + std::to_string(kDroits) + " droits), p99, processeur",
         percentile(search, 0.99), "ms", "un regard sur chaque droit", percentile(look, 0.99),
         "<= 5 ms"}};
}

/// A centre over sockets of this machine, and a borne with its log on disk.
class Homecoming {
  public:
    Homecoming(const std::string& folder, const Fleet& fleet)
        : folder_(folder), fleet_(fleet), clock_(base::from_paris({kToday, 8h})) {}
    ~Homecoming() { server_.reset(); }
    Homecoming(const Homecoming&) = delete;
    Homecoming& operator=(const Homecoming&) = delete;

    Status open() {
        auto kept = open_centre();
        return kept ? open_borne() : kept;
    }

    Status write_events() {
        return device_->transact([&](domain::StoreTransaction& change) -> Status {
            for (int i = 0; i < kEvents; ++i) {
                const auto added = change.append(
                    domain::Passage{domain::OriginePassage::consultation, std::nullopt});
                if (!added) return added.error();
            }
            return Done{};
        });
    }

    Status entrust_droits() {
        std::string epoch;
        const auto read = device_->transact([&](domain::StoreTransaction& change) -> Status {
            epoch = change.epoch();
            return Done{};
        });
        if (!read) return read;
        std::vector<central::Remise> remises;
        for (int i = 0; i < kDroits; ++i) {
            remises.push_back({1, epoch, tranche_of(i, kToday), {"m"}});
        }
        return agendas_->entrust_all(remises, clock_.now.wall);
    }

    /// Until everything is sent, and that many droits are here.
    bool exchange(std::size_t droits) {
        for (int i = 0; i < kMostRounds; ++i) {
            if (!sync_->run_rounds()) return false;
            if (sync_->status().pending == 0 && held() == droits) return true;
        }
        return false;
    }
    bool is_right() const { return *store_->event_count() >= kEvents && *store_->recount() == 0; }

  private:
    Status open_centre() {
        const auto path = folder_ + "/centre.db";
        auto made = platform::SqliteConnection::open(path);
        if (!made) return made.error();
        auto store = central::SqlStore::open(*std::move(made), random_);
        if (!store) return store.error();
        store_ = *std::move(store);
        if (auto known = fleet_.enrol(*store_); !known) return known;
        auto second = platform::SqliteConnection::open(path);
        if (!second) return second.error();
        connection_ = *std::move(second);
        agendas_ = std::make_unique<central::SqlAgendaStore>(*connection_);
        if (auto loaded = agendas_->replace(department()); !loaded) return loaded;
        booking_ = std::make_unique<central::Booking>(*agendas_);
        context_ = std::make_unique<central::Context>(
            central::Context{*store_, clock_, random_, "71", fleet_.centre_keys()});
        context_->booking = booking_.get();
        site_ = std::make_unique<central::Site>(*context_, central::SiteOptions{true});
        auto started = platform::HttpServer::start({}, [this](auto request, auto reply) {
            site_->handle(std::move(request), std::move(reply));
        });
        if (!started) return started.error();
        server_ = *std::move(started);
        return Done{};
    }

    Status open_borne() {
        platform::DeviceStoreOptions options;
        options.folder = folder_ + "/borne";
        options.reserve_bytes = 4096;
        std::error_code failed;
        std::filesystem::create_directories(options.folder, failed);
        auto device = platform::SqliteDeviceStore::open(options, clock_, random_);
        if (!device) return device.error();
        device_ = *std::move(device);
        orders_.store = device_.get();
        auto transport = platform::CurlTransport::create(
            {"http://127.0.0.1:" + std::to_string(server_->port()), ""});
        if (!transport) return transport.error();
        transport_ = *std::move(transport);
        client::Identity identity;
        identity.grant.borne = 1;
        identity.grant.tenant = "71";
        identity.grant.server_key = fleet_.centre_keys().verify;
        identity.sign_seed[0] = std::byte{1};
        sync_ = std::make_unique<client::SyncClient>(
            identity, "0.1.0",
            client::SyncClient::Ports{*device_, *transport_, clock_, random_, [](milliseconds) {},
                                      &orders_});
        return Done{};
    }

    std::size_t held() {
        std::size_t count = 0;
        const auto read = device_->transact([&](domain::StoreTransaction& change) -> Status {
            const auto droits = change.droits();
            if (!droits) return droits.error();
            count = droits->pieces().size();
            return Done{};
        });
        return read ? count : 0;
    }

    std::string folder_;
    const Fleet& fleet_;
    test::FakeClock clock_;
    test::FakeRandom random_;
    test::FakeOrders orders_;
    std::unique_ptr<central::SqlStore> store_;
    std::unique_ptr<sql::Connection> connection_;
    std::unique_ptr<central::SqlAgendaStore> agendas_;
    std::unique_ptr<central::Booking> booking_;
    std::unique_ptr<central::Context> context_;
    std::unique_ptr<central::Site> site_;
    std::unique_ptr<platform::HttpServer> server_;
    std::unique_ptr<platform::SqliteDeviceStore> device_;
    std::unique_ptr<platform::CurlTransport> transport_;
    std::unique_ptr<client::SyncClient> sync_;
};

/// Milliseconds of one homecoming, on new stores; nothing when it failed.
double homecoming(const std::string& work, std::size_t droits) {
    std::error_code failed;
    std::filesystem::remove_all(work, failed);
    std::filesystem::create_directories(work, failed);
    const Fleet fleet{1, 1};
    Homecoming world{work, fleet};
    if (!world.open() || !world.write_events()) return 0;
    if (droits > 0 && !world.entrust_droits()) return 0;
    bool done = false;
    const auto ms = milliseconds_of([&] { done = world.exchange(droits); });
    return done && world.is_right() ? ms : 0;
}

}  // namespace

std::vector<Measure> measure_rdv_borne(const std::string& folder) {
    const auto work = folder + "/banc-rdv-borne";
    auto measures = measure_held(base::from_paris({kToday, 8h}));
    std::vector<double> with;
    std::vector<double> without;
    for (int turn = 0; turn < kTurns; ++turn) {
        without.push_back(homecoming(work, 0));
        with.push_back(homecoming(work, kDroits));
    }
    std::error_code failed;
    std::filesystem::remove_all(work, failed);
    const auto least = std::min(percentile(with, 0), percentile(without, 0));
    if (measures.empty() || least <= 0) return {};
    measures.push_back({"retour d'une borne (" + std::to_string(kEvents) + " événements, " +
                            std::to_string(kDroits) + " droits), HTTP local",
                        percentile(with, 0.5), "ms", "sans droits", percentile(without, 0.5),
                        "<= 2 000 ms"});
    return measures;
}

}  // namespace banc
