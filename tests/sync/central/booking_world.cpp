#include "tests/sync/central/booking_world.h"

#include <algorithm>

namespace test {
namespace {

using central::RdvTenu;
using domain::Quanta;
using domain::Tranche;

/// Writes values one after the other, so that two different worlds have two different texts.
class Print {
  public:
    Print& operator<<(std::int64_t number) {
        text_ += std::to_string(number) + ",";
        return *this;
    }
    Print& operator<<(const std::string& text) {
        text_ += text + ";";
        return *this;
    }
    Print& operator<<(const Tranche& t) {
        return *this << (t.start - kFirst).count() << (t.end - kFirst).count();
    }
    std::string take() { return std::move(text_); }

  private:
    std::string text_;
};

void print(Print& to, const MemoryAgendaBook& book) {
    for (const auto& [key, row] : book.quanta)
        to << (key.second - kFirst).count() << row.droit << row.rdv;
    to << "|";
    for (const auto& [key, one] : book.droits) {
        to << key.second << one.borne << static_cast<int>(one.etat) << one.droit.tranche;
    }
    to << "|";
    for (const auto& [id, rdv] : book.rdvs) {
        to << id << static_cast<int>(rdv.place) << rdv.droit << (rdv.vendu ? 1 : 0);
    }
    to << "|";
    for (const auto& one : book.conflits) to << one.rdv << one.contre_rdv << one.contre_droit;
    to << "|";
    for (const auto& code : book.cancellations) to << code.value;
    to << "|";
    for (const auto borne : book.awaited_bornes) to << borne;
    for (const auto& [agenda, numero] : book.numeros) to << numero;
    to << book.generation;
}

void print(Print& to, const Borne& borne) {
    to << borne.epoch << static_cast<std::int64_t>(borne.heard) << (borne.forked ? 1 : 0)
       << borne.generation << borne.held.lowest();
    for (const auto& droit : borne.held.known()) to << droit.numero << droit.tranche;
    to << "|";
    for (const auto& piece : borne.held.pieces()) {
        to << piece.tranche << piece.numero << static_cast<int>(piece.etat) << piece.rdv;
    }
    to << "|";
    for (const auto& one : borne.intentions) to << one.rdv.id << (one.waits ? 1 : 0);
    to << "|";
    for (const auto& told : borne.log) {
        to << static_cast<int>(told.kind) << told.rdv << told.tranche << told.numero << told.epoch;
    }
    to << "/";
}

void print(Print& to, const Limits& left) {
    to << left.grants << left.sales << left.centrals << left.asked << left.cancels << left.recalls
       << left.forced << left.taken_back << left.restores << left.clones << left.centre_restores;
}

std::string wrong_with_places(const MemoryAgendaBook& book) {
    for (const auto& [key, row] : book.quanta) {
        if (row.rdv.empty()) continue;
        const auto found = book.rdvs.find(row.rdv);
        if (found == book.rdvs.end() || found->second.place != RdvTenu::Place::pris) {
            return "a quantum is of " + row.rdv + ", which does not hold it";
        }
    }
    for (const auto& each : book.rdvs) {
        const auto& id = each.first;
        const auto& rdv = each.second;
        const auto names = std::count_if(book.conflits.begin(), book.conflits.end(),
                                         [&](const auto& one) { return one.rdv == id; });
        if (rdv.place == RdvTenu::Place::conflit && names == 0) return id + " clashes with nothing";
        if (rdv.place != RdvTenu::Place::pris) continue;
        for (auto at = rdv.tranche.start; at < rdv.tranche.end; ++at) {
            const auto row = book.quanta.find({kAgenda, at});
            if (row == book.quanta.end() || row->second.rdv != id) return id + " lost its time";
        }
    }
    return "";
}

/// Whether the centre knows that somebody has it. One given up is not, until its sale is told.
bool is_told(const MemoryAgendaBook& book, const std::string& rdv) {
    const auto found = book.rdvs.find(rdv);
    return found != book.rdvs.end() && found->second.place != RdvTenu::Place::abandonne;
}

bool is_lost(const RdvTenu& rdv) {
    return rdv.place == RdvTenu::Place::annule ||
           (rdv.place == RdvTenu::Place::abandonne && rdv.vendu);
}

bool is_named(const MemoryAgendaBook& book, const std::string& a, const std::string& b) {
    return book.conflits.count({a, b, 0}) + book.conflits.count({b, a, 0}) > 0;
}

}  // namespace

World::World(const Limits& limits, Variant broken) : left(limits), variant(broken) {
    may_clash = broken == Variant::none && limits.has_fault();
    bornes[0] = {1, "e1", {}, {}, {}, 0, 0, true, false};
    bornes[1] = {2, "e2", {}, {}, {}, 0, 0, true, false};
}

std::string World::fingerprint() const {
    Print to;
    print(to, book);
    for (const auto& borne : bornes) print(to, borne);
    for (const auto& [borne, droit] : grants) to << borne << droit.numero << droit.tranche;
    to << "|";
    for (const auto& [borne, one] : recalls) {
        to << borne << one.numero << one.tranche;
        for (const auto& rdv : one.annules) to << rdv;
    }
    to << "|";
    for (const auto& ask : asks) to << ask.id << ask.tranche;
    for (const auto& paper : papers) {
        to << paper.rdv << paper.tranche << (paper.cancelled ? 1 : 0) << (paper.destroyed ? 1 : 0);
    }
    print(to, left);
    to << ids;
    if (image) print(to << "image", image->bornes[0]);
    if (backup) print(to << "backup", backup->book);
    if (backup) {
        for (const auto& borne : backup->bornes) to << static_cast<std::int64_t>(borne.heard);
    }
    return to.take();
}

std::string World::wrong() const {
    auto places = wrong_with_places(book);
    if (!places.empty()) return places;
    for (std::size_t i = 0; i < papers.size(); ++i) {
        const auto& a = papers[i];
        if (a.cancelled) continue;
        const auto kept = book.rdvs.find(a.rdv);
        if (kept != book.rdvs.end() && is_lost(kept->second)) return a.rdv + " was lost";
        for (std::size_t j = i + 1; j < papers.size(); ++j) {
            const auto& b = papers[j];
            if (b.cancelled || !overlap(a.tranche, b.tranche)) continue;
            if (!may_clash) return a.rdv + " and " + b.rdv + " have one time";
            const bool told = is_told(book, a.rdv) && is_told(book, b.rdv);
            if (told && !is_named(book, a.rdv, b.rdv)) {
                return a.rdv + " and " + b.rdv + " have one time, and nobody knows";
            }
        }
    }
    return "";
}

}  // namespace test
