#include "sync/client/enroller.h"

#include "sync/protocol/http_api.h"

#include <array>

namespace client {
namespace {

constexpr int kTries = 3;
constexpr std::chrono::milliseconds kBetweenTries{2000};
constexpr std::chrono::milliseconds kBetweenPolls{10};

/// What the centre answers to a code it does not take; anything else is not its answer.
bool is_refusal(int status) {
    return status == 403 || status == 404 || status == 409 || status == 410 || status == 429;
}

HttpResponse post(const HttpRequest& request, Transport& transport, const Sleep& sleep) {
    transport.start(request);
    auto response = transport.poll();
    while (!response) {
        sleep(kBetweenPolls);
        response = transport.poll();
    }
    return *response;
}

}  // namespace

Result<Enroller> Enroller::prepare(const EnrolmentOptions& options, domain::Random& random) {
    const auto code = protocol::parse_enrolment_code(options.code);
    if (!code) return code.error();

    Enroller enroller;
    enroller.identity_.centre = options.centre;
    random.fill(enroller.identity_.sign_seed);
    random.fill(enroller.identity_.box_seed);

    protocol::EnrolmentRequest request;
    request.borne = code->borne;
    request.verify = protocol::sign_keys_from(enroller.identity_.sign_seed).verify;
    request.box = protocol::box_keys_from(enroller.identity_.box_seed).open;
    random.fill(request.nonce);
    request.cost = options.cost;
    request.centre = options.centre;
    request.sw = options.sw;

    const auto key = protocol::derive_enrolment_key(*code, request.nonce, request.cost);
    if (!key) return key.error();
    enroller.key_ = *key;
    enroller.body_ = protocol::encode_enrolment(request, *key);
    return enroller;
}

HttpRequest Enroller::request() const {
    return {std::string{protocol::kEnrolmentPath}, std::string{protocol::kEnrolmentContentType},
            body_};
}

Result<Identity> Enroller::read_answer(const HttpResponse& response) const {
    const auto status = std::to_string(response.status);
    if (response.status == 0) return fail(ErrorCode::unavailable, response.failure);
    if (is_refusal(response.status)) {
        return fail(ErrorCode::invalid_input, "le centre refuse le code (statut " + status + ")");
    }
    if (response.status != 200 || !has_type(response, protocol::kEnrolmentContentType)) {
        return fail(ErrorCode::unavailable, "pas une réponse du centre (statut " + status + ")");
    }
    const auto grant = protocol::read_grant(response.body, body_, key_);
    if (!grant) return grant.error();

    auto identity = identity_;
    identity.grant = *grant;
    return identity;
}

Result<Identity> enrol(const Enroller& enroller, Transport& transport, const Sleep& sleep) {
    for (int tries = 1;; ++tries) {
        const auto response = post(enroller.request(), transport, sleep);
        if (response.status != 0 || tries == kTries) return enroller.read_answer(response);
        sleep(kBetweenTries);
    }
}

}  // namespace client
