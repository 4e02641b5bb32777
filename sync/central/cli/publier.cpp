// The command that publishes: content is read and proved as a kiosk will, then signed, then put in
// force. What is refused changes nothing.

#include "kiosk/parution/contenu.h"
#include "kiosk/parution/source_folder.h"
#include "platform/system/files.h"
#include "sync/central/cli/commands.h"
#include "sync/central/cli/keys.h"
#include "sync/central/publication.h"
#include "sync/protocol/event_names.h"

#include <algorithm>
#include <charconv>
#include <iostream>

namespace central {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kValidDays = 90;

/// The oldest program that reads this format; what a newer one knows better, its vectors tell.
constexpr const char* kOldestApp = "0.1.0";

/// What is in force, and the keys that sign what comes next.
struct Desk {
    std::string data_folder;
    std::string folder;
    protocol::SignKeyPair centre;
    PublicationKey key;
    std::optional<protocol::SignedParution> current;
    std::int64_t now_ms = 0;
};

/// A French sentence for what the readers of content say, which keeps the file and the line.
Error refused(const Error& error) {
    const auto why = error.code == ErrorCode::conflict
                         ? "un barème ne donne plus la réponse attendue"
                     : error.code == ErrorCode::not_found ? "un fichier manque"
                     : error.code == ErrorCode::corrupt   ? "un fichier n'est pas celui de la liste"
                     : error.code == ErrorCode::unavailable ? "un fichier ne peut pas être lu"
                                                            : "un fichier ne tient pas son format";
    return fail(error.code,
                std::string{"contenu refusé, rien n'est publié : "} + why + "\n  " + error.detail);
}

Result<Desk> open_desk(const PublishingTools& tools) {
    Desk desk;
    desk.data_folder = tools.folder;
    desk.folder = tools.folder + kContentFolder;
    desk.now_ms = tools.clock.read().wall.time_since_epoch().count();
    const auto centre = centre_keys(tools.folder, tools.random);
    if (!centre) return fail(centre.error().code, "clé du centre illisible");
    desk.centre = *centre;
    const auto key =
        publication_key(tools.folder, tools.random, tools.arguments.has("--nouvelle-cle"));
    if (!key) return fail(key.error().code, "clé de publication illisible");
    desk.key = *key;
    desk.current = Publication{desk.folder, centre->verify}.current();
    return desk;
}

/// What a device may have seen under this key. A new generation may count anew, which is how a
/// department leaves a number that somebody burnt.
std::int64_t last_version(const Desk& desk) {
    if (!desk.current || desk.current->parution.generation != desk.key.generation) return 0;
    return desk.current->parution.version;
}

Result<std::int64_t> next_version(const Arguments& arguments, const Desk& desk,
                                  std::int64_t of_pack) {
    const auto last = last_version(desk);
    const auto in_force = desk.current ? desk.current->parution.version : 0;
    if (!arguments.has("--numero")) return std::max(in_force + 1, of_pack);
    const auto text = arguments.value("--numero");
    std::int64_t version = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, version);
    if (read.ec == std::errc{} && read.ptr == end && version > last) return version;
    return fail(ErrorCode::invalid_input,
                "--numero : un nombre plus grand que " + std::to_string(last) +
                    ", celui de la parution en vigueur ; une borne ne recule jamais");
}

Result<std::int64_t> expiry(const Arguments& arguments, std::int64_t now_ms) {
    if (!arguments.has("--expire")) return now_ms + kValidDays * kDayMs;
    const auto date = protocol::date_from_text(arguments.value("--expire"));
    if (!date) return fail(ErrorCode::invalid_input, "--expire : une date AAAA-MM-JJ");
    const auto end = base::from_paris({*date, std::chrono::minutes{24 * 60}});
    const auto ms = end.time_since_epoch().count();
    if (ms > now_ms) return ms;
    return fail(ErrorCode::invalid_input, "--expire : cette date est passée");
}

Result<protocol::Parution> new_parution(const PublishingTools& tools, const Desk& desk,
                                        std::int64_t of_pack) {
    const auto version = next_version(tools.arguments, desk, of_pack);
    if (!version) return version.error();
    const auto expire_ms = expiry(tools.arguments, desk.now_ms);
    if (!expire_ms) return expire_ms.error();
    protocol::Parution parution;
    parution.departement = tools.arguments.value("--departement", "71");
    parution.generation = desk.key.generation;
    parution.version = *version;
    parution.cree_ms = desk.now_ms;
    parution.expire_ms = *expire_ms;
    parution.min_app = tools.arguments.value("--min-app", kOldestApp);
    return parution;
}

