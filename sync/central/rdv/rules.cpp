#include "sync/central/rdv/rules.h"

#include <algorithm>

namespace central {
namespace {

using Place = RdvTenu::Place;

bool contains(const std::vector<std::string>& list, const std::string& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

/// Time that no other rdv has, and no droit but the one it was sold under.
bool is_free_for(const RdvTenu& rdv, const std::vector<Occupation>& rows) {
    return std::all_of(rows.begin(), rows.end(), [&](const Occupation& row) {
        const bool own = row.droit == 0 || row.droit == rdv.droit;
        return own && (row.rdv.empty() || row.rdv == rdv.id);
    });
}

/// Whether the droit allowed that sale, and still has every quantum of it.
bool is_covered(const RdvTenu& sold, const std::string& epoch,
                const std::optional<DroitConfie>& confie, const std::vector<Occupation>& rows) {
    if (!confie || confie->borne != sold.borne || confie->etat == DroitConfie::Etat::repris) {
        return false;
    }
    const auto& droit = confie->droit;
    const bool allowed = droit.epoch == epoch && contains(droit.motifs, sold.motif) &&
                         holds(droit.tranche, sold.tranche);
    const bool all = std::all_of(rows.begin(), rows.end(),
                                 [&](const auto& row) { return row.droit == sold.droit; });
    return allowed && all && domain::Quanta{rows.size()} == length(sold.tranche);
}

/// Says that the rdv in conflict clashes with everything on its time.
Status name_conflits(AgendaBook& book, const RdvTenu& rdv, const std::vector<Occupation>& rows) {
    for (const auto& row : rows) {
        const bool other_rdv = !row.rdv.empty() && row.rdv != rdv.id;
        const bool other_droit = row.droit != 0 && row.droit != rdv.droit;
        if (!other_rdv && !other_droit) continue;
        const auto against =
            other_rdv ? Conflit{rdv.id, row.rdv, 0} : Conflit{rdv.id, "", row.droit};
        const auto added = book.add_conflit(against);
        if (!added) return added;
    }
    return Done{};
}

/// Gives a rdv its quanta; the rdv in conflict there now clash with it.
Status take_place(AgendaBook& book, RdvTenu& rdv) {
    const auto occupied = book.occupy(rdv.tranche, rdv.id);
    if (!occupied) return occupied;
    rdv.place = Place::pris;
    const auto waiting = book.in_conflict(rdv.tranche);
    if (!waiting) return waiting.error();
    for (const auto& other : *waiting) {
        if (other.id == rdv.id) continue;
        const auto added = book.add_conflit({other.id, rdv.id, 0});
        if (!added) return added;
    }
    return book.put_rdv(rdv);
}

/// Time has come free: the rdv in conflict there that can now have theirs take it, oldest first.
Status end_conflits(AgendaBook& book, const domain::Tranche& tranche) {
    const auto waiting = book.in_conflict(tranche);
    if (!waiting) return waiting.error();
    for (auto rdv : *waiting) {
        const auto rows = book.occupied(rdv.tranche);
        if (!rows) return rows.error();
        if (!is_free_for(rdv, *rows)) continue;
        const auto taken = take_place(book, rdv);
        if (!taken) return taken;
    }
    return Done{};
}

/// Keeps a rdv whose ticket is out, or that an agent forces: its time when it can have it.
Result<RdvTenu> keep(AgendaBook& book, RdvTenu rdv, const std::vector<Occupation>& rows) {
    if (is_free_for(rdv, rows)) {
        const auto taken = take_place(book, rdv);
        if (!taken) return taken.error();
        return rdv;
    }
    rdv.place = Place::conflit;
    const auto kept = book.put_rdv(rdv);
    if (!kept) return kept.error();
    const auto named = name_conflits(book, rdv, rows);
    if (!named) return named.error();
    // Those already in conflict on that time clash with it too.
    const auto waiting = book.in_conflict(rdv.tranche);
    if (!waiting) return waiting.error();
    for (const auto& other : *waiting) {
        if (other.id == rdv.id) continue;
        const auto added = book.add_conflit({other.id, rdv.id, 0});
        if (!added) return added.error();
    }
    return rdv;
}

/// The rdv of that id when it is there; fails when it is another one.
Result<std::optional<RdvTenu>> already(AgendaBook& book, const RdvTenu& wanted) {
    const auto kept = book.rdv(wanted.id);
    if (!kept || !*kept) return kept;
    const bool same = (*kept)->tranche == wanted.tranche && (*kept)->code == wanted.code &&
                      (*kept)->borne == wanted.borne;
    if (!same) return fail(ErrorCode::invalid_input, "the id is another rdv's");
    return kept;
}

Status require_inventories(AgendaBook& book) {
    const auto awaited = book.awaited();
    if (!awaited) return awaited.error();
    if (awaited->empty()) return Done{};
    return fail(ErrorCode::unavailable, "a borne has not said yet what it holds");
}

Result<DroitConfie> known_droit(AgendaBook& book, std::int64_t agenda, std::int64_t numero) {
    auto found = book.droit(agenda, numero);
    if (!found) return found.error();
    if (!*found) return fail(ErrorCode::not_found, "no such droit");
    return **found;
}

Result<RdvTenu> known_rdv(AgendaBook& book, const std::string& id) {
    auto found = book.rdv(id);
    if (!found) return found.error();
    if (!*found) return fail(ErrorCode::not_found, "no such rdv");
    return **found;
}

/// Of the rdv of one code, newest first, the ids of those that its holder may mean: not cancelled
/// nor given up, nor over when the newest was taken.
std::vector<std::string> standing(const std::vector<RdvTenu>& of_code) {
    std::vector<std::string> ids;
    for (const auto& one : of_code) {
        const base::Instant newest{std::chrono::milliseconds{of_code.front().cree_ms}};
        const bool is_over = one.id != of_code.front().id && one.tranche.end <= newest;
        const bool is_gone = one.place == Place::annule || one.place == Place::abandonne;
        if (!is_gone && !is_over) ids.push_back(one.id);
    }
    return ids;
}

/// Takes a rdv off its time, for good.
Status leave_place(AgendaBook& book, RdvTenu rdv, Place next) {
    const bool had_time = rdv.place == Place::pris;
    rdv.place = next;
    const auto kept = book.put_rdv(rdv);
    if (!kept || !had_time) return kept;
    const auto left = book.vacate(rdv.tranche, rdv.id);
    if (!left) return left;
    return end_conflits(book, rdv.tranche);
}

/// The sale of a rdv that the centre booked, or that was given up since, is told.
Result<RdvTenu> tell_sold(AgendaBook& book, RdvTenu rdv) {
    rdv.vendu = true;
    if (rdv.place != Place::abandonne) {
        const auto kept = book.put_rdv(rdv);
        if (!kept) return kept.error();
        return rdv;
    }
    const auto rows = book.occupied(rdv.tranche);
    if (!rows) return rows.error();
    return keep(book, rdv, *rows);
}

}  // namespace

Result<domain::Droit> entrust(AgendaBook& book, const Remise& remise) {
    const auto ready = require_inventories(book);
    if (!ready) return ready.error();
    const auto rows = book.occupied(remise.tranche);
    if (!rows) return rows.error();
    if (!rows->empty()) return fail(ErrorCode::conflict, "some of that time is not free");
    const auto numero = book.next_numero(remise.tranche.agenda);
    if (!numero) return numero.error();
    domain::Droit droit{*numero, remise.epoch, remise.tranche, remise.motifs};
    const auto kept = book.put_droit({droit, remise.borne, DroitConfie::Etat::confie});
    if (!kept) return kept.error();
    const auto written = book.entrust(remise.tranche, *numero);
    if (!written) return written.error();
    return droit;
}

Status accept_return(AgendaBook& book, std::int64_t borne, std::int64_t numero,
                     const domain::Tranche& tranche) {
    const auto confie = book.droit(tranche.agenda, numero);
    if (!confie) return confie.error();
    if (!*confie || (*confie)->borne != borne) return Done{};
    const auto withdrawn = book.withdraw(tranche, numero);
    if (!withdrawn) return withdrawn;
    return end_conflits(book, tranche);
}

Result<RdvTenu> accept_sale(AgendaBook& book, const RdvTenu& sold, const std::string& epoch) {
    const auto known = already(book, sold);
    if (!known) return known.error();
    if (*known) return (*known)->vendu ? **known : tell_sold(book, **known);
    const auto rows = book.occupied(sold.tranche);
    if (!rows) return rows.error();
    const auto confie = book.droit(sold.tranche.agenda, sold.droit);
    if (!confie) return confie.error();

    auto rdv = sold;
    rdv.vendu = true;
    if (*confie && (*confie)->borne != sold.borne) rdv.droit = 0;
    rdv.hors_droit = sold.droit != 0 && !is_covered(sold, epoch, *confie, *rows);
    const auto cancelled = book.has_cancellation(sold.code);
    if (!cancelled) return cancelled.error();
    if (!*cancelled) return keep(book, rdv, *rows);
    rdv.place = Place::annule;
    const auto kept = book.put_rdv(rdv);
    if (!kept) return kept.error();
    return rdv;
}

Result<RdvTenu> book(AgendaBook& book, const RdvTenu& wanted) {
    const auto known = already(book, wanted);
    if (!known) return known.error();
    if (*known) return **known;
    const auto ready = require_inventories(book);
    if (!ready) return ready.error();
    const auto rows = book.occupied(wanted.tranche);
    if (!rows) return rows.error();
    if (!rows->empty()) return fail(ErrorCode::conflict, "the time is not free any more");
    const auto cancelled = book.has_cancellation(wanted.code);
    if (!cancelled) return cancelled.error();
    if (*cancelled) return fail(ErrorCode::conflict, "ce rdv a été annulé avant d'arriver");
    auto rdv = wanted;
    rdv.droit = 0;
    const auto taken = take_place(book, rdv);
    if (!taken) return taken.error();
    return rdv;
}

Status abandon(AgendaBook& book, const RdvTenu& asked) {
    const auto known = book.rdv(asked.id);
    if (!known) return known.error();
    if (*known) {
        const auto& rdv = **known;
        const bool gives_up = rdv.borne == asked.borne && !rdv.vendu && rdv.place == Place::pris;
        return gives_up ? leave_place(book, rdv, Place::abandonne) : Status{Done{}};
    }
    const auto cancelled = book.has_cancellation(asked.code);
    if (!cancelled) return cancelled.error();
    auto rdv = asked;
    rdv.place = *cancelled ? Place::annule : Place::abandonne;
    return book.put_rdv(rdv);
}

Result<RdvTenu> force(AgendaBook& book, const RdvTenu& wanted) {
    const auto known = already(book, wanted);
    if (!known) return known.error();
    if (*known) return **known;
    const auto rows = book.occupied(wanted.tranche);
    if (!rows) return rows.error();
    auto rdv = wanted;
    rdv.droit = 0;
    return keep(book, rdv, *rows);
}

Result<RdvTenu> cancel(AgendaBook& book, const std::string& id) {
    const auto rdv = known_rdv(book, id);
    if (!rdv || rdv->place == Place::annule) return rdv;
    const auto left = leave_place(book, *rdv, Place::annule);
    if (!left) return left.error();
    return *rdv;
}

Result<std::optional<RdvTenu>> cancel_by_code(AgendaBook& book, domain::CodeRdv code) {
    const auto rdv = book.rdv_of_code(code);
    if (!rdv) return rdv.error();
    const auto meant = standing(*rdv);
    if (meant.size() > 1) return std::optional<RdvTenu>{};
    if (!rdv->empty()) {
        const auto cancelled = cancel(book, meant.empty() ? rdv->front().id : meant.front());
        if (!cancelled) return cancelled.error();
        return std::optional{*cancelled};
    }
    const auto kept = book.keep_cancellation(code);
    if (!kept) return kept.error();
    return std::optional<RdvTenu>{};
}

Result<bool> give_up_code(AgendaBook& book, domain::CodeRdv code) {
    const auto taken_back = book.take_back_demande(code);
    if (!taken_back || *taken_back) return taken_back;
    const auto cancelled = cancel_by_code(book, code);
    if (!cancelled) return cancelled.error();
    return cancelled->has_value();
}

Status settle(AgendaBook& book, const std::string& id, Decision decision) {
    const auto rdv = known_rdv(book, id);
    if (!rdv) return rdv.error();
    const bool clashes = rdv->place == Place::conflit;
    if (decision == Decision::maintenu && clashes) {
        return leave_place(book, *rdv, Place::maintenu);
    }
    if (decision == Decision::replace && (clashes || rdv->place == Place::pris)) {
        return leave_place(book, *rdv, Place::replace);
    }
    return fail(ErrorCode::conflict, "there is nothing to decide of that rdv");
}

Status suspend(AgendaBook& book, std::int64_t agenda, std::int64_t numero) {
    auto confie = known_droit(book, agenda, numero);
    if (!confie) return confie.error();
    if (confie->etat != DroitConfie::Etat::confie) return Done{};
    confie->etat = DroitConfie::Etat::suspendu;
    return book.put_droit(*confie);
}

Status take_back(AgendaBook& book, std::int64_t agenda, std::int64_t numero) {
    auto confie = known_droit(book, agenda, numero);
    if (!confie) return confie.error();
    confie->etat = DroitConfie::Etat::repris;
    const auto kept = book.put_droit(*confie);
    if (!kept) return kept;
    const auto withdrawn = book.withdraw(confie->droit.tranche, numero);
    if (!withdrawn) return withdrawn;
    return end_conflits(book, confie->droit.tranche);
}

Status await_inventories(AgendaBook& book, const std::set<std::int64_t>& bornes) {
    return book.put_awaited(bornes);
}

Status accept_inventory(AgendaBook& book, std::int64_t borne, const std::vector<Avoir>& avoirs) {
    auto awaited = book.awaited();
    if (!awaited) return awaited.error();
    if (awaited->erase(borne) == 0) return Done{};
    for (const auto& [droit, tranche] : avoirs) {
        const auto known = book.droit(droit.tranche.agenda, droit.numero);
        if (!known) return known.error();
        if (*known && ((*known)->etat == DroitConfie::Etat::repris || (*known)->borne != borne)) {
            continue;
        }
        const auto kept = *known ? Status{Done{}} : book.put_droit({droit, borne});
        if (!kept) return kept;
        const auto written = book.entrust(tranche, droit.numero);
        if (!written) return written;
    }
    return book.put_awaited(*awaited);
}

Status give_up_awaiting(AgendaBook& book, std::int64_t borne) {
    auto awaited = book.awaited();
    if (!awaited) return awaited.error();
    awaited->erase(borne);
    return book.put_awaited(*awaited);
}

}  // namespace central
