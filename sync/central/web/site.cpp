#include "sync/central/web/site.h"

#include "platform/http/http_text.h"
#include "sync/central/indicators.h"
#include "sync/central/pages/pages.h"
#include "sync/central/pages/resources.h"
#include "sync/central/rdv/tableau.h"
#include "sync/central/web/access.h"
#include "sync/central/web/agendas_site.h"
#include "sync/central/web/answers.h"
#include "sync/central/web/booking.h"
#include "sync/central/web/content_site.h"
#include "sync/central/web/desk_site.h"
#include "sync/central/web/enrolment_desk.h"
#include "sync/central/web/frames.h"
#include "sync/protocol/event_names.h"
#include "sync/protocol/http_api.h"

namespace central {
namespace {

using platform::HttpRequest;
using platform::HttpResponse;

constexpr std::string_view kFonts = "/polices/";
constexpr std::string_view kRdvPath = "/v1/indicateurs/rdv";

bool starts_with(const std::string& text, std::string_view start) {
    return text.compare(0, start.size(), start) == 0;
}

bool reads(const HttpRequest& request) {
    return request.method == "GET" || request.method == "HEAD";
}

HttpResponse resource(const std::string& type, std::string_view body) {
    return {200,
            type + "; charset=utf-8",
            std::string{body},
            {{"Cache-Control", "no-cache"}, {"X-Content-Type-Options", "nosniff"}}};
}

constexpr std::chrono::milliseconds kReadyWithin{1000};

/// Readiness is a real commit, not a promise, and one that does not make devices wait.
HttpResponse ready(Context& context) {
    const auto start = std::chrono::steady_clock::now();
    const auto kept = context.store.remember("pret_ms", std::to_string(context.now_ms()));
    const bool in_time = std::chrono::steady_clock::now() - start <= kReadyWithin;
    return kept && in_time ? text_answer(200, "prêt") : store_failed();
}

bool wants_csv(const HttpRequest& request, const platform::HttpFields& fields) {
    const auto format = platform::field(fields, "format");
    if (format) return *format == "csv";
    return request.header("accept").find("text/csv") != std::string::npos;
}

HttpResponse table_answer(bool csv, std::string body) {
    auto answer = text_answer(200, "");
    answer.content_type = csv ? "text/csv; charset=utf-8" : "application/json";
    answer.body = std::move(body);
    return answer;
}

HttpResponse serve_indicators(Context& context, const HttpRequest& request) {
    const auto fields = platform::parse_fields(request.query);
    const auto format = platform::field(fields, "format").value_or("json");
    if (format != "json" && format != "csv") {
        return text_answer(400, "« format » vaut json ou csv.");
    }
    const auto period = read_period(platform::field(fields, "du").value_or(""),
                                    platform::field(fields, "au").value_or(""));
    if (!period) return text_answer(400, period.error().detail);
    if (request.path == kRdvPath) {
        const auto rdv = tableau_rdv(context.store, *period, context.now_ms());
        if (!rdv) return store_failed();
        const bool as_csv = wants_csv(request, fields);
        return table_answer(as_csv, as_csv ? to_csv(*rdv) : to_json(*rdv));
    }
    const auto mds = platform::field(fields, "mds").value_or("");
    const auto table = indicators(context.store, *period, mds, context.now_ms());
    if (!table && table.error().code == ErrorCode::not_found) {
        return text_answer(404, table.error().detail);
    }
    if (!table) return store_failed();
    const bool csv = wants_csv(request, fields);
    return table_answer(csv, csv ? to_csv(*table) : to_json(*table));
}

/// The current month and the two before, or the period asked for.
Result<Period> home_period(const HttpRequest& request, std::int64_t now_ms) {
    const auto fields = platform::parse_fields(request.query);
    const auto du = platform::field(fields, "du");
    const auto au = platform::field(fields, "au");
    if (du && au) return read_period(*du, *au);
    const auto today = base::to_paris(base::Instant{std::chrono::milliseconds{now_ms}}).date;
    const auto first = today.year() / today.month() / 1 - std::chrono::months{2};
    return Period{base::Date{first}, today};
}

HttpResponse serve_home(Context& context, const HttpRequest& request) {
    const auto now_ms = context.now_ms();
    const auto period = home_period(request, now_ms);
    if (!period) {
        return page_answer(400, error_page("Cette période n'existe pas", period.error().detail));
    }
    auto table = indicators(context.store, *period, "", now_ms);
    auto bornes = context.store.bornes();
    auto counters = context.store.counters(period->from, period->to);
    auto mds = context.store.all_mds();
    auto set_aside = context.store.set_aside_counts();
    const auto salvaged = context.store.salvage_count();
    const bool read = table && bornes && counters && mds && set_aside && salvaged;
    if (!read) return store_failed();
    const HomeView view{context.tenant,     std::move(*table),    std::move(*mds),
                        std::move(*bornes), std::move(*counters), std::move(*set_aside),
                        *salvaged};
    return page_answer(200, home_page(view));
}

}  // namespace

Site::Site(Context& context, SiteOptions options)
    : context_(context),
      options_(std::move(options)),
      worker_([this](std::vector<FramesPost> group) { serve_frames(context_, std::move(group)); }) {
}

void Site::handle(HttpRequest request, platform::HttpReply reply) {
    const bool post = request.method == "POST";
    if (request.path == "/healthz") return reply(text_answer(200, "vivant"));
    if (request.path == "/readyz" && worker_.is_busy_for(kReadyWithin)) {
        return reply(store_failed());
    }
    if (request.path == "/style.css") return reply(resource("text/css", style_sheet()));
    if (request.path == "/accueil.js") return reply(resource("text/javascript", desk_script()));
    if (starts_with(request.path, kFonts)) return reply(font(request.path.substr(kFonts.size())));
    if (request.path == protocol::kFramesPath) {
        if (!post) return reply(method_refused("POST"));
        return worker_.post(FramesPost{std::move(request.body), std::move(reply)});
    }
    worker_.post(
        [this, request = std::move(request), reply = std::move(reply)] { reply(answer(request)); });
}

HttpResponse Site::answer(const HttpRequest& request) {
    if (request.path == protocol::kChainPath) {
        if (request.method != "POST") return method_refused("POST");
        return serve_chain(context_, request.body);
    }
    if (request.path == protocol::kBookPath) {
        if (request.method != "POST") return method_refused("POST");
        return serve_book(context_, request.body);
    }
    if (request.path == protocol::kEnrolmentPath) {
        if (request.method != "POST") return method_refused("POST");
        return serve_enrolment(context_, request.body);
    }
    if (request.path == protocol::kManifestPath ||
        starts_with(request.path, protocol::kContentFilePath)) {
        return serve_content(context_, request);
    }
    if (starts_with(request.path, "/accueil/")) {
        return serve_desk(context_, request, options_.secure);
    }
    if (starts_with(request.path, kAgendasPath)) return serve_agendas(context_, request);
    if (request.path == "/readyz") return ready(context_);
    const bool is_figure = request.path == "/" || request.path == "/v1/indicateurs" ||
                           request.path == kRdvPath || request.path == "/metrics";
    if (is_figure) {
        return figures(request);
    }
    return text_answer(404, "Cette adresse n'existe pas.");
}

HttpResponse Site::figures(const HttpRequest& request) {
    if (!reads(request)) return method_refused("GET, HEAD");
    const bool passed_on =
        !request.header("x-forwarded-for").empty() || !request.header("forwarded").empty();
    const bool open = options_.figures_open && !passed_on;
    if (!open && !has_password(request, context_.store)) {
        return password_asked();
    }
    if (request.path == "/") return serve_home(context_, request);
    if (request.path == "/metrics") {
        Surroundings around{options_.data_folder, context_.now_ms(), std::nullopt};
        if (const auto& parution = context_.publication.current()) {
            around.published = parution->parution.version;
        }
        auto text = metrics_text(context_.metrics, context_.store, around);
        if (!text) return store_failed();
        return {200, "text/plain; version=0.0.4; charset=utf-8", std::move(*text)};
    }
    return serve_indicators(context_, request);
}

HttpResponse Site::font(const std::string& name) const {
    const auto found = options_.fonts.find(name);
    if (found == options_.fonts.end()) return text_answer(404, "Cette police n'est pas là.");
    return {200,
            "font/ttf",
            found->second,
            {{"Cache-Control", "public, max-age=604800"}, {"X-Content-Type-Options", "nosniff"}}};
}

}  // namespace central
