#pragma once

// The ledger over SQL, for one transaction. What a group of frames writes is gathered in memory,
// merged where several events change one row, and sent by `flush` before the commit: a database at
// the other end of a socket then costs a few exchanges a group, not a few an event.

#include "sync/central/ingest.h"
#include "sync/central/rdv/sql_rdv_log.h"
#include "sync/central/sql/connection.h"

#include <deque>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace central {

using BornesBoot = std::pair<std::int64_t, protocol::Boot>;  ///< one boot of one borne

class SqlLedger final : public Ledger {
  public:
    /// Whether what is applied also changes the book of agendas: once for each event.
    enum class Book { closed, open };
    explicit SqlLedger(sql::Connection& connection, Book book = Book::closed)
        : connection_(connection), book_(book) {}

    /// Reads at once what the frames of a group will ask for.
    Status prepare_for(std::span<const Arrival> arrivals);

    Result<std::optional<Cursor>> cursor(std::int64_t borne, const protocol::Epoch& e) override;
    Status put_cursor(std::int64_t borne, const protocol::Epoch& epoch,
                      const Cursor& cursor) override;
    Result<std::int64_t> last_seq(std::int64_t borne) override;
    Result<bool> has(std::int64_t borne, std::int64_t seq, const protocol::Hash& h) override;
    Result<Purged> purged(const Arrival& arrival, const protocol::LogRow& row,
                          std::int64_t now_ms) override;
    Result<std::int64_t> purged_upto(std::int64_t borne) override;
    Result<StoredEvent> date(const Arrival& arrival, const protocol::LogRow& row,
                             std::int64_t now_ms) override;
    Result<std::optional<std::string>> distrust(const StoredEvent& event) override;
    /// `row` outlives the flush.
    Status add_event(const StoredEvent& event, const protocol::LogRow& row,
                     std::int64_t now_ms) override;
    Status apply(const StoredEvent& event, const Changes& changes) override;
    Status quarantine(std::int64_t borne, const protocol::LogRow& row, const std::string& why,
                      std::int64_t now_ms) override;
    Status add_fork(const protocol::FrameHeader& header, const Fork& fork,
                    std::int64_t now_ms) override;

    Status leave_quarantine(const StoredEvent& event, const protocol::Epoch& epoch);
    /// Of an event that stays in quarantine.
    Status explain_quarantine(const StoredEvent& event, const protocol::Epoch& epoch,
                              const std::string& why);
    /// Adds the counts of an event, or takes them away with `sign` -1.
    Status count(std::int64_t borne, const Changes& changes, int sign);
    /// Adds what rendez-vous changed.
    void count(std::span<const RdvCount> changes);
    /// Takes back what `apply` said of rendez-vous: the event is believed no more. The book stays.
    Status unsay_rdv(const StoredEvent& event, const Changes& changes);

    Result<std::optional<std::int64_t>> suspended_since(std::int64_t borne);
    /// Keeps the anchor of the frame when it tells something new of its boot.
    Status keep_anchor(const Arrival& arrival, std::int64_t now_ms);
    /// The boots whose anchors grew: the events dated otherwise are to be dated again.
    const std::set<BornesBoot>& anchored() const { return anchored_; }
    Result<std::vector<protocol::Anchor>> anchors(const BornesBoot& boot);
    /// What the rows of known hour around a sequence allow.
    Result<Interval> around(std::int64_t borne, std::int64_t seq, std::int64_t now_ms);
    /// Call it when rows were dated otherwise, before asking what is around them.
    void forget_neighbours() { neighbours_ = {}; }
    /// Two cards with one identity alternate: suspends the borne that goes back to an epoch it had
    /// left, the second time. Call it after the rules.
    Status watch_epoch(const Arrival& arrival, Outcome& outcome, std::int64_t now_ms);
    /// Rows sent again carry out the order to send them again.
    Status finish_renvoi(const Arrival& arrival, const Outcome& outcome, std::int64_t now_ms);

    /// Keeps the signed bytes of a frame that brought something new; `arrival` outlives the flush.
    void archive(const Arrival& arrival, std::int64_t now_ms);
    /// What the frame says of the device itself, once it is known what was taken of it; `header`
    /// outlives the flush.
    void touch(const protocol::FrameHeader& header, const Outcome& outcome);
    Status flush(std::int64_t now_ms);
    /// Writes the counts alone, among those that outlive a purge.
    Status flush_frozen();

