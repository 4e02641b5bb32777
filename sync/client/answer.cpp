#include "sync/client/answer.h"

namespace client {
namespace {

constexpr int kOk = 200;
constexpr int kFirstServerError = 500;

}  // namespace

Error refused_answer(const std::string& why) {
    return fail(ErrorCode::invalid_input, "pas une réponse du centre : " + why);
}

Status check_answer(const HttpResponse& response, std::string_view media_type) {
    if (response.status == 0 && response.refused) return refused_answer(response.failure);
    if (response.status == 0) return fail(ErrorCode::unavailable, response.failure);

    const auto status = "statut " + std::to_string(response.status);
    if (response.status == kTooMany) {
        return fail(ErrorCode::unavailable, "trop d'envois pour cette heure (" + status + ")");
    }
    if (response.status >= kFirstServerError) {
        return fail(ErrorCode::unavailable, "le centre ne peut pas répondre (" + status + ")");
    }
    if (response.status == kForbidden) {
        return refused_answer(status + ", celui d'une borne que le centre ne connaît pas");
    }
    if (response.status != kOk) return refused_answer(status);
    if (!has_type(response, media_type)) return refused_answer("son type de contenu");
    return Done{};
}

}  // namespace client
