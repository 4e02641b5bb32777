#pragma once

// The content that this kiosk shows, and how it changes:
//
//  1. At start the parution in use is read and proved again. One that cannot be is left for the one
//     before it, and in the end for the pack installed with the program.
//  2. A parution that is ready is tried between two visits: read whole, its vectors replayed, and
//     only then put in use, by one rename.
//  3. Until it has run two minutes, or to a clean end, a parution is on trial: the third start
//     after a crash in that time goes back to the one before.
//  4. A parution that failed is never tried again. One whose files were damaged on this disk is
//     fetched again.

#include "kiosk/content/pack_annuaire.h"
#include "kiosk/parution/contenu.h"
#include "kiosk/parution/folder_shelf.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace borne {

/// One content, ready to be shown and computed with.
struct ContentInUse {
    std::unique_ptr<content::PackAnnuaire> annuaire;
    std::optional<rules::Parametres> parametres;    ///< none: damaged, nothing is estimated
    std::optional<std::vector<rules::Aide>> aides;  ///< by conditions; none: damaged, not shown
    bool refused = false;      ///< the annuaire holds the built-in emergency numbers only
    bool published = false;    ///< a parution, not the pack installed with the program
    std::string pack;          ///< "71"
    std::int64_t version = 0;  ///< of the parution, or of the installed pack
    std::optional<base::Instant> made;
    std::optional<base::Instant> expires;
};

struct ContentOptions {
    std::string installed_pack;
    std::string installed_parametres;
    std::function<void(std::string_view code, std::string_view detail)> log;
};

class Contents {
  public:
    /// Without a shelf (not enrolled, no disk) the installed pack is all there is.
    Contents(ContentOptions options, parution::FolderShelf* shelf);

    /// What to show from the start of the program.
    ContentInUse start();

    /// Tries the parution that is ready; nothing when there is none or it is refused. Pre: nobody
    /// is in the middle of a visit.
    std::optional<ContentInUse> take_ready();

    /// The program has run that long since start() or the last change.
    void has_run(std::chrono::milliseconds time);

    /// Whether a parution was refused since start(): the log says which, and why.
    bool has_refused() const { return has_refused_; }

    /// The program ends as it should: whatever is in use did not break it.
    void confirm();

  private:
    Result<ContentInUse> load(const std::string& name) const;
    ContentInUse installed() const;
    std::optional<std::vector<rules::Aide>> installed_aides() const;
    void count_start();
    void leave_active(const Error& why);
    void keep(const parution::ShelfState& next) const;

    ContentOptions options_;
    parution::FolderShelf* shelf_;
    bool has_refused_ = false;
};

}  // namespace borne
