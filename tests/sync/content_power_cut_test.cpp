// A power cut at any moment of the life of the content of a device: what it shows stays whole, an
// old manifest never comes back, and what was being fetched is fetched to the end.

#include "tests/support/catch.h"
#include "tests/sync/cut_disk.h"
#include "tests/sync/parution_fixture.h"

#include <sstream>

namespace {

using parution::FolderShelf;
using test::CutDisk;

const test::Files kFirst{{"pack/a", "un"}, {"pack/b", "commun"}};
const test::Files kSecond{
    {"pack/a", "deux"}, {"pack/b", "commun"}, {"pack/c", std::string(9'000, 'c')}};

protocol::SignedParution parution_of(const test::Files& files, std::int64_t version) {
    return *protocol::decode_parution(test::signed_bytes(test::parution_of(files, version)),
                                      test::kCentre.verify);
}

/// As a device fetches: from where it was, in pieces; again from the start when it was wrong.
bool fetch(FolderShelf& shelf, const protocol::ContentFile& file, const std::string& bytes) {
    for (int turn = 0; turn < 2; ++turn) {
        auto from = *shelf.staged(file);
        if (from == file.taille) return true;
        for (; from < file.taille; from += 4'000) {
            if (!shelf.append(file, from, bytes.substr(static_cast<std::size_t>(from), 4'000))) {
                return false;
            }
        }
        if (shelf.finish(file)) return true;
    }
    return false;
}

bool take(FolderShelf& shelf, const test::Files& files, std::int64_t version) {
    const auto wanted = parution_of(files, version);
    if (!shelf.raise(wanted)) return false;
    for (const auto& file : wanted.parution.fichiers) {
        if (!fetch(shelf, file, files.at(file.nom))) return false;
    }
    return static_cast<bool>(shelf.make_ready(wanted));
}

bool show(FolderShelf& shelf, const std::string& name) {
    auto next = shelf.state();
    if (!next.active.empty()) next.previous = {next.active};
    next.active = name;
    next.ready.clear();
    return static_cast<bool>(shelf.change(next));
}

bool is_whole(const FolderShelf& shelf, const std::string& name) {
    const auto found = shelf.find(name);
    if (!found) return false;
    const auto& files = found->parution.fichiers;
    return std::all_of(files.begin(), files.end(),
                       [&](const auto& file) { return static_cast<bool>(shelf.read(file)); });
}

/// What a device had been told was done when the power went.
struct Told {
    std::optional<std::string> ratchet;  ///< of its database
    std::string active;
};

/// What is wrong with a device that starts on what is left; empty: nothing.
std::string wrong_after(const CutDisk& disk, std::size_t cut, CutDisk::Keeps keeps,
                        const Told& told) {
    test::ShelfFixture left;
    disk.restore(cut, keeps, left.folder.file("contenu"));
    left.in_database = told.ratchet;
    auto shelf = left.open();
    const auto& state = shelf.state();
    const auto known =
        told.ratchet ? *protocol::ratchet_from_text(*told.ratchet) : protocol::Ratchet{};
    if (state.ratchet.version < known.version) return "an old manifest would pass";
    if (!told.active.empty() && state.active < told.active) return "what was shown is forgotten";
    if (!state.active.empty() && !is_whole(shelf, state.active)) return "what is shown is damaged";
    if (!take(shelf, kSecond, 2)) return "what was being fetched stays unfinished";
    return is_whole(shelf, "1-2") ? "" : "what was fetched is damaged";
}

/// Cuts a device at every step of two parutions, and lists what is wrong after them.
std::vector<std::string> wrongs_on(CutDisk::Disk kind, CutDisk::Keeps keeps) {
    test::ShelfFixture device;
    std::vector<Told> told;
    std::string active;
    auto shelf = device.open();
    CutDisk disk{device.folder.file("contenu"), kind, [&] {
                     told.push_back({device.in_database, active});
                 }};
    for (const auto& [files, name, version] :
         {std::tuple{kFirst, "1-1", 1}, std::tuple{kSecond, "1-2", 2}}) {
        disk.note_cut();
        REQUIRE(take(shelf, files, version));
        REQUIRE(show(shelf, name));
        active = name;
    }
    disk.note_cut();
    const auto cuts = told;
    REQUIRE(cuts.size() > 40);
    std::vector<std::string> wrongs;
    for (std::size_t cut = 0; cut < cuts.size(); ++cut) {
        auto wrong = wrong_after(disk, cut, keeps, cuts[cut]);
        if (!wrong.empty()) wrongs.push_back("cut " + std::to_string(cut) + ": " + wrong);
    }
    return wrongs;
}

}  // namespace

TEST_CASE("content survives a power cut at any step, whatever names the disk keeps",
          "[sync][content]") {
    const auto keeps = GENERATE(CutDisk::Keeps::synced_names, CutDisk::Keeps::every_name);
    CHECK(wrongs_on(CutDisk::Disk::honest, keeps) == std::vector<std::string>{});
}

TEST_CASE("a disk that says it synced and did not is what that proof would notice",
          "[sync][content]") {
    const auto keeps = GENERATE(CutDisk::Keeps::synced_names, CutDisk::Keeps::every_name);
    CHECK_FALSE(wrongs_on(CutDisk::Disk::lying, keeps).empty());
}
