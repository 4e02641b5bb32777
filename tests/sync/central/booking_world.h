#pragma once

// A small world of the booking protocol: one agenda of a few quanta, a centre and two bornes, made
// of the real rules and the real device value. A step is one thing that can happen; what travels
// may arrive late, twice, in any order or never, which is the same as never being stepped.

#include "kiosk/domain/droits_tenus.h"
#include "sync/central/rdv/rules.h"
#include "tests/fakes/memory_agenda_book.h"

#include <array>
#include <functional>
#include <memory>

namespace test {

constexpr std::int64_t kAgenda = 1;
constexpr domain::Quantum kFirst{domain::Quanta{1'000'000}};
constexpr base::Instant kNow{};
inline const std::vector<std::string> kMotifs{"m"};

/// How often each thing may happen: what keeps the world finite.
struct Limits {
    int quanta = 1;
    int grants = 2;
    int sales = 2;     ///< by bornes, from their droits
    int centrals = 1;  ///< by agents, on free time
    int asked = 0;     ///< by bornes, of the centre
    int cancels = 0;
    int recalls = 0;
    int forced = 0;
    int taken_back = 0;
    int restores = 0;         ///< of a borne from an image
    int clones = 0;           ///< of a borne
    int centre_restores = 0;  ///< from a backup

    bool has_fault() const { return forced + taken_back + restores + clones + centre_restores > 0; }
};

/// A rule broken on purpose.
enum class Variant {
    none,
    reclaim_on_timeout,  ///< the centre sells again what a silent borne holds
    no_numbers,          ///< a borne takes any grant
    return_in_flight,    ///< a borne sells until its return has arrived
    restored_disk,       ///< a borne sells from an image of its disk
    printed_first,       ///< a borne prints, then writes
    released_on_cancel,  ///< the centre takes the time of a cancelled rdv from the borne's droit
    abandon_cancels,     ///< what a borne gives up is cancelled, sold or not
};

/// What a borne has told in its log.
struct Told {
    enum class Kind { sale, cancel, back, inventory, abandon };
    Kind kind = Kind::sale;
    std::string rdv = {};
    domain::Tranche tranche = {};
    std::int64_t numero = 0;
    std::string epoch = {};
    std::int64_t cree = 0;
    std::vector<central::Avoir> avoirs = {};
};

/// What a borne has asked the centre for, on its disk.
struct Intention {
    central::RdvTenu rdv;
    bool waits = true;  ///< else it fell since, and no answer can reach it
};

struct Borne {
    std::int64_t numero = 0;
    std::string epoch;
    domain::DroitsTenus held;
    std::vector<Intention> intentions;
    std::vector<Told> log;
    std::size_t heard = 0;        ///< how much of it the centre has
    std::int64_t generation = 0;  ///< of the centre, that it has given its inventory to
    bool works = false;
    bool forked = false;  ///< its disk is not the one the centre knows, and it does not know it
};

/// What somebody went home with.
struct Paper {
    std::string rdv;
    domain::Tranche tranche;
    bool cancelled = false;
    bool destroyed = false;  ///< a disk, or a backup, lost it before the centre knew
};

struct World {
    Limits left;
    Variant variant = Variant::none;
    MemoryAgendaBook book;
    std::array<Borne, 3> bornes;  ///< the third is a clone, when there is one
    std::vector<std::pair<std::int64_t, domain::Droit>> grants;  ///< sent, and to whom
    std::vector<std::pair<std::int64_t, domain::Rappel>> recalls;
    std::vector<central::RdvTenu> asks;  ///< online bookings of the first borne, on their way
    std::vector<Paper> papers;
    int ids = 0;
    std::shared_ptr<const World> image;   ///< when the disk of the first borne was copied
    std::shared_ptr<const World> backup;  ///< when the centre was
    std::string last;                     ///< step, to tell how a state came about

    World(const Limits& limits, Variant broken);

    /// Whether two papers for one time are possible without any rule being broken.
    bool may_clash = false;

    /// All that distinguishes two worlds, in bytes.
    std::string fingerprint() const;
    /// What is wrong with it; empty when nothing is.
    std::string wrong() const;
};

/// Every world that one step makes of this one.
std::vector<World> steps(const World& world);

struct Exploration {
    std::size_t worlds = 0;
    std::size_t conflits = 0;  ///< worlds in which the centre knows of one
    std::string wrong;         ///< empty: none of them is
    std::vector<std::string> path;
};

/// Goes through every world that can be reached, at most `most` of them, and stops at a wrong one.
Exploration explore(const World& first, std::size_t most);

}  // namespace test
