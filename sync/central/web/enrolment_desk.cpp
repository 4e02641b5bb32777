#include "sync/central/web/enrolment_desk.h"

#include "sync/central/department_keys.h"
#include "sync/protocol/http_api.h"

#include <algorithm>
#include <string_view>

namespace central {
namespace {

using platform::HttpResponse;

constexpr std::int64_t kCodeLifeMs = 72 * 3'600'000;
constexpr std::int64_t kDayMs = 24 * 3'600'000;
constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRSTUVWYZ";

HttpResponse refusal(int status, const std::string& why) {
    return {status, "text/plain; charset=utf-8", why + "\n"};
}

/// A letter still names the tickets that a borne gave on the day it was revoked.
bool holds_letter(const Borne& borne, std::int64_t now_ms) {
    return !borne.revoked_ms || now_ms - *borne.revoked_ms < kDayMs;
}

Result<char> free_letter(const Store& store, const std::string& mds, std::int64_t now_ms) {
    const auto bornes = store.bornes();
    if (!bornes) return bornes.error();
    for (const char letter : kLetters) {
        const bool taken = std::any_of(bornes->begin(), bornes->end(), [&](const Borne& borne) {
            return borne.mds == mds && borne.lettre == letter && holds_letter(borne, now_ms);
        });
        if (!taken) return letter;
    }
    return fail(ErrorCode::full, "no letter is left in the mds");
}

/// Why a code cannot serve, whoever asks.
std::optional<HttpResponse> refuse_code(const Borne& borne, const OpenCode& code,
                                        const DeviceKeys& keys, std::int64_t now_ms) {
    if (borne.revoked_ms) return refusal(410, "Borne révoquée.");
    if (code.used && (!borne.keys || *borne.keys != keys)) {
        return refusal(409, "Ce code a déjà servi.");
    }
    const auto renew = " Un autre : perron-central borne code " + std::to_string(borne.numero);
    if (now_ms > code.expires_ms) return refusal(410, "Ce code est périmé." + renew);
    if (code.tries >= OpenCode::kMaxTries) return refusal(429, "Trop d'essais." + renew);
    return std::nullopt;
}

Result<protocol::EnrolmentGrant> grant_of(const Context& context, const Borne& borne) {
    const auto all = context.store.all_mds();
    if (!all) return all.error();
    protocol::EnrolmentGrant grant;
    grant.borne = borne.numero;
    grant.tenant = context.tenant;
    grant.lettre = borne.lettre;
    grant.mds = borne.mds;
    for (const auto& mds : *all) {
        if (mds.id == borne.mds) grant.lieu = mds.nom;
    }
    grant.server_key = context.keys.verify;
    const auto seal_key = current_seal_key(context.store);
    if (!seal_key) return seal_key.error();
    grant.seal_key = *seal_key;
    if (grant.seal_key) grant.seal_key_id = protocol::key_id(*grant.seal_key);
    return grant;
}

Result<protocol::EnrolmentCode> give_code(Store& store, domain::Random& random, std::int64_t numero,
                                          std::int64_t now_ms) {
    std::array<std::byte, 10> bytes{};
    random.fill(bytes);
    const auto code = protocol::make_enrolment_code(numero, bytes);
    const auto kept = store.keep_code({code, now_ms + kCodeLifeMs, 0, false});
    if (!kept) return kept.error();
    return code;
}

HttpResponse unavailable() {
    return refusal(503, "Le centre ne peut pas enregistrer pour l'instant.");
}

/// The code of the request, checked; the slow part comes last.
HttpResponse enrol(Context& context, const protocol::ReceivedEnrolment& received,
                   const Borne& borne, OpenCode code, const std::string& body) {
    const auto& request = received.request;
    const DeviceKeys keys{request.verify, request.box};
    const auto now_ms = context.now_ms();
    if (auto refused = refuse_code(borne, code, keys, now_ms)) return *refused;
    const auto key = protocol::derive_enrolment_key(code.code, request.nonce, request.cost);
    if (!key) return refusal(400, "Demande refusée : " + key.error().detail);
    if (!protocol::is_enrolment_by(received, *key)) {
        ++code.tries;
        const auto kept = context.store.keep_code(code);
        return kept ? refusal(403, "Code faux.") : unavailable();
    }
    const auto grant = grant_of(context, borne);
    if (!grant) return unavailable();
    if (!code.used) {
        const auto enrolled = context.store.enrol(borne.numero, keys, now_ms);
        if (!enrolled) return unavailable();
    }
    return {200, std::string{protocol::kEnrolmentContentType},
            protocol::encode_grant(*grant, body, *key)};
}

}  // namespace

Result<protocol::EnrolmentCode> create_borne(Store& store, domain::Random& random,
                                             const std::string& mds, char lettre,
                                             std::int64_t now_ms) {
    if (lettre == 0) {
        const auto free = free_letter(store, mds, now_ms);
        if (!free) return free.error();
        lettre = *free;
    }
    if (kLetters.find(lettre) == std::string_view::npos) {
        return fail(ErrorCode::invalid_input,
                    "a letter is A to Z, without I, O, nor the X of bornes not enrolled yet");
    }
    const auto numero = store.add_borne(mds, lettre, now_ms);
    if (!numero) return numero.error();
    return give_code(store, random, *numero, now_ms);
}

Result<protocol::EnrolmentCode> renew_code(Store& store, domain::Random& random,
                                           std::int64_t numero, std::int64_t now_ms) {
    const auto borne = store.borne(numero);
    if (!borne) return borne.error();
    if (!*borne) return fail(ErrorCode::not_found, "borne inconnue");
    if ((*borne)->revoked_ms) return fail(ErrorCode::conflict, "cette borne est révoquée");
    if ((*borne)->enrolled_ms) return fail(ErrorCode::conflict, "cette borne est déjà enrôlée");
    return give_code(store, random, numero, now_ms);
}

HttpResponse serve_enrolment(Context& context, const std::string& body) {
    const auto received = protocol::read_enrolment(body);
    if (!received) return refusal(400, "Demande illisible : " + received.error().detail);
    const auto borne = context.store.borne(received->request.borne);
    if (!borne) return unavailable();
    const auto code = context.store.code_of(received->request.borne);
    if (!code) return unavailable();
    if (!*borne || !*code) return refusal(404, "Borne inconnue.");
    return enrol(context, *received, **borne, **code, body);
}

}  // namespace central
