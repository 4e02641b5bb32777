// What the centre serves, byte by byte, and what a kiosk does of content that its publisher never
// proved: the desk of `publier` is gone round, its keys are used directly.

#include "kiosk/parution/contenu.h"
#include "kiosk/parution/source_folder.h"
#include "platform/system/files.h"
#include "sync/central/publication.h"
#include "tests/journeys/fleet.h"
#include "tests/support/catch.h"
#include "tests/sync/central/raw_http.h"

namespace {

/// The secret keys that a centre keeps in its folder.
protocol::SignKeyPair key_in(const std::string& path) {
    const auto text = *platform::read_file(path, 200);
    protocol::Seed seed{};
    const auto space = text.find(' ');
    const auto start = space == std::string::npos ? 0 : space + 1;
    REQUIRE(protocol::from_hex(std::string_view{text}.substr(start, 64), seed));
    return protocol::sign_keys_from(seed);
}

/// The content that is installed, as files to change before they are signed.
parution::SourceFiles installed_content() {
    auto files = parution::read_sources(
        {PERRON_SOURCE_DIR "/assets/packs/71", PERRON_SOURCE_DIR "/assets/parametres"});
    REQUIRE(files);
    return *std::move(files);
}

/// Signs and puts in force whatever it is given.
protocol::SignedParution force(const journeys::Fleet& fleet, const parution::SourceFiles& files,
                               std::int64_t version) {
    const auto centre = key_in(fleet.centre_folder() + "/cle-du-centre");
    const auto publication = key_in(fleet.centre_folder() + "/cle-de-publication");
    protocol::Parution next;
    next.departement = "71";
    next.version = version;
    next.cree_ms = 1'795'336'200'000;
    next.expire_ms = next.cree_ms + 90 * std::int64_t{86'400'000};
    next.min_app = "0.1.0";
    for (const auto& [nom, bytes] : files) {
        next.fichiers.push_back(
            {nom, static_cast<std::int64_t>(bytes.size()), protocol::sha256_of(bytes)});
    }
    const auto bytes = protocol::encode_parution({"71", 1, publication.verify}, next,
                                                 {centre.sign, publication.sign});
    const auto read = protocol::decode_parution(bytes, centre.verify);
    REQUIRE(read);
    REQUIRE(central::put_in_force(fleet.centre_folder() + "/contenu", *read, files));
    return *read;
}

unsigned short port_of(const journeys::Fleet& fleet) {
    return static_cast<unsigned short>(std::stoi(fleet.url().substr(fleet.url().rfind(':') + 1)));
}

std::string log_of(const journeys::Fleet& fleet) {
    return *platform::read_file(fleet.device_folder() + "/borne.log", 1 << 20);
}

}  // namespace

TEST_CASE("a kiosk refuses scales that do not answer as their vectors, and keeps what it has",
          "[journeys][content]") {
    const journeys::Fleet fleet;
    REQUIRE(fleet.publish({PERRON_SOURCE_DIR "/assets/packs/71"}).status == 0);
    REQUIRE(fleet.visit("sync\nsync\n").status == 0);
    const auto next = static_cast<int>(journeys::pack_version()) + 1;
    REQUIRE(fleet.content_told_to_centre() == journeys::pack_version());

    auto files = installed_content();
    std::string why;
    SECTION("a figure slipped in a scale") {
        auto& rsa = files["parametres/rsa.yaml"];
        rsa.replace(rsa.find("651.69"), 6, "652.69");
        why = "attendu";
    }
    SECTION("an answer slipped in a vector") {
        auto& vectors = files["vecteurs/rsa.jsonl"];
        vectors.replace(vectors.find("573.49"), 6, "573.48");
        why = "rsa : 573.48 attendu, 573.49 trouvé";
    }
    SECTION("a scale came without its vectors") {
        files.erase("vecteurs/rsa.jsonl");
        why = "vecteurs/rsa.jsonl : manque";
    }
    SECTION("a sentence of an aide changed without its translation") {
        auto& aides = files["aides/departementales.yaml"];
        aides.replace(aides.find("Avoir 60 ans ou plus"), 20, "Avoir 61 ans ou plus");
        why = "aides/traductions.yaml";
    }
    SECTION("an aide names a fiche that the pack has not") {
        auto& aides = files["aides/departementales.yaml"];
        aides.replace(aides.find("dept71--fsl"), 11, "dept71--fsq");
        why = "dept71--fsq";
    }
    SECTION("a fiche broke its format") {
        files["pack/fiches/logement.yaml"] += "  - id: x\n";
        REQUIRE(parution::relist_pack(files, next, base::Date{std::chrono::year{2026} / 11 / 22}));
        why = "pack/fiches/logement.yaml";
    }
    force(fleet, files, next);
    REQUIRE(fleet.visit("sync\nsync\n").status == 0);
    CHECK_THAT(log_of(fleet), test::contains("contenu_refuse"));
    CHECK_THAT(log_of(fleet), test::contains(why));
    CHECK(fleet.content_told_to_centre() == journeys::pack_version());

    REQUIRE(fleet.publish({PERRON_SOURCE_DIR "/assets/packs/71"}).status == 0);
    REQUIRE(fleet.visit("sync\nsync\n").status == 0);
    CHECK(fleet.content_told_to_centre() == journeys::pack_version() + 2);
}

