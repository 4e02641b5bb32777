#pragma once

#include "kiosk/domain/ports/background.h"

namespace test {

/// Does the work at once, on the caller's thread; it stays busy for `turns` looks.
class ImmediateBackground final : public domain::Background {
  public:
    int turns = 0;

    void start(std::function<void()> work) override {
        work();
        left_ = turns;
    }
    bool busy() override { return left_-- > 0; }

  private:
    int left_ = 0;
};

}  // namespace test
