#pragma once

// What a device keeps for good. A business change and the event that tells the centre of it are one
// transaction: after a power cut either both are there or neither.

#include "kiosk/base/result.h"
#include "kiosk/domain/coordonnees.h"
#include "kiosk/domain/droits_tenus.h"
#include "kiosk/domain/event.h"
#include "kiosk/domain/rdv_de_borne.h"
#include "kiosk/domain/rdv_du_jour.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace domain {

/// The changes of one transaction. Every function fails with full, corrupt or unavailable.
class StoreTransaction {
  public:
    virtual ~StoreTransaction() = default;

    /// Adds an event to the log, dated by the store's clock to the minute; returns its sequence.
    Result<std::int64_t> append(const Event& event) { return append(event, std::nullopt); }

    /// The same, with what belongs to it and only the department can read.
    virtual Result<std::int64_t> append(const Event& event,
                                        const std::optional<SealedPart>& sealed) = 0;

    /// The next queue number, by the store's clock: see kiosk/domain/ticket_series.h. Fails with
    /// conflict after 9999 in a day.
    virtual Result<int> next_ticket_number() = 0;

    /// Adds to a daily counter. Fails with invalid_input for one that no event could carry (before
    /// 1970, a key that is not UTF-8): it would keep all the others from being told.
    virtual Status count(base::Date jour, const Compteur& compteur) = 0;

    /// Removes and returns the counters of every day before `jour`, oldest first.
    virtual Result<std::vector<CompteursJour>> take_counters_before(base::Date jour) = 0;

    /// The droits held; none when none was ever kept.
    virtual Result<DroitsTenus> droits() = 0;
    /// Keeps them, and the id of the last order of the centre that they come from.
    virtual Status keep_droits(const DroitsTenus& droits, std::int64_t order) = 0;
    virtual Result<std::int64_t> last_droit_order() = 0;
    /// The life of the log, 32 hexadecimal digits: droits given to another are not this device's.
    virtual std::string epoch() const = 0;

    /// The rank of the next code of a rdv: 0, 1, 2… and the key that hides it.
    virtual Result<RangDeCode> next_code_rank() = 0;
    /// Writes a rdv of this borne, or what became of the one of that id.
    virtual Status put_rdv(const RdvDeBorne& rdv) = 0;
    /// The rdv of this borne, in order of hour; those that ended before `since` may be gone.
    virtual Result<std::vector<RdvDeBorne>> rdv_since(base::Instant since) = 0;

    /// What the centre told of the rdv of this site: all that it told before is forgotten.
    virtual Status keep_rdv_du_jour(const std::vector<RdvDuJour>& rdv) = 0;
    /// In order of hour, then code.
    virtual Result<std::vector<RdvDuJour>> rdv_du_jour() = 0;
    /// What events of this device said of rdv, oldest first; entered before `since`, it may be
    /// gone.
    virtual Result<std::vector<FaitDit>> faits_since(base::Instant since) = 0;
    /// The queue tickets given at `since` or later, oldest first, and what events said of them;
    /// among them, as given when it was said, what events said since of tickets given elsewhere.
    virtual Result<std::vector<TicketDuJour>> tickets_since(base::Instant since) = 0;
};

/// Implementations pass tests/contract/device_store_contract.h.
class DeviceStore {
  public:
    virtual ~DeviceStore() = default;

    /// Runs `change` in one transaction, on disk (fsync) once it returns success; undone if
    /// `change` or the commit fails, whose error is then returned.
    virtual Status transact(const std::function<Status(StoreTransaction&)>& change) = 0;
};

}  // namespace domain
