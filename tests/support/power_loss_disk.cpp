#include "tests/support/power_loss_disk.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace test {
namespace {

std::string read_bytes(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

void put_on(std::string& content, const PowerLossDisk::Write& write) {
    if (write.truncates) {
        content.resize(std::min(content.size(), write.at));
        return;
    }
    content.resize(std::max(content.size(), write.at + write.bytes.size()));
    content.replace(write.at, write.bytes.size(), write.bytes);
}

}  // namespace

std::shared_ptr<PowerLossDisk::File> PowerLossDisk::file(const std::string& path) {
    auto& known = files_[path];
    if (!known) known = std::make_shared<File>();
    return known;
}

PowerLossDisk::Outcome PowerLossDisk::spend_operation() {
    if (is_read_only_) {
        ++counts.read_only;
        return Outcome::read_only;
    }
    is_interrupted_ = operations_left_ == 0 && !is_dark_;
    if (operations_left_ == 0) is_dark_ = true;
    if (operations_left_ == 0) return Outcome::no_power;
    if (operations_left_ > 0) --operations_left_;
    return Outcome::done;
}

PowerLossDisk::Outcome PowerLossDisk::remove(const std::string& path) {
    const auto outcome = spend_operation();
    if (outcome == Outcome::done) files_.erase(path);
    return outcome;
}

PowerLossDisk::Outcome PowerLossDisk::write(File& file, std::size_t at, const std::string& bytes) {
    const auto grown = std::max(file.now.size(), at + bytes.size()) - file.now.size();
    if (grown > 0 && used() + others_() + grown > capacity_) {
        ++counts.full;
        return Outcome::full;
    }
    const auto outcome = spend_operation();
    if (outcome == Outcome::read_only) return outcome;
    // The write that a cut interrupts has reached the disk's cache: some of it may stay.
    if (outcome == Outcome::no_power && !is_interrupted_) return outcome;
    counts.cuts_while_writing += outcome == Outcome::no_power ? 1 : 0;
    const int id = next_write_++;
    for (std::size_t done = 0; done < bytes.size();) {
        const auto room = kSector - (at + done) % kSector;
        const auto size = std::min(room, bytes.size() - done);
        file.unsynced.push_back({at + done, bytes.substr(done, size), false, id});
        put_on(file.now, file.unsynced.back());
        done += size;
    }
    return outcome;
}

PowerLossDisk::Outcome PowerLossDisk::truncate(File& file, std::size_t size) {
    const auto outcome = spend_operation();
    if (outcome != Outcome::done) return outcome;
    file.unsynced.push_back({size, "", true, next_write_++});
    put_on(file.now, file.unsynced.back());
    return outcome;
}

PowerLossDisk::Outcome PowerLossDisk::sync(File& file) {
    const auto outcome = spend_operation();
    if (outcome == Outcome::no_power && is_interrupted_) ++counts.cuts_while_syncing;
    if (outcome != Outcome::done) return outcome;
    ++counts.syncs;
    for (const auto& write : file.unsynced) put_on(file.synced, write);
    file.unsynced.clear();
    return outcome;
}

void PowerLossDisk::lose_power(File& file) {
    std::set<int> kept;
    std::set<int> dropped;
    // A disk writes back some sectors before others: how many survive differs at each cut.
    const auto survival = std::uniform_int_distribution<int>{0, 100}(random_);
    for (const auto& write : file.unsynced) {
        const bool stays = std::uniform_int_distribution<int>{0, 99}(random_) < survival;
        (stays ? kept : dropped).insert(write.id);
        ++(stays ? counts.kept_sectors : counts.dropped_sectors);
        if (stays) put_on(file.synced, write);
    }
    counts.torn_writes +=
        std::count_if(kept.begin(), kept.end(), [&](int id) { return dropped.count(id) != 0; });
    file.unsynced.clear();
    file.now = file.synced;
}

void PowerLossDisk::cut() {
    ++counts.cuts;
    for (auto& [path, file] : files_) lose_power(*file);
    outlive_program();
}

void PowerLossDisk::outlive_program() {
    operations_left_ = -1;
    is_dark_ = false;
}

void PowerLossDisk::stop() {
    operations_left_ = 0;
    is_dark_ = true;
}

PowerLossDisk::Image PowerLossDisk::image() const {
    Image image;
    for (const auto& [path, file] : files_) image[path] = file->now;
    return image;
}

void PowerLossDisk::restore(const Image& image) {
    files_.clear();
    for (const auto& [path, bytes] : image) {
        const auto& created = file(path);
        created->synced = bytes;
        created->now = bytes;
    }
}

void PowerLossDisk::lay_out() const {
    for (const auto& [path, file] : files_) std::ofstream{path, std::ios::binary} << file->now;
}

void PowerLossDisk::take_database(const std::string& path) {
    Image image;
    for (const std::string suffix : {"", "-wal", "-shm"}) {
        const auto one = path + suffix;
        if (std::filesystem::exists(one)) image[one] = read_bytes(one);
        std::filesystem::remove(one);
    }
    restore(image);
}

void PowerLossDisk::damage(const std::string& path, std::size_t bytes) {
    const auto spoiled = file(path);
    auto& content = spoiled->now;
    if (content.empty()) return;
    const auto at = random_() % content.size();
    for (auto i = at; i < std::min(content.size(), at + bytes); ++i) {
        content[i] = static_cast<char>(random_());
    }
    spoiled->synced = content;
    spoiled->unsynced.clear();
}

void PowerLossDisk::set_capacity(std::size_t bytes, std::function<std::size_t()> others) {
    capacity_ = bytes;
    others_ = std::move(others);
}

std::size_t PowerLossDisk::used() const {
    std::size_t used = 0;
    for (const auto& [path, file] : files_) used += file->now.size();
    return used;
}

}  // namespace test
