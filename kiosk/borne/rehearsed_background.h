#pragma once

#include "kiosk/domain/ports/background.h"

namespace borne {

/// The slow work of a scenario is done at once: nothing in it depends on how fast a disk is.
class RehearsedBackground final : public domain::Background {
  public:
    void start(std::function<void()> work) override { work(); }
    bool busy() override { return false; }
};

}  // namespace borne
