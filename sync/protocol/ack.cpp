#include "sync/protocol/ack.h"

#include "sync/protocol/event_codec.h"
#include "sync/protocol/event_names.h"
#include "sync/protocol/json_reader.h"
#include "sync/protocol/json_writer.h"
#include "sync/protocol/rdv_values.h"
#include "sync/protocol/signed_line.h"

namespace protocol {
namespace {

using simdjson::dom::element;

/// What a signature of an acknowledgement covers before its JSON, so that no other text the centre
/// signs can pass for one.
constexpr std::string_view kPurpose = "PRA1";
constexpr std::size_t kMaxAcks = 16;

template <class T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json to_json(const RdvDuJourCommand& command) {
    auto rdv = Json::array();
    for (const auto& one : command.rdv) {
        Json json{{"code", code_text(one.code)},
                  {"statut", to_name(one.statut)},
                  {"debut", one.debut.time_since_epoch().count()},
                  {"motif", one.motif}};
        if (one.verifie) json["verifie"] = true;
        rdv.push_back(std::move(json));
    }
    return {{"type", "rdv_du_jour"}, {"id", command.id}, {"rdv", std::move(rdv)}};
}

Json to_json(const domain::TicketDuJour& ticket) {
    Json json{{"ticket", ticket_code(ticket.numero)},
              {"borne", ticket.ailleurs->borne},
              {"passage", ticket.ailleurs->passage},
              {"pris", ticket.pris.time_since_epoch().count()}};
    if (ticket.ailleurs->marque != 0) json["marque"] = ticket.ailleurs->marque;
    if (ticket.etat == domain::TicketDuJour::Etat::appele) json["appele"] = true;
    return json;
}

Json accueil_of(const Ack& ack) {
    Json json{{"vu", or_null(ack.desk_seen_ms)}, {"attente", or_null(ack.waiting)}};
    if (!ack.file) return json;
    json["file"] = Json::array();
    for (const auto& ticket : *ack.file) json["file"].push_back(to_json(ticket));
    return json;
}

Json commands_of(const Ack& ack) {
    auto commands = Json::array();
    if (ack.effacement) {
        commands.push_back({{"type", "effacement"},
                            {"borne", ack.effacement->borne},
                            {"cle", ack.effacement->key_id}});
    }
    for (const auto& command : ack.aides_repondues) {
        commands.push_back({{"type", "aide_repondue"}, {"aide", command.aide}});
    }
    for (const auto& command : ack.renvois) {
        commands.push_back({{"type", "renvoi"}, {"id", command.id}, {"depuis", command.from_seq}});
    }
    for (const auto& command : ack.inventaires) {
        Json json{{"type", "inventaire"}, {"id", command.id}};
        if (command.premier_droit > 0) json["premier_droit"] = command.premier_droit;
        commands.push_back(std::move(json));
    }
    for (const auto& command : ack.droits) {
        Json json{{"type", "droit"}, {"id", command.id}};
        put_droit(json, command.droit);
        commands.push_back(std::move(json));
    }
    for (const auto& command : ack.rappels) {
        Json json{{"type", "rappel"}, {"id", command.id}, {"numero", command.rappel.numero}};
        put_tranche(json, command.rappel.tranche);
        json["annules"] = command.rappel.annules;
        commands.push_back(std::move(json));
    }
    if (ack.rdv_du_jour) commands.push_back(to_json(*ack.rdv_du_jour));
    return commands;
}

Json to_json(const Ack& ack) {
    Json json{{"kiosk", ack.kiosk},
              {"epoch", to_hex(ack.epoch)},
              {"re", ack.re},
              {"upto", ack.upto},
              {"h_upto", to_hex(ack.h_upto)},
              {"server_time", ack.server_time_ms},
              {"retain_days", ack.retain_days},
              {"ref", Json::object({{"manifest_version", ack.ref_manifest}})},
              {"cmd", commands_of(ack)}};
    if (ack.restauration > 0) json["restauration"] = ack.restauration;
    if (ack.more_commands) json["suite"] = true;
    if (ack.suspension) json["suspension"] = {{"depuis", ack.suspension->since_ms}};
    if (ack.fork) json["fork"] = {{"seq", ack.fork->seq}, {"raison", ack.fork->raison}};
    if (ack.seal_key) json["seal_key"] = to_hex(*ack.seal_key);
    json["accueil"] = accueil_of(ack);
    return json;
}

DroitCommand read_droit(ObjectReader& command) {
    DroitCommand read{command.number("id"), droit_from(command)};
    if (!is_droit(read.droit)) command.refuse("droit", "n'est pas un droit");
    return read;
}

RappelCommand read_rappel(ObjectReader& command) {
    RappelCommand read{command.number("id"), {command.number("numero"), {}, {}}};
    read.rappel.tranche = tranche_from(command);
    if (!is_tranche(read.rappel.tranche)) command.refuse("rappel", "n'est pas une tranche");
    command.each("annules", [&](element item) {
        std::string_view rdv;
        if (item.get(rdv) != simdjson::SUCCESS)
            return command.refuse("annules", "doit contenir des textes");
        read.rappel.annules.emplace_back(rdv);
    });
    return read;
}

domain::RdvDuJour read_rdv_du_jour(element item, ObjectReader& parent) {
    ObjectReader reader{item};
    domain::RdvDuJour rdv;
    rdv.code = code_from(reader, "code");
    const auto statut = from_name<domain::StatutRdv>(reader.text("statut"));
    if (!statut) reader.refuse("statut", "est inconnu");
    rdv.statut = statut.value_or(domain::StatutRdv::confirme);
    const auto debut = reader.number("debut");
    if (debut < 0 || debut > kMaxQuantum) reader.refuse("debut", "n'est pas un quantum");
    rdv.debut = domain::Quantum{domain::Quanta{debut}};
    rdv.motif = reader.text("motif");
    if (rdv.motif.empty() || rdv.motif.size() > kMaxMotifLabel) {
        reader.refuse("motif", "est vide ou trop long");
    }
    rdv.verifie = reader.optional_flag("verifie");
    const auto read = reader.known_keys_are_right();
    if (!read) parent.refuse("rdv", read.error().detail);
    return rdv;
}

RdvDuJourCommand read_rdv_du_jour(ObjectReader& command) {
    RdvDuJourCommand read{command.number("id"), {}};
    command.each("rdv", [&](element item) { read.rdv.push_back(read_rdv_du_jour(item, command)); });
    if (read.rdv.size() > kMaxRdvDuJour) command.refuse("rdv", "en compte trop");
    return read;
}

void read_command(element item, Ack& ack, ObjectReader& parent) {
    ObjectReader command{item};
    const auto type = command.text("type");
    if (type == "aide_repondue") {
        ack.aides_repondues.push_back({command.text("aide")});
    } else if (type == "effacement") {
        ack.effacement = EffacementCommand{command.number("borne"), command.text("cle")};
    } else if (type == "renvoi") {
        ack.renvois.push_back({command.number("id"), command.number("depuis")});
    } else if (type == "inventaire") {
        ack.inventaires.push_back(
            {command.number("id"), command.optional_number("premier_droit").value_or(0)});
    } else if (type == "droit") {
        ack.droits.push_back(read_droit(command));
    } else if (type == "rappel") {
        ack.rappels.push_back(read_rappel(command));
    } else if (type == "rdv_du_jour") {
        ack.rdv_du_jour = read_rdv_du_jour(command);
    } else {
        ack.unknown_commands.push_back(type);
    }
    const auto read = command.known_keys_are_right();
    if (!read) parent.refuse("cmd", read.error().detail);
}

void read_suspension(element item, Ack& ack, ObjectReader& parent) {
    ObjectReader suspension{item};
    ack.suspension = AckSuspension{suspension.number("depuis")};
    const auto read = suspension.known_keys_are_right();
    if (!read) parent.refuse("suspension", read.error().detail);
}

void read_fork(element item, Ack& ack, ObjectReader& parent) {
    ObjectReader fork{item};
    ack.fork = AckFork{fork.number("seq"), fork.text("raison")};
    const auto read = fork.known_keys_are_right();
    if (!read) parent.refuse("fork", read.error().detail);
}

domain::TicketDuJour read_waiting(element item, ObjectReader& parent) {
    ObjectReader reader{item};
    domain::TicketDuJour ticket;
    const auto numero = ticket_of_code(reader.text("ticket"));
    if (!numero) reader.refuse("ticket", "n'est pas un ticket");
    ticket.numero = numero.value_or(domain::NumeroTicket{});
    ticket.ailleurs = {reader.number("borne"), reader.number("passage"),
                       reader.optional_number("marque").value_or(0)};
    ticket.pris = base::Instant{std::chrono::milliseconds{reader.number("pris")}};
    if (reader.optional_flag("appele")) ticket.etat = domain::TicketDuJour::Etat::appele;
    const auto read = reader.known_keys_are_right();
    if (!read) parent.refuse("file", read.error().detail);
    return ticket;
}

void read_file(ObjectReader& accueil, Ack& ack) {
    if (!accueil.optional("file")) return;
    auto& file = ack.file.emplace();
    accueil.each("file", [&](element item) { file.push_back(read_waiting(item, accueil)); });
    if (file.size() > kMaxFile) accueil.refuse("file", "en compte trop");
}

void read_accueil(element item, Ack& ack, ObjectReader& parent) {
    ObjectReader accueil{item};
    ack.desk_seen_ms = accueil.optional_number("vu");
    const auto waiting = accueil.optional_number("attente");
    if (waiting && (*waiting < 0 || *waiting > 1'000'000)) accueil.refuse("attente", "est absurde");
    if (waiting) ack.waiting = static_cast<int>(*waiting);
    read_file(accueil, ack);
    const auto read = accueil.known_keys_are_right();
    if (!read) parent.refuse("accueil", read.error().detail);
}

/// Keys nobody knows are ignored: a newer centre may say more.
Result<Ack> read_ack(std::string_view json) {
    simdjson::dom::parser parser;
    ObjectReader reader{parser.parse(json.data(), json.size())};
    Ack ack;
    ack.kiosk = reader.number("kiosk");
    ack.epoch = reader.bytes<16>("epoch");
    ack.re = reader.text("re");
    ack.upto = reader.number("upto");
    ack.h_upto = reader.bytes<32>("h_upto");
    ack.server_time_ms = reader.number("server_time");
    ack.retain_days = reader.small_number("retain_days");
    if (const auto ref = reader.optional("ref")) {
        ack.ref_manifest = ObjectReader{*ref}.optional_text("manifest_version").value_or("");
    }
    reader.each("cmd", [&](element item) { read_command(item, ack, reader); });
    ack.more_commands = reader.optional_flag("suite");
    if (const auto suspension = reader.optional("suspension")) {
        read_suspension(*suspension, ack, reader);
    }
    if (const auto fork = reader.optional("fork")) read_fork(*fork, ack, reader);
    if (const auto accueil = reader.optional("accueil")) read_accueil(*accueil, ack, reader);
    if (reader.optional("seal_key")) ack.seal_key = reader.bytes<32>("seal_key");
    ack.restauration = reader.optional_number("restauration").value_or(0);
    if (ack.restauration < 0) reader.refuse("restauration", "est négatif");
    if (ack.server_time_ms < 0) reader.refuse("server_time", "est négatif");
    if (ack.upto < 0) reader.refuse("upto", "est négatif");

    const auto read = reader.known_keys_are_right();
    if (!read) return read.error();
    return ack;
}

Result<Ack> read_line(std::string_view text, const VerifyKey& server_key) {
    const auto line = read_signed_line(text);
    if (!line) return line.error();
    if (!line->is_by(kPurpose, server_key)) {
        return fail(ErrorCode::corrupt, "un accusé n'est pas signé par le centre");
    }
    return read_ack(line->json);
}

}  // namespace

std::string encode_ack(const Ack& ack, const SignKey& server_key) {
    return write_signed_line(kPurpose, to_line(to_json(ack)), server_key);
}

Result<std::vector<Ack>> decode_acks(std::string_view body, const VerifyKey& server_key) {
    std::vector<Ack> acks;
    while (!body.empty()) {
        const auto end = body.find('\n');
        if (end == body.npos || acks.size() == kMaxAcks) {
            return fail(ErrorCode::invalid_input, "les accusés sont coupés ou trop nombreux");
        }
        auto ack = read_line(body.substr(0, end), server_key);
        if (!ack) return ack.error();
        acks.push_back(std::move(*ack));
        body.remove_prefix(end + 1);
    }
    return acks;
}

}  // namespace protocol
