#pragma once

// The droits that a borne holds, and what it does with them: a value without clock or disk. The
// strategy, which the exploration of tests/sync/central proves:
//
//  1. Each change goes to disk in one transaction with the event that tells it, before anything is
//     printed or sent: a sale, a cancellation, a return.
//  2. What is sold stays the borne's: cancelled here, it may be sold here again.
//  3. A return is final the moment it is written. What was returned lives again only under a higher
//     number, so that an old grant that arrives twice revives nothing.
//  4. Once a borne has told what it has to a centre that came back from a backup, older grants
//  still
//     on their way are refused: that centre does not know of them, and sells their time.
//  5. Before it writes in a new life of its log, a borne freezes what it holds: it cannot know what
//     it sold in the life it lost, so it neither sells nor returns it, nor holds it again when a
//     rdv sold there is cancelled.

#include "kiosk/base/result.h"
#include "kiosk/domain/droit.h"

#include <vector>

namespace domain {

class DroitsTenus {
  public:
    enum class Etat { detenu, vendu, gele };

    /// Part of a droit in one state.
    struct Piece {
        Tranche tranche;
        std::int64_t numero = 0;
        Etat etat = Etat::detenu;
        std::string rdv;  ///< that it was sold to

        friend bool operator==(const Piece&, const Piece&) = default;
    };

    DroitsTenus() = default;
    /// As it was kept.
    DroitsTenus(std::vector<Droit> known, std::vector<Piece> pieces, std::int64_t lowest)
        : known_(std::move(known)), pieces_(std::move(pieces)), lowest_(lowest) {}

    /// Takes a droit. False, and nothing changes, when its number is not above every one known for
    /// some quantum of it, is below `refuse_below`, or when some of it is held under another.
    bool receive(const Droit& droit);

    /// What is held, not sold, and not too close to `now`, that may be sold for that motif.
    std::vector<Tranche> sellable(const std::string& motif, base::Instant now) const;

    /// Sells a tranche to the rdv of that id, and says under which droit. Fails with not_found when
    /// it is not wholly `sellable`.
    Result<Droit> sell(const Tranche& tranche, const std::string& motif, const std::string& rdv,
                       base::Instant now);

    /// Holds again the time of a rdv sold here. False when no rdv sold here has that id.
    bool cancel(const std::string& rdv);

    /// Gives back what can be: the parts not sold, or sold to rdv the centre saw cancelled. They
    /// are no longer held; the caller writes one `droit_rendu` for each.
    std::vector<Tranche> give_back(const Rappel& rappel);

    /// Rule 4: the first number that the centre gives in its present life.
    void refuse_below(std::int64_t numero) { lowest_ = std::max(lowest_, numero); }

    void freeze();  ///< Rule 5.

    /// Forgets what ended before an instant that the centre has signed. The clock of the device
    /// will not do: one year ahead, it would forget the numbers that rule 3 needs.
    void forget_before(base::Instant signed_by_centre);

    const std::vector<Piece>& pieces() const { return pieces_; }
    std::int64_t lowest() const { return lowest_; }
    /// Every droit received and not forgotten, returned ones included.
    const std::vector<Droit>& known() const { return known_; }

    friend bool operator==(const DroitsTenus&, const DroitsTenus&) = default;

  private:
    const Droit& droit_of(const Piece& piece) const;

    std::vector<Droit> known_;
    std::vector<Piece> pieces_;
    std::int64_t lowest_ = 1;
};

}  // namespace domain
