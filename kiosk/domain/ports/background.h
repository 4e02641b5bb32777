#pragma once

#include <functional>

namespace domain {

/// Runs one slow piece of work beside the loop, so that no disk ever holds up the screen.
class Background {
  public:
    virtual ~Background() = default;

    /// Pre: not busy. `work` shares nothing with the caller until busy() is false again.
    virtual void start(std::function<void()> work) = 0;

    virtual bool busy() = 0;
};

}  // namespace domain
