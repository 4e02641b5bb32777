#include "sync/client/department_sealer.h"

#include "sync/protocol/sealed_box.h"

namespace client {

std::optional<protocol::BoxPublic> DepartmentSealer::key() const {
    const auto told = outbox_.recall(protocol::kSealKeyKey);
    if (told && *told) {
        if (const auto key = protocol::array_from_hex<32>(**told)) return key;
    }
    return enrolled_;
}

Result<domain::SealedPart> DepartmentSealer::seal(const domain::Coordonnees& coordonnees) {
    const auto to = key();
    if (!to) return fail(ErrorCode::not_found, "le département n'a pas donné de clé où sceller");
    const auto clear = protocol::write_coordonnees(coordonnees);
    if (!clear) return clear.error();
    protocol::Seed ephemeral{};
    random_.fill(ephemeral);
    domain::SealedPart part{protocol::seal_to(*to, *clear, ephemeral)};
    ephemeral.fill(std::byte{0});
    return part;
}

}  // namespace client