/// Signs, and reads back as a device will: what the centre publishes can always be believed.
Status publish(const Desk& desk, const protocol::Parution& parution,
               const parution::SourceFiles& files) {
    const auto bytes =
        protocol::encode_parution({parution.departement, parution.generation, desk.key.pair.verify},
                                  parution, {desk.centre.sign, desk.key.pair.sign});
    const auto read = protocol::decode_parution(bytes, desk.centre.verify);
    if (!read) return fail(read.error().code, "manifeste refusé : " + read.error().detail);
    const auto kept = keep_publication_key(desk.data_folder, desk.key);
    if (!kept) return fail(kept.error().code, "clé de publication non gardée");
    auto put = put_in_force(desk.folder, *read, files);
    if (!put) return fail(put.error().code, "publication impossible : " + put.error().detail);
    const auto gone = purge_published(desk.folder, desk.centre.verify);
    if (!gone) std::cerr << "Anciens contenus gardés : " << gone.error().detail << "\n";
    const auto expires =
        base::to_paris(base::Instant{std::chrono::milliseconds{parution.expire_ms}});
    std::int64_t total = 0;
    for (const auto& file : parution.fichiers) total += file.taille;
    std::cout << "Parution " << parution.version << " publiée : " << parution.fichiers.size()
              << " fichiers, " << total / 1024 << " Kio, à jour jusqu'au "
              << protocol::date_text(expires.date) << ".\n";
    return Done{};
}

Status publish_folder(const PublishingTools& tools, const Desk& desk, const std::string& pack) {
    const auto scales =
        tools.arguments.value("--parametres", platform::resources_folder() + "/parametres");
    auto files = parution::read_sources({pack, scales});
    if (!files) return refused(files.error());
    const auto of_pack = parution::pack_version(*files);
    if (!of_pack) return refused(of_pack.error());
    auto next = new_parution(tools, desk, *of_pack);
    if (!next) return next.error();
    const auto today = base::to_paris(base::Instant{std::chrono::milliseconds{desk.now_ms}}).date;
    auto listed = parution::relist_pack(*files, next->version, today);
    if (!listed) return refused(listed.error());

    parution::ContenuFiles all;
    for (const auto& [name, bytes] : *files) {
        all.names.push_back(name);
        next->fichiers.push_back(
            {name, static_cast<std::int64_t>(bytes.size()), protocol::sha256_of(bytes)});
    }
    all.read = [&](const std::string& name) { return Result<std::string>{files->at(name)}; };
    const auto contenu = parution::read_contenu(all);
    if (!contenu) return refused(contenu.error());
    if (contenu->pack.manifeste.departement != next->departement) {
        return fail(ErrorCode::invalid_input, "ce pack est celui du département " +
                                                  contenu->pack.manifeste.departement +
                                                  ", ce centre celui du " + next->departement);
    }
    std::cout << contenu->pack.fiches.size() << " fiches, " << contenu->vecteurs
              << " vecteurs rejoués sans écart.\n";
    return publish(desk, *next, *files);
}

/// The files are in the folder already, under their hashes.
Status publish_again(const PublishingTools& tools, const Desk& desk) {
    const auto wanted = tools.arguments.value("--reprendre");
    auto old = archived(desk.folder, std::to_string(desk.key.generation) + "-" + wanted,
                        desk.centre.verify);
    for (auto generation = desk.key.generation - 1; !old && generation > 0; --generation) {
        old = archived(desk.folder, std::to_string(generation) + "-" + wanted, desk.centre.verify);
    }
    if (!old)
        return fail(ErrorCode::not_found, "aucune parution " + wanted + " n'a été publiée ici");
    auto next = new_parution(tools, desk, 0);
    if (!next) return next.error();
    next->fichiers = old->parution.fichiers;
    next->min_app = old->parution.min_app;
    const Publication published{desk.folder, desk.centre.verify};
    for (const auto& file : next->fichiers) {
        const auto whole = published.piece(protocol::to_hex(file.sha256), 0, file.taille);
        if (whole && protocol::sha256_of(whole->bytes) == file.sha256) continue;
        return fail(ErrorCode::corrupt, "le fichier " + file.nom + " de cette parution est perdu");
    }
    return publish(desk, *next, {});
}

}  // namespace

int run_publier(const PublishingTools& tools) {
    const auto& words = tools.arguments.words;
    const bool again = tools.arguments.has("--reprendre");
    if (words.size() != (again ? 1U : 2U)) {
        return complain("usage : publier DIR, ou publier --reprendre N", 2);
    }
    if (auto made = platform::make_folder(tools.folder + kContentFolder); !made) {
        return complain(made.error().detail);
    }
    const auto lock = platform::FolderLock::take(tools.folder + kContentFolder);
    if (!lock) return complain("une autre publication est en cours");
    const auto desk = open_desk(tools);
    if (!desk) return complain(desk.error().detail);
    const auto done = again ? publish_again(tools, *desk) : publish_folder(tools, *desk, words[1]);
    return done ? 0 : complain(done.error().detail);
}

}  // namespace central
