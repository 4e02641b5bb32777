#include "kiosk/borne/out_of_service.h"

#include "kiosk/borne/centre_orders.h"
#include "kiosk/borne/technical_screen.h"
#include "platform/sqlite/device_store.h"
#include "platform/system/files.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/catch.h"
#include "tests/support/real_textes.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <fstream>

namespace {

namespace fs = std::filesystem;

std::unique_ptr<platform::SqliteDeviceStore> open_store(const std::string& folder,
                                                        const domain::Clock& clock) {
    test::FakeRandom random;
    platform::DeviceStoreOptions options;
    options.folder = folder;
    options.reserve_bytes = 4096;
    auto opened = platform::SqliteDeviceStore::open(options, clock, random);
    REQUIRE(opened);
    return *std::move(opened);
}

}  // namespace

TEST_CASE("a condemned device keeps nothing but the mark that says so", "[borne][effacement]") {
    const test::TemporaryFolder folder;
    const test::FakeClock clock{domain::Instant{std::chrono::hours{24 * 365 * 56}}};
    open_store(folder.path(), clock).reset();
    fs::create_directories(folder.file("contenu/staging"));
    std::ofstream{folder.file("contenu/staging/pack")} << "fiches";
    REQUIRE(platform::write_file(folder.file("identite.json"), "secret", 0600));
    CHECK_FALSE(borne::is_condemned(folder.path()));

    REQUIRE(borne::condemn(folder.path()));
    CHECK(borne::is_condemned(folder.path()));
    REQUIRE(borne::erase_device(folder.path()));
    CHECK(borne::is_condemned(folder.path()));
    CHECK(std::distance(fs::directory_iterator{folder.path()}, fs::directory_iterator{}) == 1);
    REQUIRE(borne::erase_device(folder.path()));

    REQUIRE(borne::reprieve(folder.path()));
    CHECK_FALSE(borne::is_condemned(folder.path()));
}

TEST_CASE("an inventory tells the rows kept, as an event of the log", "[borne][ordres]") {
    const test::TemporaryFolder folder;
    const test::FakeClock clock{domain::Instant{std::chrono::hours{24 * 365 * 56}}};
    const auto store = open_store(folder.path(), clock);
    borne::CentreOrders orders{folder.path(), *store, *store, [] {
                                   domain::Inventaire inventory{};
                                   inventory.version = "0.1.0";
                                   inventory.horloge = 3;
                                   inventory.possede = {{"71", 7}};
                                   return inventory;
                               }};
    REQUIRE(orders.take_inventory(41, 0));
    REQUIRE(orders.take_inventory(42, 0));
    const auto rows = store->rows_after(0, 10);
    REQUIRE(rows);
    REQUIRE(rows->size() == 2);
    CHECK(rows->front().type == "inventaire");
    CHECK_THAT(rows->back().body, test::contains("\"commande\":42"));
    CHECK_THAT(rows->back().body, test::contains("\"premiere\":1,\"derniere\":1"));

    REQUIRE(orders.condemn());
    CHECK(borne::is_condemned(folder.path()));
}

TEST_CASE("a kiosk out of service says so and sends to the accueil", "[borne][effacement]") {
    borne::TechnicalStand stand{1024, 600, borne::TechnicalCause::hors_service};
    CHECK(stand.tree().screen == "hors_service");
    CHECK_THAT(stand.tree().nodes.front().label, test::contains("hors service"));
    CHECK_THAT(stand.tree().nodes.front().label, test::contains("out of service"));
    CHECK_THAT(stand.tree().nodes.front().label, test::contains("خارج الخدمة"));
    const test::TemporaryFolder folder;
    REQUIRE(stand.picture(folder.file("hors_service.png")));
    CHECK(fs::file_size(folder.file("hors_service.png")) > 1000);
}

TEST_CASE("a kiosk out of service names its numbers as its screens did", "[borne][effacement]") {
    borne::TechnicalStand stand{1024, 600, borne::TechnicalCause::hors_service};
    const auto textes = test::real_textes();
    const auto& nodes = stand.tree().nodes;
    REQUIRE(nodes.size() == 11);
    for (auto node = nodes.begin() + 1; node != nodes.end(); ++node) {
        for (const auto* langue : {"fr", "en", "ar"}) {
            CHECK_THAT(node->label, test::contains(textes.get(langue, node->id)));
        }
    }
}

TEST_CASE("a kiosk without its fonts writes with plain letters", "[borne][effacement]") {
    const auto cause = borne::TechnicalCause::panne;
    const auto plain = borne::draw_technical_screen(1024, 600, cause, "/nulle/part");
    const auto ours = borne::draw_technical_screen(1024, 600, cause);
    CHECK(plain.pixels != ours.pixels);
}
