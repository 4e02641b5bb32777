#include "platform/sqlite/counter_lines.h"

#include "platform/sqlite/statement.h"
#include "sync/protocol/event_rules.h"

namespace platform {
namespace {

constexpr int kFamilies = 8;
constexpr std::int64_t kLastDay = 2'932'896;  ///< 31 December 9999

bool is_sound(const Counted& line) {
    if (line.famille < 0 || line.famille >= kFamilies || line.day < 0 || line.day > kLastDay) {
        return false;
    }
    const auto famille = static_cast<domain::FamilleCompteur>(line.famille);
    const base::Date jour{std::chrono::sys_days{std::chrono::days{line.day}}};
    const domain::CompteursJour day{jour, {{famille, line.cle, line.nombre}}};
    return static_cast<bool>(protocol::check_event(day));
}

}  // namespace

CounterLines read_counter_lines(const Database& database) {
    CounterLines lines;
    Statement query{database, "select jour, famille, cle, nombre from compteur"};
    while (query.next_row()) {
        Counted line{query.number(0), query.number(1), query.text(2), query.number(3)};
        if (is_sound(line)) {
            lines.sound.push_back(std::move(line));
        } else {
            lines.all = false;
        }
    }
    lines.all = lines.all && query.status();
    return lines;
}

}  // namespace platform
