#include "kiosk/domain/droits_tenus.h"

#include <cassert>

namespace domain {
namespace {

using Piece = DroitsTenus::Piece;
using Etat = DroitsTenus::Etat;

bool contains(const std::vector<std::string>& list, const std::string& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

/// Takes `part` out of a piece, in the state given; what is left around it keeps the old state.
void carve(std::vector<Piece>& pieces, std::size_t at, const Piece& part) {
    const Piece whole = pieces[at];
    pieces[at] = part;
    if (part.tranche.end < whole.tranche.end) {
        Piece after = whole;
        after.tranche.start = part.tranche.end;
        pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(at) + 1, after);
    }
    if (whole.tranche.start < part.tranche.start) {
        Piece before = whole;
        before.tranche.end = part.tranche.start;
        pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(at), before);
    }
}

/// Pieces of one droit that touch and are both held become one: a longer motif fits again.
void merge(std::vector<Piece>& pieces) {
    for (std::size_t i = 0; i + 1 < pieces.size();) {
        auto& left = pieces[i];
        const auto& right = pieces[i + 1];
        const bool both_held = left.etat == Etat::detenu && right.etat == Etat::detenu;
        const bool touch = left.numero == right.numero &&
                           left.tranche.agenda == right.tranche.agenda &&
                           left.tranche.end == right.tranche.start;
        if (!both_held || !touch) {
            ++i;
            continue;
        }
        left.tranche.end = right.tranche.end;
        pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
}

}  // namespace

bool DroitsTenus::receive(const Droit& droit) {
    const bool old = std::any_of(known_.begin(), known_.end(), [&](const Droit& one) {
        return one.numero >= droit.numero && overlap(one.tranche, droit.tranche);
    });
    const bool held = std::any_of(pieces_.begin(), pieces_.end(), [&](const Piece& piece) {
        return overlap(piece.tranche, droit.tranche);
    });
    if (old || held || droit.numero < lowest_ || !is_real(droit.tranche)) return false;
    known_.push_back(droit);
    pieces_.push_back({droit.tranche, droit.numero, Etat::detenu, ""});
    return true;
}

const Droit& DroitsTenus::droit_of(const Piece& piece) const {
    const auto found = std::find_if(known_.begin(), known_.end(), [&](const Droit& one) {
        return one.numero == piece.numero && one.tranche.agenda == piece.tranche.agenda;
    });
    assert(found != known_.end());
    return *found;
}

std::vector<Tranche> DroitsTenus::sellable(const std::string& motif, base::Instant now) const {
    std::vector<Tranche> found;
    for (const auto& piece : pieces_) {
        const auto& droit = droit_of(piece);
        if (piece.etat != Etat::detenu || !contains(droit.motifs, motif)) continue;
        auto left = piece.tranche;
        left.start = std::max(left.start, quantum_from(now + droit.coupure));
        if (is_real(left)) found.push_back(left);
    }
    return found;
}

Result<Droit> DroitsTenus::sell(const Tranche& tranche, const std::string& motif,
                                const std::string& rdv, base::Instant now) {
    const auto free = sellable(motif, now);
    const bool allowed =
        std::any_of(free.begin(), free.end(), [&](const auto& one) { return holds(one, tranche); });
    if (!allowed || !is_real(tranche)) {
        return fail(ErrorCode::not_found, "the borne holds no such time to sell");
    }
    const auto piece = std::find_if(pieces_.begin(), pieces_.end(), [&](const Piece& one) {
        return one.etat == Etat::detenu && holds(one.tranche, tranche);
    });
    const Droit droit = droit_of(*piece);
    carve(pieces_, static_cast<std::size_t>(piece - pieces_.begin()),
          {tranche, piece->numero, Etat::vendu, rdv});
    return droit;
}

bool DroitsTenus::cancel(const std::string& rdv) {
    const auto sold = std::find_if(pieces_.begin(), pieces_.end(), [&](const Piece& one) {
        return one.etat == Etat::vendu && one.rdv == rdv;
    });
    if (sold == pieces_.end()) return false;
    sold->etat = Etat::detenu;
    sold->rdv.clear();
    merge(pieces_);
    return true;
}

std::vector<Tranche> DroitsTenus::give_back(const Rappel& rappel) {
    for (const auto& rdv : rappel.annules) cancel(rdv);
    std::vector<Tranche> given;
    for (std::size_t i = 0; i < pieces_.size();) {
        const auto part = common(pieces_[i].tranche, rappel.tranche);
        const bool wanted = pieces_[i].numero == rappel.numero && pieces_[i].etat == Etat::detenu &&
                            overlap(pieces_[i].tranche, rappel.tranche);
        if (!wanted) {
            ++i;
            continue;
        }
        carve(pieces_, i, {part, rappel.numero, Etat::detenu, ""});
        if (pieces_[i].tranche != part) ++i;
        pieces_.erase(pieces_.begin() + static_cast<std::ptrdiff_t>(i));
        given.push_back(part);
    }
    return given;
}

void DroitsTenus::freeze() {
    for (auto& piece : pieces_) piece.etat = Etat::gele;
}

void DroitsTenus::forget_before(base::Instant signed_by_centre) {
    std::erase_if(pieces_, [&](const auto& one) { return one.tranche.end <= signed_by_centre; });
    std::erase_if(known_, [&](const auto& one) { return one.tranche.end <= signed_by_centre; });
}

}  // namespace domain
