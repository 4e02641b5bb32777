#include "kiosk/app/rdv_desk.h"

#include "kiosk/domain/creneau.h"
#include "kiosk/domain/place.h"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace app {
namespace {

using domain::DroitsTenus;
using domain::RdvDeBorne;
using domain::StoreTransaction;
using domain::Tranche;
using Etat = RdvDeBorne::Etat;

base::Date day_of(const Tranche& tranche) {
    return base::to_paris(tranche.start).date;
}

/// No agenda means any.
bool is_one_of(const std::vector<std::int64_t>& agendas, std::int64_t agenda) {
    return agendas.empty() || std::find(agendas.begin(), agendas.end(), agenda) != agendas.end();
}

Status done_if(const Result<std::int64_t>& appended) {
    return appended ? Status{Done{}} : Status{appended.error()};
}

/// The rdv of this borne that has that code and stands.
Result<std::optional<RdvDeBorne>> own_rdv(StoreTransaction& change, domain::CodeRdv code) {
    const auto all = change.rdv_since(base::Instant{});
    if (!all) return all.error();
    const auto found = std::find_if(all->begin(), all->end(), [&](const RdvDeBorne& one) {
        return one.code == code && (one.etat == Etat::pris || one.etat == Etat::remis);
    });
    return found == all->end() ? std::optional<RdvDeBorne>{} : std::optional{*found};
}

/// A code that no rdv of this borne has had: each start of the program hides the ranks anew.
Result<domain::CodeRdv> new_code(StoreTransaction& change, const MakeCode& make_code) {
    const auto all = change.rdv_since(base::Instant{});
    if (!all) return all.error();
    for (;;) {
        const auto rank = change.next_code_rank();
        if (!rank) return rank.error();
        const auto code = make_code(*rank);
        if (!code) return code.error();
        const bool is_known = std::any_of(all->begin(), all->end(),
                                          [&](const RdvDeBorne& one) { return one.code == *code; });
        if (!is_known) return *code;
    }
}

/// Takes a rdv of this borne off its time; says whether there was one.
Result<bool> leave(StoreTransaction& change, domain::CodeRdv code, DroitsTenus& held) {
    auto own = own_rdv(change, code);
    if (!own) return own.error();
    if (!*own) return false;
    auto rdv = **own;
    held.cancel(rdv.rdv);
    rdv.etat = Etat::annule;
    const auto kept = change.put_rdv(rdv);
    if (!kept) return kept.error();
    return true;
}

/// The same; what is held is kept too.
Result<bool> leave(StoreTransaction& change, domain::CodeRdv code) {
    auto droits = change.droits();
    if (!droits) return droits.error();
    auto held = *droits;
    const auto left = leave(change, code, held);
    if (!left || !*left) return left;
    const auto kept = change.keep_droits(held, 0);
    if (!kept) return kept.error();
    return true;
}

Status abandon(StoreTransaction& change, RdvDeBorne rdv) {
    rdv.etat = Etat::echoue;
    if (auto kept = change.put_rdv(rdv); !kept) return kept;
    const domain::RdvIntention asked{rdv.rdv, rdv.code, rdv.tranche, rdv.motif};
    return done_if(change.append(domain::RdvAbandonne{asked}));
}

}  // namespace

