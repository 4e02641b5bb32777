#include "tests/fakes/fake_outbox.h"

#include "tests/contract/outbox_contract.h"
#include "tests/sync/log_fixture.h"

namespace {

struct Opened {
    test::FakeOutbox outbox;

    void append(int count) {
        for (int i = 0; i < count; ++i) test::append(outbox, test::ticket(1 + i));
    }
};

}  // namespace

TEST_CASE("the log in memory gives what the exchange asks of it", "[sync][outbox]") {
    test::check_outbox([] { return Opened{}; });
}
