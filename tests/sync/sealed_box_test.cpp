#include "sync/protocol/sealed_box.h"

#include "sync/client/department_sealer.h"
#include "tests/fakes/fake_outbox.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/catch.h"

#include <sodium.h>

using namespace protocol;

namespace {

Seed seed_of(int byte) {
    Seed seed;
    seed.fill(static_cast<std::byte>(byte));
    return seed;
}

const BoxKeyPair kDepartment = box_keys_from(seed_of(0x51));
const domain::Coordonnees kSomebody{"Canari", "06 00 00 00 01", ""};

std::string clear_of(const domain::Coordonnees& coordonnees) {
    const auto text = write_coordonnees(coordonnees);
    REQUIRE(text);
    return *text;
}

}  // namespace

TEST_CASE("what is sealed is opened by the department's key and by no other", "[sync][scelle]") {
    const auto part = seal_to(kDepartment.open, clear_of(kSomebody), seed_of(7));
    CHECK(*sealed_key_id(part) == key_id(kDepartment.open));
    const auto opened = open_sealed(part, kDepartment);
    REQUIRE(opened);
    CHECK(*read_coordonnees(*opened) == kSomebody);

    const auto other = open_sealed(part, box_keys_from(seed_of(0x52)));
    REQUIRE_FALSE(other);
    CHECK(other.error().code == ErrorCode::not_found);
}

TEST_CASE("a sealed part is libsodium's crypto_box_seal after the name of its key",
          "[sync][scelle]") {
    const auto part = seal_to(kDepartment.open, "abc", seed_of(7));
    REQUIRE(part.size() == 12 + 3 + crypto_box_SEALBYTES);
    std::string theirs(3 + crypto_box_SEALBYTES, '\0');
    auto* bytes = reinterpret_cast<unsigned char*>(theirs.data());
    REQUIRE(crypto_box_seal(bytes, reinterpret_cast<const unsigned char*>("abc"), 3,
                            reinterpret_cast<const unsigned char*>(kDepartment.open.data())) == 0);
    CHECK(*open_sealed(part.substr(0, 12) + theirs, kDepartment) == "abc");
}

TEST_CASE("a sealed part changed by one bit, cut or foreign is refused", "[sync][scelle]") {
    const auto part = seal_to(kDepartment.open, clear_of(kSomebody), seed_of(7));
    for (const std::size_t at : {std::size_t{12}, std::size_t{50}, part.size() - 1}) {
        auto changed = part;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        const auto opened = open_sealed(changed, kDepartment);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == ErrorCode::corrupt);
    }
    for (const auto& bytes : {std::string{}, part.substr(0, 40), "PSB2" + part.substr(4)}) {
        const auto opened = open_sealed(bytes, kDepartment);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == ErrorCode::invalid_input);
    }
}

TEST_CASE("the length of a sealed part tells nothing of a name", "[sync][scelle]") {
    CHECK(clear_of({"Li", "", ""}).size() == clear_of({"Anne-Charlotte", "0600000001", ""}).size());
    CHECK_FALSE(write_coordonnees({std::string(201, 'a'), "", ""}));
    CHECK_FALSE(write_coordonnees({"\xff", "", ""}));
}

TEST_CASE("a device seals to the key it was told last", "[sync][scelle]") {
    test::FakeOutbox outbox;
    test::FakeRandom random;
    client::DepartmentSealer none{std::nullopt, outbox, random};
    CHECK_FALSE(none.can_seal());
    CHECK(none.seal(kSomebody).error().code == ErrorCode::not_found);

    client::DepartmentSealer sealer{kDepartment.open, outbox, random};
    CHECK(*sealed_key_id(sealer.seal(kSomebody)->bytes) == key_id(kDepartment.open));

    const auto renewed = box_keys_from(seed_of(0x53));
    REQUIRE(outbox.remember(kSealKeyKey, to_hex(renewed.open)));
    CHECK(*sealed_key_id(sealer.seal(kSomebody)->bytes) == key_id(renewed.open));
    CHECK(sealer.seal(kSomebody)->bytes != sealer.seal(kSomebody)->bytes);
}
