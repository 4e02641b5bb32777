#include "sync/central/web/content_site.h"

#include "sync/central/web/answers.h"
#include "sync/protocol/http_api.h"

#include <charconv>
#include <limits>
#include <optional>

namespace central {
namespace {

using platform::HttpRequest;
using platform::HttpResponse;

constexpr std::string_view kBytes = "bytes=";

struct Range {
    std::int64_t from = 0;
    std::int64_t to = std::numeric_limits<std::int64_t>::max();
};

/// "bytes=0-99" or "bytes=100-": one range from a known start, all that a device asks for. Anything
/// else is answered with the whole file, as HTTP allows.
std::optional<Range> read_range(const std::string& header) {
    if (header.compare(0, kBytes.size(), kBytes) != 0) return std::nullopt;
    Range range;
    const auto* end = header.data() + header.size();
    const auto first = std::from_chars(header.data() + kBytes.size(), end, range.from);
    if (first.ec != std::errc{} || range.from < 0 || first.ptr == end || *first.ptr != '-') {
        return std::nullopt;
    }
    if (first.ptr + 1 == end) return range;
    const auto last = std::from_chars(first.ptr + 1, end, range.to);
    if (last.ec != std::errc{} || last.ptr != end || range.to < range.from) return std::nullopt;
    return range;
}

HttpResponse serve_manifest(Context& context, const HttpRequest& request) {
    const auto& current = context.publication.current();
    auto answer = text_answer(404, "Aucun contenu n'est publié.");
    answer.content_type = protocol::kManifestContentType;
    if (!current) return answer;
    const auto etag = "\"" + protocol::to_hex(current->id) + "\"";
    answer.headers = {{"ETag", etag}, {"Cache-Control", "no-cache"}};
    const bool known = request.header("if-none-match").find(etag) != std::string::npos;
    answer.status = known ? 304 : 200;
    answer.body = known ? std::string{} : current->bytes;
    return answer;
}

HttpResponse serve_file(const Context& context, const HttpRequest& request,
                        const std::string& sha256) {
    const auto range = read_range(request.header("range"));
    const auto wanted = range.value_or(Range{});
    auto piece = context.publication.piece(sha256, wanted.from, wanted.to);
    if (!piece) return text_answer(404, "Ce fichier n'est pas publié.");
    const auto size = std::to_string(piece->size);
    if (piece->bytes.empty()) {
        auto refusal = text_answer(416, "Cette partie du fichier n'existe pas.");
        refusal.headers.push_back({"Content-Range", "bytes */" + size});
        return refusal;
    }
    const auto last = wanted.from + static_cast<std::int64_t>(piece->bytes.size()) - 1;
    HttpResponse answer{range ? 206 : 200,
                        std::string{protocol::kContentFileType},
                        std::move(piece->bytes),
                        {{"ETag", "\"" + sha256 + "\""},
                         {"Accept-Ranges", "bytes"},
                         {"Cache-Control", "public, max-age=31536000, immutable"}}};
    if (range) {
        answer.headers.push_back({"Content-Range", "bytes " + std::to_string(wanted.from) + "-" +
                                                       std::to_string(last) + "/" + size});
    }
    return answer;
}

}  // namespace

HttpResponse serve_content(Context& context, const HttpRequest& request) {
    if (request.method != "GET" && request.method != "HEAD") return method_refused("GET, HEAD");
    if (request.path == protocol::kManifestPath) return serve_manifest(context, request);
    return serve_file(context, request, request.path.substr(protocol::kContentFilePath.size()));
}

}  // namespace central
