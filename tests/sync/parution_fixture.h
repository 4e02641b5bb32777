#pragma once

// A centre that publishes content, as the bytes it signs and serves.

#include "kiosk/parution/folder_shelf.h"
#include "sync/client/intake.h"
#include "sync/client/transport.h"
#include "sync/protocol/http_api.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/log_fixture.h"

#include <map>

namespace test {

inline const protocol::SignKeyPair kPublisher = keys(4);

using Files = std::map<std::string, std::string>;

inline protocol::Parution parution_of(const Files& files, std::int64_t version = 1) {
    protocol::Parution parution;
    parution.departement = "71";
    parution.version = version;
    parution.cree_ms = kNovember22;
    parution.expire_ms = kNovember22 + 90 * std::int64_t{86'400'000};
    parution.min_app = "0.1.0";
    for (const auto& [nom, bytes] : files) {
        parution.fichiers.push_back(
            {nom, static_cast<std::int64_t>(bytes.size()), protocol::sha256_of(bytes)});
    }
    return parution;
}

inline std::string signed_bytes(const protocol::Parution& parution,
                                const protocol::SignKeyPair& publisher = kPublisher) {
    return protocol::encode_parution({parution.departement, parution.generation, publisher.verify},
                                     parution, {kCentre.sign, publisher.sign});
}

inline client::ContentTrust trust() {
    return {"71", kCentre.verify, "0.1.0"};
}

/// The shelf of a device, and the database that also keeps its ratchet.
struct ShelfFixture {
    TemporaryFolder folder;
    std::optional<std::string> in_database;

    parution::FolderShelf open() {
        parution::RatchetMemory memory{
            [this] { return Result<std::optional<std::string>>{in_database}; },
            [this](const std::string& text) -> Status {
                in_database = text;
                return Done{};
            }};
        auto shelf = parution::FolderShelf::open({folder.file("contenu"), kCentre.verify, memory});
        return std::move(*std::move(shelf));
    }
};

/// Answers as a centre that publishes `files` under `version`.
struct PublishingCentre {
    Files files{{"pack/a.yaml", "un"}, {"pack/b.yaml", std::string(600'000, 'b')}};
    std::int64_t version = 1;
    std::string manifest;  ///< set: served as it is

    std::string served() const {
        return manifest.empty() ? signed_bytes(parution_of(files, version)) : manifest;
    }

    client::HttpResponse answer(const client::HttpRequest& request) const {
        if (request.path == protocol::kManifestPath) return answer_manifest(request);
        for (const auto& [nom, bytes] : files) {
            const auto address = std::string{protocol::kContentFilePath} +
                                 protocol::to_hex(protocol::sha256_of(bytes));
            if (request.path == address) return answer_range(request, bytes);
        }
        return {404, "text/plain", "", ""};
    }

  private:
    client::HttpResponse answer_manifest(const client::HttpRequest& request) const {
        const auto bytes = served();
        const auto etag = "If-None-Match: \"" + protocol::to_hex(protocol::hash_of(bytes)) + "\"";
        if (request.headers == std::vector<std::string>{etag}) return {304, "", "", ""};
        return {200, std::string{protocol::kManifestContentType}, bytes, ""};
    }

    static client::HttpResponse answer_range(const client::HttpRequest& request,
                                             const std::string& bytes) {
        const auto& range = request.headers.front();
        const auto equals = range.find('=');
        const auto from = std::stoul(range.substr(equals + 1));
        const auto to = std::stoul(range.substr(range.find('-', equals) + 1));
        return {206, std::string{protocol::kContentFileType}, bytes.substr(from, to - from + 1),
                ""};
    }
};

}  // namespace test
