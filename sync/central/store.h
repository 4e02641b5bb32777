#pragma once

// What the centre of one department keeps, as plain values and one interface. Every count is a
// function of the events: an event and the differences it makes are one transaction, and `recount`
// rebuilds every count from the events alone.
//
// Implementations pass tests/contract/central_store_contract.h. Every function fails with
// unavailable, full or corrupt as the database does.

#include "kiosk/base/civil_time.h"
#include "kiosk/base/result.h"
#include "sync/central/set_aside.h"
#include "sync/central/values.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace central {

/// Key of `recall`: how many rows differed at the last recount.
constexpr const char* kDriftKey = "ecart_du_recompte";

class Store {
  public:
    virtual ~Store() = default;

    /// Adds a MDS, or renames it: the secret of its desk is then kept.
    virtual Status add_mds(const Mds& mds) = 0;
    virtual Result<std::vector<Mds>> all_mds() const = 0;

    /// A new borne; returns its number, never used before. Fails with not_found (no such MDS) or
    /// conflict (a borne of the MDS, not revoked, has that letter: tickets would be confused).
    virtual Result<std::int64_t> add_borne(const std::string& mds, char lettre,
                                           std::int64_t now_ms) = 0;
    virtual Result<std::vector<Borne>> bornes() const = 0;
    virtual Result<std::optional<Borne>> borne(std::int64_t numero) const = 0;
    virtual Status enrol(std::int64_t borne, const DeviceKeys& keys, std::int64_t now_ms) = 0;
    /// Fails with not_found when there is no such borne.
    virtual Status revoke(std::int64_t borne, std::int64_t now_ms) = 0;

    /// Revokes a borne stolen at `stolen_ms`: what it said before still counts, nothing after does,
    /// and what was counted already is counted again without it. Fails with not_found.
    virtual Status declare_theft(std::int64_t borne, std::int64_t stolen_ms,
                                 std::int64_t now_ms) = 0;
    /// Takes the rows of a suspended borne again. Fails with not_found when it is not suspended.
    virtual Status lift_suspension(std::int64_t borne, std::int64_t now_ms) = 0;
    /// Notes that the order to erase itself was given, the first time.
    virtual Status note_wipe(std::int64_t borne, std::int64_t now_ms) = 0;

    /// Gives an order to a borne; returns its id, greater than any before. Fails with not_found.
    virtual Result<std::int64_t> give_order(std::int64_t borne, const Order& order,
                                            std::int64_t now_ms) = 0;
    /// The orders not carried out yet, oldest first.
    virtual Result<OrdersDue> orders_due() const = 0;

    /// The hashes of the rows kept of a borne at a sequence, one a life of its log.
    virtual Result<std::vector<protocol::Hash>> hashes_at(std::int64_t borne,
                                                          std::int64_t seq) const = 0;
    /// How many forks of a borne were seen since.
    virtual Result<std::int64_t> forks_of(std::int64_t borne, std::int64_t since_ms) const = 0;

    virtual Status keep_code(const OpenCode& code) = 0;
    virtual Result<std::optional<OpenCode>> code_of(std::int64_t borne) const = 0;

    /// Keeps a group of frames in one transaction, on disk when it returns; one outcome a frame, in
    /// order. The frames are verified and opened; the rules are those of ingest.h.
    virtual Result<std::vector<Outcome>> ingest(std::span<const Arrival> arrivals,
                                                std::int64_t now_ms) = 0;

    /// What an agent did at the desk, as an event of the centre itself, whose number is 0. Fails
    /// with not_found when the ticket or the call is not one of that MDS.
    virtual Status append_desk_action(const DeskAction& action, std::int64_t now_ms) = 0;

    virtual Result<Desk> desk(const std::string& mds, std::int64_t now_ms) const = 0;
    /// Calls for help asked for since then that an agent answered.
    virtual Result<AnsweredHelps> answered_helps(std::int64_t since_ms) const = 0;
    /// Who waits today, by MDS; one where nobody does is not there.
    virtual Result<Queues> queues(std::int64_t now_ms) const = 0;

    /// Both ends included.
    virtual Result<std::vector<DayCount>> counts(base::Date from, base::Date to) const = 0;
    virtual Result<std::vector<CounterTotal>> counters(base::Date from, base::Date to) const = 0;

    /// Rebuilds every count from the events, and says how many rows differed: 0, or a bug. What a
    /// purge took is counted from what it left.
    virtual Result<std::int64_t> recount() = 0;

    /// Everything sealed that is kept, by borne and sequence.
    virtual Result<std::vector<SealedRow>> sealed_parts() const = 0;
    /// Removes what has expired; returns how many, which the audit keeps.
    virtual Result<std::int64_t> purge_sealed(std::int64_t now_ms) = 0;
    /// One line of the audit.
    virtual Status note(const std::string& quoi, std::int64_t borne, std::int64_t now_ms) = 0;

    virtual Result<std::int64_t> event_count() const = 0;
    virtual Result<std::int64_t> quarantine_count() const = 0;
    /// By reason, the most frequent first.
    virtual Result<std::vector<SetAsideCount>> set_aside_counts() const = 0;
    /// By borne, the oldest first.
    virtual Result<std::vector<SetAside>> set_aside() const = 0;
    /// Rows salvaged from damaged logs; their salvages, by borne.
    virtual Result<std::int64_t> salvage_count() const = 0;
    virtual Result<std::vector<Salvage>> salvages() const = 0;
    virtual Result<std::int64_t> fork_count() const = 0;

    /// Deletes what was received before that instant, and says how many events: counts stay, a row
    /// sent again is known and not counted again. Audited; the audit itself is kept a year.
    virtual Result<std::int64_t> purge(std::int64_t before_ms, std::int64_t now_ms) = 0;

    /// "sqlite" or "postgresql": what a backup can be restored into.
    virtual std::string kind() const = 0;
    /// Writes the whole database to a new file, as of one instant, while it is in use.
    virtual Status back_up(const std::string& path) = 0;
    /// To be called once a backup has been restored: a new life of the centre's own log, and a
    /// generation higher than any before, which is returned.
    virtual Result<std::int64_t> begin_generation(std::int64_t now_ms) = 0;
    /// The latest generation begun; 0 for a centre that was never restored.
    virtual Result<std::int64_t> generation() const = 0;

    /// Small durable values: settings, the hash of the access secret.
    virtual Result<std::optional<std::string>> recall(const std::string& key) const = 0;
    virtual Status remember(const std::string& key, const std::string& value) = 0;
};

}  // namespace central
