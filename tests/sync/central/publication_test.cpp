// What the centre keeps of what it published.

#include "sync/central/publication.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/parution_fixture.h"

#include <fstream>

namespace {

constexpr int kKept = static_cast<int>(central::kKeptParutions);

std::string object(const std::string& bytes) {
    return protocol::to_hex(protocol::sha256_of(bytes));
}

/// Versions 1 to `last`, which have a file in common and one of their own, and the purge of each.
void publish(const std::string& folder, int first, int last) {
    for (int version = first; version <= last; ++version) {
        const test::Files files{{"pack/a.yaml", "commun"},
                                {"pack/b.yaml", "de " + std::to_string(version)}};
        const auto bytes = test::signed_bytes(test::parution_of(files, version));
        const auto parution = protocol::decode_parution(bytes, test::kCentre.verify);
        REQUIRE(parution);
        REQUIRE(central::put_in_force(folder, *parution, files));
    }
}

}  // namespace

TEST_CASE("the centre keeps its last contents whole, and removes what only older ones name",
          "[sync][central][contenu]") {
    const test::TemporaryFolder temporary;
    const auto folder = temporary.file("contenu");
    const auto& centre = test::kCentre.verify;
    publish(folder, 1, kKept);
    CHECK(*central::purge_published(folder, centre) == 0);
    publish(folder, kKept + 1, kKept + 2);
    std::ofstream{folder + "/objets/" + object("jamais publié")} << "jamais publié";

    CHECK(*central::purge_published(folder, centre) == 3);

    const central::Publication published{folder, centre};
    CHECK_FALSE(published.piece(object("de 2"), 0, 100));
    CHECK_FALSE(central::archived(folder, "1-2", centre));
    for (int version = 3; version <= kKept + 2; ++version) {
        CHECK(published.piece(object("de " + std::to_string(version)), 0, 100));
        CHECK(central::archived(folder, "1-" + std::to_string(version), centre));
    }
    CHECK(published.piece(object("commun"), 0, 100));
    CHECK(*central::purge_published(folder, centre) == 0);
}

TEST_CASE("a manifest that cannot be read keeps every file", "[sync][central][contenu]") {
    const test::TemporaryFolder temporary;
    const auto folder = temporary.file("contenu");
    publish(folder, 1, kKept + 1);
    std::ofstream{folder + "/archives/1-5"} << "abîmé";

    const auto purged = central::purge_published(folder, test::kCentre.verify);

    REQUIRE_FALSE(purged);
    CHECK(purged.error().code == ErrorCode::corrupt);
    const central::Publication published{folder, test::kCentre.verify};
    for (int version = 1; version <= kKept + 1; ++version) {
        CHECK(published.piece(object("de " + std::to_string(version)), 0, 100));
    }
}
