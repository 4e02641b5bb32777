#pragma once

// The one thread that touches the store. Posts of frames that wait together are kept in one
// transaction: while a commit is on its way to the disk the next group gathers, so that nobody
// waits for company and a loaded server commits rarely.

#include "platform/http/http_server.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace central {

struct FramesPost {
    std::string body;
    platform::HttpReply reply;
    bool direct = true;  ///< over the network; else from a stick, days later
};

class Worker {
  public:
    using Job = std::function<void()>;
    using Ingest = std::function<void(std::vector<FramesPost>)>;

    /// A post of frames is at most 8,000 events: two of them near the limit of a group.
    static constexpr std::size_t kMaxGroupBytes = 4 * 1024 * 1024;

    explicit Worker(Ingest ingest);
    /// Does what is queued, then ends.
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void post(Job job);
    void post(FramesPost frames);

    /// Whether what it does now has taken longer than that: the store may not be answering.
    bool is_busy_for(std::chrono::milliseconds time) const;

  private:
    using Item = std::variant<Job, FramesPost>;

    void run();
    void add(Item item);
    std::vector<FramesPost> take_group(FramesPost first);

    Ingest ingest_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Item> queue_;
    bool stopping_ = false;
    std::optional<std::chrono::steady_clock::time_point> busy_since_;
    std::thread thread_;
};

}  // namespace central
