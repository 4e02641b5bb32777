#pragma once

// A disk in memory that loses power: what was written but not synced is kept apart, by sectors of
// 512 bytes, and a cut keeps a random part of it. It can also fill up, or become read-only.

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace test {

/// What happened to a disk, to prove that a test met each fault.
struct FaultCounts {
    std::int64_t syncs = 0;
    std::int64_t cuts = 0;
    std::int64_t dropped_sectors = 0;  ///< unsynced, gone at a cut
    std::int64_t kept_sectors = 0;     ///< unsynced, there after a cut all the same
    std::int64_t torn_writes = 0;      ///< one write of which some sectors stayed and some went
    std::int64_t cuts_while_writing = 0;
    std::int64_t cuts_while_syncing = 0;
    std::int64_t full = 0;
    std::int64_t read_only = 0;
};

class PowerLossDisk {
  public:
    static constexpr std::size_t kSector = 512;

    explicit PowerLossDisk(unsigned seed) : random_(seed) {}

    enum class Outcome { done, no_power, full, read_only };

    struct Write {
        std::size_t at;
        std::string bytes;  ///< of one sector at most
        bool truncates;     ///< the file ends at `at` instead
        int id;             ///< the same for all sectors of one write
    };
    struct File {
        std::string synced;
        std::string now;
        std::vector<Write> unsynced;
    };

    /// The file at `path`, created empty.
    std::shared_ptr<File> file(const std::string& path);
    bool exists(const std::string& path) const { return files_.count(path) != 0; }
    Outcome remove(const std::string& path);

    Outcome write(File& file, std::size_t at, const std::string& bytes);
    Outcome truncate(File& file, std::size_t size);
    Outcome sync(File& file);

    /// Power fails after `operations` more writes or syncs: they fail from then on, until `cut`.
    void fail_after(int operations) { operations_left_ = operations; }
    bool has_power() const { return operations_left_ != 0; }
    /// From now on, and until `cut` or `outlive_program`: nothing more is written.
    void stop();

    /// The power is gone, and back: every file is what was synced and a random part of the rest.
    void cut();

    /// Only the program was stopped dead: the machine keeps what it wrote, synced or not.
    void outlive_program();

    /// What the files hold now, by path: a copy of the disk, or of some files of it.
    using Image = std::map<std::string, std::string>;
    Image image() const;
    /// Puts a copy in the place of everything. No file may be open.
    void restore(const Image& image);
    /// Writes every file at its path on the real disk.
    void lay_out() const;
    /// Holds the SQLite database that stands at `path` of the real disk, its companions and nothing
    /// else; they leave the real disk. No file may be open.
    void take_database(const std::string& path);
    /// Spoils `bytes` bytes of a file that nobody has open, at one place.
    void damage(const std::string& path, std::size_t bytes);

    /// At most this many bytes, those of `others` (a file beside the disk) included.
    void set_capacity(std::size_t bytes, std::function<std::size_t()> others);
    std::size_t used() const;
    void set_read_only(bool is_read_only) { is_read_only_ = is_read_only; }

    FaultCounts counts;

  private:
    Outcome spend_operation();
    void lose_power(File& file);

    std::map<std::string, std::shared_ptr<File>> files_;
    std::mt19937 random_;
    int operations_left_ = -1;
    bool is_dark_ = false;         ///< an operation has failed for want of power
    bool is_interrupted_ = false;  ///< the last operation was the first to fail so
    int next_write_ = 0;
    std::size_t capacity_ = SIZE_MAX;
    std::function<std::size_t()> others_ = [] { return std::size_t{0}; };
    bool is_read_only_ = false;
};

}  // namespace test
