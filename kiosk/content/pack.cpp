#include "kiosk/content/pack.h"

#include "kiosk/content/fiche_reader.h"
#include "kiosk/content/fields.h"
#include "kiosk/content/motif_reader.h"
#include "kiosk/content/territoire.h"

#include <algorithm>
#include <map>
#include <set>

namespace content {
namespace {

constexpr std::string_view kManifest = "manifeste.yaml";
constexpr std::string_view kThemes = "themes.yaml";
constexpr std::string_view kLieux = "lieux.yaml";
constexpr std::string_view kMotifs = "motifs.yaml";
constexpr std::string_view kCommunes = "territoire/communes.csv";
constexpr std::string_view kSecteurs = "territoire/secteurs.csv";
constexpr std::string_view kFiches = "fiches/";
constexpr std::size_t kSha256Digits = 64;
constexpr std::size_t kMostDigits = 12;

/// The bytes of the files the manifest lists, by name.
using Files = std::map<std::string, std::string, std::less<>>;

Error in_file(std::string_view name, const Error& error) {
    return fail(error.code, std::string{name} + " : " + error.detail);
}

/// A name that stays in the pack's folder.
bool is_inside(std::string_view name) {
    return !name.empty() && name.front() != '/' && name.find("..") == std::string_view::npos &&
           name.find('\\') == std::string_view::npos;
}

std::int64_t read_number(Fields& fields, std::string_view key) {
    const auto text = fields.required(key, kMostDigits);
    if (text.empty() || text.find_first_not_of("0123456789") != std::string::npos) {
        fields.refuse(key, "un nombre entier attendu");
        return 0;
    }
    return std::stoll(text);
}

Result<Manifeste::Fichier> read_entry(const Node& node) {
    Fields fields{node};
    Manifeste::Fichier entry;
    entry.nom = fields.required("nom", 200);
    if (!is_inside(entry.nom)) fields.refuse("nom", "un nom de fichier du pack attendu");
    entry.taille = static_cast<std::size_t>(read_number(fields, "taille"));
    entry.sha256 = fields.required("sha256");
    if (entry.sha256.size() != kSha256Digits ||
        entry.sha256.find_first_not_of("0123456789abcdef") != std::string::npos) {
        fields.refuse("sha256", "64 chiffres hexadécimaux attendus");
    }
    if (auto read = fields.finish(); !read) return read.error();
    return entry;
}

Result<Manifeste> read_manifest(const Node& root) {
    Fields fields{root};
    Manifeste manifeste;
    if (fields.required("format") != "1") fields.refuse("format", "seul le format 1 est connu");
    manifeste.pack = fields.required("pack", 50);
    manifeste.departement = fields.required("departement", 3);
    manifeste.version = read_number(fields, "version");
    manifeste.cree_le = fields.date("cree_le");
    const auto* list = fields.node("fichiers", Node::Kind::list);
    if (auto read = fields.finish(); !read) return read.error();
    if (list == nullptr)
        return fail(ErrorCode::invalid_input, "ligne 1 : aucun fichier dans la liste");
    for (const auto& item : list->items()) {
        auto entry = read_entry(item);
        if (!entry) return entry.error();
        manifeste.fichiers.push_back(*std::move(entry));
    }
    return manifeste;
}

Result<Node> parse(const PackReader& reader, std::string_view name, std::string_view bytes) {
    auto root = reader.parse(bytes);
    if (!root) return in_file(name, root.error());
    return root;
}

/// Reads every listed file and checks that it is the one the manifest names.
Result<Files> read_files(const PackReader& reader, const Manifeste& manifeste) {
    Files files;
    for (const auto& entry : manifeste.fichiers) {
        auto bytes = reader.read(entry.nom);
        if (!bytes) return in_file(entry.nom, bytes.error());
        if (bytes->size() != entry.taille || reader.sha256(*bytes) != entry.sha256) {
            return fail(ErrorCode::corrupt, entry.nom + " : n'est pas le fichier du manifeste");
        }
        if (!files.emplace(entry.nom, *std::move(bytes)).second) {
            return fail(ErrorCode::invalid_input, std::string{kManifest} + " : " + entry.nom +
                                                      " est deux fois dans la liste");
        }
    }
    for (const auto name : {kThemes, kLieux, kCommunes}) {
        if (files.find(name) == files.end()) {
            return fail(
                ErrorCode::invalid_input,
                std::string{kManifest} + " : " + std::string{name} + " n'est pas dans la liste");
        }
    }
    return files;
}

/// Parses the list at `key` of one file and hands each item to `keep`, which may refuse it.
template <class Keep>
Status read_list_file(const PackReader& reader, const Files::value_type& file, std::string_view key,
                      Keep keep) {
    const auto root = parse(reader, file.first, file.second);
    if (!root) return root.error();
    const auto items = read_items(*root, key);
    if (!items) return in_file(file.first, items.error());
    for (const auto& item : *items) {
        if (auto kept = keep(item); !kept) return in_file(file.first, kept.error());
    }
    return Done{};
}

Error refuse_at(const Node& item, const std::string& why) {
    return fail(ErrorCode::invalid_input, "ligne " + std::to_string(item.line()) + " : " + why);
}

/// Fills a pack item by item, and refuses what contradicts what it already holds.
class Builder {
  public:
    explicit Builder(Pack& pack) : pack_(pack) {}

