#include "tests/support/children.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>

namespace test {
namespace {

constexpr const char* kMemory = "/dev/shm";

struct Share {
    std::size_t first;  ///< of this process, then every `step`th
    std::size_t step;
};

[[noreturn]] void work_in_child(const Work& work, const Share& share, int out) {
    const auto folder = folder_of_process();
    for (auto i = share.first; i < work.count; i += share.step) {
        const auto line = work.tell(i, folder) + "\n";
        std::filesystem::remove_all(folder);
        if (write(out, line.data(), line.size()) != static_cast<ssize_t>(line.size())) _exit(2);
        if (work.is_enough(line)) break;
    }
    _exit(0);
}

/// Reads what a child tells, until its end.
void gather(FILE* from, std::vector<std::string>& lines) {
    std::array<char, 8192> buffer{};
    while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), from) != nullptr) {
        std::string line{buffer.data()};
        if (!line.empty() && line.back() == '\n') line.pop_back();
        lines.push_back(std::move(line));
    }
}

}  // namespace

std::string folder_of_process() {
    std::error_code missing;
    const bool in_memory =
        std::filesystem::is_directory(kMemory, missing) && access(kMemory, W_OK) == 0;
    const std::string root = in_memory ? kMemory : std::filesystem::temp_directory_path().string();
    return root + "/perron-simulation-" + std::to_string(getpid());
}

WorkDone work_in_children(const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    const std::size_t processes = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::pair<pid_t, FILE*>> children;
    for (std::size_t i = 0; i < processes; ++i) {
        std::array<int, 2> ends{};
        if (pipe(ends.data()) != 0) std::abort();
        const auto child = fork();
        if (child < 0) std::abort();
        if (child == 0) {
            close(ends[0]);
            work_in_child(work, {i, processes}, ends[1]);
        }
        close(ends[1]);
        children.emplace_back(child, fdopen(ends[0], "r"));
    }
    // All at once: a child whose pipe is full waits for its reader.
    std::vector<std::vector<std::string>> told(children.size());
    std::vector<std::thread> readers;
    for (std::size_t i = 0; i < children.size(); ++i) {
        readers.emplace_back([&, i] { gather(children[i].second, told[i]); });
    }
    WorkDone done;
    for (std::size_t i = 0; i < children.size(); ++i) {
        const auto& [child, file] = children[i];
        readers[i].join();
        done.lines.insert(done.lines.end(), told[i].begin(), told[i].end());
        std::fclose(file);
        int status = 0;
        waitpid(child, &status, 0);
        // It died in the item after the last one it told.
        const auto at = i + told[i].size() * processes;
        if (status != 0) done.deadly.push_back(std::min(at, work.count - 1));
    }
    done.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return done;
}

}  // namespace test
