// The part of the log's file that is not rows: epoch, base and cursor.

#include "platform/sqlite/journal_file.h"

#include <charconv>

namespace platform {
namespace {

using protocol::Hash;
using protocol::OutboxState;

Status read_number(const Database& database, const char* key, std::int64_t& out) {
    const auto text = read_state(database, key);
    if (!text) return text.error();
    if (!*text) return Done{};
    const auto& digits = **text;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    if (error != std::errc{} || end != digits.data() + digits.size() || out < 0) {
        return fail(ErrorCode::corrupt, std::string{key} + " n'est pas un nombre");
    }
    return Done{};
}

template <std::size_t N>
Status read_bytes(const Database& database, const char* key, std::array<std::byte, N>& out) {
    const auto text = read_state(database, key);
    if (!text) return text.error();
    if (!*text) return fail(ErrorCode::not_found, std::string{key} + " manque");
    if (!protocol::from_hex(**text, out)) {
        return fail(ErrorCode::corrupt, std::string{key} + " n'est pas ce qui fut écrit");
    }
    return Done{};
}

Status read_hash(const Database& database, const OutboxState& state, std::int64_t seq, Hash& out) {
    if (seq == 0 || seq == state.base_seq) {
        out = seq == 0 ? Hash{} : state.base_h;
        return Done{};
    }
    const auto row = read_row(database, seq);
    if (!row) return row.error();
    if (!*row) return fail(ErrorCode::corrupt, "il manque la ligne acquittée");
    out = (*row)->h;
    return Done{};
}

}  // namespace

Result<OutboxState> read_outbox_state(const Database& database) {
    OutboxState state;
    if (auto read = read_bytes(database, "epoch", state.epoch); !read) return read.error();
    if (auto read = read_bytes(database, "base_h", state.base_h); !read) return read.error();
    for (const auto& [key, number] :
         {std::pair{"base_seq", &state.base_seq}, std::pair{"acked_seq", &state.acked_seq},
          std::pair{protocol::kDroitOrderKey, &state.droits}}) {
        if (auto read = read_number(database, key, *number); !read) return read.error();
    }
    const auto last = read_last_row(database);
    if (!last) return last.error();
    state.last_seq = *last ? (*last)->seq : state.base_seq;
    state.last_h = *last ? (*last)->h : state.base_h;
    const auto first = read_first_seq(database);
    if (!first) return first.error();
    state.first_seq = first->value_or(state.last_seq + 1);
    if (auto read = read_hash(database, state, state.acked_seq, state.acked_h); !read) {
        return read.error();
    }
    return state;
}

}  // namespace platform