std::vector<Tranche> held_offers(const DroitsTenus& held, const domain::Motif& motif,
                                 base::Instant now, const std::optional<base::Date>& depuis,
                                 const std::vector<std::int64_t>& agendas) {
    std::vector<Tranche> offers;
    for (const auto& piece : held.sellable(motif.id, now)) {
        if (!is_one_of(agendas, domain::agenda_known(piece.agenda))) continue;
        for (const auto& creneau : creneaux_of(piece, motif.duree)) {
            if (depuis && day_of(creneau) < *depuis) continue;
            if (within_delays(motif, creneau.start, now)) offers.push_back(creneau);
        }
    }
    std::sort(offers.begin(), offers.end(), [](const Tranche& a, const Tranche& b) {
        return std::tuple{a.start, domain::agenda_known(a.agenda), a.agenda} <
               std::tuple{b.start, domain::agenda_known(b.agenda), b.agenda};
    });
    // One choice a session, whichever of its seats is held.
    const auto same = [](const Tranche& a, const Tranche& b) {
        return a.start == b.start &&
               domain::agenda_known(a.agenda) == domain::agenda_known(b.agenda);
    };
    offers.erase(std::unique(offers.begin(), offers.end(), same), offers.end());
    const auto other_day = std::find_if(offers.begin(), offers.end(), [&](const Tranche& one) {
        return day_of(one) != day_of(offers.front());
    });
    offers.erase(other_day, offers.end());
    return offers;
}

Result<RdvDeBorne> sell_held(const Vente& vente, base::Instant now, const MakeCode& make_code,
                             domain::DeviceStore& store) {
    RdvDeBorne rdv{vente.rdv, {}, vente.tranche, vente.motif.id, Etat::pris};
    const auto sold = store.transact([&](StoreTransaction& change) -> Status {
        auto droits = change.droits();
        if (!droits) return droits.error();
        auto held = *droits;
        const auto droit = held.sell(vente.tranche, vente.motif.id, vente.rdv, now);
        if (!droit) return droit.error();
        if (vente.remplace) {
            const auto left = leave(change, *vente.remplace, held);
            if (!left) return left.error();
        }
        const auto code = new_code(change, make_code);
        if (!code) return code.error();
        rdv.code = *code;
        if (auto kept = change.keep_droits(held, 0); !kept) return kept;
        if (auto kept = change.put_rdv(rdv); !kept) return kept;
        return done_if(
            change.append(domain::RdvPris{rdv.rdv, rdv.code, rdv.tranche, rdv.motif, droit->numero,
                                          droit->epoch, vente.origine, vente.remplace}));
    });
    if (!sold) return sold.error();
    return rdv;
}

Result<RdvDeBorne> intend(const Vente& vente, const MakeCode& make_code,
                          domain::DeviceStore& store) {
    RdvDeBorne rdv{vente.rdv, {}, vente.tranche, vente.motif.id, Etat::intention};
    const auto written = store.transact([&](StoreTransaction& change) -> Status {
        const auto code = new_code(change, make_code);
        if (!code) return code.error();
        rdv.code = *code;
        if (auto kept = change.put_rdv(rdv); !kept) return kept;
        return done_if(
            change.append(domain::RdvIntention{rdv.rdv, rdv.code, rdv.tranche, rdv.motif}));
    });
    if (!written) return written.error();
    return rdv;
}

Status confirm_intention(const RdvDeBorne& rdv, const Vente& vente, domain::DeviceStore& store) {
    return store.transact([&](StoreTransaction& change) -> Status {
        if (vente.remplace) {
            const auto left = leave(change, *vente.remplace);
            if (!left) return left.error();
        }
        auto sold = rdv;
        sold.etat = Etat::pris;
        if (auto kept = change.put_rdv(sold); !kept) return kept;
        return done_if(change.append(domain::RdvPris{rdv.rdv, rdv.code, rdv.tranche, rdv.motif, 0,
                                                     "", vente.origine, vente.remplace}));
    });
}

Status abandon_intention(const RdvDeBorne& rdv, domain::DeviceStore& store) {
    return store.transact([&](StoreTransaction& change) -> Status { return abandon(change, rdv); });
}

Status abandon_intentions(domain::DeviceStore& store) {
    return store.transact([&](StoreTransaction& change) -> Status {
        const auto all = change.rdv_since(base::Instant{});
        if (!all) return all.error();
        for (const auto& one : *all) {
            if (one.etat != Etat::intention) continue;
            if (auto done = abandon(change, one); !done) return done;
        }
        return Done{};
    });
}

