#include "tests/journeys/fleet.h"

#include "platform/postgresql/postgresql_connection.h"
#include "platform/sqlite/sql_connection.h"
#include "platform/system/files.h"
#include "tests/support/catch.h"

#include <chrono>
#include <filesystem>
#include <fstream>
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

std::unique_ptr<sql::Connection> open_to_read(const std::string& path) {
    platform::OpenOptions options;
    options.read_only = true;
    auto connection = platform::SqliteConnection::open(path, options);
    REQUIRE(connection);
    return *std::move(connection);
}

std::vector<std::string> tickets_in(sql::Connection& database, const std::string& query) {
    const auto rows = database.prepare(query);
    std::vector<std::string> tickets;
    while (rows->next_row()) {
        if (const auto ticket = field_of(rows->text(0), "ticket"); !ticket.empty()) {
            tickets.push_back(ticket);
        }
    }
    REQUIRE(rows->status());
    return tickets;
}

std::int64_t number_in(sql::Connection& database, const std::string& query) {
    const auto number = sql::one_number(database, query);
    REQUIRE(number);
    return *number;
}

/// A department that other tests left in the same PostgreSQL.
void forget_department(const std::string& store) {
    auto connection = platform::PostgresqlConnection::open({store, "departement_71"});
    REQUIRE(connection);
    REQUIRE((*connection)->execute("drop schema departement_71 cascade"));
}

}  // namespace

Fleet::Fleet(std::string store) : store_(std::move(store)) {
    if (store_ != "sqlite") forget_department(store_);
    restart_centre();
    const auto created =
        test::run({central(), "borne", "creer", "--data", centre_folder(), "--store", store_,
                   "--mds", "mds-macon", "--lettre", "B", "--json"});
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
        test::Command{central(), "servir", "--data", centre_folder(), "--store", store_, "--ecoute",
                      address_, "--pack", kPack, "--port-dans", port_file},
        folder_.file("centre.log"));
    for (int i = 0; i < 400; ++i) {
        const auto port = platform::read_file(port_file, 100);
        if (port && !port->empty()) {
            address_ = "127.0.0.1:" + port->substr(0, port->find('\n'));
            url_ = "http://" + address_;
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    FAIL("the centre did not start");
}

test::Command Fleet::kiosk_command(bool connected) const {
    return {borne(), "--data",       device_folder(), "--central",  connected ? url_ : kNowhere,
            "--cle", stick_folder(), "--headless",    "--scenario", "-"};
}

test::Ended Fleet::visit(const std::string& scenario, bool connected,
                         const test::Command& options) const {
    auto command = kiosk_command(connected);
    command.insert(command.end(), options.begin(), options.end());
    return test::run(command, scenario);
}

std::unique_ptr<test::Service> Fleet::start_visits(const std::string& scenario_file,
                                                   const std::string& log) const {
    return std::make_unique<test::Service>(
        test::Command{borne(), "--data", device_folder(), "--central", url_, "--headless",
                      "--scenario", scenario_file},
        log);
}

test::Ended Fleet::recount() const {
    return test::run({central(), "recompter", "--data", centre_folder(), "--store", store_});
}

std::unique_ptr<sql::Connection> Fleet::database_of_centre() const {
    if (store_ == "sqlite") return open_to_read(centre_folder() + "/departement-71.db");
    auto connection = platform::PostgresqlConnection::open({store_, "departement_71"});
    REQUIRE(connection);
    return *std::move(connection);
}

void Fleet::set_staff_code(const std::string& code) const {
    const auto set =
        test::run({borne(), "--data", device_folder(), "--definir-code-personnel"}, code + "\n");
    CAPTURE(set.err);
    REQUIRE(set.status == 0);
}

test::Ended Fleet::centre(const test::Command& words) const {
    test::Command command{central()};
    command.insert(command.end(), words.begin(), words.end());
    command.insert(command.end(), {"--data", centre_folder(), "--store", store_});
    return test::run(command);
}

std::int64_t Fleet::acked_of_device() const {
    return number_in(*open_to_read(device_folder() + "/journal.db"),
                     "select cast(cast(v as text) as integer) from sync_state"
                     " where k = 'acked_seq'");
}

std::int64_t Fleet::rdv_given_by_centre() const {
    return number_in(*database_of_centre(),
                     "select count(*) from rdv where place = 0 and droit = 0");
}

std::int64_t Fleet::tickets_served() const {
    return number_in(*database_of_centre(),
                     "select count(*) from ticket where appele_ms > 0 and servi_ms > 0");
}

std::int64_t Fleet::audit_of_centre(const std::string& quoi) const {
    const auto database = database_of_centre();
    const auto row = database->prepare("select count(*) from audit where quoi = ?");
    REQUIRE(row->bind(quoi).next_row());
    return row->number(0);
}

test::Ended Fleet::publish(test::Command arguments) const {
    arguments.insert(arguments.begin(), {central(), "publier", "--data", centre_folder()});
    return test::run(arguments);
}

std::int64_t pack_version() {
    std::ifstream manifest{PERRON_SOURCE_DIR "/assets/packs/71/manifeste.yaml"};
    const std::string key = "version: ";
    for (std::string line; std::getline(manifest, line);) {
        if (line.rfind(key, 0) == 0) return std::stoll(line.substr(key.size()));
    }
    FAIL("the manifest of the pack says no version");
    return 0;
}

std::int64_t Fleet::content_told_to_centre() const {
    return number_in(*database_of_centre(),
                     "select coalesce(max(json_extract(body, '$.version')), 0) from event"
                     " where type = 'pack_active' and seq = (select max(seq) from event where"
                     " type = 'pack_active')");
}

std::vector<std::string> Fleet::tickets_of_centre() const {
    return tickets_in(*database_of_centre(),
                      "select body from event where type = 'passage' and borne <> 0 order by seq");
}

std::vector<std::string> Fleet::tickets_of_device() const {
    return tickets_in(*open_to_read(device_folder() + "/journal.db"),
                      "select body from outbox where type = 'passage' order by seq");
}

std::int64_t Fleet::events_of_centre() const {
    return number_in(*database_of_centre(), "select count(*) from event where borne <> 0");
}

std::int64_t Fleet::events_of_device() const {
    return number_in(*open_to_read(device_folder() + "/journal.db"), "select count(*) from outbox");
}

std::string Fleet::indicators() const {
    const auto asked =
        test::run({central(), "indicateurs", "--data", centre_folder(), "--store", store_, "--du",
                   "2026-01-01", "--au", "2027-12-31", "--format", "csv"});
    CAPTURE(asked.err);
    REQUIRE(asked.status == 0);
    return asked.out;
}

}  // namespace journeys
