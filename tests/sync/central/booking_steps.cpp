// The steps of the small world: what people, bornes, the network and accidents do.

#include "tests/sync/central/booking_world.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace test {
namespace {

using central::RdvTenu;
using domain::Droit;
using domain::Quanta;
using domain::Tranche;

Tranche tranche(int from, int to) {
    return {kAgenda, kFirst + Quanta{from}, kFirst + Quanta{to}};
}

/// Collects the worlds that the steps make.
class Stepper {
  public:
    explicit Stepper(const World& from) : from_(from) {}

    std::vector<World> run() {
        centre_steps();
        for (std::size_t i = 0; i < from_.bornes.size(); ++i) {
            if (from_.bornes[i].works) borne_steps(i);
        }
        message_steps();
        fault_steps();
        return std::move(made_);
    }

  private:
    /// Tries a step on a copy; it counts when it says that something happened.
    template <class Change>
    void step(const std::string& name, Change change) {
        World next = from_;
        if (!change(next)) return;
        next.last = name;
        made_.push_back(std::move(next));
    }

    template <class Each>
    void each_quantum(Each each) {
        for (int q = 0; q < from_.left.quanta; ++q) each(q, std::to_string(q));
    }

    static RdvTenu new_rdv(World& world, const Tranche& time, std::int64_t borne,
                           std::int64_t droit) {
        const auto number = ++world.ids;
        RdvTenu rdv;
        rdv.id = "r" + std::to_string(number);
        rdv.tranche = time;
        rdv.motif = "m";
        rdv.code = {static_cast<std::uint32_t>(number)};
        rdv.borne = borne;
        rdv.droit = droit;
        rdv.cree_ms = number;
        return rdv;
    }

    void centre_steps() {
        for (std::int64_t borne = 1; borne <= 2 && from_.left.grants > 0; ++borne) {
            for (int a = 0; a < from_.left.quanta; ++a) {
                for (int b = a + 1; b <= from_.left.quanta; ++b) grant(borne, tranche(a, b));
            }
        }
        each_quantum([&](int q, const std::string& name) {
            if (from_.left.centrals > 0) {
                step("centre sells " + name, [&](World& w) {
                    --w.left.centrals;
                    const auto rdv = new_rdv(w, tranche(q, q + 1), 0, 0);
                    if (!central::book(w.book, rdv)) return false;
                    w.papers.push_back({rdv.id, rdv.tranche});
                    return true;
                });
            }
            if (from_.left.forced > 0) {
                step("agent forces " + name, [&](World& w) {
                    --w.left.forced;
                    const auto rdv = new_rdv(w, tranche(q, q + 1), 0, 0);
                    if (!central::force(w.book, rdv)) return false;
                    w.papers.push_back({rdv.id, rdv.tranche});
                    return true;
                });
            }
        });
        for (const auto& [key, one] : from_.book.droits) {
            recall(one);
            const bool timer = from_.variant == Variant::reclaim_on_timeout;
            if (from_.left.taken_back > 0 || timer) take_back(one.droit.numero);
        }
        for (std::size_t i = 0; i < from_.papers.size() && from_.left.cancels > 0; ++i) {
            cancel_by_code(i);
        }
    }

    void grant(std::int64_t borne, const Tranche& time) {
        step("centre grants to " + std::to_string(borne), [&](World& w) {
            --w.left.grants;
            const auto& epoch = w.bornes.at(static_cast<std::size_t>(borne - 1)).epoch;
            const auto droit = central::entrust(w.book, {borne, epoch, time, kMotifs});
            if (!droit) return false;
            w.grants.emplace_back(borne, *droit);
            return true;
        });
    }

    void recall(const central::DroitConfie& one) {
        if (from_.left.recalls == 0) return;
        step("centre recalls " + std::to_string(one.droit.numero), [&](World& w) {
            --w.left.recalls;
            domain::Rappel rappel{one.droit.numero, one.droit.tranche, {}};
            for (const auto& [id, rdv] : w.book.rdvs) {
                if (rdv.place == RdvTenu::Place::annule) rappel.annules.push_back(id);
            }
            w.recalls.emplace_back(one.borne, rappel);
            return true;
        });
    }

