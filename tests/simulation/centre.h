#pragma once

// The centre under test: the real store, rules, projector and web handler, on a disk that loses
// power. It is either up or down; an operator starts it again, from its own disk or from a backup.

#include "kiosk/domain/ports/stick.h"
#include "platform/sqlite/database.h"
#include "sync/central/context.h"
#include "sync/central/rdv/sql_agenda_store.h"
#include "sync/central/sql_store.h"
#include "tests/simulation/machine_clock.h"
#include "tests/simulation/network.h"
#include "tests/support/power_loss_vfs.h"

namespace simulation {

class Centre {
  public:
    explicit Centre(Stage& stage);

    bool up() const { return store_ != nullptr; }
    void start();
    void shut_down();
    void crash();
    void lose_power();
    /// The program stops dead, or the power fails, after that many more operations on the disk.
    void arm(int operations, bool is_power);
    /// Ends what has no power any more.
    void fall_if_dark();

    void back_up();
    bool has_backup() const;
    enum class Which { any, oldest };
    /// Pre: has_backup(). The disk becomes one of the backups; the centre is started.
    void restore(Which which);

    /// Whether a purge would lose nothing: no event waits for a newer program.
    bool can_purge() const { return up() && !is_old_ && !has_unread_; }
    /// Lets go of the events received long ago. Pre: can_purge().
    void purge();

    void fill_disk();
    void free_disk();

    /// An older program, which does not know the calls for help, then the new one again.
    void set_old(bool is_old) { is_old_ = is_old; }
    bool is_old() const { return is_old_; }
    void replay_quarantine();

    /// Answers the posts of one group, kept in one transaction. Those the centre fell over get
    /// none.
    std::vector<std::optional<client::HttpResponse>> serve(const std::vector<Envelope>& group);

    std::int64_t enrol(char lettre, const protocol::VerifyKey& key);
    std::int64_t enrol_in(const std::string& mds, char lettre, const protocol::VerifyKey& key);

    /// From now on it entrusts and sells the time of these agendas. Pre: up().
    void sell(const central::AgendaContent& content);
    /// Pre: up(), and it sells.
    central::AgendaStore& agendas() { return *agendas_; }
    /// The key is refused from now on, or from the hour its device was stolen.
    void revoke(std::int64_t borne, std::int64_t stolen_before_ms);
    void give_order(std::int64_t borne);
    bool is_suspended(std::int64_t borne) const;
    void lift_suspension(std::int64_t borne);
    /// What an agent does with a stick that comes back from the bornes.
    void import(domain::Stick& stick);
    void answer_helps();

    const protocol::VerifyKey& key() const { return keys_.verify; }
    central::Store& store() { return *store_; }
    /// Counts again from the events, which must make no difference.
    void check_drift();
    const test::PowerLossDisk& disk() const { return disk_; }
    /// A connection of its own to the file. Pre: down.
    Result<platform::Database> open_file();

  private:
    using Promises = std::map<std::pair<std::int64_t, protocol::Epoch>, std::int64_t>;
    struct Backup {
        std::int64_t at_ms;
        test::PowerLossDisk::Image image;
        Promises promised;
        bool has_unread;
    };
    struct Seen {
        protocol::FrameHeader header;
        protocol::Signature signature;
        central::Outcome outcome;
    };
    platform::OpenOptions file_options() const;
    void end(bool is_power);
    void check_promises();
    void note_no_start(const Error& error);
    Result<central::Outcome> take(central::Ledger& ledger, const central::Arrival& arrival,
                                  std::int64_t now_ms);
    void note(const central::Arrival& arrival, const central::Outcome& outcome);
    client::HttpResponse serve_question(const std::string& body);
    client::HttpResponse serve_booking(const std::string& body);
    void open_booking();
    void close_store();
    void remember_promises(const client::HttpResponse& response);
    /// What the mutant that acknowledges first says of these frames, nothing for the others.
    std::optional<client::HttpResponse> premature_answer(const Envelope& envelope) const;

    Stage& stage_;
    test::PowerLossDisk disk_;
    test::PowerLossVfs vfs_{disk_};
    MachineClock clock_;
    DiceRandom random_;
    protocol::SignKeyPair keys_;
    std::unique_ptr<central::SqlStore> store_;
    sql::Connection* connection_ = nullptr;  ///< of the store
    std::optional<central::SqlAgendaStore> agendas_;
    std::optional<central::Booking> booking_;
    std::optional<central::Context> context_;
    std::vector<Backup> backups_;
    std::vector<Seen> seen_;  ///< the frames of the transaction under way
    Promises promised_;       ///< how far the acknowledgements that left it go
    struct Revoked {
        std::int64_t borne;
        std::int64_t stolen_ms;  ///< 0: not stolen
    };
    void apply_revocation(const Revoked& revoked);
    std::vector<Revoked> revoked_;
    bool is_old_ = false;
    bool sells_ = false;
    bool fell_ = false;  ///< it did not end by itself
    bool falls_by_power_ = false;
    bool was_restored_ = false;
    bool has_purged_ = false;
    bool has_unread_ = false;  ///< an old program put in quarantine what the new one reads
};

}  // namespace simulation
