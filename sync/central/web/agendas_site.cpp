#include "sync/central/web/agendas_site.h"

#include "sync/central/rdv/agenda_tables.h"
#include "sync/central/rdv/hors_plage.h"
#include "sync/central/web/access.h"
#include "sync/central/web/answers.h"
#include "sync/protocol/json_writer.h"

namespace central {
namespace {

using platform::HttpRequest;
using platform::HttpResponse;

/// A version stands between quotes in a header.
std::string tag_of(std::int64_t version) {
    return "\"" + std::to_string(version) + "\"";
}

HttpResponse tagged(HttpResponse answer, std::int64_t version) {
    answer.headers.push_back({"ETag", tag_of(version)});
    answer.headers.push_back({"Cache-Control", "no-store"});
    return answer;
}

/// The rdv that no plage opens any more are told to who changed the tables.
HttpResponse changed(AgendaStore& store, base::Instant now) {
    const auto outside = hors_plage(store, now);
    const auto version = store.content_version();
    if (!outside || !version) return store_failed();
    protocol::Json codes = protocol::Json::array();
    for (const auto& rdv : *outside) codes.push_back(to_text(rdv.code));
    protocol::Json body;
    body["hors_plage"] = std::move(codes);
    return tagged({200, "application/json", protocol::to_line(body)}, *version);
}

HttpResponse replace_table(Context& context, const std::string& name, const AgendaContent& before,
                           const std::string& text) {
    auto& store = context.booking->store;
    const auto after = read_agendas([&](const std::string& file) -> Result<std::string> {
        return file == name ? text : *agenda_table(before, file);
    });
    if (!after) return text_answer(400, after.error().detail + ". Rien n'a changé.");
    const auto noted = context.store.note("agendas_changes:" + name, 0, context.now_ms());
    const auto kept = noted ? store.replace(*after) : noted;
    return kept ? changed(store, context.clock.read().wall) : store_failed();
}

}  // namespace

HttpResponse serve_agendas(Context& context, const HttpRequest& request) {
    if (!has_password(request, context.store)) return password_asked();
    if (context.booking == nullptr) return text_answer(404, "Ce centre n'a pas d'agendas.");
    auto& store = context.booking->store;
    // A change between the two makes the version an old one: what is sent back is then refused.
    const auto version = store.content_version();
    const auto content = store.content();
    if (!content || !version) return store_failed();
    const auto name = request.path.substr(kAgendasPath.size());
    const auto table = agenda_table(*content, name);
    if (!table) return text_answer(404, "Les tables : motifs, agendas, plages, absences (.csv).");
    if (request.method == "GET") {
        return tagged({200, "text/csv; charset=utf-8", *table}, *version);
    }
    if (request.method != "PUT") return method_refused("GET, PUT");
    const auto expected = request.header("if-match");
    if (!expected.empty() && expected != tag_of(*version)) {
        return text_answer(412, "Les tables ont changé depuis : lisez-les de nouveau.");
    }
    return replace_table(context, name, *content, request.body);
}

}  // namespace central
