#include "kiosk/borne/world.h"

#include "kiosk/app/record_pack.h"
#include "kiosk/borne/absent_parts.h"
#include "kiosk/borne/call_signals.h"
#include "kiosk/borne/out_of_service.h"
#include "kiosk/borne/rehearsed_background.h"
#include "kiosk/borne/staff_code.h"
#include "kiosk/simuler/charger.h"
#include "platform/curl/curl_transport.h"
#include "platform/print/escpos_printer.h"
#include "platform/print/pango_text.h"
#include "platform/print/sheet_printer.h"
#include "platform/sdl/sound_signal.h"
#include "platform/sqlite/device_store.h"
#include "platform/system/background_thread.h"
#include "platform/system/folder_stick.h"
#include "platform/system/light_signal.h"
#include "platform/system/system_clock.h"
#include "platform/yaml/yaml_reader.h"
#include "sync/client/booker.h"
#include "sync/client/department_sealer.h"
#include "sync/client/stick_exchange.h"
#include "sync/client/sync_client.h"
#include "sync/client/unenrolled.h"
#include "sync/protocol/rdv_codes.h"
#include "sync/stick/layout.h"

#include <algorithm>
#include <charconv>
#include <thread>

namespace borne {
namespace {

constexpr const char* kIdentityFile = "/identite.json";
constexpr std::size_t kMaxIdentityBytes = 16 * 1024;
constexpr std::chrono::milliseconds kBetweenPolls{5};

/// Beside the log: how far this device has gone among parutions, and the one it told of.
constexpr const char* kRatchetKey = "contenu_cliquet";
constexpr const char* kAnnouncedKey = "contenu_annonce";
constexpr std::chrono::hours kHouseKept{1};

void sleep_for(std::chrono::milliseconds time) {
    std::this_thread::sleep_for(time);
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

std::string data_folder(const Options& options) {
    return options.data.empty() ? platform::default_data_folder() + "/borne" : options.data;
}

const char* const kVersion = PERRON_VERSION;

/// Seconds since 1970 of the commit that was built; 0 outside a git checkout.
constexpr std::int64_t kBuiltAt = PERRON_BUILT_AT;

namespace {
base::Instant built_at() {
    return base::Instant{std::chrono::seconds{kBuiltAt}};
}
}  // namespace

Result<std::unique_ptr<World>> World::open(const Options& options) {
    std::unique_ptr<World> world{new World};
    world->folder_ = data_folder(options);
    world->settings_.language = options.language;
    world->settings_.large_text = options.large_text;
    world->settings_.palette = palette_of(options.theme);
    world->settings_.accueil = options.accueil;

    world->open_clock(options);
    world->log_ =
        std::make_unique<platform::LogFile>(world->folder_ + "/borne.log", *world->clock_);
    if (auto done = world->open_textes(); !done) return done.error();
    if (auto done = world->open_folder(); !done) return done.error();
    world->open_identity();
    world->open_contents(options);
    if (auto done = world->open_synchronisation(options); !done) return done.error();
    if (auto done = world->open_printer(options); !done) return done.error();
    if (auto done = world->open_sheets(options); !done) return done.error();
    world->open_signals(options);
    world->open_staff_desk(options);
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

/// A folder that cannot be written leaves a kiosk that informs, and gives no ticket.
Status World::open_folder() {
    auto usable = platform::make_folder(folder_);
    if (usable) usable = platform::check_writable(folder_);
    // Full is not unusable: the store keeps a reserve for that day.
    if (!usable && usable.error().code == ErrorCode::full) usable = Done{};
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
    if (manual_clock_ == nullptr) where.built_at = built_at();
    where.on_reserve_spent = [this] {
        log("reserve_rendue", "disque plein : la réserve sert aux passages et aux appels");
    };
    auto opened = usable ? platform::SqliteDeviceStore::open(where, *clock_, random_)
                         : Result<std::unique_ptr<platform::SqliteDeviceStore>>{usable.error()};
    if (opened) {
        std::shared_ptr<platform::SqliteDeviceStore> store{*std::move(opened)};
        const auto& report = store->report();
        if (!report.damage.empty()) {
            log("journal_abime", report.damage + " ; mis de côté : " + report.set_aside + " ; " +
                                     std::to_string(report.salvaged) + " lignes sauvées");
        }
        if (!store->has_reserve()) log("disque_plein", "pas de place pour la réserve");
        journal_ = store.get();
        house_kept_at_ = clock_->read().mono - kHouseKept;
        keep_house();
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

void World::keep_house() {
    const auto now = clock_->read().mono;
    if (journal_ == nullptr || now - house_kept_at_ < kHouseKept) return;
    house_kept_at_ = now;
    if (const auto purged = journal_->purge_when_due(); !purged) {
        log("purge_refusee", purged.error().detail);
    }
}

/// The stick works on a thread of its own; in a scenario it is done when the tap is.
void World::open_staff_desk(const Options& options) {
    if (manual_clock_ == nullptr) {
        background_ = std::make_unique<platform::BackgroundThread>();
    } else {
        background_ = std::make_unique<RehearsedBackground>();
    }
    access_ = std::make_unique<StaffCode>(folder_, *clock_);
    if (identity_) {
        const auto open = [folder = options.stick]() -> Result<std::unique_ptr<domain::Stick>> {
            auto opened = platform::FolderStick::open(folder);
            if (!opened) return opened.error();
            return std::unique_ptr<domain::Stick>{*std::move(opened)};
        };
        stick_folder_ = options.stick;
        usb_ = std::make_unique<client::StickExchange>(
            *identity_, kVersion,
            client::StickExchange::Ports{*outbox_, *background_, *clock_, random_, open,
                                         orders_.get()});
    } else {
        usb_ = std::make_unique<client::UnenrolledUsb>();
    }
    staff_desk_ =
        std::make_unique<StaffDesk>(StaffDesk{*usb_, *access_, [this] { return bilan(); }});
}

app::Bilan World::bilan() const {
    app::Bilan bilan;
    if (identity_) {
        bilan.borne = identity_->grant.borne;
        bilan.lettre = identity_->grant.lettre;
    }
    if (content_.version != 0) bilan.pack = std::to_string(content_.version);
    bilan.version = kVersion;
    bilan.baremes_refuses = !content_.parametres;
    bilan.aides_refusees = !content_.aides;
    bilan.contenu_refuse = contents_ && contents_->has_refused();
    bilan.disque_libre_mio = platform::free_mib(folder_);
    bilan.imprimante = printer_->state();
    bilan.imprimante_a4 = sheets_->state();
    bilan.horloge = clock_->read().quality;
    bilan.journal_absent = journal_ == nullptr;
    if (journal_ != nullptr) {
        const auto& report = journal_->report();
        bilan.has_reserve = journal_->has_reserve();
        bilan.journal_abime = !report.damage.empty();
        bilan.rows_salvaged = report.salvaged;
    }
    return bilan;
}

/// Unreadable, it leaves a kiosk that serves as one not enrolled, and says why; its events leave
/// once the file is put back.
void World::open_identity() {
    auto identity = read_identity_of(folder_);
    if (!identity) return log("identite_illisible", identity.error().detail);
    identity_ = *std::move(identity);
}

/// Only an enrolled device knows whose content to believe.
void World::open_contents(const Options& options) {
    if (identity_ && lock_) {
        parution::RatchetMemory memory{
            [this] { return outbox_->recall(kRatchetKey); },
            [this](const std::string& text) { return outbox_->remember(kRatchetKey, text); }};
        auto shelf = parution::FolderShelf::open(
            {folder_ + "/contenu", identity_->grant.server_key, std::move(memory)});
        if (shelf) {
            shelf_.emplace(*std::move(shelf));
        } else {
            log("contenu_inutilisable", shelf.error().detail);
        }
    }
    const auto resources = platform::resources_folder();
    ContentOptions content;
    content.installed_pack = options.pack.empty() ? resources + "/packs/71" : options.pack;
    content.installed_parametres = resources + "/parametres";
    content.log = [this](auto code, auto detail) { log(code, detail); };
    contents_ = std::make_unique<Contents>(std::move(content), shelf_ ? &*shelf_ : nullptr);
    content_ = contents_->start();
    content_since_ = clock_->read().mono;
    announce_content();
}

/// Once for each content: what the centre was told last is kept beside the log.
void World::announce_content() {
    const auto told = outbox_->recall(kAnnouncedKey);
    if (!told) return;
    const auto now = content_.pack + ":" + std::to_string(content_.version);
    const bool news = *told ? **told != now : content_.published;
    if (!news) return;
    auto done = app::record_pack({content_.pack, content_.version}, *store_);
    if (done) done = outbox_->remember(kAnnouncedKey, now);
    if (!done) log("contenu_non_annonce", done.error().detail);
}

/// The latest hour this device is sure of: a certificate is judged then, so that a board that wakes
/// in 1970 still finds its centre. A scenario's clock does not count: certificates are real.
base::Instant World::surely_past() const {
    auto past = std::max(platform::SystemClock{}.read().wall, built_at());
    const auto known = outbox_->recall(protocol::kServerTimeKey);
    std::int64_t ms = 0;
    if (known && *known) std::from_chars((*known)->data(), (*known)->data() + (*known)->size(), ms);
    return std::max(past, base::Instant{std::chrono::milliseconds{ms}});
}

Result<std::unique_ptr<client::Transport>> World::open_transport(const Options& options) const {
    const auto& centre = options.central.empty() ? identity_->centre : options.central;
    const auto& pins = options.pins.empty() ? identity_->pins : options.pins;
    auto transport = platform::CurlTransport::create(
        {centre, options.ca_file, false, pins, [this] { return surely_past(); }});
    if (!transport) return transport.error();
    return std::unique_ptr<client::Transport>{*std::move(transport)};
}

Status World::open_synchronisation(const Options& options) {
    if (!identity_) {
        log("non_enrolee", "pas d'identité : les événements sont gardés jusqu'à l'enrôlement");
        synchronisation_ = std::make_unique<client::Unenrolled>(*outbox_);
        return Done{};
    }
    auto transport = open_transport(options);
    if (!transport) return transport.error();
    transport_ = *std::move(transport);
    sealer_ =
        std::make_unique<client::DepartmentSealer>(identity_->grant.seal_key, *outbox_, random_);
    orders_ =
        std::make_unique<CentreOrders>(folder_, *store_, *outbox_, [this] { return inventory(); });
    synchronisation_ = std::make_unique<client::SyncClient>(
        *identity_, kVersion,
        client::SyncClient::Ports{*outbox_, *transport_, *clock_, random_, sleep_for,
                                  orders_.get()});
    auto for_rdv = open_transport(options);
    if (!for_rdv) return for_rdv.error();
    booking_transport_ = *std::move(for_rdv);
    booking_ = std::make_unique<client::Booker>(
        *identity_, client::Booker::Ports{*booking_transport_, *clock_, random_});
    if (!shelf_) return Done{};
    auto second = open_transport(options);
    if (!second) return second.error();
    content_transport_ = *std::move(second);
    downloader_ = std::make_unique<client::Downloader>(
        client::ContentTrust{identity_->grant.tenant, identity_->grant.server_key, kVersion},
        client::Downloader::Ports{*shelf_, *content_transport_, *clock_, random_});
    return Done{};
}

domain::Inventaire World::inventory() const {
    domain::Inventaire inventory{};
    inventory.version = kVersion;
    inventory.disque_libre_mio = std::max<std::int64_t>(platform::free_mib(folder_), 0);
    inventory.horloge = static_cast<int>(clock_->read().quality);
    if (content_.version > 0) {
        inventory.possede.push_back({content_.pack, static_cast<std::int64_t>(content_.version)});
    }
    return inventory;
}

void World::tick() {
    synchronisation_->tick();
    tick_download();
    keep_house();
}

void World::tick_download() {
    if (!downloader_) return;
    downloader_->hint(synchronisation_->status().parution);
    downloader_->tick();
    if (downloader_->busy() || downloader_->last_error() == download_error_) return;
    download_error_ = downloader_->last_error();
    log(download_error_.empty() ? "contenu_retrouve" : "contenu_non_recu", download_error_);
}

void World::fetch_content() {
    if (!downloader_) return;
    downloader_->hurry();
    do {
        tick_download();
        sleep_for(kBetweenPolls);
    } while (downloader_->busy());
}

/// A stick whose acknowledgements were just read may bring content too: the same, checked the same.
void World::take_from_stick() {
    const auto phase = usb_->status().phase;
    const bool just_read = phase == domain::UsbPhase::imported && usb_phase_ != phase;
    usb_phase_ = phase;
    if (!just_read || !shelf_) return;
    const auto opened = platform::FolderStick::open(stick_folder_);
    if (!opened) return;
    const auto ref = std::string{stick::kRoot} + "/" + identity_->grant.tenant + "/ref/";
    const auto taken = client::take_from_folder(
        [&](const std::string& name) {
            return (*opened)->read(ref + name, static_cast<std::size_t>(protocol::kMaxContentFile));
        },
        {identity_->grant.tenant, identity_->grant.server_key, kVersion}, *shelf_);
    if (!taken && taken.error().code != ErrorCode::not_found) {
        log("contenu_de_cle_refuse", taken.error().detail);
    }
}

void World::renew_content(Application& application) {
    take_from_stick();
    contents_->has_run(clock_->read().mono - content_since_);
    if (application.session_is_open()) return;
    auto next = contents_->take_ready();
    if (!next) return;
    std::swap(content_, *next);
    content_since_ = clock_->read().mono;
    application.use(shown_content());
    announce_content();
}

ShownContent World::shown_content() const {
    return {content_.annuaire.get(),
            content_.parametres ? &*content_.parametres : nullptr,
            content_.aides ? &*content_.aides : nullptr,
            content_.refused,
            lieu(),
            content_.version == 0 ? std::string{} : std::to_string(content_.version),
            content_.published ? content_.made : std::nullopt,
            content_.expires};
}

Status World::open_printer(const Options& options) {
    if (options.printer == "aucune") {
        printer_ = std::make_unique<AbsentPrinter>();
        return Done{};
    }
    if (!platform::use_fonts(platform::resources_folder() + "/polices")) {
        log("police_absente", "tickets imprimés avec les polices du système");
    }
    auto printer = platform::make_printer(options.printer, platform::SlipForm::drawn);
    if (!printer) return printer.error();
    printer_ = *std::move(printer);
    return Done{};
}

/// A spooler that keeps what it prints is not used: the log says so.
Status World::open_sheets(const Options& options) {
    if (options.sheets == "aucune") {
        sheets_ = std::make_unique<AbsentSheetPrinter>();
        return Done{};
    }
    auto printer = platform::make_sheet_printer(options.sheets);
    if (!printer) return printer.error();
    if (!platform::use_fonts(platform::resources_folder() + "/polices")) {
        log("police_absente", "pages imprimées avec les polices du système");
    }
    sheets_ = *std::move(printer);
    if (auto usable = sheets_->check(); !usable) log("imprimante_a4", usable.error().detail);
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
    return {*clock_,
            random_,
            *store_,
            *synchronisation_,
            *printer_,
            *signal_,
            content_.annuaire.get(),
            *sheets_,
            *textes_,
            [this](auto code, auto detail) { log(code, detail); },
            staff_desk_.get(),
            [borne = identity_ ? identity_->grant.borne : 0](const domain::RangDeCode& rank) {
                return protocol::rdv_code(borne, rank.rang, rank.cle);
            },
            sealer_.get(),
            booking_.get()};
}

Device World::device() const {
    Device device;
    device.settings = settings_;
    device.pack_refused = content_.refused;
    if (identity_) device.lettre = identity_->grant.lettre;
    device.lieu = lieu();
    device.rehearsed = manual_clock_ != nullptr;
    const auto version = content_.version;
    device.etat = {kVersion, version == 0 ? std::string{} : std::to_string(version),
                   platform::free_mib(folder_), name_of(printer_->state())};
    return device;
}

/// As the pack describes the place where the device was enrolled; else its first place.
domain::Lieu World::lieu() const {
    const auto& lieux = content_.annuaire->lieux();
    domain::Lieu here;
    if (!identity_) return lieux.empty() ? here : lieux.front();
    const auto known = std::find_if(lieux.begin(), lieux.end(), [&](const auto& lieu) {
        return lieu.id == identity_->grant.mds;
    });
    if (known != lieux.end()) here = *known;
    here.id = identity_->grant.mds;
    here.nom = identity_->grant.lieu;
    return here;
}

Status enrol_device(const Options& options) {
    const auto folder = data_folder(options);
    if (auto made = platform::make_folder(folder); !made) return made;
    if (is_condemned(folder)) {
        if (auto erased = erase_device(folder); !erased) return erased;
    }
    const auto known = read_identity_of(folder);
    if (!known) return known.error();
    if (*known)
        return fail(ErrorCode::conflict,
                    "cette borne est déjà enrôlée (si son centre ne la connaît plus : "
                    "docs/formats/sauvegarde.md)");
    if (options.central.empty()) {
        return fail(ErrorCode::invalid_input, "--enroler demande --central");
    }
    platform::SodiumRandom random;
    auto transport = platform::CurlTransport::create(
        {options.central, options.ca_file, false, options.pins,
         [] { return std::max(platform::SystemClock{}.read().wall, built_at()); }});
    if (!transport) return transport.error();
    const auto enroller =
        client::Enroller::prepare({options.enrol, options.central, kVersion, {}}, random);
    if (!enroller) return enroller.error();
    auto identity = client::enrol(*enroller, **transport, sleep_for);
    if (!identity) return identity.error();
    auto known_now = *std::move(identity);
    known_now.pins = options.pins;
    auto kept =
        platform::write_file(folder + kIdentityFile, client::write_identity(known_now), 0600);
    return kept ? reprieve(folder) : kept;
}

Status set_staff_code_of(const Options& options, const std::string& code) {
    const auto folder = data_folder(options);
    if (auto made = platform::make_folder(folder); !made) return made;
    return set_staff_code(folder, code);
}

}  // namespace borne