    void take_back(std::int64_t numero) {
        step("somebody takes back " + std::to_string(numero), [&](World& w) {
            if (w.variant != Variant::reclaim_on_timeout) --w.left.taken_back;
            return static_cast<bool>(central::take_back(w.book, kAgenda, numero));
        });
    }

    void cancel_by_code(std::size_t paper) {
        step("cancelled by code", [&](World& w) {
            if (w.papers[paper].cancelled) return false;
            --w.left.cancels;
            w.papers[paper].cancelled = true;
            const auto number = std::stoul(w.papers[paper].rdv.substr(1));
            return static_cast<bool>(
                central::cancel_by_code(w.book, {static_cast<std::uint32_t>(number)}));
        });
    }

    void borne_steps(std::size_t i) {
        const auto name = std::to_string(i + 1);
        if (from_.left.sales > 0) {
            each_quantum([&](int q, const std::string& time) {
                step("borne " + name + " sells " + time,
                     [&](World& w) { return sell(w, i, tranche(q, q + 1)); });
            });
        }
        for (const auto& piece : from_.bornes.at(i).held.pieces()) {
            if (piece.rdv.empty() || from_.left.cancels == 0) continue;
            step("borne " + name + " cancels " + piece.rdv,
                 [&](World& w) { return cancel(w, i, piece); });
        }
        step("centre hears borne " + name, [&](World& w) { return hear(w, w.bornes.at(i)); });
        if (from_.bornes.at(i).generation < from_.book.generation) {
            step("borne " + name + " tells what it has", [&](World& w) {
                tell_inventory(w.bornes.at(i), w.book.generation);
                return true;
            });
        }
        if (i == 0 && from_.left.asked > 0) {
            each_quantum([&](int q, const std::string& time) {
                step("borne 1 asks for " + time, [&](World& w) {
                    --w.left.asked;
                    w.asks.push_back(new_rdv(w, tranche(q, q + 1), 1, 0));
                    w.bornes[0].intentions.push_back({w.asks.back()});
                    return true;
                });
            });
        }
        for (std::size_t at = 0; at < from_.bornes.at(i).intentions.size(); ++at) {
            step("borne " + name + " gives up " + from_.bornes.at(i).intentions[at].rdv.id,
                 [&](World& w) { return give_up(w.bornes.at(i), at); });
        }
    }

    /// Nobody waits any more, or the borne started again.
    static bool give_up(Borne& borne, std::size_t at) {
        const auto asked = borne.intentions[at].rdv;
        borne.intentions.erase(borne.intentions.begin() + static_cast<std::ptrdiff_t>(at));
        borne.log.push_back({Told::Kind::abandon, asked.id, asked.tranche, 0, "", asked.cree_ms});
        return true;
    }

