#include "tests/journeys/fleet.h"

#include "platform/sqlite/database.h"
#include "platform/sqlite/statement.h"
#include "platform/system/files.h"
#include "tests/support/catch.h"

#include <chrono>
#include <filesystem>
#include <thread>

namespace journeys {
namespace {

const std::string kPack = PERRON_SOURCE_DIR "/assets/packs/71";
const std::string kNowhere = "http://127.0.0.1:1";

std::string central() {
    return test::our_program("perron-central");
}
std::string borne() {
    return test::our_program("perron-borne");
}

/// The text of a JSON field; empty when there is none.
std::string field_of(const std::string& json, const std::string& key) {
    const auto at = json.find("\"" + key + "\"");
    if (at == std::string::npos) return "";
    const auto start = json.find('"', json.find(':', at)) + 1;
    return json.substr(start, json.find('"', start) - start);
}

platform::Database open_to_read(const std::string& path) {
    platform::OpenOptions options;
    options.read_only = true;
    auto database = platform::Database::open(path, options);
    REQUIRE(database);
    return *std::move(database);
}

std::vector<std::string> tickets_in(const std::string& path, const std::string& query) {
    const auto database = open_to_read(path);
    platform::Statement rows{database, query};
    std::vector<std::string> tickets;
    while (rows.next_row()) {
        if (const auto ticket = field_of(rows.text(0), "ticket"); !ticket.empty()) {
            tickets.push_back(ticket);
        }
    }
    REQUIRE(rows.status());
    return tickets;
}

std::int64_t number_in(const std::string& path, const std::string& query) {
    const auto database = open_to_read(path);
    platform::Statement row{database, query};
    REQUIRE(row.next_row());
    return row.number(0);
}

}  // namespace

Fleet::Fleet() {
    restart_centre();
    const auto created = test::run({central(), "borne", "creer", "--data", centre_folder(), "--mds",
                                    "mds-macon", "--lettre", "B", "--json"});
    CAPTURE(created.out, created.err);
    const auto code = field_of(created.out, "code");
    REQUIRE_FALSE(code.empty());
    const auto enrolled =
        test::run({borne(), "--data", device_folder(), "--central", url_, "--enroler", code});
    CAPTURE(enrolled.err);
    REQUIRE(enrolled.status == 0);
}

void Fleet::restart_centre() {
    if (centre_) centre_->kill_now();
    const auto port_file = folder_.file("port");
    std::filesystem::remove(port_file);
    centre_ = std::make_unique<test::Service>(
        test::Command{central(), "servir", "--data", centre_folder(), "--ecoute", "127.0.0.1:0",
                      "--pack", kPack, "--port-dans", port_file},
        folder_.file("centre.log"));
    for (int i = 0; i < 400; ++i) {
        const auto port = platform::read_file(port_file, 100);
        if (port && !port->empty()) {
            url_ = "http://127.0.0.1:" + port->substr(0, port->find('\n'));
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    FAIL("the centre did not start");
}

test::Ended Fleet::visit(const std::string& scenario, bool connected,
                         const test::Command& options) const {
    test::Command command{borne(),
                          "--data",
                          device_folder(),
                          "--central",
                          connected ? url_ : kNowhere,
                          "--headless",
                          "--scenario",
                          "-"};
    command.insert(command.end(), options.begin(), options.end());
    return test::run(command, scenario);
}

test::Ended Fleet::publish(test::Command arguments) const {
    arguments.insert(arguments.begin(), {central(), "publier", "--data", centre_folder()});
    return test::run(arguments);
}

std::int64_t Fleet::content_told_to_centre() const {
    return number_in(centre_folder() + "/departement-71.db",
                     "select coalesce(max(json_extract(body, '$.version')), 0) from event"
                     " where type = 'pack_active' and seq = (select max(seq) from event where"
                     " type = 'pack_active')");
}

std::vector<std::string> Fleet::tickets_of_centre() const {
    return tickets_in(centre_folder() + "/departement-71.db",
                      "select body from event where type = 'passage' and borne <> 0 order by seq");
}

std::vector<std::string> Fleet::tickets_of_device() const {
    return tickets_in(device_folder() + "/journal.db",
                      "select body from outbox where type = 'passage' order by seq");
}

std::int64_t Fleet::events_of_centre() const {
    return number_in(centre_folder() + "/departement-71.db",
                     "select count(*) from event where borne <> 0");
}

std::int64_t Fleet::events_of_device() const {
    return number_in(device_folder() + "/journal.db", "select count(*) from outbox");
}

std::string Fleet::indicators() const {
    const auto asked = test::run({central(), "indicateurs", "--data", centre_folder(), "--du",
                                  "2026-01-01", "--au", "2027-12-31", "--format", "csv"});
    CAPTURE(asked.err);
    REQUIRE(asked.status == 0);
    return asked.out;
}

}  // namespace journeys
