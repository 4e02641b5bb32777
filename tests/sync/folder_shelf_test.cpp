#include "kiosk/parution/folder_shelf.h"

#include "tests/support/catch.h"
#include "tests/sync/parution_fixture.h"

#include <filesystem>
#include <fstream>

namespace {

/// Takes a parution of `files` in one go.
protocol::SignedParution take(parution::FolderShelf& shelf, const test::Files& files,
                              std::int64_t version) {
    const auto signed_parution = *protocol::decode_parution(
        test::signed_bytes(test::parution_of(files, version)), test::kCentre.verify);
    REQUIRE(shelf.raise(signed_parution));
    for (const auto& file : signed_parution.parution.fichiers) {
        if (*shelf.staged(file) == file.taille) continue;
        REQUIRE(shelf.append(file, 0, files.at(file.nom)));
        REQUIRE(shelf.finish(file));
    }
    REQUIRE(shelf.make_ready(signed_parution));
    return signed_parution;
}

std::size_t files_in(const std::string& folder) {
    const std::filesystem::directory_iterator begin{folder};
    return static_cast<std::size_t>(std::distance(begin, std::filesystem::directory_iterator{}));
}

}  // namespace

TEST_CASE("what a device remembers of its content survives a restart", "[sync][content]") {
    test::ShelfFixture disk;
    auto shelf = disk.open();
    const auto taken = take(shelf, {{"pack/a", "un"}}, 3);
    const auto state = shelf.state();
    shelf = disk.open();
    CHECK(shelf.state() == state);
    CHECK(*shelf.is_settled(taken.id));
    CHECK(state.ratchet == protocol::ratchet_at(taken));
}

TEST_CASE("files that no parution needs any more are removed", "[sync][content]") {
    test::ShelfFixture disk;
    auto shelf = disk.open();
    take(shelf, {{"pack/a", "un"}, {"pack/b", "commun"}}, 1);
    take(shelf, {{"pack/a", "deux"}, {"pack/b", "commun"}}, 2);
    CHECK(files_in(disk.folder.file("contenu/objets")) == 2);
    CHECK(files_in(disk.folder.file("contenu/manifestes")) == 1);
}

TEST_CASE("a damaged file is noticed, removed, and wanted again", "[sync][content]") {
    test::ShelfFixture disk;
    auto shelf = disk.open();
    const auto taken = take(shelf, {{"pack/a", "un"}}, 1);
    const auto& file = taken.parution.fichiers.front();
    std::ofstream{disk.folder.file("contenu/objets/" + protocol::to_hex(file.sha256))} << "xx";
    CHECK(*shelf.staged(file) == 2);
    CHECK(shelf.read(file).error().code == ErrorCode::corrupt);
    CHECK(*shelf.staged(file) == 0);
}

TEST_CASE("a state that cannot be read is rebuilt from the signed manifests", "[sync][content]") {
    test::ShelfFixture disk;
    auto shelf = disk.open();
    const auto taken = take(shelf, {{"pack/a", "un"}}, 4);
    disk.in_database.reset();
    std::ofstream{disk.folder.file("contenu/etat.json")} << "{";
    shelf = disk.open();
    CHECK(shelf.state().ready == "1-4");
    CHECK(shelf.state().ratchet == protocol::ratchet_at(taken));
}

TEST_CASE("bytes that arrive out of place are refused", "[sync][content]") {
    test::ShelfFixture disk;
    auto shelf = disk.open();
    const protocol::ContentFile file{"pack/a", 6, protocol::sha256_of("abcdef")};
    REQUIRE(shelf.append(file, 0, "abc"));
    CHECK(*shelf.staged(file) == 3);
    CHECK_FALSE(shelf.append(file, 2, "def"));
    REQUIRE(shelf.append(file, 3, "def"));
    CHECK(shelf.finish(file));
    CHECK(*shelf.read(file) == "abcdef");
}
