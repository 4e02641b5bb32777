// The theft of a kiosk. Canaries are given to the real application by every way a person has, then
// every file it left is searched for them: log, write-ahead log, operational log, print folder,
// USB stick, and the image of the program's memory that a crash would leave.

#include "kiosk/app/record_sealed.h"
#include "platform/crypto/sodium_random.h"
#include "platform/sqlite/device_store.h"
#include "platform/system/files.h"
#include "platform/system/system_clock.h"
#include "sync/client/department_sealer.h"
#include "sync/protocol/compression.h"
#include "sync/protocol/frame.h"
#include "tests/journeys/fleet.h"
#include "tests/support/canary.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxBytes = std::size_t{64} << 20;

const std::vector<std::string> kCanaries{"zanzibarique", "canariquenom", "0611223344",
                                         "canarique.courriel"};

/// What a person answered the simulator: the keys of answers, and a rent that nobody pays, as the
/// pad takes it, as the screen says it and as the rules count it.
const std::vector<std::string> kAnswers{"locataire_vide", "couple_enfants", "inactif",
                                        "7493",           "7\u202F493",     "749300"};

bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// Whether the answer stands alone in the bytes: four digits in a longer number are another one.
bool holds_answer(const std::string& bytes, const std::string& answer) {
    for (auto at = bytes.find(answer); at != bytes.npos; at = bytes.find(answer, at + 1)) {
        const auto end = at + answer.size();
        const bool starts = at == 0 || !is_word(bytes[at - 1]);
        if (starts && (end == bytes.size() || !is_word(bytes[end]))) return true;
    }
    return false;
}

/// A frame's rows travel compressed: looked at as their reader sees them.
std::string with_rows(const std::string& bytes) {
    std::string all = bytes;
    const auto frames = protocol::split_frames(bytes);
    if (!frames) return all;
    for (const auto& frame : *frames) {
        all += *protocol::decompress(frame.body, protocol::kMaxFrameRows);
    }
    return all;
}

/// "file: word" for every canary of every file below a folder.
std::vector<std::string> canaries_in(const std::string& folder) {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (!entry.is_regular_file()) continue;
        const auto bytes = platform::read_file(entry.path(), kMaxBytes);
        REQUIRE(bytes);
        const auto all = with_rows(*bytes);
        for (const auto& word : kCanaries) {
            if (test::holds_canary(all, word)) found.push_back(entry.path().string() + ": " + word);
        }
        for (const auto& answer : kAnswers) {
            if (holds_answer(all, answer)) found.push_back(entry.path().string() + ": " + answer);
        }
    }
    return found;
}

/// A sealed contact written by the parts that the kiosk will use, in the kiosk's own log.
std::int64_t record_contact(const journeys::Fleet& fleet) {
    const platform::SystemClock clock;
    platform::SodiumRandom random;
    platform::DeviceStoreOptions options;
    options.folder = fleet.device_folder();
    auto store = platform::SqliteDeviceStore::open(options, clock, random);
    REQUIRE(store);
    client::DepartmentSealer sealer{std::nullopt, **store, random};
    REQUIRE(sealer.can_seal());
    const auto seq =
        app::record_sealed(domain::Passage{domain::OriginePassage::consultation, std::nullopt},
                           {"Canariquenom", "0611223344", "canarique.courriel"}, sealer, **store);
    REQUIRE(seq);
    return *seq;
}

const std::string kVisit =
    "tap accueil.commencer\ntap langue.fr\ntap besoin.logement\ntap besoins.continuer\n"
    "tap actions.chercher\ntype champ zanzibarique\nexpect ecran.recherche\n"
    "tap retour\ntap actions.chercher\ntype champ canariquenom 0611223344\n"
    "tap retour\ntap actions.ticket\ntap terminer\n";

std::string typed(const std::string& digits) {
    std::string lines;
    for (const char digit : digits) lines += std::string{"tap cle."} + digit + "\n";
    return lines;
}

/// Up to a question after the rent: the answers are in the memory of the program.
const std::string kSimulation =
    "tap accueil.commencer\ntap langue.fr\ntap besoin.argent\ntap besoins.continuer\n"
    "tap actions.simuler\ntap simulateur.reponse.couple_enfants\n" +
    typed("1988") + typed("1990") + typed("2019") +
    "tap simulateur.continuer\ntap simulateur.reponse.inactif\ntap simulateur.reponse.inactif\n"
    "tap simulateur.continuer\ntap simulateur.reponse.locataire_vide\ntap simulateur.exact\n" +
    typed("7493") + "tap simulateur.continuer\nexpect avancee\n";

/// Runs the kiosk on `input`, then crashes it with `signal` once it has said `ready` words; returns
/// its wait status.
int crash(const test::Command& command, const std::string& input, const std::string& folder) {
    int to_child[2];
    int from_child[2];
    REQUIRE(::pipe(to_child) == 0);
    REQUIRE(::pipe(from_child) == 0);
    std::vector<char*> words;
    for (const auto& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
        ::setrlimit(RLIMIT_CORE, &all);
        ::dup2(to_child[0], 0);
        ::dup2(from_child[1], 1);
        ::close(to_child[1]);
        ::close(from_child[0]);
        if (::chdir(folder.c_str()) != 0) ::_exit(127);
        // Under the address sanitizer the signal must still kill, not be reported on.
        ::setenv("ASAN_OPTIONS", "handle_segv=0:disable_coredump=0", 1);
        ::execv(words[0], words.data());
        ::_exit(127);
    }
    ::close(to_child[0]);
    ::close(from_child[1]);
    REQUIRE(::write(to_child[1], input.data(), input.size()) == static_cast<ssize_t>(input.size()));
    char first = 0;
    REQUIRE(::read(from_child[0], &first, 1) == 1);  // the scenario came to its `tree`
    ::kill(child, SIGSEGV);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    ::close(to_child[1]);
    ::close(from_child[0]);
    return status;
}

}  // namespace

