#include "tests/simulation/centre.h"

#include "platform/sqlite/sql_connection.h"
#include "platform/sqlite/statement.h"
#include "sync/central/stick_import.h"
#include "sync/central/web/booking.h"
#include "sync/central/web/frames.h"
#include "sync/protocol/ack.h"
#include "sync/protocol/frame.h"
#include "sync/protocol/http_api.h"
#include "tests/simulation/mutant_ledger.h"

#include <algorithm>

namespace simulation {
namespace {

constexpr const char* kPath = "/centre/departement-71.db";
constexpr const char* kTenant = "71";
constexpr std::int64_t kOldestBackupMs = 30 * kDayMs;  ///< devices keep their rows 35 days
constexpr std::size_t kBackups = 4;
constexpr std::int64_t kEventsKeptMs = 36 * kDayMs;

protocol::Seed seed_from(Dice& dice) {
    protocol::Seed seed{};
    DiceRandom{dice}.fill(seed);
    return seed;
}

}  // namespace

Centre::Centre(Stage& stage)
    : stage_(stage),
      disk_(static_cast<unsigned>(stage.dice.next())),
      clock_(stage),
      random_(stage.dice),
      keys_(protocol::sign_keys_from(seed_from(stage.dice))) {
    start();
}

platform::OpenOptions Centre::file_options() const {
    platform::OpenOptions options;
    options.exclusive = true;
    options.vfs = vfs_.name();
    if (stage_.mutant == Mutant::delete_on_ack_centre_lazy) options.synchronous = "NORMAL";
    return options;
}

Result<platform::Database> Centre::open_file() {
    return platform::Database::open(kPath, file_options());
}

void Centre::start() {
    if (fell_) check_promises();
    auto connection = platform::SqliteConnection::open(kPath, file_options());
    if (!connection) return note_no_start(connection.error());
    connection_ = connection->get();
    auto store = central::SqlStore::open(
        std::move(*connection), random_,
        [this](central::Ledger& ledger, const central::Arrival& arrival, std::int64_t now_ms) {
            return take(ledger, arrival, now_ms);
        });
    if (!store) return note_no_start(store.error());
    store_ = std::move(*store);
    context_.emplace(central::Context{*store_, clock_, random_, kTenant, keys_});
    if (sells_) open_booking();
    if (fell_) stage_.census.note(Recovery::centre_restarted);
    fell_ = false;
    stage_.tell("centre démarré");
}

/// A full disk, or a cut of power, keeps it from starting; nothing else may.
void Centre::note_no_start(const Error& error) {
    const bool is_excused = !disk_.has_power() || error.code == ErrorCode::full;
    if (!is_excused) stage_.breaks("le centre ne démarre pas : " + error.detail);
    if (!disk_.has_power()) end(falls_by_power_);
}

/// What was acknowledged is there, whatever ended the centre.
void Centre::check_promises() {
    const auto database = open_file();
    if (!database) return;
    for (const auto& [log, upto] : promised_) {
        if (upto == 0) continue;
        platform::Statement row{*database, "select upto from cursor where borne = ? and epoch = ?"};
        const bool is_kept = row.bind(log.first).bind(log.second).next_row();
        const auto kept = is_kept ? row.number(0) : -1;
        // A question that cannot be asked (no power, no room) is no answer.
        const bool is_there = kept >= upto || !row.status();
        if (!is_there) {
            stage_.tell("borne " + std::to_string(log.first) + " : acquitté " +
                        std::to_string(upto) + ", gardé " + std::to_string(kept));
        }
        if (!is_there) stage_.breaks("le centre a perdu ce qu'il avait acquitté");
    }
}

void Centre::end(bool is_power) {
    stage_.tell(is_power ? "centre privé de courant" : "centre arrêté net");
    stage_.census.note(is_power ? Fault::centre_power_loss : Fault::centre_crash);
    disk_.stop();
    close_store();
    is_power ? disk_.cut() : disk_.outlive_program();
    fell_ = true;
}

void Centre::shut_down() {
    close_store();
}

void Centre::close_store() {
    context_.reset();
    booking_.reset();
    agendas_.reset();
    store_.reset();
}

void Centre::open_booking() {
    agendas_.emplace(*connection_);
    booking_.emplace(*agendas_);
    context_->booking = &*booking_;
}

void Centre::sell(const central::AgendaContent& content) {
    sells_ = true;
    open_booking();
    static_cast<void>(agendas_->replace(content));
}

void Centre::crash() {
    end(false);
}

void Centre::lose_power() {
    end(true);
}

void Centre::arm(int operations, bool is_power) {
    disk_.fail_after(operations);
    falls_by_power_ = is_power;
}

void Centre::fall_if_dark() {
    if (up() && !disk_.has_power()) end(falls_by_power_);
}

void Centre::back_up() {
    backups_.push_back({stage_.now_ms, disk_.image(), promised_, has_unread_});
    if (backups_.size() > kBackups) backups_.erase(backups_.begin());
    stage_.tell("sauvegarde du centre");
}

bool Centre::has_backup() const {
    return std::any_of(backups_.begin(), backups_.end(), [this](const Backup& backup) {
        return stage_.now_ms - backup.at_ms <= kOldestBackupMs;
    });
}

void Centre::purge() {
    const auto purged = store_->purge(stage_.now_ms - kEventsKeptMs, stage_.now_ms);
    if (!purged || *purged == 0) return;
    has_purged_ = true;
    stage_.census.note(Recovery::centre_purged, *purged);
    stage_.tell("le centre supprime " + std::to_string(*purged) + " événements");
}

void Centre::restore(Which which) {
    std::vector<const Backup*> recent;
    for (const auto& backup : backups_) {
        if (stage_.now_ms - backup.at_ms <= kOldestBackupMs) recent.push_back(&backup);
    }
    disk_.stop();
    close_store();
    disk_.outlive_program();
    const auto backup = which == Which::oldest ? *recent.front() : *stage_.dice.one_of(recent);
    disk_.restore(backup.image);
    promised_ = backup.promised;
    // What was saved since belongs to a past that is given up (docs/formats/sauvegarde.md).
    while (backups_.back().at_ms > backup.at_ms) backups_.pop_back();
    has_unread_ = backup.has_unread;
    stage_.tell("centre restauré");
    stage_.census.note(Fault::centre_restored);
    was_restored_ = true;
    fell_ = false;
    start();
    if (up() && !store_->begin_generation(stage_.now_ms)) fall_if_dark();
    // The operator applies the decisions taken since the backup again.
    for (const auto& revoked : revoked_) apply_revocation(revoked);
}

void Centre::fill_disk() {
    stage_.tell("disque du centre plein");
    disk_.set_capacity(disk_.used() + static_cast<std::size_t>(stage_.dice.pick(0, 20'000)),
                       [] { return std::size_t{0}; });
}

void Centre::free_disk() {
    disk_.set_capacity(SIZE_MAX, [] { return std::size_t{0}; });
}

Result<central::Outcome> Centre::take(central::Ledger& ledger, const central::Arrival& arrival,
                                      std::int64_t now_ms) {
    const auto ingest = [&](central::Ledger& broken) {
        return central::ingest_frame(broken, arrival, now_ms);
    };
    auto outcome = [&]() -> Result<central::Outcome> {
        if (is_old_) {
            OldLedger old{ledger};
            return ingest(old);
        }
        if (stage_.mutant == Mutant::holes_accepted) {
            HolesLedger holes{ledger, arrival};
            return ingest(holes);
        }
        if (stage_.mutant == Mutant::key_without_hash) {
            EpochFirstLedger first{ledger, arrival};
            return ingest(first);
        }
        if (stage_.mutant == Mutant::base_not_checked) {
            AnyBaseLedger any{ledger, arrival};
            return ingest(any);
        }
        if (stage_.mutant == Mutant::purge_resurrects) {
            ResurrectingLedger resurrecting{ledger};
            return ingest(resurrecting);
        }
        if (stage_.mutant == Mutant::counters_untied) {
            UntiedLedger untied{ledger, arrival, now_ms};
            return ingest(untied);
        }
        return ingest(ledger);
    }();
    if (outcome) note(arrival, *outcome);
    return outcome;
}

void Centre::note(const central::Arrival& arrival, const central::Outcome& outcome) {
    auto& census = stage_.census;
    seen_.push_back({arrival.header, arrival.signature, outcome});
    census.note(Recovery::sent_again_known, outcome.known);
    census.note(Recovery::quarantined, outcome.quarantined);
    if (outcome.fork) census.note(Recovery::fork_seen);
    if (outcome.fork && outcome.fork->raison == "base") census.note(Recovery::base_refused);
    if (has_purged_ && outcome.known > 0) {
        const auto there = store_->hashes_at(arrival.header.kiosk, arrival.header.lo);
        if (there && there->empty()) census.note(Recovery::purged_known);
    }
    const bool is_revoked = std::any_of(revoked_.begin(), revoked_.end(), [&](const Revoked& one) {
        return one.borne == arrival.header.kiosk;
    });
    if (is_revoked) census.note(Recovery::revoked_quarantined, outcome.quarantined);
    if (is_old_) {
        for (const auto& row : arrival.rows) has_unread_ |= row.type == "aide_demandee";
    }
    if (outcome.upto < arrival.header.lo - 1 && !outcome.fork) census.note(Recovery::hole_stopped);
    if (was_restored_ && outcome.inserted > 0) {
        census.note(Recovery::centre_refilled);
        was_restored_ = false;
    }
    for (const auto& row : arrival.rows) {
        if (row.tq == 1) census.note(Recovery::floor_dated);
    }
}

std::vector<std::optional<client::HttpResponse>> Centre::serve(const std::vector<Envelope>& group) {
    std::vector<std::optional<client::HttpResponse>> responses(group.size());
    if (!up()) return responses;
    seen_.clear();
    std::vector<central::FramesPost> posts;
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (group[i].request.path == protocol::kChainPath) {
            responses[i] = serve_question(group[i].request.body);
            continue;
        }
        if (group[i].request.path == protocol::kBookPath) {
            responses[i] = serve_booking(group[i].request.body);
            continue;
        }
        posts.push_back(
            {group[i].request.body, [&responses, i](const platform::HttpResponse& answer) {
                 responses[i] =
                     client::HttpResponse{answer.status, answer.content_type, answer.body, ""};
             }});
    }
    central::serve_frames(*context_, std::move(posts));
    if (seen_.size() > 1 && group.size() > 1) stage_.census.note(Recovery::common_commit);
    const bool is_dark = !disk_.has_power();
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (stage_.mutant == Mutant::ack_before_commit && responses[i] &&
            responses[i]->status == 503) {
            responses[i] = premature_answer(group[i]);
        } else if (is_dark) {
            responses[i].reset();
        }
        if (responses[i]) remember_promises(*responses[i]);
    }
    return responses;
}

client::HttpResponse Centre::serve_question(const std::string& body) {
    const auto answer = central::serve_chain(*context_, body);
    return {answer.status, answer.content_type, answer.body, ""};
}

client::HttpResponse Centre::serve_booking(const std::string& body) {
    const auto answer = central::serve_book(*context_, body);
    return {answer.status, answer.content_type, answer.body, ""};
}

void Centre::remember_promises(const client::HttpResponse& response) {
    if (response.status == 503) stage_.census.note(Recovery::store_refused);
    if (response.status == 400 || response.status == 403) {
        stage_.census.note(Recovery::frame_refused);
    }
    if (response.status != 200 || response.content_type != protocol::kAckContentType) return;
    const auto acks = protocol::decode_acks(response.body, keys_.verify);
    if (!acks) return stage_.breaks("le centre donne un accusé que personne ne lit");
    for (const auto& ack : *acks) {
        if (ack.suspension) stage_.census.note(Recovery::copy_suspended);
        auto& upto = promised_[{ack.kiosk, ack.epoch}];
        upto = std::max(upto, ack.upto);
    }
}

std::optional<client::HttpResponse> Centre::premature_answer(const Envelope& envelope) const {
    const auto frames = protocol::split_frames(envelope.request.body);
    std::string body;
    if (!frames) return std::nullopt;
    for (const auto& frame : *frames) {
        const auto found = std::find_if(seen_.begin(), seen_.end(), [&](const Seen& seen) {
            return seen.signature == frame.signature;
        });
        if (found == seen_.end()) return std::nullopt;
        protocol::Ack ack;
        ack.kiosk = found->header.kiosk;
        ack.epoch = found->header.epoch;
        ack.re = protocol::frame_id(found->signature);
        ack.upto = found->outcome.upto;
        ack.h_upto = found->outcome.h_upto;
        ack.server_time_ms = stage_.now_ms;
        body += protocol::encode_ack(ack, keys_.sign);
    }
    return client::HttpResponse{200, std::string{protocol::kAckContentType}, body, ""};
}

std::int64_t Centre::enrol(char lettre, const protocol::VerifyKey& key) {
    return enrol_in(std::string{"mds-"} + lettre, lettre, key);
}

std::int64_t Centre::enrol_in(const std::string& mds, char lettre, const protocol::VerifyKey& key) {
    static_cast<void>(store_->add_mds({mds, mds, "secret"}));
    const auto borne = store_->add_borne(mds, lettre, stage_.now_ms);
    if (!borne) return 0;
    static_cast<void>(store_->enrol(*borne, {key, {}}, stage_.now_ms));
    return *borne;
}

void Centre::apply_revocation(const Revoked& revoked) {
    static_cast<void>(revoked.stolen_ms == 0
                          ? store_->revoke(revoked.borne, stage_.now_ms)
                          : store_->declare_theft(revoked.borne, revoked.stolen_ms, stage_.now_ms));
}

void Centre::revoke(std::int64_t borne, std::int64_t stolen_before_ms) {
    revoked_.push_back({borne, stolen_before_ms == 0 ? 0 : stage_.now_ms - stolen_before_ms});
    apply_revocation(revoked_.back());
    stage_.census.note(Fault::key_revoked);
    stage_.tell("borne " + std::to_string(borne) + " révoquée");
}

void Centre::give_order(std::int64_t borne) {
    central::Order order;
    if (stage_.dice.one_in(2)) order.kind = central::Order::Kind::renvoi;
    static_cast<void>(store_->give_order(borne, order, stage_.now_ms));
}

bool Centre::is_suspended(std::int64_t borne) const {
    const auto known = store_->borne(borne);
    return known && *known && (*known)->suspended_ms;
}

void Centre::lift_suspension(std::int64_t borne) {
    if (store_->lift_suspension(borne, stage_.now_ms)) {
        stage_.census.note(Recovery::suspension_lifted);
        stage_.tell("suspension de la borne " + std::to_string(borne) + " levée");
    }
}

void Centre::import(domain::Stick& stick) {
    seen_.clear();
    const auto report = central::import_stick(stick, *context_);
    if (!report) return;
    for (const auto& log : report->logs) {
        if (log.frames > 0 && disk_.has_power()) stage_.census.note(Recovery::usb_imported);
    }
}

void Centre::answer_helps() {
    const auto all = store_->all_mds();
    if (!all) return;
    for (const auto& mds : *all) {
        const auto desk = store_->desk(mds.id, stage_.now_ms);
        if (!desk || desk->helps.empty()) continue;
        const auto& help = desk->helps.front();
        using Kind = central::DeskAction::Kind;
        static_cast<void>(store_->append_desk_action(
            {Kind::aide_repondue, mds.id, help.borne, 0, 0, help.aide}, stage_.now_ms));
    }
}

void Centre::replay_quarantine() {
    if (!has_unread_ || !up()) return;
    const auto before = store_->quarantine_count();
    if (!store_->recount()) return;
    const auto after = store_->quarantine_count();
    has_unread_ = false;
    if (before && after && *after < *before) stage_.census.note(Recovery::quarantine_replayed);
}

void Centre::check_drift() {
    if (!up() || is_old_ || has_unread_) return;
    const auto drift = store_->recount();
    if (drift && *drift != 0) {
        stage_.breaks("les compteurs diffèrent de leur recompte de " + std::to_string(*drift) +
                      " lignes");
    }
}

}  // namespace simulation
