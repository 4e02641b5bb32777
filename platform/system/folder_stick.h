#pragma once

// A stick as the folder it is mounted on. The folder is opened once: when another file system takes
// its place, calls fail instead of going to the wrong disk.

#include "kiosk/domain/ports/stick.h"

#include <memory>

namespace platform {

class FolderStick final : public domain::Stick {
  public:
    /// Fails with not_found when there is no such folder: no stick is there.
    static Result<std::unique_ptr<FolderStick>> open(const std::string& folder);

    ~FolderStick() override;
    FolderStick(const FolderStick&) = delete;
    FolderStick& operator=(const FolderStick&) = delete;

    Result<std::vector<std::string>> files(const std::string& folder, std::size_t max) override;
    Result<std::vector<std::string>> folders(const std::string& folder, std::size_t max) override;
    Result<std::string> read(const std::string& path, std::size_t max_bytes) override;
    Status make_folder(const std::string& path) override;
    Status write(const std::string& path, std::string_view bytes) override;
    Status rename(const std::string& from, const std::string& to) override;
    Status remove(const std::string& path) override;

  private:
    explicit FolderStick(int root) : root_(root) {}
    Result<std::vector<std::string>> names(const std::string& folder, std::size_t max,
                                           unsigned kind) const;

    int root_;
};

}  // namespace platform
