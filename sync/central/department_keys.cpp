#include "sync/central/department_keys.h"

#include "platform/system/files.h"

#include <charconv>

namespace central {
namespace {

constexpr const char* kToldKey = "cle_de_scellement";
constexpr std::size_t kMaxFile = std::size_t{64} << 10;

/// "<ms> <64 hexadecimal digits>".
std::optional<DepartmentKey> read_line(std::string_view line) {
    DepartmentKey key;
    const auto* end = line.data() + line.size();
    const auto read = std::from_chars(line.data(), end, key.created_ms);
    if (read.ec != std::errc{} || read.ptr == end || *read.ptr != ' ') return std::nullopt;
    const std::string_view digits{read.ptr + 1, static_cast<std::size_t>(end - read.ptr - 1)};
    if (!protocol::from_hex(digits, key.seed)) return std::nullopt;
    return key;
}

}  // namespace

Result<DepartmentKeys> read_department_keys(const std::string& path) {
    const auto text = platform::read_file(path, kMaxFile);
    if (!text && text.error().code == ErrorCode::not_found) return DepartmentKeys{};
    if (!text) return text.error();
    DepartmentKeys keys;
    for (std::string_view rest = *text; !rest.empty();) {
        const auto end = rest.find('\n');
        const auto key = end == rest.npos ? std::nullopt : read_line(rest.substr(0, end));
        if (!key) return fail(ErrorCode::corrupt, path + " : ce n'est pas un fichier de clés");
        keys.push_back(*key);
        rest.remove_prefix(end + 1);
    }
    return keys;
}

Status write_department_keys(const std::string& path, const DepartmentKeys& keys) {
    std::string text;
    for (const auto& key : keys) {
        text += std::to_string(key.created_ms) + " " + protocol::to_hex(key.seed) + "\n";
    }
    return platform::write_file(path, text, 0600);
}

DepartmentKey make_department_key(domain::Random& random, std::int64_t now_ms) {
    DepartmentKey key;
    key.created_ms = now_ms;
    random.fill(key.seed);
    return key;
}

Result<std::optional<protocol::BoxPublic>> current_seal_key(const Store& store) {
    const auto told = store.recall(kToldKey);
    if (!told) return told.error();
    if (!*told) return std::optional<protocol::BoxPublic>{};
    return protocol::array_from_hex<32>(**told);
}

Status tell_seal_key(Store& store, const protocol::BoxPublic& key) {
    return store.remember(kToldKey, protocol::to_hex(key));
}

}  // namespace central
