#include "kiosk/base/exact.h"

#include "tests/support/catch.h"
#include "tests/support/exact_printers.h"

using base::Exact;

namespace {

Exact exact(std::string_view text) {
    return *Exact::parse(text);
}

}  // namespace

TEST_CASE("a plain decimal is kept to the billionth", "[base][exact]") {
    const auto [text, billionths] = GENERATE(table<std::string, std::int64_t>({
        {"0", 0},
        {"651.69", 651'690'000'000},
        {"-0.0006", -600'000},
        {"0.123456789", 123'456'789},
        {"999999999", 999'999'999'000'000'000},
    }));
    const auto value = Exact::parse(text);
    REQUIRE(value);
    CHECK(value->in_billionths() == billionths);
    CHECK(base::to_text(*value) == text);
}

TEST_CASE("what is not a plain decimal is refused", "[base][exact]") {
    const auto* text = GENERATE("", "-", ".5", "5.", "1e3", "1,5", " 1", "+1", "0.1234567890",
                                "1234567890", "1.2.3", "NaN");
    CAPTURE(text);
    const auto value = Exact::parse(text);
    REQUIRE_FALSE(value);
    CHECK(value.error().code == ErrorCode::invalid_input);
}

TEST_CASE("a product or a quotient is rounded once, ties to even", "[base][exact]") {
    CHECK(exact("0.75") * exact("290.34") == exact("217.755"));
    CHECK(Exact{1} / 3 == exact("0.333333333"));
    CHECK(Exact{2} / Exact{3} == exact("0.666666667"));
    CHECK(base::mul_div(Exact{1}, Exact{2}, Exact{3}) == exact("0.666666667"));
    CHECK(exact("0.000000001") / 2 == Exact{});
    CHECK(exact("0.000000003") / 2 == exact("0.000000002"));
    CHECK(-Exact{1} / 3 == exact("-0.333333333"));
}

TEST_CASE("amounts are rounded to the step the law names", "[base][exact]") {
    CHECK(base::to_cent(exact("217.755")) == exact("217.76"));
    CHECK(base::to_cent(exact("217.745")) == exact("217.74"));
    CHECK(base::to_euro(exact("0.5")) == Exact{});
    CHECK(base::to_euro(exact("-1.5")) == -Exact{2});
    CHECK(base::round_up_to(exact("4200.01"), Exact{100}) == Exact{4300});
    CHECK(base::round_up_to(Exact{4200}, Exact{100}) == Exact{4200});
    CHECK(base::not_negative(-Exact{3}) == Exact{});
}
