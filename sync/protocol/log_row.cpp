#include "sync/protocol/log_row.h"

#include <sodium.h>

namespace protocol {
namespace {

void append_integer_field(std::string& out, std::int64_t value) {
    append_u32(out, 8);
    append_i64(out, value);
}

Error broken(const LogRow& row, const std::string& what) {
    return fail(ErrorCode::corrupt,
                "le journal se rompt à la séquence " + std::to_string(row.seq) + ": " + what);
}

}  // namespace

Hash hash_of(std::string_view bytes) {
    Hash hash;
    crypto_generichash_blake2b(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                               reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                               nullptr, 0);
    return hash;
}

Hash chain_hash(const LogRow& row) {
    std::string bytes{as_text(row.prev_h)};
    append_integer_field(bytes, row.seq);
    append_field(bytes, as_text(row.boot));
    append_integer_field(bytes, row.mono_ms);
    append_integer_field(bytes, row.wall_ms);
    append_integer_field(bytes, row.tq);
    append_field(bytes, row.type);
    append_integer_field(bytes, row.v);
    append_field(bytes, row.body);
    append_field(bytes, row.sealed_h ? as_text(*row.sealed_h) : std::string_view{});
    return hash_of(bytes);
}

void seal_chain(LogRow& row) {
    if (row.sealed) row.sealed_h = hash_of(*row.sealed);
    row.h = chain_hash(row);
}

Status verify_chain(std::span<const LogRow> rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        if (i > 0 && row.seq != rows[i - 1].seq + 1) return broken(row, "il manque une séquence");
        if (i > 0 && row.prev_h != rows[i - 1].h) return broken(row, "elle suit une autre ligne");
        if (row.sealed && row.sealed_h != hash_of(*row.sealed)) {
            return broken(row, "sa partie scellée n'est pas celle qui fut écrite");
        }
        if (row.h != chain_hash(row)) return broken(row, "son empreinte est fausse");
    }
    return Done{};
}

std::int64_t marque_of(const Hash& h) {
    constexpr std::size_t kBytes = 6;
    std::int64_t marque = 0;
    for (std::size_t i = 0; i < kBytes; ++i) {
        marque = marque * 256 + std::to_integer<std::int64_t>(h[i]);
    }
    return marque;
}

}  // namespace protocol
