#pragma once

// How a failed check shows amounts and months.

#include "kiosk/base/exact.h"
#include "kiosk/base/month.h"
#include "tests/support/catch.h"

#include <string>

namespace Catch {

template <>
struct StringMaker<base::Exact> {
    static std::string convert(base::Exact value) { return base::to_text(value); }
};

template <>
struct StringMaker<base::Month> {
    static std::string convert(base::Month month) {
        return std::to_string(month.year()) + "-" + std::to_string(month.month());
    }
};

}  // namespace Catch
