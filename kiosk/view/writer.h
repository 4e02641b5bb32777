#pragma once

// Writes the sentences of one screen: the language, the text size and the world are known once,
// here, so that a builder says only what it shows.

#include "kiosk/view/build_screen.h"

#include <string>
#include <string_view>
#include <vector>

namespace view {

class Writer {
  public:
    using Holes = content::Textes::Holes;

    Writer(const app::Session& session, const Environment& environment)
        : session_(session), environment_(environment) {}

    const app::Session& session() const { return session_; }
    const app::Context& context() const { return environment_.context; }
    const content::Textes& textes() const { return environment_.textes; }
    const std::string& language() const { return session_.language; }
    bool large() const { return session_.large_text; }
    int page() const { return app::current(session_).page; }
    base::CivilTime now() const { return app::civil_now(context()); }

    std::string text(std::string_view key, const Holes& holes = {}) const;

    /// The short form of the sentence (key + ".court") in large text.
    std::string sized(const std::string& key) const;

    std::string plural(std::string_view key, int n) const;

    /// Something to tap, its label the short or long form of `key`.
    Action action(std::string id, const std::string& key, Icon icon, Intent intent) const;

  private:
    const app::Session& session_;
    const Environment& environment_;
};

}  // namespace view
