#include "sync/protocol/row_codec.h"

#include "sync/protocol/json_reader.h"
#include "sync/protocol/json_writer.h"

#include <algorithm>

namespace protocol {
namespace {

LogRow read_row(ObjectReader& reader) {
    LogRow row;
    row.seq = reader.number("seq");
    row.boot = reader.bytes<16>("boot");
    row.mono_ms = reader.number("mono");
    row.wall_ms = reader.number("wall");
    row.tq = reader.small_number("tq");
    row.type = reader.text("type");
    row.v = reader.small_number("v");
    row.body = reader.text("body");
    const auto sealed_h = reader.optional_text("sealed_h");
    if (sealed_h) row.sealed_h = array_from_hex<32>(*sealed_h);
    if (sealed_h && !row.sealed_h)
        reader.refuse("sealed_h", "n'est pas fait de 64 chiffres hexadécimaux");
    return row;
}

}  // namespace

std::string row_line(const LogRow& row) {
    Json line{
        {"seq", row.seq}, {"boot", to_hex(row.boot)}, {"mono", row.mono_ms}, {"wall", row.wall_ms},
        {"tq", row.tq},   {"type", row.type},         {"v", row.v},          {"body", row.body}};
    if (row.sealed_h) line["sealed_h"] = to_hex(*row.sealed_h);
    return to_line(line) + "\n";
}

Result<std::vector<LogRow>> read_rows(std::string_view lines, std::size_t max_rows) {
    std::vector<LogRow> rows;
    simdjson::dom::parser parser;
    while (!lines.empty()) {
        const auto where = "line " + std::to_string(rows.size() + 1) + ": ";
        const auto end = lines.find('\n');
        if (end == lines.npos) return fail(ErrorCode::invalid_input, where + "n'a pas de fin");
        if (rows.size() == max_rows) return fail(ErrorCode::invalid_input, where + "une de trop");
        ObjectReader reader{parser.parse(lines.data(), end)};
        rows.push_back(read_row(reader));
        const auto read = reader.every_key_is_right();
        if (!read) return fail(ErrorCode::invalid_input, where + read.error().detail);
        lines.remove_prefix(end + 1);
    }
    return rows;
}

std::string write_sealed(std::span<const LogRow> rows) {
    std::string out;
    for (const auto& row : rows) {
        if (!row.sealed) continue;
        append_i64(out, row.seq);
        append_field(out, *row.sealed);
    }
    return out;
}

Status attach_sealed(std::string_view bytes, std::vector<LogRow>& rows) {
    ByteReader reader{bytes};
    while (!reader.at_end()) {
        const auto seq = reader.i64();
        const auto part = reader.take(reader.u32());
        const auto row = std::find_if(rows.begin(), rows.end(),
                                      [seq](const LogRow& one) { return one.seq == seq; });
        if (!reader.ok() || row == rows.end() || row->sealed) {
            return fail(ErrorCode::invalid_input, "les parties scellées sont mal faites");
        }
        row->sealed = std::string{part};
        if (row->sealed_h != hash_of(part)) {
            return fail(ErrorCode::corrupt, "la partie scellée de la ligne " + std::to_string(seq) +
                                                " n'est pas la sienne");
        }
    }
    return Done{};
}

}  // namespace protocol
