#include "sync/protocol/parution.h"

#include "sync/protocol/ratchet.h"
#include "tests/support/catch.h"
#include "tests/sync/parution_fixture.h"

using namespace protocol;
using test::kCentre;
using test::kPublisher;
using test::kStranger;

namespace {

const test::Files kFiles{{"pack/themes.yaml", "themes"}, {"parametres/rsa.yaml", "rsa"}};

SignedParution signed_at(std::int64_t generation, std::int64_t version,
                         const test::Files& files = kFiles) {
    auto parution = test::parution_of(files, version);
    parution.generation = generation;
    const auto read = decode_parution(test::signed_bytes(parution), kCentre.verify);
    REQUIRE(read);
    return *read;
}

Error refusal_of(const Parution& parution) {
    const auto read = decode_parution(test::signed_bytes(parution), kCentre.verify);
    REQUIRE_FALSE(read);
    return read.error();
}

}  // namespace

TEST_CASE("a parution comes back as it was signed", "[sync][parution]") {
    const auto parution = test::parution_of(kFiles, 7);
    const auto bytes = test::signed_bytes(parution);
    const auto read = decode_parution(bytes, kCentre.verify);
    REQUIRE(read);
    CHECK(read->parution == parution);
    CHECK(read->delegation == Delegation{"71", 1, kPublisher.verify});
    CHECK(read->bytes == bytes);
    CHECK(find_file(read->parution, "parametres/rsa.yaml")->taille == 3);
    CHECK(find_file(read->parution, "parametres/aah.yaml") == nullptr);
}

TEST_CASE("no byte of a parution can be changed, added or lost", "[sync][parution]") {
    const auto bytes = test::signed_bytes(test::parution_of(kFiles, 7));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        auto changed = bytes;
        changed[i] = static_cast<char>(changed[i] ^ 4);
        CAPTURE(i);
        CHECK_FALSE(decode_parution(changed, kCentre.verify));
        CHECK_FALSE(decode_parution(bytes.substr(0, i), kCentre.verify));
    }
    CHECK_FALSE(decode_parution(bytes + "\n", kCentre.verify));
}

TEST_CASE("content is signed by the key that the centre names, and no other", "[sync][parution]") {
    const auto parution = test::parution_of(kFiles, 7);
    const auto by_stranger =
        encode_parution({"71", 1, kStranger.verify}, parution, {kStranger.sign, kStranger.sign});
    const auto read = decode_parution(by_stranger, kCentre.verify);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::corrupt);

    const auto right = test::signed_bytes(parution);
    const auto other = test::signed_bytes(parution, kStranger);
    const auto spliced = right.substr(0, right.find('\n') + 1) + other.substr(other.find('\n') + 1);
    CHECK_FALSE(decode_parution(spliced, kCentre.verify));
}

TEST_CASE("a delegation does not pass for a manifest of another generation or department",
          "[sync][parution]") {
    auto parution = test::parution_of(kFiles, 7);
    auto delegation = Delegation{"71", 2, kPublisher.verify};
    const auto older = encode_parution(delegation, parution, {kCentre.sign, kPublisher.sign});
    CHECK(decode_parution(older, kCentre.verify).error().code == ErrorCode::corrupt);
    delegation = {"89", 1, kPublisher.verify};
    const auto elsewhere = encode_parution(delegation, parution, {kCentre.sign, kPublisher.sign});
    CHECK(decode_parution(elsewhere, kCentre.verify).error().code == ErrorCode::corrupt);
}

TEST_CASE("a signed manifest that makes no sense is refused", "[sync][parution]") {
    const auto name =
        GENERATE(values<std::string>({"", "/etc/passwd", "../pack/a", "pack/../../a", "pack\\a",
                                      "pack//a", "pack/", "é", "a b", std::string(201, 'a')}));
    auto parution = test::parution_of(kFiles, 7);
    parution.fichiers[0].nom = name;
    CAPTURE(name);
    CHECK(refusal_of(parution).code == ErrorCode::invalid_input);
}

TEST_CASE("a manifest keeps its bounds", "[sync][parution]") {
    auto parution = test::parution_of(kFiles, 7);
    SECTION("no version") {
        parution.version = 0;
    }
    SECTION("a version beyond all numbers") {
        parution.version = 2'000'000'000;
    }
    SECTION("no file") {
        parution.fichiers.clear();
    }
    SECTION("a file twice") {
        parution.fichiers.push_back(parution.fichiers[0]);
    }
    SECTION("an empty file") {
        parution.fichiers[0].taille = 0;
    }
    SECTION("a file too large") {
        parution.fichiers[0].taille = kMaxContentFile + 1;
    }
    SECTION("expired before it was made") {
        parution.expire_ms = parution.cree_ms;
    }
    SECTION("a program that is no version") {
        parution.min_app = "récente";
    }
    SECTION("all files too large together") {
        parution.fichiers.clear();
        for (int i = 0; i < 5; ++i) {
            parution.fichiers.push_back({"pack/" + std::to_string(i), kMaxContentFile, {}});
        }
    }
    CHECK(refusal_of(parution).code == ErrorCode::invalid_input);
}

TEST_CASE("a program knows whether it is recent enough", "[sync][parution]") {
    CHECK(is_recent_enough("0.1.0", "0.1.0"));
    CHECK(is_recent_enough("0.10.0", "0.9.9"));
    CHECK(is_recent_enough("1", "0.9.9"));
    CHECK_FALSE(is_recent_enough("0.1.0", "0.1.1"));
    CHECK_FALSE(is_recent_enough("0.1.0", "un"));
    CHECK_FALSE(is_recent_enough("", "0.1.0"));
    CHECK_FALSE(is_recent_enough("0.1.0.0", "0.1.0"));
}

TEST_CASE("the ratchet goes forward only", "[sync][parution]") {
    const auto at_seven = ratchet_at(signed_at(1, 7));
    CHECK(check_ratchet({}, signed_at(1, 500'000)));
    CHECK(check_ratchet(at_seven, signed_at(1, 7)));
    CHECK(check_ratchet(at_seven, signed_at(1, 8)));
    CHECK(check_ratchet(at_seven, signed_at(1, 7 + kMaxVersionJump)));

    const auto refused = [&](const SignedParution& next) {
        const auto checked = check_ratchet(at_seven, next);
        return !checked && checked.error().code == ErrorCode::conflict;
    };
    CHECK(refused(signed_at(1, 6)));
    CHECK(refused(signed_at(1, 7, {{"pack/a", "other"}})));
    CHECK(refused(signed_at(1, 8 + kMaxVersionJump)));
}

TEST_CASE("a new generation of the key counts anew, and the old one is over", "[sync][parution]") {
    const auto burnt = ratchet_at(signed_at(1, 999'999));
    CHECK(check_ratchet(burnt, signed_at(2, 1)));
    const auto anew = ratchet_at(signed_at(2, 1));
    CHECK_FALSE(check_ratchet(anew, signed_at(1, 1'000'000)));
    CHECK(further(burnt, anew) == anew);
    CHECK(further(anew, burnt) == anew);
}

TEST_CASE("a ratchet is kept as text", "[sync][parution]") {
    const auto at = ratchet_at(signed_at(3, 7));
    CHECK(*ratchet_from_text(to_text(at)) == at);
    CHECK(*ratchet_from_text(to_text(Ratchet{})) == Ratchet{});
    const auto text = GENERATE(values<std::string>({"1", "1:2", "1:2:", "0:2:00", "1:-2:00", "x"}));
    CHECK_FALSE(ratchet_from_text(text));
}
