#include "tests/simulation/device.h"

#include "kiosk/app/close_day.h"
#include "kiosk/app/record_start.h"
#include "platform/sqlite/journal_file.h"

#include <filesystem>

namespace simulation {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kReserve = 32'768;
const base::Instant kBuiltAt = std::chrono::sys_days{std::chrono::year{2026} / 11 / 1};

}  // namespace

Device::Device(Place place, DeviceId id)
    : clock(place.stage),
      stage_(place.stage),
      place_(place),
      id_(id),
      disk_(static_cast<unsigned>(place.stage.dice.next())),
      random_(place.stage.dice),
      lettre_(static_cast<char>('A' + static_cast<char>(id))) {
    random_.fill(identity_.sign_seed);
    fs::create_directories(place_.folder);
}

protocol::VerifyKey Device::verify_key() const {
    return protocol::verify_key_of(identity_.sign_key());
}

void Device::enrolled(std::int64_t borne, const protocol::VerifyKey& centre) {
    identity_.grant.borne = borne;
    identity_.grant.tenant = "71";
    identity_.grant.lettre = lettre();
    identity_.grant.server_key = centre;
}

platform::DeviceStoreOptions Device::options() const {
    platform::DeviceStoreOptions options;
    options.folder = place_.folder;
    options.built_at = kBuiltAt;
    options.vfs = vfs_.name();
    options.reserve_bytes = kReserve;
    if (stage_.mutant == Mutant::device_not_durable) options.synchronous = "NORMAL";
    return options;
}

bool Device::open_store(const platform::DeviceStoreOptions& options) {
    auto opened = platform::SqliteDeviceStore::open(options, clock, random_);
    if (opened) store_ = std::move(*opened);
    const bool is_excused = !disk_.has_power() || disk_.counts.full > 0;
    if (!opened && !is_excused) {
        stage_.breaks("une borne ne démarre pas : " + opened.error().detail);
    }
    return on();
}

/// A damaged log is set aside on a real disk, since it is files that are renamed and copied.
bool Device::start_from_real_files() {
    disk_.lay_out();
    auto real = options();
    real.vfs.clear();
    const bool opened = open_store(real);
    if (opened) note_start();
    store_.reset();
    disk_.take_database(log_path());
    is_damaged_ = false;
    return opened;
}

void Device::note_start() {
    const auto& report = store_->report();
    if (report.damage.empty()) return;
    may_hide_damage_ = false;
    stage_.tell("borne " + std::to_string(borne()) + " : journal mis de côté, " + report.damage);
    ++set_aside;
    lost_something = true;
    stage_.census.note(Recovery::log_set_aside);
    stage_.census.note(Recovery::rows_salvaged, report.salvaged);
    images_.clear();
    // A day of numbers that is still to come is no day to go on with.
    const auto tomorrow = std::chrono::sys_days{today()} + std::chrono::days{1};
    if (std::chrono::sys_days{number_day_} > tomorrow) numbers_.clear();
    if (std::chrono::sys_days{number_day_} > tomorrow) number_day_ = today();
    for (auto& event : shown) {
        const bool was_here = !event.only_at_centre;
        event.excused = event.excused || (was_here && (event.seq > acked_ || may_be_ahead_));
        event.only_at_centre = true;
    }
    acked_ = 0;  // of the new log
}

void Device::start() {
    if (may_hide_damage_ && !start_from_real_files()) return;
    const bool is_new = disk_.image().empty();
    if (!open_store(options())) {
        if (!disk_.has_power()) end(falls_by_power_);
        return;
    }
    if (!store_->report().damage.empty()) {
        stage_.breaks("un journal sain est pris pour abîmé : " + store_->report().damage);
    }
    if (fell_ && !is_new) stage_.census.note(Recovery::device_restarted);
    fell_ = false;
    transport_ = std::make_unique<SimulatedTransport>(stage_, place_.network, id_);
    protocol::Outbox* outbox = store_.get();
    if (stage_.mutant == Mutant::epoch_not_durable) {
        forgetful_ = std::make_unique<ForgetfulOutbox>(*store_);
        outbox = forgetful_.get();
    }
    sync_ = std::make_unique<client::SyncClient>(
        identity_, "0.1.0",
        client::SyncClient::Ports{*outbox, *transport_, clock, random_,
                                  [](std::chrono::milliseconds) {}, this});
    epoch_ = store_->state()->epoch;
    epochs_.insert(*epoch_);
    exchanges_ = 0;
    helps_told_ = 0;
    acked_ = store_->state()->acked_seq;
    stage_.tell("borne " + std::to_string(borne()) + " démarrée, ligne " +
                std::to_string(store_->state()->last_seq) + ", acquitté " + std::to_string(acked_));
    static_cast<void>(change([this] {
        return app::record_start({"0.1.0", "", 1000, "ok"}, *store_);
    }));
    if (on()) morning();
}

void Device::end(bool is_power) {
    stage_.tell("borne " + std::to_string(borne()) +
                (is_power ? " privée de courant" : " arrêtée net"));
    stage_.census.note(is_power ? Fault::device_power_loss : Fault::device_crash);
    disk_.stop();
    sync_.reset();
    forgetful_.reset();
    transport_.reset();
    store_.reset();
    is_power ? disk_.cut() : disk_.outlive_program();
    if (is_power) clock.boot(stage_.dice);
    fell_ = true;
}

void Device::arm(int operations, bool is_power) {
    disk_.fail_after(operations);
    falls_by_power_ = is_power;
}

void Device::morning() {
    static_cast<void>(change([this] { return app::close_day(today(), *store_); }));
    if (!on()) return;
    const auto purged = store_->purge_when_due();
    if (purged) stage_.census.note(Recovery::purged, *purged);
    if (!disk_.has_power()) end(falls_by_power_);
}

