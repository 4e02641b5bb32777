#pragma once

// A stick in memory: it can be pulled out in the middle of a write, be full, refuse to be written,
// or give back other bytes than it was given. It passes tests/contract/stick_contract.h.

#include "kiosk/domain/ports/stick.h"

#include <map>
#include <optional>
#include <set>

namespace test {

class MemoryStick : public domain::Stick {
  public:
    std::map<std::string, std::string> content;
    std::set<std::string> made;         ///< folders
    std::optional<int> pulled_after{};  ///< operations left before it is pulled out
    std::size_t room = std::size_t{1} << 30;
    bool read_only = false;
    bool wears = false;  ///< the first byte of what is written changes
    int operations = 0;

    Result<std::vector<std::string>> files(const std::string& folder, std::size_t max) override {
        if (!works()) return gone();
        if (!exists(folder)) return fail(ErrorCode::not_found, folder);
        std::vector<std::string> names;
        for (const auto& [path, bytes] : content) add_child(folder, path, names);
        return checked(names, max);
    }

    Result<std::vector<std::string>> folders(const std::string& folder, std::size_t max) override {
        if (!works()) return gone();
        if (!exists(folder)) return fail(ErrorCode::not_found, folder);
        std::vector<std::string> names;
        for (const auto& path : made) add_child(folder, path, names);
        return checked(names, max);
    }

    Result<std::string> read(const std::string& path, std::size_t max_bytes) override {
        if (!works()) return gone();
        const auto found = content.find(path);
        if (found == content.end()) return fail(ErrorCode::not_found, path);
        if (found->second.size() > max_bytes) return fail(ErrorCode::invalid_input, path);
        return found->second;
    }

    Status make_folder(const std::string& path) override {
        if (!works()) return gone();
        for (auto end = path.find('/'); end != path.npos; end = path.find('/', end + 1)) {
            if (auto done = make_one(path.substr(0, end)); !done) return done;
        }
        return make_one(path);
    }

    Status write(const std::string& path, std::string_view bytes) override {
        const bool last = pulled_after && *pulled_after == 1;
        if (!works()) return gone();
        if (read_only) return fail(ErrorCode::conflict, "read-only");
        if (!exists(parent_of(path))) return fail(ErrorCode::not_found, path);
        auto& kept = content[path] = bytes;
        if (last) kept.resize(bytes.size() / 2);
        if (last) return gone();
        if (used() > room) {
            kept.resize(0);
            return fail(ErrorCode::full, "full");
        }
        if (wears && !kept.empty()) kept[0] = static_cast<char>(kept[0] ^ 1);
        return Done{};
    }

    Status rename(const std::string& from, const std::string& to) override {
        if (!works()) return gone();
        if (read_only) return fail(ErrorCode::conflict, "read-only");
        const auto found = content.find(from);
        if (found == content.end()) return fail(ErrorCode::not_found, from);
        content[to] = found->second;
        content.erase(from);
        return Done{};
    }

    Status remove(const std::string& path) override {
        if (!works()) return gone();
        if (read_only && content.count(path) != 0) return fail(ErrorCode::conflict, "read-only");
        content.erase(path);
        return Done{};
    }

    void put_back() { pulled_after.reset(); }

  private:
    static std::string parent_of(const std::string& path) {
        const auto slash = path.rfind('/');
        return slash == path.npos ? std::string{} : path.substr(0, slash);
    }
    static Error gone() { return fail(ErrorCode::unavailable, "pulled out"); }

    bool works() {
        if (pulled_after && *pulled_after <= 0) return false;
        if (pulled_after) --*pulled_after;
        ++operations;
        return true;
    }
    bool exists(const std::string& folder) const {
        return folder.empty() || made.count(folder) != 0;
    }
    Status make_one(const std::string& path) {
        if (content.count(path) != 0) return fail(ErrorCode::invalid_input, path + ": a file");
        if (made.count(path) == 0 && read_only) return fail(ErrorCode::conflict, "read-only");
        made.insert(path);
        return Done{};
    }
    std::size_t used() const {
        std::size_t bytes = 0;
        for (const auto& [path, kept] : content) bytes += kept.size();
        return bytes;
    }
    static void add_child(const std::string& folder, const std::string& path,
                          std::vector<std::string>& names) {
        const auto start = folder.empty() ? std::string{} : folder + "/";
        if (path.compare(0, start.size(), start) != 0) return;
        const auto name = path.substr(start.size());
        if (!name.empty() && name.find('/') == name.npos) names.push_back(name);
    }
    static Result<std::vector<std::string>> checked(const std::vector<std::string>& names,
                                                    std::size_t max) {
        if (names.size() > max) return fail(ErrorCode::invalid_input, "too many");
        return names;
    }
};

/// Another owner of a stick, for whoever opens it anew each time.
class BorrowedStick final : public domain::Stick {
  public:
    explicit BorrowedStick(domain::Stick& stick) : stick_(stick) {}
    Result<std::vector<std::string>> files(const std::string& f, std::size_t max) override {
        return stick_.files(f, max);
    }
    Result<std::vector<std::string>> folders(const std::string& f, std::size_t max) override {
        return stick_.folders(f, max);
    }
    Result<std::string> read(const std::string& path, std::size_t max) override {
        return stick_.read(path, max);
    }
    Status make_folder(const std::string& path) override { return stick_.make_folder(path); }
    Status write(const std::string& path, std::string_view bytes) override {
        return stick_.write(path, bytes);
    }
    Status rename(const std::string& from, const std::string& to) override {
        return stick_.rename(from, to);
    }
    Status remove(const std::string& path) override { return stick_.remove(path); }

  private:
    domain::Stick& stick_;
};

}  // namespace test
