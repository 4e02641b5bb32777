#pragma once

// What every Stick promises. `open` returns a fresh, empty one.

#include "kiosk/domain/ports/stick.h"
#include "tests/support/catch.h"

namespace test {

inline ErrorCode code_of(const Status& status) {
    REQUIRE_FALSE(status);
    return status.error().code;
}

template <class Open>
void check_stick(const Open& open) {
    auto stick = open();
    using Names = std::vector<std::string>;

    SECTION("what is written is read back, and can be written anew") {
        REQUIRE(stick->make_folder("a/b"));
        REQUIRE(stick->make_folder("a/b"));
        REQUIRE(stick->write("a/b/f", "one"));
        REQUIRE(stick->write("a/b/f", "second"));
        CHECK(*stick->read("a/b/f", 6) == "second");
        CHECK(stick->read("a/b/f", 5).error().code == ErrorCode::invalid_input);
        CHECK(stick->read("a/b/g", 5).error().code == ErrorCode::not_found);
        CHECK(stick->read("x/g", 5).error().code == ErrorCode::not_found);
    }
    SECTION("files and folders are told apart, in order") {
        REQUIRE(stick->make_folder("a/z"));
        REQUIRE(stick->make_folder("a/b"));
        REQUIRE(stick->write("a/2", ""));
        REQUIRE(stick->write("a/1", ""));
        CHECK(*stick->files("a", 10) == Names{"1", "2"});
        CHECK(*stick->folders("a", 10) == Names{"b", "z"});
        CHECK(*stick->folders("", 10) == Names{"a"});
        CHECK(stick->files("a", 1).error().code == ErrorCode::invalid_input);
        CHECK(stick->files("none", 1).error().code == ErrorCode::not_found);
    }
    SECTION("a rename replaces, and a removal is quiet about what is not there") {
        REQUIRE(stick->make_folder("a"));
        REQUIRE(stick->write("a/f.part", "new"));
        REQUIRE(stick->write("a/f", "old"));
        REQUIRE(stick->rename("a/f.part", "a/f"));
        CHECK(*stick->read("a/f", 3) == "new");
        CHECK(*stick->files("a", 10) == Names{"f"});
        REQUIRE(stick->remove("a/f"));
        REQUIRE(stick->remove("a/f"));
        CHECK(stick->files("a", 10)->empty());
        CHECK(code_of(stick->rename("a/none", "a/f")) == ErrorCode::not_found);
    }
    SECTION("a file where a folder must be is no folder") {
        REQUIRE(stick->write("a", "file"));
        CHECK(code_of(stick->make_folder("a")) == ErrorCode::invalid_input);
        CHECK(code_of(stick->make_folder("a/b")) == ErrorCode::invalid_input);
    }
}

}  // namespace test
