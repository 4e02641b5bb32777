#pragma once

#include "kiosk/domain/ports/random.h"
#include "sync/central/store.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace banc {

/// A kind of store of the centre; `open` makes a new empty one, or nothing.
struct Magasin {
    std::string name;
    std::function<std::unique_ptr<central::Store>(domain::Random& random)> open;
};

/// SQLite in `folder`, and PostgreSQL when it is installed.
std::vector<Magasin> magasins(const std::string& folder);

}  // namespace banc
