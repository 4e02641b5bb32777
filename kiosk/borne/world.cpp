#include "kiosk/borne/world.h"

#include "kiosk/borne/absent_parts.h"
#include "kiosk/borne/call_signals.h"
#include "kiosk/borne/pack_folder.h"
#include "platform/curl/curl_transport.h"
#include "platform/print/escpos_printer.h"
#include "platform/print/pango_text.h"
#include "platform/sdl/sound_signal.h"
#include "platform/sqlite/device_store.h"
#include "platform/system/light_signal.h"
#include "platform/system/system_clock.h"
#include "platform/yaml/yaml_reader.h"
#include "sync/client/sync_client.h"
#include "sync/client/unenrolled.h"

#include <algorithm>
#include <thread>

namespace borne {
namespace {

constexpr const char* kIdentityFile = "/identite.json";
constexpr std::size_t kMaxIdentityBytes = 16 * 1024;

void sleep_for(std::chrono::milliseconds time) {
    std::this_thread::sleep_for(time);
}

std::string data_folder(const Options& options) {
    return options.data.empty() ? platform::default_data_folder() + "/borne" : options.data;
}

/// The identity of the device, or none when it was never enrolled.
Result<std::optional<client::Identity>> read_identity_of(const std::string& folder) {
    const auto bytes = platform::read_file(folder + kIdentityFile, kMaxIdentityBytes);
    if (!bytes && bytes.error().code == ErrorCode::not_found) {
        return std::optional<client::Identity>{};
    }
    if (!bytes) return bytes.error();
    auto identity = client::read_identity(*bytes);
    if (!identity) {
        return fail(identity.error().code, folder + kIdentityFile + ": " + identity.error().detail);
    }
    return std::optional{*std::move(identity)};
}

/// As the centre knows it.
std::string name_of(domain::PaperState paper) {
    switch (paper) {
        case domain::PaperState::ok:
            return "ok";
        case domain::PaperState::absent:
            return "absente";
        case domain::PaperState::out_of_paper:
            return "papier";
        case domain::PaperState::fault:
            return "erreur";
    }
    return "erreur";
}

app::Palette palette_of(const std::string& theme) {
    if (theme == "nuit") return app::Palette::nuit;
    if (theme == "noir_sur_blanc") return app::Palette::noir_sur_blanc;
    if (theme == "blanc_sur_noir") return app::Palette::blanc_sur_noir;
    return app::Palette::jour;
}

}  // namespace

const char* const kVersion = PERRON_VERSION;

/// Seconds since 1970 of the commit that was built; 0 outside a git checkout.
constexpr std::int64_t kBuiltAt = PERRON_BUILT_AT;

Result<std::unique_ptr<World>> World::open(const Options& options) {
    std::unique_ptr<World> world{new World};
    world->folder_ = data_folder(options);
    world->settings_.language = options.language;
    world->settings_.large_text = options.large_text;
    world->settings_.palette = palette_of(options.theme);

    world->open_clock(options);
    world->log_ =
        std::make_unique<platform::LogFile>(world->folder_ + "/borne.log", *world->clock_);
    if (auto done = world->open_textes(); !done) return done.error();
    world->open_pack(options);
    if (auto done = world->open_folder(); !done) return done.error();
    if (auto done = world->open_synchronisation(options); !done) return done.error();
    if (auto done = world->open_printer(options); !done) return done.error();
    world->open_signals(options);
    world->log("demarrage", std::string{"version "} + kVersion);
    return world;
}

void World::open_clock(const Options& options) {
    if (options.scenario.empty()) {
        clock_ = std::make_unique<platform::SystemClock>();
        return;
    }
    domain::BootId boot{};
    random_.fill(boot);
    const auto start = options.now.value_or(platform::SystemClock{}.read().wall);
    auto manual = std::make_unique<ManualClock>(start, boot);
    manual_clock_ = manual.get();
    clock_ = std::move(manual);
}

Status World::open_textes() {
    std::vector<content::Node> files;
    for (const auto* language : {"fr", "en", "ar"}) {
        auto file = platform::read_yaml_file(platform::resources_folder() + "/textes/" + language +
                                             ".yaml");
        if (!file) return file.error();
        files.push_back(*std::move(file));
    }
    auto textes = content::Textes::read(files);
    if (!textes) return textes.error();
    textes_ = *std::move(textes);
    return Done{};
}

void World::open_pack(const Options& options) {
    const auto folder =
        options.pack.empty() ? platform::resources_folder() + "/packs/71" : options.pack;
    auto opened = borne::open_pack(folder);
    pack_refused_ = opened.refused.has_value();
    if (pack_refused_) log("pack_refuse", folder + ": " + opened.refused->detail);
    annuaire_ = std::make_unique<content::PackAnnuaire>(std::move(opened.pack));
}

/// A folder that cannot be written leaves a kiosk that informs, and gives no ticket.
Status World::open_folder() {
    auto usable = platform::make_folder(folder_);
    if (usable) usable = platform::check_writable(folder_);
    if (usable) {
        auto lock = platform::FolderLock::take(folder_);
        if (!lock && lock.error().code == ErrorCode::conflict) return lock.error();
        if (lock)
            lock_.emplace(*std::move(lock));
        else
            usable = lock.error();
    }
    platform::DeviceStoreOptions where;
    where.folder = folder_;
    // A scenario may play a day before the program was built.
    if (manual_clock_ == nullptr) where.built_at = base::Instant{std::chrono::seconds{kBuiltAt}};
    auto opened = usable ? platform::SqliteDeviceStore::open(where, *clock_, random_)
                         : Result<std::unique_ptr<platform::SqliteDeviceStore>>{usable.error()};
    if (opened) {
        std::shared_ptr<platform::SqliteDeviceStore> store{*std::move(opened)};
        const auto& report = store->report();
        if (!report.damage.empty()) {
            log("journal_abime", report.damage + "; kept as " + report.set_aside + "; " +
                                     std::to_string(report.salvaged) + " rows salvaged");
        }
        if (!report.has_reserve) log("disque_plein", "no room for the reserve");
        if (const auto purged = store->purge_when_due(); !purged) {
            log("purge_refusee", purged.error().detail);
        }
        store_ = store;
        outbox_ = store;
    } else {
        log("disque_inutilisable", opened.error().detail);
        const auto absent = std::make_shared<AbsentStore>(opened.error());
        store_ = absent;
        outbox_ = absent;
    }
    return Done{};
}

Status World::open_synchronisation(const Options& options) {
    auto identity = read_identity_of(folder_);
    if (!identity) return identity.error();
    identity_ = *std::move(identity);
    if (!identity_) {
        log("non_enrolee", "no identity: events are kept until this device is enrolled");
        synchronisation_ = std::make_unique<client::Unenrolled>(*outbox_);
        return Done{};
    }
    const auto& centre = options.central.empty() ? identity_->centre : options.central;
    auto transport = platform::CurlTransport::create({centre, options.ca_file, false});
    if (!transport) return transport.error();
    transport_ = *std::move(transport);
    synchronisation_ = std::make_unique<client::SyncClient>(
        *identity_, kVersion,
        client::SyncClient::Ports{*outbox_, *transport_, *clock_, random_, sleep_for});
    return Done{};
}

Status World::open_printer(const Options& options) {
    if (options.printer == "aucune") {
        printer_ = std::make_unique<AbsentPrinter>();
        return Done{};
    }
    if (!platform::use_fonts(platform::resources_folder() + "/polices")) {
        log("police_absente", "slips fall back on the system's fonts");
    }
    auto printer = platform::make_printer(options.printer, platform::SlipForm::drawn);
    if (!printer) return printer.error();
    printer_ = *std::move(printer);
    return Done{};
}

void World::open_signals(const Options& options) {
    auto signals = std::make_unique<CallSignals>();
    if (options.scenario.empty()) {
        signals->add(std::make_unique<platform::SoundSignal>());
    } else {
        signals->add(std::make_unique<RehearsedSignal>());
    }
    if (!options.light.empty()) {
        signals->add(std::make_unique<platform::LightSignal>(options.light));
    }
    signal_ = std::move(signals);
}

Services World::services() {
    return {*clock_,           random_,   *store_,
            *synchronisation_, *printer_, *signal_,
            annuaire_.get(),   *textes_,  [this](auto code, auto detail) { log(code, detail); }};
}

Device World::device() const {
    Device device;
    device.settings = settings_;
    device.pack_refused = pack_refused_;
    const auto& lieux = annuaire_->lieux();
    if (identity_) {
        device.lettre = identity_->grant.lettre;
        const auto known = std::find_if(lieux.begin(), lieux.end(), [&](const auto& lieu) {
            return lieu.id == identity_->grant.mds;
        });
        if (known != lieux.end()) device.lieu = *known;
        device.lieu.id = identity_->grant.mds;
        device.lieu.nom = identity_->grant.lieu;
    } else if (!lieux.empty()) {
        device.lieu = lieux.front();
    }
    const auto version = annuaire_->manifeste().version;
    device.etat = {kVersion, version == 0 ? std::string{} : std::to_string(version),
                   platform::free_mib(folder_), name_of(printer_->state())};
    return device;
}

Status enrol_device(const Options& options) {
    const auto folder = data_folder(options);
    if (auto made = platform::make_folder(folder); !made) return made;
    const auto known = read_identity_of(folder);
    if (!known) return known.error();
    if (*known) return fail(ErrorCode::conflict, "this device is enrolled already");
    if (options.central.empty()) {
        return fail(ErrorCode::invalid_input, "--enroler needs --central");
    }
    platform::SodiumRandom random;
    auto transport = platform::CurlTransport::create({options.central, options.ca_file, false});
    if (!transport) return transport.error();
    const auto enroller =
        client::Enroller::prepare({options.enrol, options.central, kVersion, {}}, random);
    if (!enroller) return enroller.error();
    const auto identity = client::enrol(*enroller, **transport, sleep_for);
    if (!identity) return identity.error();
    return platform::write_file(folder + kIdentityFile, client::write_identity(*identity), 0600);
}

}  // namespace borne
