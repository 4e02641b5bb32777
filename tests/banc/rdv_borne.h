#pragma once

#include "tests/banc/table.h"

namespace banc {

/// What a borne takes to show the times it holds, and to come home after weeks: a log of 10,000
/// events sent and 1,000 droits received over HTTP of this machine, on real stores in `folder`.
std::vector<Measure> measure_rdv_borne(const std::string& folder);

}  // namespace banc
