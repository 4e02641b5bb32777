#include "sync/protocol/rdv_codes.h"

#include "tests/support/catch.h"

#include <vector>

using protocol::CodeKey;
using protocol::rdv_code;

namespace {

CodeKey key_of(unsigned char filler) {
    CodeKey key{};
    key.fill(std::byte{filler});
    return key;
}

}  // namespace

TEST_CASE("a borne gives each of its million of codes once", "[sync][code]") {
    std::vector<bool> given(domain::kRanksOfBorne, false);
    std::uint32_t wrong = 0;
    for (std::int64_t rank = 0; rank < domain::kRanksOfBorne; ++rank) {
        const auto code = rdv_code(3, rank, key_of(9));
        if (!code || code->value / domain::kRanksOfBorne != 3) {
            ++wrong;
            continue;
        }
        const auto low = code->value % domain::kRanksOfBorne;
        wrong += given[low] ? 1 : 0;
        given[low] = true;
    }
    CHECK(wrong == 0);
    CHECK(rdv_code(3, domain::kRanksOfBorne, key_of(9)).error().code == ErrorCode::full);
}

TEST_CASE("two codes that follow each other, or two keys, have nothing in common", "[sync][code]") {
    std::vector<std::uint32_t> near, same;
    for (std::int64_t rank = 0; rank < 1000; ++rank) {
        const auto code = rdv_code(3, rank, key_of(9))->value;
        const auto distance = rdv_code(3, rank + 1, key_of(9))->value - code;
        if (distance + 16 < 32) near.push_back(distance);
        if (rdv_code(3, rank, key_of(10))->value == code) same.push_back(code);
    }
    CHECK(near.size() < 5);
    CHECK(same.size() < 5);
}

TEST_CASE("a borne past the first 1,024 has no codes", "[sync][code]") {
    CHECK(rdv_code(1023, 0, key_of(1)));
    CHECK_FALSE(rdv_code(1024, 0, key_of(1)));
    CHECK_FALSE(rdv_code(-1, 0, key_of(1)));
}