Result<domain::Demande> record_demande(domain::Demande demande,
                                       const domain::Coordonnees& coordonnees,
                                       const DemandeDesk& desk, domain::DeviceStore& store) {
    std::optional<domain::SealedPart> sealed;
    if (coordonnees != domain::Coordonnees{}) {
        if (desk.sealer == nullptr)
            return fail(ErrorCode::not_found, "no key to seal a contact to");
        auto part = desk.sealer->seal(coordonnees);
        if (!part) return part.error();
        sealed = *std::move(part);
    }
    const auto written = store.transact([&](StoreTransaction& change) -> Status {
        const auto code = new_code(change, desk.make_code);
        if (!code) return code.error();
        demande.code = *code;
        return done_if(change.append(demande, sealed));
    });
    if (!written) return written.error();
    return demande;
}

Status record_hand_over(domain::CodeRdv code, domain::RemiseTicket comment,
                        domain::DeviceStore& store) {
    return store.transact([&](StoreTransaction& change) -> Status {
        auto own = own_rdv(change, code);
        if (!own) return own.error();
        if (*own) {
            auto rdv = **own;
            rdv.etat = Etat::remis;
            if (auto kept = change.put_rdv(rdv); !kept) return kept;
        }
        return done_if(change.append(domain::RdvRemis{code, comment}));
    });
}

Status record_statut(const domain::RdvStatut& said, domain::DeviceStore& store) {
    return store.transact([&](StoreTransaction& change) -> Status {
        const bool gives_back = said.statut == domain::StatutRdv::annule_usager ||
                                said.statut == domain::StatutRdv::annule_service;
        if (gives_back) {
            auto droits = change.droits();
            if (!droits) return droits.error();
            auto held = *droits;
            const auto left = leave(change, said.code, held);
            if (!left) return left.error();
            const auto kept = *left ? change.keep_droits(held, 0) : Status{Done{}};
            if (!kept) return kept.error();
        }
        return done_if(change.append(said));
    });
}

Status record_ticket(const domain::TicketSuivi& said, domain::DeviceStore& store) {
    using Etat = domain::TicketDuJour::Etat;
    assert(said.etat != Etat::attend);
    return store.transact([&](StoreTransaction& change) -> Status {
        if (said.etat == Etat::appele) {
            return done_if(change.append(domain::PassageAppele{said.numero, said.ailleurs}));
        }
        if (said.etat == Etat::servi) {
            return done_if(change.append(domain::PassageServi{said.numero, said.ailleurs}));
        }
        return done_if(change.append(domain::PassageParti{said.numero, said.ailleurs}));
    });
}

Result<bool> cancel_rdv(domain::CodeRdv code, domain::DeviceStore& store) {
    bool was_own = false;
    const auto cancelled = store.transact([&](StoreTransaction& change) -> Status {
        const auto left = leave(change, code);
        if (!left) return left.error();
        was_own = *left;
        return done_if(change.append(domain::RdvAnnule{code}));
    });
    if (!cancelled) return cancelled.error();
    return was_own;
}

Status record_arrival(domain::CodeRdv code, bool counts, domain::DeviceStore& store) {
    return store.transact([&](StoreTransaction& change) -> Status {
        const auto told = change.append(domain::RdvArrive{code});
        if (!told) return told.error();
        if (!counts) return Done{};
        return done_if(
            change.append(domain::Passage{domain::OriginePassage::arrivee, std::nullopt}));
    });
}

Result<std::vector<RdvDeBorne>> not_handed_over(base::Instant now, domain::DeviceStore& store) {
    std::vector<RdvDeBorne> waiting;
    const auto read = store.transact([&](StoreTransaction& change) -> Status {
        auto all = change.rdv_since(now);
        if (!all) return all.error();
        waiting = *all;
        std::erase_if(waiting, [](const RdvDeBorne& one) { return one.etat != Etat::pris; });
        return Done{};
    });
    if (!read) return read.error();
    return waiting;
}

}  // namespace app
