#include "kiosk/app/issue_ticket.h"

namespace app {
namespace {

constexpr int kLastNumber = 9999;

}  // namespace

Result<domain::NumeroTicket> issue_ticket(char lettre, base::Date jour,
                                          domain::DeviceStore& store) {
    domain::NumeroTicket ticket{lettre, 0};
    const auto written = store.transact([&](domain::StoreTransaction& change) -> Status {
        const auto numero = change.next_ticket_number(jour);
        if (!numero) return numero.error();
        if (*numero > kLastNumber) return fail(ErrorCode::conflict, "no ticket number left today");

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
