#pragma once

// A grant as JSON: in the answer of the centre, and in the device's own identity file.

#include "sync/protocol/enrolment.h"
#include "sync/protocol/json_reader.h"
#include "sync/protocol/json_writer.h"

namespace protocol {

Json grant_to_json(const EnrolmentGrant& grant);

/// What is wrong stays in `reader`.
EnrolmentGrant grant_from_json(ObjectReader& reader);

}  // namespace protocol
