#include "tests/flotte/borne.h"

#include "sync/client/droit_keeper.h"

#include <filesystem>
#include <utility>

namespace flotte {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kReserve = 32'768;
const base::Instant kBuiltAt = std::chrono::sys_days{std::chrono::year{2026} / 10 / 1};

}  // namespace

Borne::Borne(Place place, DeviceId id)
    : clock(place.stage),
      stage_(place.stage),
      place_(place),
      id_(id),
      disk_(static_cast<unsigned>(place.stage.dice.next())),
      random_(place.stage.dice) {
    random_.fill(identity_.sign_seed);
    fs::create_directories(place_.folder);
    clock.boot(stage_.dice);
}

protocol::VerifyKey Borne::verify_key() const {
    return protocol::verify_key_of(identity_.sign_key());
}

void Borne::enrolled(std::int64_t borne, const protocol::VerifyKey& centre) {
    identity_.grant.borne = borne;
    identity_.grant.tenant = "71";
    identity_.grant.lettre = static_cast<char>('A' + static_cast<char>(id_));
    identity_.grant.server_key = centre;
}

platform::DeviceStoreOptions Borne::options() const {
    platform::DeviceStoreOptions options;
    options.folder = place_.folder;
    options.built_at = kBuiltAt;
    options.vfs = vfs_.name();
    options.reserve_bytes = kReserve;
    return options;
}

bool Borne::open_store(const platform::DeviceStoreOptions& options) {
    auto opened = platform::SqliteDeviceStore::open(options, clock, random_);
    if (opened) store_ = std::move(*opened);
    const bool is_excused = !disk_.has_power() || disk_.counts.full > 0;
    if (!opened && !is_excused) {
        stage_.breaks("une borne ne démarre pas : " + opened.error().detail);
    }
    return on();
}

/// A damaged log is set aside on a real disk, since it is files that are renamed and copied.
bool Borne::start_from_real_files() {
    disk_.lay_out();
    auto real = options();
    real.vfs.clear();
    const bool opened = open_store(real);
    if (opened && !store_->report().damage.empty()) log_is_gone();
    store_.reset();
    disk_.take_database(log_path());
    is_damaged_ = false;
    return opened;
}

/// What the centre did not have is destroyed, the rest is only there.
void Borne::log_is_gone() {
    images_.clear();
    place_.model.each_told_by(id_, [this](Told& told) {
        const bool was_here = !told.only_at_centre;
        told.destroyed |= was_here && (told.seq > acked_ || may_be_ahead_);
        told.only_at_centre = true;
    });
}

void Borne::start() {
    if (is_damaged_ && !start_from_real_files()) return;
    if (!open_store(options())) {
        if (!disk_.has_power()) stop(falls_by_power_);
        return;
    }
    if (!store_->report().damage.empty()) {
        stage_.breaks("un journal sain est pris pour abîmé : " + store_->report().damage);
    }
    transport_ = std::make_unique<simulation::SimulatedTransport>(stage_, place_.network, id_);
    sync_ = std::make_unique<client::SyncClient>(
        identity_, "0.1.0",
        client::SyncClient::Ports{*store_, *transport_, clock, random_,
                                  [](std::chrono::milliseconds) {}, this});
    acked_ = store_->state()->acked_seq;
    why_it_falls_.reset();
    check_not_handed_over();
    abandon_intentions();
}

void Borne::stop(bool is_power) {
    stage_.tell("borne " + std::to_string(number()) +
                (is_power ? " privée de courant" : " arrêtée net"));
    place_.tally.note(is_power ? Incident::borne_power_loss : Incident::borne_crash);
    disk_.stop();
    asking_.reset();
    sync_.reset();
    transport_.reset();
    store_.reset();
    is_power ? disk_.cut() : disk_.outlive_program();
    if (is_power) clock.boot(stage_.dice);
}

void Borne::arm(int operations, bool is_power) {
    disk_.fail_after(operations);
    falls_by_power_ = is_power;
}

bool Borne::falls_now(Incident incident) {
    if (stage_.dice.pick(0, 999) >= falls_per_mille) return false;
    place_.tally.note(incident);
    arm(0, stage_.dice.one_in(2));
    return true;
}

void Borne::tick() {
    if (!on()) return;
    const bool was_busy = transport_->busy();
    sync_->tick();
    if (!disk_.has_power()) return stop(falls_by_power_);
    const auto error = sync_->status().last_error;
    const bool has_heard = was_busy && !transport_->busy() && error.empty();
    if (has_heard && transport_->since_ms() > restored_ms_) may_be_ahead_ = false;
    acked_ = store_->state()->acked_seq;
    if (asking_) poll_answer();
}

bool Borne::change(const std::function<Status()>& what) {
    const auto full_before = disk_.counts.full;
    const auto done = what();
    if (disk_.counts.full > full_before) place_.tally.note(Incident::borne_disk_full);
    if (!done)
        stage_.tell("borne " + std::to_string(number()) + " refuse : " + done.error().detail);
    if (!disk_.has_power()) {
        stop(falls_by_power_);
        return false;
    }
    return static_cast<bool>(done);
}

Status Borne::transact(const std::function<Status(domain::StoreTransaction&)>& what) const {
    return store_->transact(what);
}

Told Borne::told_now() const {
    return {id_, store_->state()->last_seq};
}

Status Borne::condemn() {
    stage_.breaks("une borne en service reçoit l'ordre de s'effacer");
    return Done{};
}

Status Borne::take_inventory(std::int64_t commande, std::int64_t premier_droit) {
    domain::Inventaire inventory{};
    inventory.commande = commande;
    inventory.version = "0.1.0";
    return client::declare_droits(*store_, std::move(inventory), premier_droit);
}

Result<bool> Borne::take_droits(const client::DroitOrders& orders) {
    const bool is_something = !orders.droits.empty() || !orders.rappels.empty();
    if (is_something && falls_now(Incident::cut_before_droits_kept)) {
        return fail(ErrorCode::unavailable, "plus de courant");
    }
    const auto before = store_->state()->last_seq;
    auto taken = client::take_droits(*store_, orders);
    if (!taken || !*taken) return taken;
    const auto returns = store_->state()->last_seq - before;
    place_.tally.note(Incident::recalled, returns);
    const bool falls_often = returns > 0 && !stage_.dice.one_in(4);
    if (falls_often && falls_per_mille > 0) {
        place_.tally.note(Incident::cut_after_return);
        arm(0, stage_.dice.one_in(2));
    } else {
        static_cast<void>(falls_now(Incident::cut_after_droits_kept));
    }
    return taken;
}

domain::DroitsTenus Borne::droits() const {
    std::optional<domain::DroitsTenus> held;
    static_cast<void>(transact([&](domain::StoreTransaction& change) -> Status {
        auto read = change.droits();
        if (!read) return read.error();
        held = *std::move(read);
        return Done{};
    }));
    return held.value_or(domain::DroitsTenus{});
}

std::string Borne::epoch() const {
    return protocol::to_hex(store_->state()->epoch);
}

std::string Borne::describe() const {
    const auto who = "borne " + std::to_string(number());
    if (!on()) return who + " éteinte";
    const auto state = store_->state();
    const auto error = sync_->status().last_error;
    return who + " : ligne " + std::to_string(state->last_seq) + ", acquitté " +
           std::to_string(state->acked_seq) + (error.empty() ? "" : ", " + error);
}

bool Borne::settled() const {
    if (!on() || asking_) return false;
    const auto state = store_->state();
    return state->acked_seq == state->last_seq && sync_->status().last_error.empty();
}

}  // namespace flotte
