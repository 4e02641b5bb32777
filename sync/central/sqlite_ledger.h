#pragma once

// The ledger over SQLite: its statements are prepared once and used for a whole transaction.
// Counts are added up in memory and written by `flush`, before the commit.

#include "platform/sqlite/statement.h"
#include "sync/central/ingest.h"

#include <map>
#include <tuple>

namespace central {

class SqliteLedger final : public Ledger {
  public:
    explicit SqliteLedger(const platform::Database& database);

    Result<std::optional<Cursor>> cursor(std::int64_t borne, const protocol::Epoch& e) override;
    Status put_cursor(std::int64_t borne, const protocol::Epoch& epoch,
                      const Cursor& cursor) override;
    Result<std::int64_t> last_seq(std::int64_t borne) override;
    Result<bool> has(std::int64_t borne, std::int64_t seq, const protocol::Hash& h) override;
    Status add_event(const StoredEvent& event, const protocol::LogRow& row,
                     std::int64_t now_ms) override;
    Status apply(const StoredEvent& event, const Changes& changes) override;
    Status quarantine(std::int64_t borne, const protocol::LogRow& row, const std::string& why,
                      std::int64_t now_ms) override;
    Status add_fork(const protocol::FrameHeader& header, const Fork& fork,
                    std::int64_t now_ms) override;

    /// Keeps the signed bytes of a frame that brought something new.
    Status archive(const Arrival& arrival, std::int64_t now_ms);
    /// What the frame says of the device itself.
    Status touch(const protocol::FrameHeader& header, std::int64_t now_ms);
    Status flush();

  private:
    Status apply_ticket(const TicketChange& change, const StoredEvent& event);
    Status apply_help(const HelpChange& change, const StoredEvent& event);
    Result<std::string> mds_of(std::int64_t borne);

    platform::Statement read_cursor_, put_cursor_, last_seq_, has_, add_event_, add_sealed_;
    platform::Statement take_ticket_, call_ticket_, serve_ticket_, leave_ticket_;
    platform::Statement find_ticket_, ask_help_, answer_help_;
    platform::Statement quarantine_, add_fork_, archive_, touch_, mds_, add_ind_, add_compteur_;

    std::map<std::int64_t, std::string> mds_of_borne_;
    std::map<std::tuple<std::string, std::int64_t, std::string>, std::int64_t> ind_;
    std::map<std::tuple<std::string, std::int64_t, std::string, std::string>, std::int64_t>
        compteurs_;
};

}  // namespace central