    static bool sell(World& w, std::size_t i, const Tranche& time) {
        auto& borne = w.bornes.at(i);
        const auto before = borne.held;
        --w.left.sales;
        auto rdv = new_rdv(w, time, borne.numero, 0);
        const auto droit = borne.held.sell(time, "m", rdv.id, kNow);
        if (!droit) return false;
        w.papers.push_back({rdv.id, time});
        if (w.variant == Variant::printed_first) {
            borne.held = before;  // the power went before the transaction
            return true;
        }
        borne.log.push_back(
            {Told::Kind::sale, rdv.id, time, droit->numero % 100'000, droit->epoch, rdv.cree_ms});
        return true;
    }

    static bool cancel(World& w, std::size_t i, const domain::DroitsTenus::Piece& piece) {
        auto& borne = w.bornes.at(i);
        if (!borne.held.cancel(piece.rdv)) return false;
        --w.left.cancels;
        for (auto& paper : w.papers) {
            if (paper.rdv == piece.rdv) paper.cancelled = true;
        }
        borne.log.push_back({Told::Kind::cancel, piece.rdv, piece.tranche});
        return true;
    }

    static void tell_inventory(Borne& borne, std::int64_t generation) {
        borne.generation = generation;
        borne.held.refuse_below(generation * 1000);
        Told told{Told::Kind::inventory};
        for (const auto& piece : borne.held.pieces()) {
            for (const auto& droit : borne.held.known()) {
                if (droit.numero == piece.numero) told.avoirs.push_back({droit, piece.tranche});
            }
        }
        borne.log.push_back(told);
    }

    /// A borne that comes back with another disk learns it from the first answer of the centre.
    static bool hear(World& w, Borne& borne) {
        if (borne.forked) {
            borne.forked = false;
            borne.epoch += "'";
            borne.held.freeze();
            return true;
        }
        if (borne.heard == borne.log.size()) return false;
        const auto told = borne.log[borne.heard++];
        switch (told.kind) {
            case Told::Kind::sale:
                return static_cast<bool>(
                    central::accept_sale(w.book, rdv_told(borne, told), told.epoch));
            case Told::Kind::cancel: {
                const bool heard = static_cast<bool>(central::cancel(w.book, told.rdv));
                if (w.variant != Variant::released_on_cancel) return heard;
                return static_cast<bool>(
                    w.book.withdraw(told.tranche, w.book.rdvs[told.rdv].droit));
            }
            case Told::Kind::back:
                if (w.variant == Variant::return_in_flight) {
                    borne.held.give_back({told.numero, told.tranche, {}});
                }
                return static_cast<bool>(
                    central::accept_return(w.book, borne.numero, told.numero, told.tranche));
            case Told::Kind::abandon:
                if (w.variant == Variant::abandon_cancels) {
                    return static_cast<bool>(
                        central::cancel_by_code(w.book, rdv_told(borne, told).code));
                }
                return static_cast<bool>(central::abandon(w.book, rdv_told(borne, told)));
            case Told::Kind::inventory:
                return static_cast<bool>(
                    central::accept_inventory(w.book, borne.numero, told.avoirs));
        }
        return false;
    }

    static RdvTenu rdv_told(const Borne& borne, const Told& told) {
        RdvTenu rdv;
        rdv.id = told.rdv;
        rdv.tranche = told.tranche;
        rdv.motif = "m";
        rdv.code = {static_cast<std::uint32_t>(std::stoul(told.rdv.substr(1)))};
        rdv.borne = borne.numero;
        rdv.droit = told.numero;
        rdv.cree_ms = told.cree;
        return rdv;
    }

    void message_steps() {
        for (const auto& grant : from_.grants) {
            for (std::size_t i = 0; i < from_.bornes.size(); ++i) deliver(grant, i);
        }
        for (const auto& [borne, rappel] : from_.recalls) {
            for (std::size_t i = 0; i < from_.bornes.size(); ++i) {
                if (from_.bornes.at(i).numero == borne) give_back(rappel, i);
            }
        }
        for (const auto& ask : from_.asks) {
            step("centre answers " + ask.id + ", unheard",
                 [&](World& w) { return static_cast<bool>(central::book(w.book, ask)); });
            step("centre answers " + ask.id, [&](World& w) { return answer(w, ask); });
        }
    }

    void deliver(const std::pair<std::int64_t, Droit>& grant, std::size_t i) {
        const auto& to = from_.bornes.at(i);
        if (to.numero != grant.first || to.epoch != grant.second.epoch) return;
        step("grant reaches borne " + std::to_string(i + 1), [&](World& w) {
            auto droit = grant.second;
            if (w.variant == Variant::no_numbers) droit.numero += 100'000 * ++w.ids;
            return w.bornes.at(i).held.receive(droit);
        });
    }

    void give_back(const domain::Rappel& rappel, std::size_t i) {
        step("recall reaches borne " + std::to_string(i + 1), [&](World& w) {
            auto& borne = w.bornes.at(i);
            const auto before = borne.held;
            auto wish = rappel;
            for (const auto& piece : before.pieces()) {
                if (piece.numero % 100'000 == rappel.numero) wish.numero = piece.numero;
            }
            const auto given = borne.held.give_back(wish);
            for (const auto& time : given) {
                borne.log.push_back({Told::Kind::back, "", time, rappel.numero});
            }
            if (w.variant == Variant::return_in_flight) borne.held = before;
            return !given.empty();
        });
    }

    /// The answer reaches the borne: it writes, then prints.
    static bool answer(World& w, const RdvTenu& ask) {
        auto& borne = w.bornes[0];
        const auto intended =
            std::find_if(borne.intentions.begin(), borne.intentions.end(),
                         [&](const auto& one) { return one.waits && one.rdv.id == ask.id; });
        const auto booked = central::book(w.book, ask);
        const bool taken = booked && booked->place == RdvTenu::Place::pris;
        if (intended == borne.intentions.end() || !taken) return false;
        borne.intentions.erase(intended);
        w.papers.push_back({ask.id, ask.tranche});
        borne.log.push_back({Told::Kind::sale, ask.id, ask.tranche, 0, "", ask.cree_ms});
        return true;
    }

    void fault_steps() {
        const auto here = [&] { return std::make_shared<const World>(from_); };
        if (from_.left.restores > 0 && !from_.image) {
            step("disk of borne 1 copied", [&](World& w) { return (w.image = here()) != nullptr; });
        }
        if (from_.left.restores > 0 && from_.image) {
            step("disk of borne 1 put back", [&](World& w) { return restore(w); });
        }
        if (from_.left.clones > 0) {
            step("borne 1 cloned", [&](World& w) {
                --w.left.clones;
                w.bornes[2] = w.bornes[0];
                for (auto& one : w.bornes[2].intentions) one.waits = false;
                return true;
            });
        }
        if (from_.left.centre_restores > 0 && !from_.backup) {
            step("centre saved", [&](World& w) { return (w.backup = here()) != nullptr; });
        }
        if (from_.left.centre_restores > 0 && from_.backup) {
            step("centre put back", [&](World& w) { return restore_centre(w); });
        }
    }

    static bool restore(World& w) {
        --w.left.restores;
        auto& borne = w.bornes[0];
        for (auto at = borne.heard; at < borne.log.size(); ++at) forget(w, borne.log[at].rdv);
        const auto heard = borne.heard;
        borne = w.image->bornes[0];
        for (auto& one : borne.intentions) one.waits = false;
        borne.heard = std::min(heard, borne.log.size());
        if (w.backup) {  // what it heard of the lost part is not in the log that begins here
            auto backup = *w.backup;
            backup.bornes[0].heard = std::min(backup.bornes[0].heard, borne.log.size());
            w.backup = std::make_shared<const World>(std::move(backup));
        }
        borne.forked = true;
        w.image.reset();
        return true;
    }

    static bool restore_centre(World& w) {
        --w.left.centre_restores;
        for (const auto& [id, rdv] : w.book.rdvs) {
            if (rdv.borne == 0 && w.backup->book.rdvs.count(id) == 0) forget(w, id);
        }
        const auto generation = w.book.generation + 1;
        w.book = w.backup->book;
        w.book.generation = generation;
        for (std::size_t i = 0; i < w.bornes.size(); ++i) {
            const bool younger = i == 2 && !w.backup->bornes[2].works;  // a clone of the first
            w.bornes.at(i).heard = w.backup->bornes.at(younger ? 0 : i).heard;
        }
        w.backup.reset();
        return static_cast<bool>(central::await_inventories(w.book, {1, 2}));
    }

    /// What was lost with a disk is known to who holds the paper only.
    static void forget(World& w, const std::string& rdv) {
        for (auto& paper : w.papers) {
            if (paper.rdv == rdv) paper.destroyed = true;
        }
    }

    const World& from_;
    std::vector<World> made_;
};

}  // namespace

std::vector<World> steps(const World& world) {
    return Stepper{world}.run();
}

Exploration explore(const World& first, std::size_t most) {
    Exploration result;
    struct Seen {
        std::string from;
        std::string step;
    };
    std::unordered_map<std::string, Seen> seen;
    std::deque<World> next{first};
    seen.emplace(first.fingerprint(), Seen{});
    while (!next.empty() && seen.size() <= most) {
        const World world = std::move(next.front());
        next.pop_front();
        ++result.worlds;
        result.conflits += world.book.conflits.empty() ? 0 : 1;
        const auto print = world.fingerprint();
        result.wrong = world.wrong();
        if (!result.wrong.empty()) {
            for (auto at = print; !seen[at].step.empty(); at = seen[at].from) {
                result.path.insert(result.path.begin(), seen[at].step);
            }
            return result;
        }
        for (auto& made : steps(world)) {
            const auto known = seen.try_emplace(made.fingerprint(), Seen{print, made.last});
            if (known.second) next.push_back(std::move(made));
        }
    }
    if (!next.empty()) result.wrong = "too many worlds";
    return result;
}

}  // namespace test
