#pragma once

// The department's X25519 keys: devices seal to the newest, and what an older one sealed can still
// be opened. They live in one file of the data folder, readable by its owner only; the database
// never has but the newest public key, which acknowledgements tell to devices.

#include "kiosk/base/result.h"
#include "kiosk/domain/ports/random.h"
#include "sync/central/store.h"
#include "sync/protocol/signature.h"

#include <optional>
#include <string>
#include <vector>

namespace central {

struct DepartmentKey {
    std::int64_t created_ms = 0;
    protocol::Seed seed{};
    protocol::BoxKeyPair pair() const { return protocol::box_keys_from(seed); }
    std::string id() const { return protocol::key_id(pair().open); }
};

/// Newest first; empty when none was ever made.
using DepartmentKeys = std::vector<DepartmentKey>;

/// Fails with corrupt (a file that is there but is not one) or unavailable.
Result<DepartmentKeys> read_department_keys(const std::string& path);

/// Fails with unavailable or full; the old file is then still there.
Status write_department_keys(const std::string& path, const DepartmentKeys& keys);

DepartmentKey make_department_key(domain::Random& random, std::int64_t now_ms);

/// The public key that devices are told of, from the store: none, or `told` last.
Result<std::optional<protocol::BoxPublic>> current_seal_key(const Store& store);
Status tell_seal_key(Store& store, const protocol::BoxPublic& key);

}  // namespace central
