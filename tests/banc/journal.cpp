#include "tests/banc/journal.h"

#include "platform/sqlite/device_store.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

namespace banc {
namespace {

constexpr int kTurns = 400;
// A commit writes two pages to the WAL, each with the header of its frame (8.5 KB measured).
constexpr std::size_t kBytes = 2 * (4096 + 24);

bool keep_passage(platform::SqliteDeviceStore& store) {
    return static_cast<bool>(store.transact([](domain::StoreTransaction& change) -> Status {
        const auto added =
            change.append(domain::Passage{domain::OriginePassage::consultation, std::nullopt});
        return added ? Status{Done{}} : added.error();
    }));
}

}  // namespace

std::vector<Measure> measure_journal(const std::string& folder) {
    test::FakeClock clock{base::Instant{std::chrono::hours{500'000}}};
    test::FakeRandom random;
    platform::DeviceStoreOptions options;
    options.folder = folder + "/banc-journal";
    options.reserve_bytes = 0;
    std::error_code failed;
    std::filesystem::create_directories(options.folder, failed);
    auto store = platform::SqliteDeviceStore::open(options, clock, random);
    const auto raw_path = options.folder + "/brut";
    const int raw = ::open(raw_path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (!store || raw < 0) return {};

    const std::string block(kBytes, 'x');
    std::vector<double> kept;
    std::vector<double> written;
    for (int turn = 0; turn < kTurns; ++turn) {
        bool is_right = true;
        kept.push_back(milliseconds_of([&] { is_right = keep_passage(**store); }));
        written.push_back(milliseconds_of([&] {
            const auto size = ::pwrite(raw, block.data(), block.size(),
                                       static_cast<off_t>(turn) * static_cast<off_t>(kBytes));
            is_right = is_right && size == static_cast<ssize_t>(kBytes) && ::fdatasync(raw) == 0;
        }));
        if (!is_right) break;
    }
    ::close(raw);
    store->reset();
    std::filesystem::remove_all(options.folder, failed);
    return {{"passage gardé sur disque, p50", percentile(kept, 0.5), "ms",
             "écriture brute et fdatasync, p50", percentile(written, 0.5), "<= 1,5"},
            {"passage gardé sur disque, p99", percentile(kept, 0.99), "ms",
             "écriture brute et fdatasync, p99", percentile(written, 0.99), ""}};
}

}  // namespace banc
