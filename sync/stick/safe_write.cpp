#include "sync/stick/safe_write.h"

#include "sync/protocol/log_row.h"

namespace stick {

Status write_safely(domain::Stick& stick, const std::string& path, std::string_view bytes) {
    const auto part = path + ".part";
    if (auto written = stick.write(part, bytes); !written) {
        static_cast<void>(stick.remove(part));  // makes room; a failure says nothing new
        return written;
    }
    if (auto renamed = stick.rename(part, path); !renamed) return renamed;
    const auto back = stick.read(path, bytes.size());
    if (!back && back.error().code == ErrorCode::unavailable) return back.error();
    if (back && protocol::hash_of(*back) == protocol::hash_of(bytes)) return Done{};
    const auto removed = stick.remove(path);
    return fail(ErrorCode::corrupt,
                path + (removed ? " : pas ce qui fut écrit, retiré" : " : pas ce qui fut écrit"));
}

}  // namespace stick
