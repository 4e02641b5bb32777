#pragma once

// Scenarios: a visit written as text, one command a line, played on the real application with a
// clock that only moves when told to. docs/SCENARIO.md is its manual.
//
//   tap ID · type ID TEXT · expect ID [TEXT] · absent ID · advance MS · picture FILE · tree · sync
//   · crash · blank lines and lines starting with #

#include "kiosk/base/result.h"
#include "kiosk/view/semantics/tree.h"

#include <chrono>
#include <iosfwd>
#include <string>

namespace borne {

/// What a scenario acts on: the application, as a person and an operator would.
class Stand {
  public:
    virtual ~Stand() = default;

    /// The semantic tree of what is on the screen now.
    virtual const view::Tree& tree() = 0;

    /// A finger comes down and up at a point, through the pointer layer.
    virtual void tap(float x, float y) = 0;

    /// Characters come from a physical keyboard.
    virtual void type(const std::string& utf8) = 0;

    virtual void advance(std::chrono::milliseconds by) = 0;

    virtual Status picture(const std::string& path) = 0;

    /// Exchanges with the centre until nothing is left; fails as Synchronisation::run_rounds.
    virtual Status sync() = 0;

    /// Ends the process at once, as a power cut would; does not return.
    virtual void crash() = 0;
};

/// Plays every line of `lines`; `tree` and failures of `sync` are written to `out`. Stops at the
/// first line that does not hold and fails with invalid_input: its number, and what was there
/// instead.
Status play(std::istream& lines, Stand& stand, std::ostream& out);

}  // namespace borne
