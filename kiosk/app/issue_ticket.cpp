#include "kiosk/app/issue_ticket.h"

namespace app {

Result<domain::NumeroTicket> issue_ticket(char lettre, domain::DeviceStore& store) {
    domain::NumeroTicket ticket{lettre, 0};
    const auto written = store.transact([&](domain::StoreTransaction& change) -> Status {
        const auto numero = change.next_ticket_number();
        if (!numero) return numero.error();
        ticket.numero = *numero;
        const auto appended =
            change.append(domain::Passage{domain::OriginePassage::ticket, ticket});
        if (!appended) return appended.error();
        return Done{};
    });
    if (!written) return written.error();
    return ticket;
}

}  // namespace app
