#include "kiosk/domain/passage.h"

namespace domain {

std::string to_text(const NumeroTicket& ticket) {
    return ticket.lettre + std::string("\u00A0") + std::to_string(ticket.numero);
}

}  // namespace domain
