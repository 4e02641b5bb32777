#include "sync/central/desk_event.h"

#include "sync/protocol/event_names.h"
#include "sync/protocol/json_reader.h"
#include "sync/protocol/json_writer.h"

namespace central {
namespace {

using Kind = DeskAction::Kind;
using protocol::EventType;

constexpr int kVersion = 2;

EventType type_of(Kind kind) {
    switch (kind) {
        case Kind::appele:
            return EventType::passage_appele;
        case Kind::servi:
            return EventType::passage_servi;
        case Kind::parti:
            return EventType::passage_parti;
        case Kind::aide_repondue:
            break;
    }
    return EventType::aide_repondue;
}

std::optional<Kind> kind_of(std::string_view type) {
    for (const auto kind : {Kind::appele, Kind::servi, Kind::parti, Kind::aide_repondue}) {
        if (protocol::to_name(type_of(kind)) == type) return kind;
    }
    return std::nullopt;
}

}  // namespace

protocol::EncodedEvent encode_desk_action(const DeskAction& action) {
    protocol::Json body;
    body["borne"] = action.borne;
    if (action.kind == Kind::aide_repondue) {
        body["aide"] = action.aide;
    } else {
        body["passage"] = action.passage;
        if (action.marque != 0) body["marque"] = action.marque;
    }
    return {std::string{protocol::to_name(type_of(action.kind))}, kVersion,
            protocol::to_line(body)};
}

Result<DeskAction> decode_desk_action(std::string_view type, int v, std::string_view body) {
    const auto kind = kind_of(type);
    if (!kind || v != kVersion) return fail(ErrorCode::not_found, "unknown event of the centre");
    simdjson::dom::parser parser;
    protocol::ObjectReader reader{parser.parse(body.data(), body.size())};
    DeskAction action{*kind, {}, reader.number("borne"), 0, 0, {}};
    if (*kind == Kind::aide_repondue) {
        action.aide = reader.text("aide");
    } else {
        action.passage = reader.number("passage");
        action.marque = reader.optional_number("marque").value_or(0);
    }
    const auto right = reader.every_key_is_right();
    if (!right) return right.error();
    return action;
}

}  // namespace central
