#include "sync/protocol/event_codec.h"

#include "sync/protocol/event_names.h"
#include "sync/protocol/event_rules.h"
#include "sync/protocol/json_reader.h"
#include "sync/protocol/json_writer.h"
#include "sync/protocol/rdv_event_codec.h"

#include <charconv>

namespace protocol {
namespace {

using namespace domain;

Json to_json(const Passage& event) {
    Json json = Json::object({{"origine", to_name(event.origine)}});
    if (event.ticket) json["ticket"] = ticket_code(*event.ticket);
    return json;
}
template <class Ticketed>
Json ticketed(const Ticketed& event) {
    auto json = Json::object({{"ticket", ticket_code(event.ticket)}});
    if (!event.ailleurs) return json;
    json["borne"] = event.ailleurs->borne;
    json["passage"] = event.ailleurs->passage;
    if (event.ailleurs->marque != 0) json["marque"] = event.ailleurs->marque;
    return json;
}
Json to_json(const PassageAppele& event) {
    return ticketed(event);
}
Json to_json(const PassageServi& event) {
    return ticketed(event);
}
Json to_json(const PassageParti& event) {
    return ticketed(event);
}
Json to_json(const AideDemandee& event) {
    return {{"aide", event.aide}, {"nature", to_name(event.nature)}};
}
Json to_json(const AideRepondue& event) {
    return Json::object({{"aide", event.aide}});
}
Json to_json(const CompteursJour& event) {
    auto list = Json::array();
    for (const auto& one : event.compteurs) {
        list.push_back(
            {{"famille", to_name(one.famille)}, {"cle", one.cle}, {"nombre", one.nombre}});
    }
    return {{"jour", date_text(event.jour)}, {"compteurs", std::move(list)}};
}
Json to_json(const BorneEtat& event) {
    return {{"version", event.version},
            {"pack", event.pack},
            {"disque_libre_mio", event.disque_libre_mio},
            {"imprimante", event.imprimante}};
}
Json to_json(const PackActive& event) {
    return {{"pack", event.pack}, {"version", event.version}};
}
Json to_json(const Sauvetage& event) {
    return {{"type", event.type}, {"body", event.body}};
}

Json to_json(const Inventaire& event) {
    auto contents = Json::array();
    for (const auto& one : event.possede) {
        contents.push_back({{"nom", one.nom}, {"version", one.version}});
    }
    auto wishes = Json::array();
    for (const auto& nom : event.demande) wishes.push_back(nom);
    Json json{{"commande", event.commande},
              {"version", event.version},
              {"disque_libre_mio", event.disque_libre_mio},
              {"horloge", event.horloge},
              {"premiere", event.premiere},
              {"derniere", event.derniere},
              {"possede", std::move(contents)},
              {"demande", std::move(wishes)}};
    if (event.droits) json["droits"] = droits_to_json(*event.droits);
    return json;
}

/// The second version of an inventaire tells what is held of agendas.
int version_of(const Event& event) {
    const auto* inventaire = std::get_if<Inventaire>(&event);
    return inventaire != nullptr && inventaire->droits ? 2 : 1;
}

NumeroTicket ticket_from(ObjectReader& reader, std::string_view key) {
    const auto ticket = ticket_of_code(reader.text(key));
    if (!ticket) reader.refuse(key, "n'est pas un ticket");
    return ticket.value_or(NumeroTicket{});
}

template <class Enum>
Enum name_from(ObjectReader& reader, std::string_view key) {
    const auto value = from_name<Enum>(reader.text(key));
    if (!value) reader.refuse(key, "n'est pas une de ses valeurs");
    return value.value_or(Enum{});
}

Passage read_passage(ObjectReader& reader) {
    Passage passage{name_from<OriginePassage>(reader, "origine"), std::nullopt};
    if (passage.origine == OriginePassage::ticket) passage.ticket = ticket_from(reader, "ticket");
    return passage;
}

template <class Ticketed>
Ticketed read_ticketed(ObjectReader& reader) {
    Ticketed event{ticket_from(reader, "ticket")};
    const auto borne = reader.optional_number("borne");
    const auto passage = reader.optional_number("passage");
    const auto marque = reader.optional_number("marque");
    if (borne.has_value() != passage.has_value()) reader.refuse("borne", "va avec passage");
    if (marque && !passage) reader.refuse("marque", "va avec passage");
    if (borne && passage) event.ailleurs = {*borne, *passage, marque.value_or(0)};
    return event;
}

AideDemandee read_aide_demandee(ObjectReader& reader) {
    return {reader.text("aide"), name_from<NatureAide>(reader, "nature")};
}

AideRepondue read_aide_repondue(ObjectReader& reader) {
    return {reader.text("aide")};
}

CompteursJour read_compteurs_jour(ObjectReader& reader) {
    const auto jour = date_from_text(reader.text("jour"));
    if (!jour) reader.refuse("jour", "n'est pas une date");
    CompteursJour day{jour.value_or(base::Date{}), {}};
    reader.each("compteurs", [&](simdjson::dom::element item) {
        ObjectReader one{item};
        day.compteurs.push_back(
            {name_from<FamilleCompteur>(one, "famille"), one.text("cle"), one.number("nombre")});
        const auto right = one.every_key_is_right();
        if (!right) reader.refuse("compteurs", right.error().detail);
    });
    return day;
}

BorneEtat read_borne_etat(ObjectReader& reader) {
    return {reader.text("version"), reader.text("pack"), reader.number("disque_libre_mio"),
            reader.text("imprimante")};
}

PackActive read_pack_active(ObjectReader& reader) {
    return {reader.text("pack"), reader.number("version")};
}

Sauvetage read_sauvetage(ObjectReader& reader) {
    return {reader.text("type"), reader.text("body")};
}

Inventaire read_inventaire(ObjectReader& reader) {
    Inventaire event{reader.number("commande"),
                     reader.text("version"),
                     reader.number("disque_libre_mio"),
                     reader.small_number("horloge"),
                     reader.number("premiere"),
                     reader.number("derniere"),
                     {},
                     {},
                     {}};
    reader.each("possede", [&](simdjson::dom::element item) {
        ObjectReader one{item};
        event.possede.push_back({one.text("nom"), one.number("version")});
        const auto right = one.every_key_is_right();
        if (!right) reader.refuse("possede", right.error().detail);
    });
    reader.each("demande", [&](simdjson::dom::element item) {
        std::string_view nom;
        if (item.get(nom) != simdjson::SUCCESS)
            return reader.refuse("demande", "doit contenir des textes");
        event.demande.emplace_back(nom);
    });
    return event;
}

Event read_event(EventType type, ObjectReader& reader) {
    switch (type) {
        case EventType::passage:
            return read_passage(reader);
        case EventType::passage_appele:
            return read_ticketed<PassageAppele>(reader);
        case EventType::passage_servi:
            return read_ticketed<PassageServi>(reader);
        case EventType::passage_parti:
            return read_ticketed<PassageParti>(reader);
        case EventType::aide_demandee:
            return read_aide_demandee(reader);
        case EventType::aide_repondue:
            return read_aide_repondue(reader);
        case EventType::compteurs_jour:
            return read_compteurs_jour(reader);
        case EventType::borne_etat:
            return read_borne_etat(reader);
        case EventType::pack_active:
            return read_pack_active(reader);
        case EventType::sauvetage:
            return read_sauvetage(reader);
        case EventType::inventaire:
            return read_inventaire(reader);
        default:
            break;
    }
    auto of_rdv = read_rdv_event(type, reader);
    assert(of_rdv);
    return *std::move(of_rdv);
}

}  // namespace

Result<EncodedEvent> encode_event(const Event& event) {
    const auto right = check_event(event);
    if (!right) return right.error();

    const auto body = std::visit([](const auto& one) { return to_line(to_json(one)); }, event);
    if (body.size() > kMaxBodyBytes) {
        return fail(ErrorCode::invalid_input, "le corps de l'événement est trop long");
    }
    return EncodedEvent{std::string{to_name(type_of(event))}, version_of(event), body};
}

Result<Event> decode_event(std::string_view type, int v, std::string_view body) {
    const auto known = from_name<EventType>(type);
    const bool second = v == 2 && known == EventType::inventaire;
    if (!known || (v != 1 && !second)) {
        return fail(ErrorCode::not_found, "type d'événement ou version de son corps inconnus");
    }
    if (body.size() > kMaxBodyBytes)
        return fail(ErrorCode::invalid_input, "le corps est trop long");

    simdjson::dom::parser parser;
    ObjectReader reader{parser.parse(body.data(), body.size())};
    auto event = read_event(*known, reader);
    if (second) std::get<Inventaire>(event).droits = read_droits(reader);
    const auto read = reader.every_key_is_right();
    if (!read) return read.error();
    const auto right = check_event(event);
    if (!right) return right.error();
    return event;
}

std::string ticket_code(const NumeroTicket& ticket) {
    return ticket.lettre + std::to_string(ticket.numero);
}

std::optional<NumeroTicket> ticket_of_code(std::string_view code) {
    if (code.size() < 2) return std::nullopt;
    NumeroTicket ticket{code.front(), 0};
    std::from_chars(code.data() + 1, code.data() + code.size(), ticket.numero);
    if (ticket_code(ticket) != code) return std::nullopt;
    return ticket;
}

}  // namespace protocol
