#include "tests/simulation/campaign.h"

#include "tests/support/temporary_folder.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

namespace simulation {
namespace {

constexpr const char* kMemory = "/dev/shm";

/// A folder in memory where there is one: what must survive is on the simulated disks.
std::string temporary_root() {
    std::error_code missing;
    return std::filesystem::is_directory(kMemory, missing) && access(kMemory, W_OK) == 0
               ? kMemory
               : std::filesystem::temp_directory_path().string();
}

Verdict run_in(const std::string& folder, std::uint64_t seed, Mutant mutant, bool trace) {
    auto verdict = World{seed, mutant, folder}.run(trace);
    verdict.seed = seed;
    std::filesystem::remove_all(folder);
    return verdict;
}

std::string one_line(const Verdict& verdict) {
    std::ostringstream line;
    line << verdict.seed << ' ' << verdict.events << ' ' << verdict.census.write();
    if (!verdict.broken.empty()) line << "!" << verdict.broken.front();
    line << '\n';
    return line.str();
}

void read_line(const std::string& line, Campaign& campaign) {
    std::istringstream in{line};
    std::uint64_t seed = 0;
    std::int64_t events = 0;
    in >> seed >> events;
    std::string census;
    std::getline(in, census, '!');
    std::string promise;
    std::getline(in, promise);
    ++campaign.runs;
    campaign.events += events;
    campaign.census.add(Census::read(census));
    if (!promise.empty()) campaign.failures.push_back({seed, promise});
}

struct Share {
    const std::vector<std::uint64_t>& seeds;
    std::size_t first;  ///< of this process, then every `step`th
    std::size_t step;
};

[[noreturn]] void work_in_child(const Share& share, const CampaignOptions& options, int out) {
    const auto folder = temporary_root() + "/perron-simulation-" + std::to_string(getpid());
    for (auto i = share.first; i < share.seeds.size(); i += share.step) {
        const auto verdict = run_in(folder, share.seeds[i], options.mutant, false);
        const auto line = one_line(verdict);
        if (write(out, line.data(), line.size()) != static_cast<ssize_t>(line.size())) _exit(2);
        if (options.stop_at_first && !verdict.broken.empty()) break;
    }
    _exit(0);
}

/// Reads what a child tells, until its end.
void gather(FILE* from, Campaign& campaign) {
    std::array<char, 8192> buffer{};
    while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), from) != nullptr) {
        std::string line{buffer.data()};
        if (!line.empty() && line.back() == '\n') line.pop_back();
        read_line(line, campaign);
    }
}

}  // namespace

Campaign run_campaign(const std::vector<std::uint64_t>& seeds, const CampaignOptions& options) {
    const auto start = std::chrono::steady_clock::now();
    const std::size_t processes = std::max(1U, std::thread::hardware_concurrency());
    Campaign campaign;
    std::vector<std::pair<pid_t, FILE*>> children;
    for (std::size_t i = 0; i < processes; ++i) {
        std::array<int, 2> ends{};
        if (pipe(ends.data()) != 0) std::abort();
        const auto child = fork();
        if (child < 0) std::abort();
        if (child == 0) {
            close(ends[0]);
            work_in_child({seeds, i, processes}, options, ends[1]);
        }
        close(ends[1]);
        children.emplace_back(child, fdopen(ends[0], "r"));
    }
    for (std::size_t i = 0; i < children.size(); ++i) {
        const auto& [child, file] = children[i];
        const auto runs_before = campaign.runs;
        gather(file, campaign);
        std::fclose(file);
        int status = 0;
        waitpid(child, &status, 0);
        if (status == 0) continue;
        // It died in the seed after the last one it told.
        const auto at = i + static_cast<std::size_t>(campaign.runs - runs_before) * processes;
        campaign.failures.push_back({seeds[std::min(at, seeds.size() - 1)], "le programme meurt"});
    }
    campaign.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return campaign;
}

Verdict replay(std::uint64_t seed, Mutant mutant, bool trace) {
    const auto folder = temporary_root() + "/perron-simulation-" + std::to_string(getpid());
    return run_in(folder, seed, mutant, trace);
}

std::vector<std::uint64_t> seeds_from(const std::string& origin, std::size_t count) {
    std::uint64_t state = 14'695'981'039'346'656'037U;
    for (const char c : origin) {
        state = (state ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
    }
    Dice dice{state};
    std::vector<std::uint64_t> seeds;
    for (std::size_t i = 0; i < count; ++i) seeds.push_back(dice.next() % 1'000'000'000'000U);
    return seeds;
}

std::string commit_under_test() {
    std::array<char, 64> line{};
    auto* git = popen("git rev-parse HEAD 2>/dev/null", "r");
    if (git == nullptr) return "sans commit";
    const bool read = std::fgets(line.data(), static_cast<int>(line.size()), git) != nullptr;
    pclose(git);
    return read ? std::string{line.data()} : "sans commit";
}

std::vector<std::uint64_t> seeds_that_failed() {
    std::ifstream file{PERRON_SOURCE_DIR "/tests/simulation/graines.txt"};
    std::vector<std::uint64_t> seeds;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line.front() != '#') seeds.push_back(std::stoull(line));
    }
    return seeds;
}

std::string print(const Campaign& campaign) {
    std::ostringstream out;
    out << campaign.runs << " graines en " << static_cast<int>(campaign.seconds * 10) / 10.0
        << " s, " << campaign.events << " événements gardés, " << campaign.failures.size()
        << " promesses rompues\n";
    for (const auto& failure : campaign.failures) {
        out << "  " << failure.promise << " : tests-simulation --graine " << failure.seed << '\n';
    }
    out << campaign.census.print();
    return out.str();
}

}  // namespace simulation
