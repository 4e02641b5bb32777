#include "kiosk/app/call_for_help.h"

#include <array>

namespace app {
namespace {

/// 16 hexadecimal digits: enough that two calls of one centre never meet.
std::string draw_id(domain::Random& random) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::array<std::byte, 8> bytes{};
    random.fill(bytes);

    std::string id;
    for (const auto byte : bytes) {
        id += kDigits[std::to_integer<std::size_t>(byte >> 4)];
        id += kDigits[std::to_integer<std::size_t>(byte & std::byte{0x0F})];
    }
    return id;
}

}  // namespace

Result<std::string> call_for_help(domain::NatureAide nature, const HelpPorts& ports) {
    ports.signal.call(nature == domain::NatureAide::urgence);

    const auto aide = draw_id(ports.random);
    const auto written = ports.store.transact([&](domain::StoreTransaction& change) -> Status {
        const auto appended = change.append(domain::AideDemandee{aide, nature});
        if (!appended) return appended.error();
        return Done{};
    });
    if (!written) return written.error();

    ports.synchronisation.hurry(true);
    return aide;
}

}  // namespace app
