#include "kiosk/borne/contents.h"

#include "kiosk/borne/pack_folder.h"
#include "kiosk/simuler/charger.h"

#include <algorithm>
#include <utility>

namespace borne {
namespace {

using parution::ShelfState;

constexpr std::chrono::minutes kTrial{2};
constexpr int kMostCrashes = 3;
constexpr std::size_t kMostPrevious = 2;
constexpr std::size_t kMostRefused = 50;

base::Instant instant_of(std::int64_t ms) {
    return base::Instant{std::chrono::milliseconds{ms}};
}

void remember_refused(ShelfState& state, const std::string& name) {
    state.refused.push_back(name);
    if (state.refused.size() > kMostRefused) state.refused.erase(state.refused.begin());
}

/// Whether it is the disk that failed, not the content: load() says so.
bool is_damage(const Error& error) {
    return error.code == ErrorCode::unavailable;
}

}  // namespace

Contents::Contents(ContentOptions options, parution::FolderShelf* shelf)
    : options_(std::move(options)), shelf_(shelf) {}

ContentInUse Contents::start() {
    if (shelf_ == nullptr) return installed();
    count_start();
    for (auto name = shelf_->state().active; !name.empty();) {
        auto loaded = load(name);
        if (loaded) return *std::move(loaded);
        leave_active(loaded.error());
        const auto& next = shelf_->state().active;
        if (next == name) return installed();  // the disk keeps nothing
        name = next;
    }
    auto ready = take_ready();
    return ready ? *std::move(ready) : installed();
}

void Contents::count_start() {
    auto state = shelf_->state();
    if (!state.on_trial) return;
    if (++state.starts >= kMostCrashes) {
        return leave_active(
            fail(ErrorCode::conflict, "le programme s'est arrêté chaque fois qu'il s'en servait"));
    }
    keep(state);
}

std::optional<ContentInUse> Contents::take_ready() {
    if (shelf_ == nullptr || shelf_->state().ready.empty()) return std::nullopt;
    auto next = shelf_->state();
    const auto name = std::exchange(next.ready, "");
    auto loaded = load(name);
    if (!loaded) {
        options_.log("contenu_refuse", name + ": " + loaded.error().detail);
        has_refused_ = true;
        if (!is_damage(loaded.error())) remember_refused(next, name);
        keep(next);
        return std::nullopt;
    }
    if (!next.active.empty()) next.previous.insert(next.previous.begin(), next.active);
    if (next.previous.size() > kMostPrevious) next.previous.resize(kMostPrevious);
    next.active = name;
    next.on_trial = true;
    next.starts = 0;
    if (auto changed = shelf_->change(next); !changed) {
        options_.log("contenu_non_ecrit", changed.error().detail);
        return std::nullopt;
    }
    options_.log("contenu_actif", name);
    return *std::move(loaded);
}

/// Goes back to the parution before, or to the installed pack.
void Contents::leave_active(const Error& why) {
    auto next = shelf_->state();
    const auto name = next.active;
    if (!is_damage(why)) remember_refused(next, name);
    next.active = next.previous.empty() ? "" : next.previous.front();
    if (!next.previous.empty()) next.previous.erase(next.previous.begin());
    next.on_trial = false;
    next.starts = 0;
    has_refused_ = true;
    options_.log("contenu_repli", name + " -> " + (next.active.empty() ? "installé" : next.active) +
                                      ": " + why.detail);
    keep(next);
}

void Contents::has_run(std::chrono::milliseconds time) {
    if (time >= kTrial) confirm();
}

void Contents::confirm() {
    if (shelf_ == nullptr || !shelf_->state().on_trial) return;
    auto next = shelf_->state();
    next.on_trial = false;
    next.starts = 0;
    keep(next);
}

void Contents::keep(const ShelfState& next) const {
    if (auto changed = shelf_->change(next); !changed) {
        options_.log("contenu_non_ecrit", changed.error().detail);
    }
}

Result<ContentInUse> Contents::load(const std::string& name) const {
    const auto found = shelf_->find(name);
    if (!found) return fail(ErrorCode::unavailable, found.error().detail);
    const auto& manifest = found->parution;
    parution::ContenuFiles files;
    for (const auto& file : manifest.fichiers) files.names.push_back(file.nom);
    bool damaged = false;
    files.read = [&](const std::string& nom) -> Result<std::string> {
        const auto* file = protocol::find_file(manifest, nom);
        if (file == nullptr) return fail(ErrorCode::invalid_input, "absent du manifeste");
        auto bytes = shelf_->read(*file);
        if (!bytes) damaged = true;
        return bytes;
    };
    auto contenu = parution::read_contenu(files);
    if (!contenu) {
        const auto code = damaged ? ErrorCode::unavailable : ErrorCode::invalid_input;
        return fail(code, contenu.error().detail);
    }

    ContentInUse in_use;
    in_use.pack = contenu->pack.manifeste.pack;
    in_use.annuaire = std::make_unique<content::PackAnnuaire>(std::move(contenu->pack));
    in_use.parametres = std::move(contenu->parametres);
    in_use.aides = contenu->aides ? std::move(contenu->aides) : installed_aides();
    in_use.published = true;
    in_use.version = manifest.version;
    in_use.made = instant_of(manifest.cree_ms);
    in_use.expires = instant_of(manifest.expire_ms);
    return in_use;
}

std::optional<std::vector<rules::Aide>> Contents::installed_aides() const {
    auto aides = simuler::load_aides(options_.installed_parametres);
    if (aides) return *std::move(aides);
    options_.log("aides_refusees", aides.error().detail);
    return std::nullopt;
}

ContentInUse Contents::installed() const {
    auto opened = open_pack(options_.installed_pack);
    if (opened.refused) {
        options_.log("pack_refuse", options_.installed_pack + ": " + opened.refused->detail);
    }
    ContentInUse in_use;
    in_use.refused = opened.refused.has_value();
    in_use.pack = opened.pack.manifeste.pack;
    in_use.version = opened.pack.manifeste.version;
    if (!in_use.refused) {
        in_use.made = instant_of(std::chrono::milliseconds{
            std::chrono::sys_days{opened.pack.manifeste.cree_le}.time_since_epoch()}
                                     .count());
    }
    in_use.annuaire = std::make_unique<content::PackAnnuaire>(std::move(opened.pack));
    in_use.aides = installed_aides();
    auto parametres = simuler::load_proved(options_.installed_parametres);
    if (parametres) {
        in_use.parametres = *std::move(parametres);
    } else {
        options_.log("baremes_refuses", parametres.error().detail);
    }
    return in_use;
}

}  // namespace borne
