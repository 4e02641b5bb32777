#include "sync/central/worker.h"

namespace central {

Worker::Worker(Ingest ingest) : ingest_(std::move(ingest)), thread_([this] { run(); }) {}

Worker::~Worker() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void Worker::post(Job job) {
    add(Item{std::move(job)});
}

void Worker::post(FramesPost frames) {
    add(Item{std::move(frames)});
}

void Worker::add(Item item) {
    {
        const std::lock_guard lock{mutex_};
        queue_.push_back(std::move(item));
    }
    wake_.notify_one();
}

bool Worker::is_busy_for(std::chrono::milliseconds time) const {
    const std::lock_guard lock{mutex_};
    return busy_since_ && std::chrono::steady_clock::now() - *busy_since_ > time;
}

void Worker::run() {
    while (true) {
        std::unique_lock lock{mutex_};
        busy_since_.reset();
        wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
        if (queue_.empty()) return;
        auto item = std::move(queue_.front());
        queue_.pop_front();
        busy_since_ = std::chrono::steady_clock::now();
        if (auto* frames = std::get_if<FramesPost>(&item)) {
            auto group = take_group(std::move(*frames));
            lock.unlock();
            ingest_(std::move(group));
        } else {
            lock.unlock();
            std::get<Job>(item)();
        }
    }
}

/// The posts of frames that wait next to `first`. Called with the mutex held.
std::vector<FramesPost> Worker::take_group(FramesPost first) {
    std::size_t bytes = first.body.size();
    std::vector<FramesPost> group;
    group.push_back(std::move(first));
    while (!queue_.empty() && bytes < kMaxGroupBytes) {
        auto* next = std::get_if<FramesPost>(&queue_.front());
        if (next == nullptr) break;
        bytes += next->body.size();
        group.push_back(std::move(*next));
        queue_.pop_front();
    }
    return group;
}

}  // namespace central
