#pragma once

// What a disk would hold of a folder if the power went at each step: only what was synced is sure.
// It follows the real calls of the program under test: fsync and rename are wrapped by the linker.

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace test {

class CutDisk {
  public:
    /// The two ends of what a file system may do: forget every name whose folder was not synced, or
    /// keep all the names of the moment, with half of what was not synced in the files.
    enum class Keeps { synced_names, every_name };
    /// A disk that lies says that files are synced, and has not written them.
    enum class Disk { honest, lying };

    /// Watches `folder`, until destroyed; one at a time. Calls `at_cut` at each possible cut.
    CutDisk(std::string folder, Disk disk, std::function<void()> at_cut);
    ~CutDisk();
    CutDisk(const CutDisk&) = delete;
    CutDisk& operator=(const CutDisk&) = delete;

    /// Makes of the present moment a possible cut.
    void note_cut();
    /// Writes into the empty folder `into` what is left after cut number `cut`, from 0.
    void restore(std::size_t cut, Keeps keeps, const std::string& into) const;

    /// Call them after, and before, the real ones.
    void synced(int file);
    void renaming(const std::string& to);

  private:
    using Inode = unsigned long;
    using Files = std::map<std::string, std::string>;  ///< bytes by path below the folder
    struct Left {
        Files synced_names, every_name;
    };

    Files with_synced_names() const;
    Files with_every_name() const;

    std::string folder_;
    Disk disk_;
    std::function<void()> at_cut_;
    std::map<Inode, std::string> synced_;                        ///< bytes
    std::map<std::string, std::map<std::string, Inode>> names_;  ///< of each synced folder
    std::vector<int> held_;  ///< files kept open, so that no inode serves twice
    std::vector<Left> cuts_;
};

}  // namespace test