    Status add_theme(const Node& item) {
        auto read = read_theme(item);
        if (!read) return read.error();
        if (!themes_.insert(read->theme.id).second) return twice(item, read->theme.id);
        pack_.themes.push_back(read->theme);
        pack_.mots.insert(pack_.mots.end(), read->mots.begin(), read->mots.end());
        return Done{};
    }

    Status add_lieu(const Node& item) {
        auto lieu = read_lieu(item);
        if (!lieu) return lieu.error();
        if (!lieux_.insert(lieu->id).second) return twice(item, lieu->id);
        pack_.lieux.push_back(*std::move(lieu));
        return Done{};
    }

    Status add_motif(const Node& item) {
        auto motif = read_motif(item);
        if (!motif) return motif.error();
        if (!motifs_.insert(motif->motif.id).second) return twice(item, motif->motif.id);
        if (auto known = check_themes(item, motif->themes); !known) return known;
        pack_.motifs.push_back(*std::move(motif));
        return Done{};
    }

    Status add_fiche(const Node& item) {
        auto fiche = read_fiche(item);
        if (!fiche) return fiche.error();
        if (!fiches_.insert(fiche->id).second) return twice(item, fiche->id);
        if (auto known = check_themes(item, fiche->x_themes); !known) return known;
        if (!fiche->x_motif.empty() && motifs_.count(fiche->x_motif) == 0) {
            return refuse_at(item,
                             "\"" + fiche->x_motif + "\" n'est pas dans " + std::string{kMotifs});
        }
        if (fiche->x_verifie_le > pack_.manifeste.cree_le) {
            return refuse_at(item, fiche->id + " est vérifiée après la date du pack");
        }
        pack_.fiches.push_back(*std::move(fiche));
        return Done{};
    }

  private:
    Status check_themes(const Node& item, const std::vector<std::string>& themes) const {
        for (const auto& theme : themes) {
            if (themes_.count(theme) == 0) {
                return refuse_at(item, "\"" + theme + "\" n'est pas dans " + std::string{kThemes});
            }
        }
        return Done{};
    }

    static Error twice(const Node& item, const std::string& id) {
        return refuse_at(item, "\"" + id + "\" est donné deux fois");
    }

    Pack& pack_;
    std::set<std::string> themes_;
    std::set<std::string> lieux_;
    std::set<std::string> fiches_;
    std::set<std::string> motifs_;
};

Status add_secteurs(const Files& files, Pack& pack) {
    const auto file = files.find(kSecteurs);
    if (file == files.end()) return Done{};
    SecteursConnus connus{pack.communes, {}};
    for (const auto& lieu : pack.lieux) connus.mds.insert(lieu.id);
    auto lus = read_secteurs(file->second, connus);
    if (!lus.plaintes.empty()) {
        return in_file(kSecteurs, fail(ErrorCode::invalid_input, lus.plaintes.front()));
    }
    pack.secteurs = Secteurs{std::move(lus.regles)};
    return Done{};
}

Status fill(const PackReader& reader, const Files& files, Pack& pack) {
    Builder builder{pack};
    auto read = read_list_file(reader, *files.find(kThemes), "themes",
                               [&](const Node& item) { return builder.add_theme(item); });
    if (!read) return read;
    read = read_list_file(reader, *files.find(kLieux), "lieux",
                          [&](const Node& item) { return builder.add_lieu(item); });
    if (!read) return read;
    if (const auto motifs = files.find(kMotifs); motifs != files.end()) {
        read = read_list_file(reader, *motifs, "motifs",
                              [&](const Node& item) { return builder.add_motif(item); });
        if (!read) return read;
    }
    for (const auto& file : files) {
        if (file.first.compare(0, kFiches.size(), kFiches) != 0) continue;
        read = read_list_file(reader, file, "fiches",
                              [&](const Node& item) { return builder.add_fiche(item); });
        if (!read) return read;
    }
    auto communes = read_communes(files.find(kCommunes)->second);
    if (!communes) return in_file(kCommunes, communes.error());
    pack.communes = *std::move(communes);
    return add_secteurs(files, pack);
}

}  // namespace

Result<Pack> read_pack(const PackReader& reader) {
    const auto bytes = reader.read(std::string{kManifest});
    if (!bytes) return in_file(kManifest, bytes.error());
    const auto root = parse(reader, kManifest, *bytes);
    if (!root) return root.error();
    auto manifeste = read_manifest(*root);
    if (!manifeste) return in_file(kManifest, manifeste.error());
    const auto files = read_files(reader, *manifeste);
    if (!files) return files.error();

    Pack pack;
    pack.manifeste = *std::move(manifeste);
    if (auto filled = fill(reader, *files, pack); !filled) return filled.error();
    return pack;
}

}  // namespace content
