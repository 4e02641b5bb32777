#include "tests/fakes/fake_device_store.h"

#include "tests/contract/device_store_contract.h"
#include "tests/support/catch.h"

namespace {

struct Opened {
    test::FakeDeviceStore store;
    void set_day(const domain::TicketDay& day) { store.ticket_day = day; }
    std::vector<domain::Passage> passages() const { return store.all<domain::Passage>(); }
};

}  // namespace

TEST_CASE("the fake store of a device keeps the promises of the real one", "[app][store]") {
    test::check_device_store([] { return Opened{}; });
}
