#pragma once

// The daily counters as the device's file has them, believed only where they can be right: no hash
// covers them.

#include "platform/sqlite/database.h"

#include <cstdint>
#include <string>
#include <vector>

namespace platform {

struct Counted {
    std::int64_t day;  ///< since 1970
    std::int64_t famille;
    std::string cle;
    std::int64_t nombre;
};

struct CounterLines {
    std::vector<Counted> sound;
    bool all = true;  ///< false: some could not be read, or cannot be told to the centre
};

CounterLines read_counter_lines(const Database& database);

}  // namespace platform
