// A stick that anybody may have filled. The input is a list of files: a path, a line end, a length
// of two bytes, that many bytes; what the device looks for is then read from it.

#include "sync/client/intake.h"
#include "sync/client/stick_work.h"
#include "sync/protocol/ack.h"
#include "tests/fuzz/fuzz.h"

#include <map>
#include <set>

namespace {

using Bytes = std::map<std::string, std::string>;

/// A stick in memory. Its names are those of the input, however absurd.
class MemoryStick final : public domain::Stick {
  public:
    explicit MemoryStick(Bytes files) : files_(std::move(files)) {}

    Result<std::vector<std::string>> files(const std::string& folder, std::size_t max) override {
        return below(folder, max, false);
    }
    Result<std::vector<std::string>> folders(const std::string& folder, std::size_t max) override {
        return below(folder, max, true);
    }
    Result<std::string> read(const std::string& path, std::size_t max_bytes) override {
        const auto found = files_.find(path);
        if (found == files_.end()) return fail(ErrorCode::not_found, path);
        if (found->second.size() > max_bytes) return fail(ErrorCode::invalid_input, path);
        return found->second;
    }
    Status make_folder(const std::string&) override { return Done{}; }
    Status write(const std::string& path, std::string_view bytes) override {
        files_[path] = bytes;
        return Done{};
    }
    Status rename(const std::string& from, const std::string& to) override {
        files_[to] = files_[from];
        files_.erase(from);
        return Done{};
    }
    Status remove(const std::string& path) override {
        files_.erase(path);
        return Done{};
    }

  private:
    Result<std::vector<std::string>> below(const std::string& folder, std::size_t max,
                                           bool deeper) const {
        std::set<std::string> names;
        for (const auto& [path, bytes] : files_) {
            if (path.compare(0, folder.size() + 1, folder + "/") != 0) continue;
            const auto rest = path.substr(folder.size() + 1);
            const auto slash = rest.find('/');
            if ((slash != std::string::npos) == deeper) names.insert(rest.substr(0, slash));
        }
        if (names.size() > max) return fail(ErrorCode::invalid_input, folder);
        return std::vector<std::string>{names.begin(), names.end()};
    }

    Bytes files_;
};

Bytes read_tree(std::string_view input) {
    Bytes files;
    while (!input.empty()) {
        const auto end = input.find('\n');
        if (end == input.npos || input.size() < end + 3) break;
        const auto size = static_cast<std::size_t>(static_cast<unsigned char>(input[end + 1])) |
                          static_cast<std::size_t>(static_cast<unsigned char>(input[end + 2])) << 8;
        const std::string path{input.substr(0, end)};
        input.remove_prefix(end + 3);
        files[path] = input.substr(0, size);
        input.remove_prefix(std::min(size, input.size()));
    }
    return files;
}

/// A shelf that believes nothing yet, and never keeps a wrong byte.
class CheckingShelf final : public client::ParutionShelf {
  public:
    Result<protocol::Ratchet> ratchet() const override { return protocol::Ratchet{}; }
    Status raise(const protocol::SignedParution&) override { return Done{}; }
    Result<bool> is_settled(const protocol::Hash&) const override { return false; }
    Result<std::int64_t> staged(const protocol::ContentFile&) const override {
        return std::int64_t{0};
    }
    Status append(const protocol::ContentFile&, std::int64_t, std::string_view bytes) override {
        bytes_ = bytes;
        return Done{};
    }
    Status finish(const protocol::ContentFile& file) override {
        const bool right = protocol::sha256_of(bytes_) == file.sha256;
        return right ? Status{Done{}} : fail(ErrorCode::corrupt, file.nom);
    }
    Status make_ready(const protocol::SignedParution&) override { return Done{}; }

  private:
    std::string bytes_;
};

}  // namespace

void fuzz(std::string_view bytes) {
    MemoryStick disk{read_tree(bytes)};
    const client::StickPlace place{"71", 12};
    const auto survey =
        client::survey_stick(disk, place, "0123456789abcdef", {fuzz_keys().verify, {}, 0});
    if (survey) fuzz_check(survey->id.size() == stick::kIdDigits);
    const auto acks = client::read_acks(disk, place);
    if (acks) {
        for (const auto& ack : *acks) {
            fuzz_check(ack.text.size() <= stick::kMaxAckFile);
            (void)protocol::decode_acks(ack.text, fuzz_keys().verify);
        }
    }
    CheckingShelf shelf;
    (void)client::take_from_folder(
        [&](const std::string& name) { return disk.read("PERRON/71/ref/" + name, 1 << 20); },
        {"71", fuzz_keys().verify, "0.1.0"}, shelf);
}