  private:
    /// What the centre believes of a device.
    struct Trust {
        std::optional<std::int64_t> limit_ms;  ///< events of that hour or later are not believed
        bool is_stolen = false;                ///< else the limit is that of a revocation
        std::optional<std::int64_t> suspended_ms;
        protocol::Epoch last{};    ///< of its newest rows
        protocol::Epoch newest{};  ///< begun last
        std::int64_t returns = 0;
        std::string mds;
    };
    Result<Trust*> trust_of(std::int64_t borne);
    Status load_trusts(std::span<const std::int64_t> bornes);
    Status load_anchors(std::span<const BornesBoot> boots);
    Status write_trust(std::int64_t borne, const Trust& trust);

    using Row = std::pair<std::int64_t, std::int64_t>;                       ///< borne, sequence
    using TicketKey = std::tuple<std::int64_t, std::int64_t, std::int64_t>;  ///< Row, marque
    using OptionalMs = std::optional<std::int64_t>;
    struct Ticket {
        std::string numero;  ///< empty: not known
        OptionalMs pris, appele, servi, parti;
    };
    struct Aide {
        OptionalMs urgent, demandee, repondue;
    };

    Result<bool> may_move(std::int64_t borne, const StoredEvent& event);
    Status apply_ticket(const TicketChange& change, const StoredEvent& event);
    Result<std::optional<TicketKey>> key_of(const TicketChange& change, const StoredEvent& event);
    Status apply_rdv(const domain::Event& said, const StoredEvent& event);
    Result<std::optional<std::string>> refused_sale(const StoredEvent& event);
    void apply_help(const HelpChange& change, const StoredEvent& event);
    Status load(std::span<const std::int64_t> bornes);
    Status load_if_new(std::int64_t borne);
    Status load_window(std::int64_t borne, std::int64_t seq);
    Status insert_events();
    Status flush_events();
    Status flush_cursors();
    Status flush_devices(std::int64_t now_ms);
    Status flush_tickets();
    Result<std::set<TicketKey>> written_tickets();
    Status flush_aides();
    Status flush_counts();
    Status remove_empty_counts();
    Status put_counts(std::string_view add_ind, std::string_view add_compteur);
    Status load_purged();
    Status read_neighbours(std::int64_t borne, std::int64_t seq);

    sql::Connection& connection_;
    Book book_;
    std::map<std::int64_t, Trust> trusts_;
    std::map<BornesBoot, std::vector<protocol::Anchor>> anchors_;
    std::set<BornesBoot> anchored_;
    std::vector<sql::Value> events_, sealed_, frames_;  ///< rows to insert
    std::deque<std::string> sealed_kids_;  ///< what sealed_ points to; a deque never moves them
    struct KeptCursor {
        Cursor cursor;
        bool has_moved = false;
    };
    std::map<std::pair<std::int64_t, protocol::Epoch>, KeptCursor> cursors_;
    std::map<std::int64_t, std::int64_t> last_seq_;  ///< of the bornes whose cursors are loaded
    struct Contact {
        const protocol::FrameHeader* header = nullptr;
        std::int64_t pending = 0;  ///< rows still to send
    };
    std::map<std::int64_t, Contact> last_contact_;
    std::map<TicketKey, Ticket> tickets_;
    std::map<std::pair<std::int64_t, std::string>, Aide> aides_;
    std::map<std::tuple<std::string, std::int64_t, std::string>, std::int64_t> ind_;
    std::map<std::tuple<std::string, std::int64_t, std::string, std::string>, std::int64_t>
        compteurs_;

    /// The rows kept of one borne from a sequence on, read together since frames overlap by runs.
    struct Window {
        std::int64_t borne = -1;
        std::int64_t from = 0;
        std::multimap<std::int64_t, protocol::Hash> rows;
    };
    Window window_;

    /// The nearest rows of known hour, between which any row has the same.
    struct Neighbours {
        std::int64_t borne = -1;
        std::int64_t before = std::numeric_limits<std::int64_t>::min();  ///< sequences
        std::int64_t after = std::numeric_limits<std::int64_t>::max();
        std::int64_t lo_ms = 0;
        std::int64_t hi_ms = std::numeric_limits<std::int64_t>::max();

        bool surround(std::int64_t of, std::int64_t seq) const {
            return of == borne && before < seq && seq < after;
        }
    };
    Neighbours neighbours_;

    /// What a purge took of one life of a log.
    struct Gone {
        protocol::Epoch epoch{};
        std::int64_t seq = 0;  ///< the last that left
        protocol::Hash h{};
        std::int64_t before_ms = 0;  ///< all of them were received before
    };
    std::optional<std::map<std::int64_t, std::vector<Gone>>> gone_;  ///< of all bornes, once read
};

}  // namespace central