TEST_CASE("the centre serves its content under addresses that never change",
          "[journeys][content]") {
    const journeys::Fleet fleet;
    const auto port = port_of(fleet);
    CHECK(test::status_of(test::get(port, "/v1/contenu")) == "404");
    REQUIRE(fleet.publish({PERRON_SOURCE_DIR "/assets/packs/71"}).status == 0);

    const auto manifest = test::get(port, "/v1/contenu");
    CHECK(test::status_of(manifest) == "200");
    const auto at = manifest.find("ETag: ") + 6;
    const auto etag = manifest.substr(at, manifest.find('\r', at) - at);
    const auto known = test::get(port, "/v1/contenu", "If-None-Match: " + etag + "\r\n");
    CHECK(test::status_of(known) == "304");
    CHECK(test::status_of(test::get(port, "/v1/contenu", "If-None-Match: \"x\"\r\n")) == "200");
    CHECK(test::status_of(test::post(port, "/v1/contenu", "")) == "405");

    const auto themes =
        *platform::read_file(PERRON_SOURCE_DIR "/assets/packs/71/themes.yaml", 1 << 20);
    const auto address = "/v1/contenu/" + protocol::to_hex(protocol::sha256_of(themes));
    const auto whole = test::get(port, address);
    CHECK_THAT(whole, test::contains("immutable"));
    CHECK(whole.substr(whole.find("\r\n\r\n") + 4) == themes);
    const auto part = test::get(port, address, "Range: bytes=10-19\r\n");
    CHECK(test::status_of(part) == "206");
    CHECK(part.substr(part.find("\r\n\r\n") + 4) == themes.substr(10, 10));
    CHECK_THAT(part, test::contains("Content-Range: bytes 10-19/" + std::to_string(themes.size())));
    CHECK(test::status_of(test::get(port, address, "Range: bytes=9999999-\r\n")) == "416");
    CHECK(test::status_of(test::get(port, "/v1/contenu/" + std::string(64, '0'))) == "404");
    CHECK(test::status_of(test::get(port, "/v1/contenu/../cle-du-centre")) == "404");
    CHECK(test::status_of(test::get(port, "/v1/contenu/..%2f..%2fcle-du-centre")) == "404");
}

TEST_CASE("what is published can be carried in a folder", "[journeys][content]") {
    const journeys::Fleet fleet;
    const test::TemporaryFolder stick;
    const auto centre = key_in(fleet.centre_folder() + "/cle-du-centre").verify;
    const auto from = fleet.centre_folder() + "/contenu";
    CHECK(central::copy_publication(from, stick.path(), centre).error().code ==
          ErrorCode::not_found);
    REQUIRE(fleet.publish({PERRON_SOURCE_DIR "/assets/packs/71"}).status == 0);
    REQUIRE(central::copy_publication(from, stick.path(), centre));
    const auto copied = platform::read_file(stick.file("manifeste.perron"), 1 << 20);
    REQUIRE(copied);
    const auto read = protocol::decode_parution(*copied, centre);
    REQUIRE(read);
    for (const auto& file : read->parution.fichiers) {
        const auto bytes =
            platform::read_file(stick.file("objets/" + protocol::to_hex(file.sha256)), 1 << 24);
        REQUIRE(bytes);
        CHECK(protocol::sha256_of(*bytes) == file.sha256);
    }
}
