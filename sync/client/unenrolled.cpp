#include "sync/client/unenrolled.h"

namespace client {
namespace {

constexpr const char* kWhy = "cette borne n'est pas enrôlée";

}  // namespace

Status Unenrolled::run_rounds() {
    return fail(ErrorCode::not_found, kWhy);
}

domain::CentreStatus Unenrolled::status() const {
    domain::CentreStatus status;
    status.last_error = kWhy;
    const auto state = outbox_.state();
    if (state) status.pending = state->last_seq - state->acked_seq;
    return status;
}

void UnenrolledUsb::refuse() {
    status_.phase = domain::UsbPhase::failed;
    status_.failure = domain::UsbFailure::non_enrolee;
    status_.detail = kWhy;
}

}  // namespace client
