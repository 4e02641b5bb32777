// The agendas of a department read and changed through the centre's API, over real sockets.

#include "sync/central/rdv/agenda_tables.h"
#include "sync/central/rdv/sql_agenda_store.h"
#include "sync/central/web/access.h"
#include "sync/central/web/site.h"
#include "tests/contract/central_store_contract.h"
#include "tests/fakes/fake_clock.h"
#include "tests/sync/central/raw_http.h"
#include "tests/sync/central/stores.h"

#include <sodium.h>

#include <fstream>

namespace {

using test::status_of;

const std::string kDemo = PERRON_SOURCE_DIR "/assets/agendas/71";

Result<std::string> demo_file(const std::string& name) {
    std::ifstream file{kDemo + "/" + name};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// A centre with the agendas of the demonstration.
struct Centre {
    test::SqliteHarness harness;
    test::FakeClock clock{domain::Instant{std::chrono::milliseconds{test::kReceived}}};
    std::unique_ptr<central::SqlStore> store = harness.open();
    std::unique_ptr<sql::Connection> connection = *harness.connect();
    central::SqlAgendaStore agendas{*connection};
    central::Booking booking{agendas};
    std::unique_ptr<central::Context> context;
    std::unique_ptr<central::Site> site;
    std::unique_ptr<platform::HttpServer> server;
    std::string password;

    Centre() {
        password = *central::ensure_password(*store, harness.random);
        REQUIRE(agendas.replace(*central::read_agendas(demo_file)));
        context = std::make_unique<central::Context>(
            central::Context{*store, clock, harness.random, "71", test::kCentre});
        context->booking = &booking;
        site = std::make_unique<central::Site>(*context, central::SiteOptions{});
        auto started = platform::HttpServer::start({}, [this](auto request, auto reply) {
            site->handle(std::move(request), std::move(reply));
        });
        REQUIRE(started);
        server = std::move(*started);
    }
    ~Centre() {
        server.reset();
        site.reset();
    }

    std::string ask(const std::string& method, const std::string& table,
                    const std::string& body = "", const std::string& more = "",
                    bool with_password = true) const {
        const std::string given = "dsi:" + password;
        std::array<char, 128> coded{};
        sodium_bin2base64(coded.data(), coded.size(),
                          reinterpret_cast<const unsigned char*>(given.data()), given.size(),
                          sodium_base64_VARIANT_ORIGINAL);
        const auto authorization =
            with_password ? std::string{"Authorization: Basic "} + coded.data() + "\r\n" : "";
        return test::talk(server->port(),
                          method + " /v1/agendas/" + table +
                              " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " +
                              std::to_string(body.size()) + "\r\n" + authorization + more + "\r\n" +
                              body);
    }
    std::string get(const std::string& table) const { return body_of(ask("GET", table)); }

    static std::string body_of(const std::string& answer) {
        return answer.substr(answer.find("\r\n\r\n") + 4);
    }
    static std::string tag_of(const std::string& answer) {
        const auto start = answer.find("ETag: ") + 6;
        return answer.substr(start, answer.find("\r\n", start) - start);
    }
};

}  // namespace

TEST_CASE("the tables of agendas are written as they are read", "[sync][agendas]") {
    auto content = *central::read_agendas(demo_file);
    content.motifs.front().apporter = "un bail ; une \"quittance\"";
    content.plages.front().recurrence.fin =
        base::Date{std::chrono::year{2027}, std::chrono::May, std::chrono::day{3}};
    CHECK(*central::read_agendas([&](const std::string& name) -> Result<std::string> {
        return *central::agenda_table(content, name);
    }) == content);
    CHECK_FALSE(central::agenda_table(content, "agents.csv"));
}

TEST_CASE("a department reads and changes its agendas a table at a time, with its password",
          "[sync][agendas]") {
    const Centre centre;
    CHECK(status_of(centre.ask("GET", "plages.csv", "", "", false)) == "401");
    CHECK(status_of(centre.ask("PUT", "plages.csv", "x", "", false)) == "401");
    CHECK(status_of(centre.ask("GET", "agents.csv")) == "404");
    CHECK(status_of(centre.ask("DELETE", "plages.csv")) == "405");

    const auto read = centre.ask("GET", "absences.csv");
    const auto absences = Centre::body_of(read) + "1;2026-12-24 14:00;2026-12-28 0:00\n";
    SECTION("a change is seen at once, and the other tables stay") {
        const auto plages = centre.get("plages.csv");
        const auto put = centre.ask("PUT", "absences.csv", absences,
                                    "If-Match: " + Centre::tag_of(read) + "\r\n");
        CHECK(status_of(put) == "200");
        CHECK_THAT(put, test::contains("\"hors_plage\""));
        CHECK(centre.get("absences.csv") == absences);
        CHECK(centre.get("plages.csv") == plages);
        CHECK(status_of(centre.ask("PUT", "absences.csv", absences,
                                   "If-Match: " + Centre::tag_of(read) + "\r\n")) == "412");
        const auto noted = centre.connection->prepare(
            "select count(*) from audit where quoi = 'agendas_changes:absences.csv'");
        REQUIRE(noted->next_row());
        CHECK(noted->number(0) == 1);
    }
    SECTION("a wrong line changes nothing, and is named") {
        const auto put = centre.ask("PUT", "absences.csv", absences + "99;hier;demain\n");
        CHECK(status_of(put) == "400");
        CHECK_THAT(put, test::contains("absences.csv, ligne "));
        CHECK(centre.get("absences.csv") == Centre::body_of(read));
    }
    SECTION("a motif that plages name cannot go") {
        const auto put = centre.ask("PUT", "motifs.csv", "motif;nom\n");
        CHECK(status_of(put) == "400");
    }
}
