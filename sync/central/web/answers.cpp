#include "sync/central/web/answers.h"

namespace central {

platform::HttpResponse text_answer(int status, const std::string& sentence) {
    return {status,
            "text/plain; charset=utf-8",
            sentence + "\n",
            {{"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"}}};
}

platform::HttpResponse page_answer(int status, std::string html) {
    return {status,
            "text/html; charset=utf-8",
            std::move(html),
            {{"Content-Security-Policy",
              "default-src 'none'; connect-src 'self'; font-src 'self'; style-src 'self'; "
              "script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"},
             {"X-Content-Type-Options", "nosniff"},
             {"X-Frame-Options", "DENY"},
             {"Referrer-Policy", "no-referrer"},
             {"Cross-Origin-Opener-Policy", "same-origin"},
             {"Cache-Control", "no-store"}}};
}

platform::HttpResponse password_asked() {
    auto refusal = text_answer(401, "Mot de passe demandé.");
    refusal.headers.push_back({"WWW-Authenticate", "Basic realm=\"Perron\", charset=\"UTF-8\""});
    return refusal;
}

platform::HttpResponse method_refused(const std::string& allowed) {
    auto answer = text_answer(405, "Méthode refusée ici.");
    answer.headers.push_back({"Allow", allowed});
    return answer;
}

platform::HttpResponse store_failed() {
    return text_answer(503, "Le centre ne peut pas lire ou écrire ses données pour l'instant.");
}

}  // namespace central
