#include "tests/simulation/invariants.h"

#include "platform/sqlite/statement.h"

#include <algorithm>
#include <map>

namespace simulation {
namespace {

using platform::Database;
using platform::Statement;

using Key = std::pair<std::int64_t, protocol::Hash>;  ///< sequence, hash

/// What the centre keeps of one borne.
struct Kept {
    std::map<Key, int> events;
    std::int64_t passages = 0;
    std::int64_t doubtful = 0;  ///< passages that a purge may have taken before
    std::int64_t purged = 0;    ///< rows up to that one have left, their counts stay
};

protocol::Hash hash_at(const Statement& row, int column) {
    protocol::Hash h{};
    const auto blob = row.blob(column);
    std::copy_n(blob.begin(), std::min(blob.size(), h.size()), h.begin());
    return h;
}

std::string who(const Device& device) {
    return "borne " + std::to_string(device.borne()) + " : ";
}

Kept kept_of(const Database& database, std::int64_t borne) {
    Kept kept;
    Statement rows{database,
                   "select seq, h, type, v, exists (select 1 from quarantine q where"
                   " q.borne = e.borne and q.seq = e.seq and q.epoch = e.epoch), doute"
                   " from event e where borne = ?"};
    rows.bind(borne);
    while (rows.next_row()) {
        ++kept.events[{rows.number(0), hash_at(rows, 1)}];
        const bool is_read = rows.number(4) == 0;
        if (rows.text(2) != "passage" || rows.number(3) != 1) continue;
        if (is_read) ++kept.passages;
        if (rows.number(5) != 0) ++kept.doubtful;
    }
    Statement purge{database, "select max(seq) from purge_epoque where borne = ?"};
    if (purge.bind(borne).next_row()) kept.purged = purge.number(0);
    return kept;
}

std::int64_t number(const Database& database, const std::string& sql, const std::string& mds) {
    Statement row{database, sql};
    return row.bind(mds).next_row() ? row.number(0) : -1;
}

/// A log put back to a time before what a purge took may write there again: nobody can tell those
/// rows from the purged ones, and they are not counted.
bool is_swallowed(const Device& device, const Shown& event, const Kept& kept) {
    return device.counters_unsure && !event.was_kept && event.seq <= kept.purged;
}

void check_events(Stage& stage, const Device& device, const Kept& kept) {
    for (const auto& [key, times] : kept.events) {
        if (times != 1) stage.breaks(who(device) + "un événement est compté plusieurs fois");
    }
    for (const auto& event : device.shown) {
        if (event.excused || device.is_revoked()) continue;
        if (event.was_kept && event.seq <= kept.purged) continue;
        if (is_swallowed(device, event, kept)) continue;
        if (kept.events.count({event.seq, event.h}) == 0) {
            stage.breaks(who(device) + "un événement montré n'est pas au centre");
            stage.tell("ligne " + std::to_string(event.seq));
        }
    }
}

void check_counts(Stage& stage, const Device& device, const Database& database, const Kept& kept) {
    const auto mds = std::string{"mds-"} + device.lettre();
    const auto counted =
        number(database,
               "select coalesce(sum(n), 0) from ind where mds = ? and indicateur in"
               " ('passage.ticket', 'passage.arrivee', 'passage.consultation',"
               " 'passage.date_inconnue')",
               mds);
    const auto frozen =
        number(database,
               "select coalesce(sum(n), 0) from ind_fige where mds = ? and indicateur in"
               " ('passage.ticket', 'passage.arrivee', 'passage.consultation',"
               " 'passage.date_inconnue')",
               mds);
    if (counted != kept.passages + frozen) {
        stage.breaks(who(device) + "les passages comptés ne sont pas ceux qui sont gardés");
    }
    const auto shown = std::count_if(device.shown.begin(), device.shown.end(),
                                     [](const Shown& event) { return event.is_passage; });
    const auto excused =
        std::count_if(device.shown.begin(), device.shown.end(), [&](const Shown& event) {
            return event.is_passage &&
                   (event.excused || device.is_revoked() || is_swallowed(device, event, kept));
        });
    if (counted > shown + device.uncertain || counted < shown - excused - kept.doubtful) {
        stage.breaks(who(device) + "les passages comptés ne sont pas ceux qui ont été montrés");
    }
    if (device.is_revoked() || device.counters_unsure) return;
    for (const auto& [name, n] : device.counted) {
        const auto cle = name.substr(name.find('/') + 1);
        const auto at_centre = number(
            database,
            "select coalesce(sum(n), 0) from compteur where mds = ? and cle = '" + cle + "'", mds);
        const bool too_few = at_centre < n && !device.lost_something;
        if (too_few || at_centre > n + device.uncertain_counts) {
            stage.breaks(who(device) + "un compteur du jour n'est pas celui de la borne");
        }
    }
}

void check_cursor(Stage& stage, const Device& device, const Database& database) {
    if (device.is_revoked()) return;
    const auto state = *device.state();
    Statement row{database, "select upto, h from cursor where borne = ? and epoch = ?"};
    if (!row.bind(device.borne()).bind(state.epoch).next_row()) {
        if (state.last_seq > 0) stage.breaks(who(device) + "le centre ne connaît pas son époque");
        return;
    }
    if (row.number(0) != state.last_seq || hash_at(row, 1) != state.last_h) {
        stage.breaks(who(device) + "le curseur du centre n'est pas la fin du journal");
    }
    Statement epochs{database, "select epoch from cursor where borne = ?"};
    epochs.bind(device.borne());
    while (epochs.next_row()) {
        protocol::Epoch epoch{};
        const auto blob = epochs.blob(0);
        std::copy_n(blob.begin(), std::min(blob.size(), epoch.size()), epoch.begin());
        if (device.epochs().count(epoch) != 0) continue;
        stage.breaks(who(device) + "le centre connaît une époque que la borne n'a jamais gardée");
    }
}

/// The log of the device, as far as it goes back, is what the centre holds.
void check_log(Stage& stage, const Device& device, const Kept& kept) {
    if (device.is_revoked()) return;
    for (const auto& row : device.rows()) {
        if (row.seq > kept.purged && kept.events.count({row.seq, row.h}) == 0) {
            stage.breaks(who(device) + "une ligne du journal n'est pas au centre");
        }
    }
}

}  // namespace

std::int64_t check_everything(Stage& stage, Centre& centre,
                              const std::vector<std::unique_ptr<Device>>& devices) {
    centre.check_drift();
    centre.shut_down();
    const auto database = centre.open_file();
    if (!database) {
        stage.breaks("la base du centre ne se relit pas");
        return 0;
    }
    stage.census.note(Recovery::dated_by_estimate,
                      number(*database,
                             "select coalesce(sum(n), 0) from ind where mds <> ? and"
                             " indicateur = 'passage.estime'",
                             ""));
    stage.census.note(Recovery::date_unknown,
                      number(*database,
                             "select coalesce(sum(n), 0) from ind where mds <> ? and"
                             " indicateur = 'passage.date_inconnue'",
                             ""));
    std::int64_t events = 0;
    for (const auto& device : devices) {
        const auto kept = kept_of(*database, device->borne());
        events += static_cast<std::int64_t>(kept.events.size());
        check_events(stage, *device, kept);
        check_log(stage, *device, kept);
        check_counts(stage, *device, *database, kept);
        check_cursor(stage, *device, *database);
    }
    return events;
}

}  // namespace simulation
