#pragma once

// A log in memory, with the same rules as the real one; it can be told to fail.

#include "sync/protocol/outbox.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace test {

class FakeOutbox : public protocol::Outbox {
  public:
    protocol::Epoch epoch{};
    std::vector<protocol::LogRow> rows;  ///< from row 1
    std::int64_t base_seq = 0;
    std::int64_t acked_seq = 0;
    std::int64_t kept_from = 1;      ///< the rows before it are purged
    std::int64_t kept_again_ms = 0;  ///< the last date of keep_again
    std::map<std::string, std::string> memory;
    std::optional<Error> failure;  ///< of every function, while there is one
    int writes = 0;                ///< of the cursor and of memory

    Result<protocol::OutboxState> state() const override {
        if (failure) return *failure;
        protocol::OutboxState state;
        state.epoch = epoch;
        state.base_seq = base_seq;
        state.base_h = hash(base_seq);
        state.first_seq = std::min(kept_from, static_cast<std::int64_t>(rows.size()) + 1);
        state.last_seq = static_cast<std::int64_t>(rows.size());
        state.last_h = hash(state.last_seq);
        state.acked_seq = acked_seq;
        state.acked_h = hash(acked_seq);
        return state;
    }

    Result<std::vector<protocol::LogRow>> rows_after(std::int64_t seq,
                                                     std::size_t max) const override {
        if (failure) return *failure;
        const auto last_gone = static_cast<std::size_t>(std::max(seq, kept_from - 1));
        const auto first = std::min(rows.size(), last_gone);
        const auto count = std::min(rows.size() - first, max);
        const auto from = rows.begin() + static_cast<std::ptrdiff_t>(first);
        return std::vector<protocol::LogRow>(from, from + static_cast<std::ptrdiff_t>(count));
    }

    Result<protocol::Hash> hash_at(std::int64_t seq) const override {
        if (failure) return *failure;
        if (!has(seq)) return fail(ErrorCode::not_found, "no such row");
        return hash(seq);
    }

    Status set_acked(std::int64_t seq, const protocol::Hash& h, std::int64_t) override {
        if (failure) return *failure;
        if (!has(seq) || hash(seq) != h) return fail(ErrorCode::conflict, "another row");
        acked_seq = seq;
        ++writes;
        return Done{};
    }

    Status keep_again(std::int64_t at_ms) override {
        if (failure) return *failure;
        kept_again_ms = at_ms;
        ++writes;
        return Done{};
    }

    Status start_epoch(const protocol::Epoch& started, std::int64_t base) override {
        if (failure) return *failure;
        if (!has(base)) return fail(ErrorCode::not_found, "no such row");
        epoch = started;
        base_seq = base;
        acked_seq = base;
        for (auto& row : rows) {
            if (row.seq > base) row.epoch = started;
        }
        ++writes;
        return Done{};
    }

    Result<std::optional<std::string>> recall(const std::string& key) const override {
        if (failure) return *failure;
        const auto found = memory.find(key);
        if (found == memory.end()) return std::optional<std::string>{};
        return std::optional{found->second};
    }

    Status remember(const std::string& key, const std::string& value) override {
        if (failure) return *failure;
        memory[key] = value;
        ++writes;
        return Done{};
    }

  private:
    bool has(std::int64_t seq) const {
        const bool is_kept = seq == 0 || seq >= kept_from - 1;
        return is_kept && seq <= static_cast<std::int64_t>(rows.size());
    }
    protocol::Hash hash(std::int64_t seq) const {
        return seq == 0 ? protocol::Hash{} : rows[static_cast<std::size_t>(seq) - 1].h;
    }
};

}  // namespace test
