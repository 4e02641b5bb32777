#pragma once

// The bodies of the events about rendez-vous, and what must hold of them: the part of event_codec.h
// and event_rules.h that knows rendez-vous.

#include "kiosk/domain/event.h"
#include "sync/protocol/event_names.h"
#include "sync/protocol/json_reader.h"
#include "sync/protocol/json_writer.h"

namespace protocol {

Json to_json(const domain::RdvIntention& event);
Json to_json(const domain::RdvPris& event);
Json to_json(const domain::RdvRemis& event);
Json to_json(const domain::RdvAnnule& event);
Json to_json(const domain::RdvAbandonne& event);
Json to_json(const domain::RdvArrive& event);
Json to_json(const domain::RdvStatut& event);
Json to_json(const domain::Demande& event);
Json to_json(const domain::DroitRendu& event);

Json droits_to_json(const std::vector<domain::DroitDeclare>& droits);
std::vector<domain::DroitDeclare> read_droits(ObjectReader& reader);
/// How many may stand in one inventaire, which is one event.
constexpr std::size_t kMaxDroitsDeclares = 400;
bool are_droits(const std::vector<domain::DroitDeclare>& droits);

/// Nothing for the types that do not speak of rendez-vous. What is wrong stays in `reader`.
std::optional<domain::Event> read_rdv_event(EventType type, ObjectReader& reader);

Status check_rdv_event(const domain::RdvIntention& event);
Status check_rdv_event(const domain::RdvPris& event);
Status check_rdv_event(const domain::RdvRemis& event);
Status check_rdv_event(const domain::RdvAnnule& event);
Status check_rdv_event(const domain::RdvAbandonne& event);
Status check_rdv_event(const domain::RdvArrive& event);
Status check_rdv_event(const domain::RdvStatut& event);
Status check_rdv_event(const domain::Demande& event);
Status check_rdv_event(const domain::DroitRendu& event);

}  // namespace protocol
