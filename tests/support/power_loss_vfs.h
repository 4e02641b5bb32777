#pragma once

#include "tests/support/power_loss_disk.h"

#include <string>

namespace test {

/// Registers a SQLite VFS whose files live on a PowerLossDisk, for as long as the object lives.
/// For connections alone with their file (locking_mode=EXCLUSIVE): it has no locks, no shared
/// memory. Its name is given to OpenOptions::vfs.
class PowerLossVfs {
  public:
    explicit PowerLossVfs(PowerLossDisk& disk);
    ~PowerLossVfs();
    PowerLossVfs(const PowerLossVfs&) = delete;
    PowerLossVfs& operator=(const PowerLossVfs&) = delete;

    const std::string& name() const { return name_; }

  private:
    struct Registered;
    std::string name_;
    std::unique_ptr<Registered> registered_;
};

}  // namespace test