TEST_CASE("the search of the theft test finds a word in every disguise", "[journeys][vol]") {
    const std::string word = "Zanzibarique";
    std::vector<std::string> disguises{word,
                                       "ZANZIBARIQUE",
                                       "zanzibarique",
                                       test::utf16_of(word, false),
                                       test::utf16_of(word, true),
                                       test::hex_of(word),
                                       test::hex_of("zanzibarique"),
                                       "5A616E7A6962617269717565"};
    for (std::size_t phase = 0; phase < 3; ++phase) {
        disguises.push_back(test::base64_of(word, phase));
        disguises.push_back(test::base64_of("zanzibarique", phase));
    }
    for (const auto& disguise : disguises) {
        CAPTURE(disguise);
        CHECK(test::holds_canary("before " + disguise + " after", word));
    }
    CHECK(test::holds_canary("eCBaYW56aWJhcmlxdWUgeA==", word));  // base64 of "x Zanzibarique x"
    CHECK_FALSE(test::holds_canary("zanzibar and other words", word));

    const test::TemporaryFolder folder;
    fs::create_directory(folder.file("below"));
    std::ofstream{folder.file("below/f"), std::ios::binary} << std::string(5000, '\0')
                                                            << test::utf16_of(kCanaries[0], false);
    CHECK(canaries_in(folder.path()).size() == 1);
    std::ofstream{folder.file("below/r"), std::ios::binary} << "3f7493b and \"loyer\":7493,";
    CHECK(canaries_in(folder.path()).size() == 2);
}

TEST_CASE("a thief finds nothing of a person on a kiosk, and its department reads what it must",
          "[journeys][vol]") {
    journeys::Fleet fleet;
    REQUIRE(fleet.centre({"cles", "creer"}).status == 0);
    REQUIRE(fleet.visit("sync\n").status == 0);
    fleet.set_staff_code("271828");
    const auto seq = record_contact(fleet);
    fs::create_directory(fleet.stick_folder());
    const auto paper = fleet.device_folder() + "/papier";
    fs::create_directory(paper);
    const auto ended =
        fleet.visit(kVisit + kSimulation + "tap recommencer\n" + journeys::kStaffEnters +
                        "tap personnel.exporter\nexpect question Vous pouvez retirer\n"
                        "tap terminer\n",
                    true, {"--imprimante", "dossier:" + paper});
    CAPTURE(ended.err, ended.out);
    REQUIRE(ended.status == 0);

    CHECK(canaries_in(fleet.device_folder()) == std::vector<std::string>{});
    CHECK(canaries_in(fleet.stick_folder()) == std::vector<std::string>{});
    CHECK_FALSE(fs::is_empty(fleet.stick_folder()));
    CHECK_FALSE(fs::is_empty(paper));
    REQUIRE(fleet.visit("sync\n").status == 0);
    CHECK(canaries_in(fleet.centre_folder()) == std::vector<std::string>{});

    const auto number = std::to_string(seq);
    CHECK(fleet.centre({"cles", "ouvrir", "1", number}).status == 2);
    const auto opened =
        fleet.centre({"cles", "ouvrir", "1", number, "--par", "accueil-1", "--pour", "rappel"});
    CAPTURE(opened.err);
    CHECK(opened.status == 0);
    CHECK(opened.out.find("\"nom\":\"Canariquenom\"") != std::string::npos);
    CHECK(fleet.audit_of_centre("scelle_ouvert:" + number + " par accueil-1 pour rappel") == 1);

    // A renewed key opens what the former sealed; the former goes only when nothing needs it.
    REQUIRE(fleet.centre({"cles", "renouveler"}).status == 0);
    CHECK(fleet.centre({"cles", "ouvrir", "1", number, "--par", "a", "--pour", "b"}).status == 0);
    const auto listed = fleet.centre({"cles", "lister"}).out;
    const auto former = listed.substr(listed.find('\n') + 1, 16);
    CHECK(listed.find("actuelle") < listed.find("précédente"));
    CHECK(fleet.centre({"cles", "oublier", former}).status == 1);
    CHECK(fleet.centre({"cles", "creer"}).status == 1);
}

TEST_CASE("a crash leaves no image of what a visitor was typing", "[journeys][vol]") {
    const journeys::Fleet fleet;
    const test::TemporaryFolder cwd;
    const auto last =
        GENERATE(as<std::string>{}, "tap accueil.commencer\ntap langue.fr\n", kSimulation.c_str());
    const auto status = crash(fleet.kiosk_command(), kVisit + last + "tree\n", cwd.path());
    REQUIRE(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGSEGV);
    CHECK_FALSE(WCOREDUMP(status));
    CHECK(canaries_in(cwd.path()) == std::vector<std::string>{});
    CHECK(canaries_in(fleet.device_folder()) == std::vector<std::string>{});
}

TEST_CASE("a program that does not forbid it leaves such an image, and the search finds it",
          "[journeys][vol]") {
    const test::TemporaryFolder cwd;
    const auto status = crash(
        {"/bin/sh", "-c", "word=zanzibarique; echo ready; read line; echo $word"}, "", cwd.path());
    REQUIRE(WIFSIGNALED(status));
    if (!WCOREDUMP(status) || fs::is_empty(cwd.path())) {
        WARN("this machine writes no image of any program here");
        return;
    }
    CHECK_FALSE(canaries_in(cwd.path()).empty());
}
