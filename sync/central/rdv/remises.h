#pragma once

// The time that bornes hold: what is entrusted to each, what is asked back, and how it is told.
//
//  1. A borne is given time when it exchanges, at most once an hour, by the stock policy (stock.h):
//     per motif and day, its share of what its MDS should hold. Whoever reads its log is who holds.
//  2. A droit is given to one life of a log. What is told comes again until a frame of that life
//     says that it was carried out: an acknowledgement may be lost.
//  3. Time that is open no more is asked back.

#include "sync/central/rdv/agenda_store.h"
#include "sync/central/rdv/recherche.h"
#include "sync/protocol/ack.h"

namespace central {

/// How the centre books for devices, kept from one request to the next.
struct Booking {
    explicit Booking(AgendaStore& kept) : store(kept), recherche(kept) {}

    AgendaStore& store;
    Recherche recherche;
    std::map<std::int64_t, std::int64_t> refilled_ms = {};  ///< by borne
};

/// Who asks for time.
struct Demandeur {
    std::int64_t borne = 0;
    std::string mds;
    std::int64_t bornes_of_mds = 1;  ///< in service, this one included
    std::string epoch;               ///< of its log, 32 hexadecimal digits
};

/// Gives a borne what the policy says it lacks. Fails as the store does.
Status refill(Booking& booking, const Demandeur& who, base::Instant now);

/// Writes the orders above `after` into an acknowledgement, as many as it may carry; the last of
/// them says what rdv the MDS has.
Status add_droit_orders(AgendaStore& store, const Demandeur& who, std::int64_t after,
                        protocol::Ack& ack);

}  // namespace central
