#include "sync/client/intake.h"

namespace client {
namespace {

constexpr const char* kManifestFile = "manifeste.perron";
constexpr const char* kFiles = "objets/";

Status take_file(const ContentFolder& folder, const protocol::ContentFile& file,
                 ParutionShelf& shelf) {
    const auto staged = shelf.staged(file);
    if (!staged) return staged.error();
    if (*staged == file.taille) return Done{};
    const auto bytes = folder(kFiles + protocol::to_hex(file.sha256));
    if (!bytes) return bytes.error();
    if (auto added = shelf.append(file, 0, *bytes); !added) return added;
    return shelf.finish(file);
}

}  // namespace

Result<protocol::SignedParution> believe(std::string_view bytes, const ContentTrust& trust,
                                         ParutionShelf& shelf) {
    auto read = protocol::decode_parution(bytes, trust.centre);
    if (!read) return read;
    const auto& parution = read->parution;
    if (parution.departement != trust.departement) {
        return fail(ErrorCode::conflict, "contenu d'un autre département");
    }
    if (!protocol::is_recent_enough(trust.app, parution.min_app)) {
        return fail(ErrorCode::conflict, "parution " + std::to_string(parution.version) +
                                             " demande le programme " + parution.min_app);
    }
    const auto ratchet = shelf.ratchet();
    if (!ratchet) return ratchet.error();
    if (auto forward = check_ratchet(*ratchet, *read); !forward) return forward.error();
    if (protocol::ratchet_at(*read) == *ratchet) return read;
    if (auto raised = shelf.raise(*read); !raised) return raised.error();
    return read;
}

Result<protocol::SignedParution> take_from_folder(const ContentFolder& folder,
                                                  const ContentTrust& trust, ParutionShelf& shelf) {
    const auto bytes = folder(kManifestFile);
    if (!bytes) return bytes.error();
    auto believed = believe(*bytes, trust, shelf);
    if (!believed) return believed;
    const auto settled = shelf.is_settled(believed->id);
    if (!settled) return settled.error();
    if (*settled) return believed;
    for (const auto& file : believed->parution.fichiers) {
        if (auto taken = take_file(folder, file, shelf); !taken) return taken.error();
    }
    if (auto ready = shelf.make_ready(*believed); !ready) return ready.error();
    return believed;
}

}  // namespace client
