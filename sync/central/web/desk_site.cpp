#include "sync/central/web/desk_site.h"

#include "platform/http/http_text.h"
#include "sync/central/pages/pages.h"
#include "sync/central/web/access.h"
#include "sync/central/web/answers.h"

#include <charconv>

namespace central {
namespace {

using platform::HttpRequest;
using platform::HttpResponse;

constexpr std::string_view kRoot = "/accueil/";

/// "/accueil/mds-macon/servi" is {"mds-macon", "servi"}.
struct DeskPath {
    std::string mds;
    std::string rest;
};

DeskPath split(const std::string& path) {
    const auto below = path.substr(kRoot.size());
    const auto slash = below.find('/');
    if (slash == std::string::npos) return {below, ""};
    return {below.substr(0, slash), below.substr(slash + 1)};
}

std::int64_t number(const std::optional<std::string>& text) {
    std::int64_t value = -1;
    if (text) std::from_chars(text->data(), text->data() + text->size(), value);
    return value;
}

std::optional<DeskAction> read_action(const DeskPath& path, const platform::HttpFields& form) {
    using Kind = DeskAction::Kind;
    DeskAction action;
    action.mds = path.mds;
    action.borne = number(platform::field(form, "borne"));
    action.passage = number(platform::field(form, "passage"));
    action.marque = std::max<std::int64_t>(0, number(platform::field(form, "marque")));
    action.aide = platform::field(form, "aide").value_or("");
    if (path.rest == "appele") {
        action.kind = Kind::appele;
    } else if (path.rest == "servi") {
        action.kind = Kind::servi;
    } else if (path.rest == "parti") {
        action.kind = Kind::parti;
    } else if (path.rest == "aide_repondue") {
        action.kind = Kind::aide_repondue;
    } else {
        return std::nullopt;
    }
    return action;
}

std::string given_secret(const HttpRequest& request) {
    const auto fields =
        platform::parse_fields(request.method == "POST" ? request.body : request.query);
    if (const auto key = platform::field(fields, "cle")) return *key;
    if (request.method == "POST") return "";
    return platform::cookie(request.header("cookie"), "accueil").value_or("");
}

HttpResponse refused() {
    return page_answer(403,
                       error_page("Cette adresse ne s'ouvre pas",
                                  "La clé de cet accueil manque ou n'est pas la bonne. Demandez "
                                  "l'adresse complète à la personne qui gère les bornes."));
}

HttpResponse act(Context& context, const DeskPath& path, const HttpRequest& request) {
    const auto action = read_action(path, platform::parse_fields(request.body));
    if (!action) return text_answer(404, "Cette adresse n'existe pas.");
    const auto done = context.store.append_desk_action(*action, context.now_ms());
    if (!done && done.error().code == ErrorCode::not_found) {
        return text_answer(404, "Ce ticket ou cet appel n'est pas de cet accueil.");
    }
    if (!done) return store_failed();
    auto answer = text_answer(303, "C'est noté.");
    answer.headers.push_back({"Location", std::string{kRoot} + path.mds});
    return answer;
}

HttpResponse show(Context& context, const Mds& mds, const DeskPath& path, bool secure_cookies) {
    const auto now_ms = context.now_ms();
    context.desk_seen_ms[mds.id] = now_ms;
    const auto desk = context.store.desk(mds.id, now_ms);
    if (!desk) return store_failed();
    const DeskView view{mds.id, mds.nom, mds.secret, now_ms, *desk};
    if (path.rest == "etat") return page_answer(200, desk_fragment(view));
    if (!path.rest.empty()) return text_answer(404, "Cette adresse n'existe pas.");
    auto answer = page_answer(200, desk_page(view));
    answer.headers.push_back({"Set-Cookie", "accueil=" + mds.secret +
                                                "; Path=" + std::string{kRoot} + mds.id +
                                                "; HttpOnly; SameSite=Strict; Max-Age=31536000" +
                                                (secure_cookies ? "; Secure" : "")});
    return answer;
}

}  // namespace

HttpResponse serve_desk(Context& context, const HttpRequest& request, bool secure_cookies) {
    const auto path = split(request.path);
    const auto all = context.store.all_mds();
    if (!all) return store_failed();
    const Mds* mds = nullptr;
    for (const auto& one : *all) {
        if (one.id == path.mds) mds = &one;
    }
    if (mds == nullptr || !same_secret(given_secret(request), mds->secret)) return refused();
    if (request.method == "POST") return act(context, path, request);
    if (request.method != "GET" && request.method != "HEAD") {
        return method_refused("GET, HEAD, POST");
    }
    return show(context, *mds, path, secure_cookies);
}

}  // namespace central
