#include "sync/client/downloader.h"

#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"
#include "tests/fakes/scripted_transport.h"
#include "tests/support/catch.h"
#include "tests/sync/parution_fixture.h"

#include <filesystem>
#include <fstream>
#include <optional>

using namespace std::chrono_literals;
using client::HttpRequest;
using client::HttpResponse;
using test::kNovember22;

namespace {

/// A device that downloads from a centre, and can be started again.
struct Fetching {
    test::PublishingCentre centre;
    test::ShelfFixture disk;
    test::FakeClock clock{domain::Instant{std::chrono::milliseconds{kNovember22}}};
    test::FakeRandom random;
    test::ScriptedTransport transport{[this](const HttpRequest& r) { return centre.answer(r); }};
    parution::FolderShelf shelf = disk.open();
    std::optional<client::Downloader> downloader = start();

    std::optional<client::Downloader> start() {
        return std::optional<client::Downloader>{
            std::in_place, test::trust(),
            client::Downloader::Ports{shelf, transport, clock, random}};
    }

    void run(std::chrono::milliseconds time, std::chrono::milliseconds step = 1s) {
        for (auto left = time; left > 0ms; left -= step) {
            for (int turn = 0; turn < 20; ++turn) downloader->tick();
            clock.advance(step);
        }
    }

    /// The program ends and starts again.
    void restart() {
        shelf = disk.open();
        downloader.emplace(test::trust(),
                           client::Downloader::Ports{shelf, transport, clock, random});
    }

    std::size_t files_asked() const {
        std::size_t asked = 0;
        for (const auto& request : transport.requests) {
            asked += request.path != protocol::kManifestPath ? 1 : 0;
        }
        return asked;
    }
};

HttpResponse portal(const HttpRequest&) {
    return {200, "text/html", "<html>Bienvenue</html>", ""};
}

}  // namespace

TEST_CASE("a device fetches the whole of what its centre publishes", "[sync][content]") {
    Fetching device;
    device.run(2s);
    CHECK(device.downloader->last_error() == "");
    CHECK(device.shelf.state().ready == "1-1");
    const auto kept = device.shelf.find("1-1");
    REQUIRE(kept);
    for (const auto& file : kept->parution.fichiers) {
        CHECK(*device.shelf.read(file) == device.centre.files[file.nom]);
    }
    CHECK(device.files_asked() == 4);  // one small file, one in three pieces
}

TEST_CASE("what is here is not fetched again", "[sync][content]") {
    Fetching device;
    device.run(2s);
    const auto before = device.files_asked();
    SECTION("nothing changed: the manifest itself does not travel") {
        device.run(61min, 1min);
        CHECK(device.files_asked() == before);
        CHECK(device.transport.requests.size() == before + 2);
    }
    SECTION("one file changed") {
        device.centre.files["pack/a.yaml"] = "deux";
        device.centre.version = 2;
        device.downloader->hint("2");
        device.run(2s);
        CHECK(device.shelf.state().ready == "1-2");
        CHECK(device.files_asked() == before + 1);
    }
}

TEST_CASE("a download that was cut goes on where it stopped, after a restart too",
          "[sync][content]") {
    Fetching device;
    int pieces = 0;
    device.transport.answer = [&](const HttpRequest& request) {
        if (request.path != protocol::kManifestPath && ++pieces > 2) {
            return test::no_network(request);
        }
        return device.centre.answer(request);
    };
    device.run(1s);
    CHECK(device.shelf.state().ready == "");
    CHECK(device.downloader->last_error() == "could not connect");

    device.restart();
    device.transport.answer = [&](const HttpRequest& r) { return device.centre.answer(r); };
    device.transport.requests.clear();
    device.run(1s);
    CHECK(device.shelf.state().ready == "1-1");
    CHECK(device.files_asked() == 2);
    CHECK(device.transport.requests[1].headers.front() == "Range: bytes=262144-524287");
}

TEST_CASE("bytes that are not the file's are thrown away, and fetched again whole",
          "[sync][content]") {
    Fetching device;
    bool spoilt = false;
    device.transport.answer = [&](const HttpRequest& request) {
        auto answer = device.centre.answer(request);
        if (answer.status == 206 && answer.body.size() > 1000 && !spoilt) {
            answer.body[500] = '?';
            spoilt = true;
        }
        return answer;
    };
    device.run(2s);
    CHECK(spoilt);
    CHECK(device.shelf.state().ready == "1-1");
}

TEST_CASE("a centre that keeps lying about a file is not asked in a loop", "[sync][content]") {
    Fetching device;
    device.transport.answer = [&](const HttpRequest& request) {
        auto answer = device.centre.answer(request);
        if (answer.status == 206) answer.body[0] = '?';
        return answer;
    };
    device.run(1s);
    CHECK(device.files_asked() == 2);
    CHECK(device.shelf.state().ready == "");
    CHECK_THAT(device.downloader->last_error(), test::contains("pack/a.yaml"));
}

