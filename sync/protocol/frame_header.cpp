#include "sync/protocol/frame_header.h"

#include "sync/protocol/json_reader.h"
#include "sync/protocol/json_writer.h"

namespace protocol {
namespace {

/// A sequence stays far from the end of its type, so that sums of two never overflow.
constexpr std::int64_t kMaxSeq = std::int64_t{1} << 60;

std::optional<Anchor> read_anchor(ObjectReader& parent) {
    const auto item = parent.optional("ancre");
    if (!item) return std::nullopt;
    ObjectReader reader{*item};
    const Anchor anchor{reader.number("mono"), reader.number("serveur"), reader.number("rtt")};
    if (anchor.mono_ms < 0 || anchor.server_ms < 0 || anchor.rtt_ms < 0) {
        reader.refuse("ancre", "est négatif");
    }
    const auto read = reader.every_key_is_right();
    if (!read) parent.refuse("ancre", read.error().detail);
    return anchor;
}

FrameHeader read_fields(ObjectReader& reader) {
    FrameHeader header;
    header.tenant = reader.text("tenant");
    header.kiosk = reader.number("kiosk");
    header.epoch = reader.bytes<16>("epoch");
    header.lo = reader.number("lo");
    header.hi = reader.number("hi");
    header.base = reader.number("base");
    header.base_h = reader.bytes<32>("base_h");
    header.prev_h = reader.bytes<32>("prev_h");
    header.h_hi = reader.bytes<32>("h_hi");
    header.n = reader.number("n");
    header.sealed = reader.number("sealed");
    header.pending = reader.number("pending");
    header.kid = reader.text("kid");
    header.boot = reader.bytes<16>("boot");
    header.mono_ms = reader.number("mono_ms");
    header.wall_ms = reader.number("wall_ms");
    header.tq = reader.small_number("tq");
    header.sw = reader.text("sw");
    if (reader.text("codec") != kFrameCodec) reader.refuse("codec", "est inconnu");
    header.schema = reader.small_number("schema");
    if (header.schema < kOldestFrameSchema || header.schema > kFrameSchema) {
        reader.refuse("schema", "est inconnu");
    }
    if (header.schema >= 2) header.anchor = read_anchor(reader);
    if (header.schema >= 3) header.droits = reader.number("droits");
    if (header.schema >= 4) header.debut = reader.number("debut");
    return header;
}

bool in_order(const FrameHeader& header) {
    const bool sequences = header.base >= 0 && header.base < header.lo && header.lo <= kMaxSeq &&
                           header.hi >= header.lo - 1 && header.hi <= kMaxSeq;
    return sequences && header.n == header.hi - header.lo + 1 && header.sealed >= 0 &&
           header.sealed <= header.n && header.pending >= header.n && header.kiosk > 0 &&
           header.tq <= 3 && header.droits >= 0 && header.debut >= 0 && header.debut <= header.lo;
}

}  // namespace

std::string write_header(const FrameHeader& header) {
    Json json{
        {"tenant", header.tenant},
        {"kiosk", header.kiosk},
        {"epoch", to_hex(header.epoch)},
        {"lo", header.lo},
        {"hi", header.hi},
        {"base", header.base},
        {"base_h", to_hex(header.base_h)},
        {"prev_h", to_hex(header.prev_h)},
        {"h_hi", to_hex(header.h_hi)},
        {"n", header.n},
        {"sealed", header.sealed},
        {"pending", header.pending},
        {"codec", kFrameCodec},
        {"kid", header.kid},
        {"boot", to_hex(header.boot)},
        {"mono_ms", header.mono_ms},
        {"wall_ms", header.wall_ms},
        {"tq", header.tq},
        {"sw", header.sw},
        {"schema", header.schema},
    };
    if (header.schema >= 3) json["droits"] = header.droits;
    if (header.schema >= 4) json["debut"] = header.debut;
    if (header.anchor) {
        json["ancre"] = {{"mono", header.anchor->mono_ms},
                         {"serveur", header.anchor->server_ms},
                         {"rtt", header.anchor->rtt_ms}};
    }
    return to_line(json);
}

Result<FrameHeader> read_header(std::string_view json) {
    simdjson::dom::parser parser;
    ObjectReader reader{parser.parse(json.data(), json.size())};
    const auto header = read_fields(reader);
    const auto read = reader.every_key_is_right();
    if (!read) return fail(ErrorCode::invalid_input, "en-tête : " + read.error().detail);
    if (!in_order(header)) {
        return fail(ErrorCode::invalid_input, "en-tête : ses nombres se contredisent");
    }
    if (header.n == 0 && header.prev_h != header.h_hi) {
        return fail(ErrorCode::invalid_input, "en-tête : une trame sans ligne a deux empreintes");
    }
    return header;
}

}  // namespace protocol
