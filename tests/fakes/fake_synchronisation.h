#pragma once

#include "kiosk/domain/ports/synchronisation.h"

namespace test {

/// Exchanges nothing; says what it was told to say.
class FakeSynchronisation : public domain::Synchronisation {
  public:
    domain::CentreStatus centre;
    int hurried = 0;
    bool waiting_for_help = false;
    bool agent_at_work = false;

    void tick() override {}
    void hurry(bool waiting) override {
        ++hurried;
        waiting_for_help = waiting;
    }
    void serve_agent(bool at_work) override { agent_at_work = at_work; }
    Status run_rounds() override { return Done{}; }
    domain::CentreStatus status() const override { return centre; }
};

}  // namespace test