TEST_CASE("the page of a captive portal is not content", "[sync][content]") {
    Fetching device;
    SECTION("instead of the manifest") {
        device.transport.answer = portal;
    }
    SECTION("instead of a file") {
        device.transport.answer = [&](const HttpRequest& request) {
            return request.path == protocol::kManifestPath ? device.centre.answer(request)
                                                           : portal(request);
        };
    }
    device.run(1s);
    CHECK(device.shelf.state().ready == "");
    CHECK(device.downloader->last_error() == "pas un contenu du centre (statut 200)");
}

TEST_CASE("a failure re-arms the timer, for ever", "[sync][content]") {
    Fetching device;
    device.transport.answer = test::no_network;
    device.run(24h, 10s);
    CHECK(device.transport.requests.size() > 60);
    CHECK(device.transport.requests.size() < 300);
    device.transport.answer = [&](const HttpRequest& r) { return device.centre.answer(r); };
    device.run(31min, 10s);
    CHECK(device.shelf.state().ready == "1-1");
}

TEST_CASE("an old manifest that somebody replays is refused, after a restart too",
          "[sync][content]") {
    Fetching device;
    const auto old = device.centre.served();
    device.centre.version = 2;
    device.run(2s);
    REQUIRE(device.shelf.state().ready == "1-2");
    device.centre.manifest = old;

    SECTION("at once") {}
    SECTION("after a restart") {
        device.restart();
    }
    SECTION("after a restart on a folder whose state was damaged") {
        std::ofstream{device.disk.folder.file("contenu/etat.json")} << "rien";
        device.restart();
    }
    SECTION("after a restart on a database that was lost") {
        device.disk.in_database.reset();
        device.restart();
    }
    SECTION("after a restart on a folder that was emptied") {
        std::filesystem::remove_all(device.disk.folder.file("contenu"));
        device.restart();
    }
    device.downloader->hurry();
    device.run(1s);
    CHECK_THAT(device.downloader->last_error(), test::contains("plus ancienne que 2"));
    CHECK(device.shelf.state().ready != "1-1");
}

TEST_CASE("a manifest for others is refused", "[sync][content]") {
    Fetching device;
    auto parution = test::parution_of(device.centre.files, 1);
    SECTION("another department") {
        parution.departement = "89";
    }
    SECTION("a newer program") {
        parution.min_app = "0.2.0";
    }
    device.centre.manifest = test::signed_bytes(parution);
    device.run(1s);
    CHECK(device.downloader->last_error() != "");
    CHECK(device.shelf.ratchet()->generation == 0);
}

TEST_CASE("a version that the acknowledgement names is asked for once", "[sync][content]") {
    Fetching device;
    device.run(2s);
    const auto before = device.transport.requests.size();
    device.downloader->hint("1");
    device.run(10s);
    CHECK(device.transport.requests.size() == before);
    device.downloader->hint("9");  // the centre's manifest still says 1
    device.run(10s);
    device.downloader->hint("9");
    device.run(10s);
    CHECK(device.transport.requests.size() == before + 1);
}

TEST_CASE("a stick brings the same parution, checked the same", "[sync][content]") {
    test::PublishingCentre centre;
    test::ShelfFixture disk;
    auto shelf = disk.open();
    auto names = std::map<std::string, std::string>{{"manifeste.perron", centre.served()}};
    for (const auto& [nom, bytes] : centre.files) {
        names["objets/" + protocol::to_hex(protocol::sha256_of(bytes))] = bytes;
    }
    const client::ContentFolder folder = [&](const std::string& name) -> Result<std::string> {
        const auto found = names.find(name);
        if (found == names.end()) return fail(ErrorCode::not_found, name);
        return found->second;
    };

    SECTION("whole") {
        REQUIRE(client::take_from_folder(folder, test::trust(), shelf));
        CHECK(shelf.state().ready == "1-1");
        CHECK(client::take_from_folder(folder, test::trust(), shelf));
    }
    SECTION("pulled out before its end, then put back") {
        auto last = names.extract(std::prev(names.end()));
        CHECK_FALSE(client::take_from_folder(folder, test::trust(), shelf));
        CHECK(shelf.state().ready == "");
        names.insert(std::move(last));
        CHECK(client::take_from_folder(folder, test::trust(), shelf));
        CHECK(shelf.state().ready == "1-1");
    }
    SECTION("with a file that somebody changed") {
        std::prev(names.end())->second[0] = '?';
        CHECK(client::take_from_folder(folder, test::trust(), shelf).error().code ==
              ErrorCode::corrupt);
        CHECK(shelf.state().ready == "");
    }
    SECTION("signed by somebody else") {
        names["manifeste.perron"] = protocol::encode_parution(
            {"71", 1, test::kStranger.verify}, test::parution_of(centre.files),
            {test::kStranger.sign, test::kStranger.sign});
        CHECK(client::take_from_folder(folder, test::trust(), shelf).error().code ==
              ErrorCode::corrupt);
    }
}
