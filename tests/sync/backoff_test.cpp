#include "sync/client/backoff.h"

#include "tests/support/catch.h"

#include <random>

using client::Backoff;
using namespace std::chrono_literals;

namespace {

class SeededRandom : public domain::Random {
  public:
    explicit SeededRandom(unsigned seed) : engine_(seed) {}
    void fill(std::span<std::byte> bytes) override {
        for (auto& byte : bytes) byte = static_cast<std::byte>(engine_() & 0xff);
    }

  private:
    std::mt19937 engine_;
};

}  // namespace

TEST_CASE("each failure may wait twice as long as the one before, up to half an hour",
          "[sync][client]") {
    for (unsigned seed = 0; seed < 200; ++seed) {
        SeededRandom random{seed};
        Backoff backoff;
        std::chrono::milliseconds bound = 30s;
        for (int i = 0; i < 100; ++i) {
            const auto delay = backoff.after_failure(random);
            REQUIRE(delay >= 1s);
            REQUIRE(delay <= bound);
            bound = std::min<std::chrono::milliseconds>(2 * bound, 30min);
        }
    }
}

TEST_CASE("kiosks cut off together come back spread out", "[sync][client]") {
    int early = 0;
    for (unsigned seed = 0; seed < 1000; ++seed) {
        SeededRandom random{seed};
        Backoff backoff;
        for (int i = 0; i < 9; ++i) backoff.after_failure(random);
        if (backoff.after_failure(random) < 15min) ++early;
    }
    CHECK(early > 400);
    CHECK(early < 600);
}

TEST_CASE("after a success the first delay is short again", "[sync][client]") {
    SeededRandom random{1};
    Backoff backoff;
    for (int i = 0; i < 9; ++i) backoff.after_failure(random);
    backoff.reset();
    CHECK(backoff.after_failure(random) <= 30s);
}
