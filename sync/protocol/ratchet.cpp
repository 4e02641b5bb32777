#include "sync/protocol/ratchet.h"

#include "sync/protocol/bytes.h"

#include <charconv>
#include <utility>

namespace protocol {
namespace {

std::pair<std::int64_t, std::int64_t> place(const Ratchet& ratchet) {
    return {ratchet.generation, ratchet.version};
}

std::string name_of(const Ratchet& ratchet) {
    return std::to_string(ratchet.version) + " (generation " + std::to_string(ratchet.generation) +
           ")";
}

/// A whole number before ':', taken off `text` with it.
std::optional<std::int64_t> take_number(std::string_view& text) {
    const auto colon = text.find(':');
    if (colon == text.npos) return std::nullopt;
    std::int64_t number = 0;
    const auto* end = text.data() + colon;
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end || number < 1) return std::nullopt;
    text.remove_prefix(colon + 1);
    return number;
}

}  // namespace

Ratchet ratchet_at(const SignedParution& signed_parution) {
    const auto& parution = signed_parution.parution;
    return {parution.generation, parution.version, signed_parution.id};
}

const Ratchet& further(const Ratchet& a, const Ratchet& b) {
    return place(a) < place(b) ? b : a;
}

Status check_ratchet(const Ratchet& ratchet, const SignedParution& next) {
    const auto to = ratchet_at(next);
    if (place(to) < place(ratchet)) {
        return fail(ErrorCode::conflict,
                    "parution " + name_of(to) + " est plus ancienne que " + name_of(ratchet));
    }
    if (place(to) == place(ratchet) && to.id != ratchet.id) {
        return fail(ErrorCode::conflict, "une autre parution porte la version " + name_of(to));
    }
    if (to.generation == ratchet.generation && to.version - ratchet.version > kMaxVersionJump) {
        return fail(ErrorCode::conflict,
                    "parution " + name_of(to) + " est trop loin de " + name_of(ratchet));
    }
    return Done{};
}

std::string to_text(const Ratchet& ratchet) {
    if (ratchet.generation == 0) return "";
    return std::to_string(ratchet.generation) + ":" + std::to_string(ratchet.version) + ":" +
           to_hex(ratchet.id);
}

Result<Ratchet> ratchet_from_text(std::string_view text) {
    if (text.empty()) return Ratchet{};
    const auto generation = take_number(text);
    const auto version = generation ? take_number(text) : std::nullopt;
    const auto id = array_from_hex<32>(text);
    if (!version || !id) return fail(ErrorCode::invalid_input, "pas un cliquet");
    return Ratchet{*generation, *version, *id};
}

}  // namespace protocol
