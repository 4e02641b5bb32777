#include "sync/client/downloader.h"

#include "sync/protocol/http_api.h"

#include <algorithm>

namespace client {
namespace {

using std::chrono::milliseconds;

/// Manifests are asked for once in this time, less a random part of it.
constexpr milliseconds kPeriod = std::chrono::minutes{60};
constexpr milliseconds kSpread = std::chrono::minutes{10};

/// Small enough to be lost without regret.
constexpr std::int64_t kPiece = std::int64_t{256} << 10;

constexpr int kOk = 200;
constexpr int kPartial = 206;
constexpr int kNotModified = 304;
constexpr int kNotFound = 404;

milliseconds spread(domain::Random& random) {
    std::array<std::byte, 4> bytes{};
    random.fill(bytes);
    std::int64_t number = 0;
    for (const auto byte : bytes) number = (number << 8) | std::to_integer<std::int64_t>(byte);
    return milliseconds{number % kSpread.count()};
}

Error foreign(const HttpResponse& response) {
    if (response.status == 0) return fail(ErrorCode::unavailable, response.failure);
    return fail(ErrorCode::unavailable,
                "pas un contenu du centre (statut " + std::to_string(response.status) + ")");
}

}  // namespace

Downloader::Downloader(ContentTrust trust, Ports ports) : trust_(std::move(trust)), ports_(ports) {}

void Downloader::tick() {
    if (step_ == Step::waiting) {
        if (ports_.clock.read().mono >= next_at_) ask_manifest();
        return;
    }
    const auto response = ports_.transport.poll();
    if (!response) return;
    if (step_ == Step::manifest) {
        take_manifest(*response);
    } else {
        take_piece(*response);
    }
}

/// A version is worth asking for once: if the centre's manifest cannot be believed, asking at every
/// acknowledgement would not help.
void Downloader::hint(const std::string& version) {
    if (version == hinted_ || version.empty()) return;
    hinted_ = version;
    const auto ratchet = ports_.shelf.ratchet();
    if (ratchet && std::to_string(ratchet->version) != version) hurry();
}

void Downloader::ask_manifest() {
    HttpRequest request;
    request.method = "GET";
    request.path = protocol::kManifestPath;
    const auto ratchet = ports_.shelf.ratchet();
    if (!ratchet) return ended(ratchet.error());
    const auto settled = ports_.shelf.is_settled(ratchet->id);
    if (settled && *settled) {
        request.headers.push_back("If-None-Match: \"" + protocol::to_hex(ratchet->id) + "\"");
    }
    step_ = Step::manifest;
    ports_.transport.start(std::move(request));
}

void Downloader::take_manifest(const HttpResponse& response) {
    if (response.status == kNotModified) return ended(Done{});
    // A centre that never published anything says so in its own words.
    if (response.status == kNotFound && has_type(response, protocol::kManifestContentType)) {
        return ended(Done{});
    }
    if (response.status != kOk || !has_type(response, protocol::kManifestContentType)) {
        return ended(foreign(response));
    }
    auto believed = believe(response.body, trust_, ports_.shelf);
    if (!believed) return ended(believed.error());
    const auto settled = ports_.shelf.is_settled(believed->id);
    if (!settled) return ended(settled.error());
    if (*settled) return ended(Done{});
    wanted_ = *std::move(believed);
    file_ = 0;
    from_zero_ = false;
    next_file();
}

/// Skips the files that are here, asks for the first bytes that are not.
void Downloader::next_file() {
    const auto& files = wanted_->parution.fichiers;
    for (; file_ < files.size(); ++file_) {
        const auto staged = ports_.shelf.staged(files[file_]);
        if (!staged) return ended(staged.error());
        if (*staged < files[file_].taille) return ask_piece(files[file_], *staged);
    }
    ended(ports_.shelf.make_ready(*wanted_));
}

void Downloader::ask_piece(const protocol::ContentFile& file, std::int64_t from) {
    step_ = Step::file;
    from_ = from;
    const auto last = std::min(from + kPiece, file.taille) - 1;
    HttpRequest request;
    request.method = "GET";
    request.path = std::string{protocol::kContentFilePath} + protocol::to_hex(file.sha256);
    request.headers.push_back("Range: bytes=" + std::to_string(from) + "-" + std::to_string(last));
    ports_.transport.start(std::move(request));
}

void Downloader::take_piece(const HttpResponse& response) {
    const auto kept = keep_piece(response);
    if (!kept && kept.error().code == ErrorCode::corrupt && !from_zero_) {
        from_zero_ = true;  // what was staged before a power cut may be anything: once more, whole
        return next_file();
    }
    if (!kept) return ended(kept);
    next_file();
}

Status Downloader::keep_piece(const HttpResponse& response) {
    const bool whole = response.status == kOk;
    const bool part = response.status == kPartial;
    if ((!whole && !part) || !has_type(response, protocol::kContentFileType)) {
        return foreign(response);
    }
    const auto& file = wanted_->parution.fichiers[file_];
    const auto from = whole ? 0 : from_;
    const auto end = from + static_cast<std::int64_t>(response.body.size());
    if (response.body.empty() || end > file.taille) {
        return fail(ErrorCode::unavailable, file.nom + " : ce ne sont pas les octets demandés");
    }
    if (auto added = ports_.shelf.append(file, from, response.body); !added) return added;
    if (end < file.taille) return Done{};
    auto finished = ports_.shelf.finish(file);
    if (finished) from_zero_ = false;
    return finished;
}

void Downloader::ended(const Status& done) {
    const auto now = ports_.clock.read().mono;
    step_ = Step::waiting;
    wanted_.reset();
    if (done) {
        last_error_.clear();
        backoff_.reset();
        next_at_ = now + kPeriod - spread(ports_.random);
    } else {
        last_error_ = done.error().detail;
        next_at_ = now + backoff_.after_failure(ports_.random);
    }
}

}  // namespace client
