#include "kiosk/parution/shelf_state.h"

#include "sync/protocol/json_reader.h"
#include "sync/protocol/json_writer.h"

namespace parution {
namespace {

using protocol::Json;
using protocol::ObjectReader;
using simdjson::dom::element;

std::vector<std::string> read_names(ObjectReader& reader, std::string_view key) {
    std::vector<std::string> names;
    reader.each(key, [&](element item) {
        std::string_view name;
        if (item.get(name) != simdjson::SUCCESS)
            return reader.refuse(key, "doit contenir des noms");
        names.emplace_back(name);
    });
    return names;
}

}  // namespace

std::string write_state(const ShelfState& state) {
    const Json json{{"cliquet", protocol::to_text(state.ratchet)},
                    {"active", state.active},
                    {"prete", state.ready},
                    {"precedentes", state.previous},
                    {"refusees", state.refused},
                    {"essai", state.on_trial ? 1 : 0},
                    {"departs", state.starts}};
    return protocol::to_line(json) + "\n";
}

Result<ShelfState> read_state(std::string_view json) {
    simdjson::dom::parser parser;
    ObjectReader reader{parser.parse(json.data(), json.size())};
    ShelfState state;
    const auto ratchet = protocol::ratchet_from_text(reader.text("cliquet"));
    if (ratchet) state.ratchet = *ratchet;
    state.active = reader.text("active");
    state.ready = reader.text("prete");
    state.previous = read_names(reader, "precedentes");
    state.refused = read_names(reader, "refusees");
    state.on_trial = reader.number("essai") != 0;
    state.starts = reader.small_number("departs");
    const auto read = reader.known_keys_are_right();
    if (!read) return read.error();
    if (!ratchet) return ratchet.error();
    return state;
}

std::string name_of(const protocol::Parution& parution) {
    return std::to_string(parution.generation) + "-" + std::to_string(parution.version);
}

std::string name_of(const protocol::Ratchet& ratchet) {
    return std::to_string(ratchet.generation) + "-" + std::to_string(ratchet.version);
}

}  // namespace parution