void Device::close_for_ever() {
    const base::Date far{std::chrono::year{2100}, std::chrono::month{1}, std::chrono::day{1}};
    const auto closed = change([&] { return app::close_day(far, *store_); });
    if (!closed) stage_.breaks("la clôture des compteurs échoue : " + closed.error().detail);
}

void Device::tick() {
    if (!on()) return;
    const bool was_busy = transport_->busy();
    const auto error_before = sync_->status().last_error;
    sync_->tick();
    if (!disk_.has_power()) return end(falls_by_power_);
    observe(was_busy, error_before);
}

void Device::observe(bool was_busy, const std::string& error_before) {
    const bool has_sent = transport_->started > exchanges_;
    exchanges_ = transport_->started;
    const auto status = sync_->status();
    if (was_busy && !transport_->busy()) {
        const bool is_foreign = status.last_error.find("pas une réponse") == 0 ||
                                status.last_error.find("l'accusé est pour") == 0 ||
                                status.last_error.find("signature") != std::string::npos;
        if (is_foreign) stage_.census.note(Recovery::answer_refused);
        if (!error_before.empty() && status.last_error.empty()) {
            stage_.census.note(Recovery::retried);
        }
        const bool asked_since = transport_->since_ms() > restored_ms_;
        if (status.last_error.empty() && asked_since) may_be_ahead_ = false;
        if (status.last_error != error_before) {
            stage_.tell("borne " + std::to_string(borne()) + " : " +
                        (status.last_error.empty() ? "échange réussi" : status.last_error));
        }
    }
    const auto acked = store_->state()->acked_seq;
    if (acked < acked_) stage_.census.note(Recovery::cursor_moved_back);
    acked_ = acked;
    const auto epoch = store_->state()->epoch;
    if (epoch != *epoch_) {
        stage_.census.note(Recovery::fork_healed);
        stage_.has_just_healed = true;
    }
    epoch_ = epoch;
    epochs_.insert(epoch);
    forget_early(has_sent);
    if (status.aides_repondues.size() > helps_told_) {
        helps_told_ = status.aides_repondues.size();
        stage_.census.note(Recovery::help_told);
    }
}

/// The mutants that do not keep rows for a centre restored from a backup.
void Device::forget_early(bool has_sent) {
    const auto far = clock.read().wall + std::chrono::hours{24 * 20'000};
    const auto mutant = stage_.mutant;
    if (mutant == Mutant::delete_on_ack || mutant == Mutant::delete_on_ack_centre_lazy) {
        static_cast<void>(store_->purge_acknowledged(far, 0));
    }
    if (mutant == Mutant::delete_on_send && has_sent) {
        const auto state = *store_->state();
        static_cast<void>(store_->set_acked(state.last_seq, state.last_h, stage_.now_ms));
        static_cast<void>(store_->purge_acknowledged(far, 0));
    }
    if (!disk_.has_power()) end(falls_by_power_);
}

void Device::fill_disk() {
    stage_.tell("disque de la borne " + std::to_string(borne()) + " plein");
    const auto reserved = [path = place_.folder + "/reserve"] {
        std::error_code missing;
        const auto size = fs::file_size(path, missing);
        return missing ? std::size_t{0} : static_cast<std::size_t>(size);
    };
    disk_.set_capacity(
        disk_.used() + reserved() + static_cast<std::size_t>(stage_.dice.pick(0, 8'000)), reserved);
}

void Device::free_disk() {
    disk_.set_capacity(SIZE_MAX, [] { return std::size_t{0}; });
}

void Device::damage() {
    disk_.damage(log_path(), static_cast<std::size_t>(stage_.dice.pick(1, 8)) * 512);
    is_damaged_ = true;
    may_hide_damage_ = true;
    stage_.census.note(Fault::outbox_damaged);
    stage_.tell("journal de la borne " + std::to_string(borne()) + " abîmé");
}

/// As a program of two versions later would have written it before it was taken back.
void Device::write_future() {
    platform::OpenOptions open;
    open.exclusive = true;
    open.vfs = vfs_.name();
    const auto database = platform::Database::open(log_path(), open);
    if (!database) return;
    const auto state = platform::read_outbox_state(*database);
    if (!state) return;
    protocol::LogRow row;
    row.seq = state->last_seq + 1;
    row.epoch = state->epoch;
    row.wall_ms = stage_.now_ms;
    row.tq = 3;
    row.type = stage_.dice.one_in(2) ? "session_van" : "passage";
    row.v = row.type == "passage" ? 9 : 1;
    row.body = R"({"a_venir":true})";
    row.prev_h = state->last_h;
    protocol::seal_chain(row);
    if (!platform::insert_row(*database, row)) return;
    shown.push_back({row.seq, row.h});
    stage_.census.note(Fault::unknown_event);
}

void Device::centre_was_restored() {
    for (auto& event : shown) event.excused = event.excused || event.only_at_centre;
    may_be_ahead_ = true;
    restored_ms_ = stage_.now_ms;
}

std::string Device::describe() const {
    const auto who = "borne " + std::to_string(borne());
    if (!on()) return who + " éteinte";
    const auto state = store_->state();
    const auto error = sync_->status().last_error;
    return who + " : ligne " + std::to_string(state->last_seq) + ", acquitté " +
           std::to_string(state->acked_seq) + ", base " + std::to_string(state->base_seq) +
           (error.empty() ? "" : ", " + error);
}

bool Device::settled() const {
    if (!on()) return false;
    const auto state = store_->state();
    return state->acked_seq == state->last_seq && sync_->status().last_error.empty();
}

}  // namespace simulation
