#include "sync/central/cli/commands.h"

#include "platform/system/files.h"
#include "sync/central/indicators.h"
#include "sync/central/set_aside.h"
#include "sync/central/web/access.h"
#include "sync/central/web/enrolment_desk.h"
#include "sync/protocol/json_writer.h"

#include <charconv>
#include <iostream>

namespace central {
namespace {

constexpr const char* kDefaultUrl = "http://127.0.0.1:8471";

std::string server_url(const Tools& tools) {
    if (tools.arguments.has("--url")) return tools.arguments.value("--url");
    const auto kept = platform::read_file(tools.folder + kUrlFile, 1024);
    return kept ? *kept : kDefaultUrl;
}

int print_code(const Tools& tools, const protocol::EnrolmentCode& code) {
    const auto borne = tools.store.borne(code.borne);
    if (!borne || !*borne) return complain("la borne n'a pas pu être relue");
    const auto& mds = (*borne)->mds;
    const auto text = protocol::to_text(code);
    const auto url = server_url(tools);
    if (tools.arguments.has("--json")) {
        protocol::Json json;
        json["borne"] = code.borne;
        json["mds"] = mds;
        json["lettre"] = std::string{(*borne)->lettre};
        json["code"] = text;
        json["url"] = url;
        std::cout << protocol::to_line(json) << "\n";
    } else {
        std::cout << "Borne " << code.borne << ", lettre " << (*borne)->lettre << ", " << mds
                  << "\nCode  : " << text
                  << "   (une seule fois, dans les 72 heures)\nCentre : " << url << "\n";
    }
    return 0;
}

int create(const Tools& tools) {
    const auto mds = tools.arguments.value("--mds");
    const auto letter = tools.arguments.value("--lettre");
    if (mds.empty() || letter.size() > 1) {
        return complain("usage : borne creer --mds ID [--lettre B]", 2);
    }
    const auto code = create_borne(tools.store, tools.random, mds,
                                   letter.empty() ? '\0' : letter.front(), tools.now_ms());
    if (!code) return complain("borne refusée : " + code.error().detail);
    return print_code(tools, *code);
}

int renew(const Tools& tools) {
    const auto& words = tools.arguments.words;
    const auto numero = words.size() == 3 ? number_from(words[2]) : 0;
    if (numero == 0) return complain("usage : borne code NUMERO", 2);
    const auto code = renew_code(tools.store, tools.random, numero, tools.now_ms());
    if (!code) return complain("pas de nouveau code : " + code.error().detail);
    return print_code(tools, *code);
}

int list(const Tools& tools) {
    const auto bornes = tools.store.bornes();
    if (!bornes) return complain(bornes.error().detail);
    for (const auto& borne : *bornes) {
        const char* state = borne.stolen_ms                      ? "volée"
                            : borne.revoked_ms                   ? "révoquée"
                            : borne.suspended_ms                 ? "suspendue"
                            : borne.enrolled_ms                  ? "enrôlée"
                            : is_expected(borne, tools.now_ms()) ? "attend son code"
                                                                 : "code à renouveler";
        std::cout << borne.numero << "\t" << borne.lettre << "\t" << borne.mds << "\t" << state
                  << "\t" << (borne.contact_ms ? utc_text(*borne.contact_ms) : "jamais entendue")
                  << "\n";
    }
    return 0;
}

bool is_id(const std::string& id) {
    return !id.empty() && id.size() <= 64 &&
           id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

}  // namespace

std::int64_t number_from(const std::string& text) {
    std::int64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc{} && read.ptr == end && number >= 1 ? number : 0;
}

int complain(const std::string& sentence, int code) {
    std::cerr << "perron-central : " << sentence << "\n";
    return code;
}

Status add_mds(Store& store, domain::Random& random, const std::string& id,
               const std::string& nom) {
    if (!is_id(id) || nom.empty()) {
        return fail(ErrorCode::invalid_input, "un identifiant est fait de a à z, 0 à 9 et -");
    }
    return store.add_mds({id, nom, make_secret(random)});
}

int run_mds(const Tools& tools) {
    const auto& words = tools.arguments.words;
    if (words.size() == 4 && words[1] == "ajouter") {
        const auto added = add_mds(tools.store, tools.random, words[2], words[3]);
        if (!added) return complain("lieu refusé : " + added.error().detail);
        return 0;
    }
    if (words.size() != 2 || words[1] != "lister") {
        return complain("usage : mds ajouter ID NOM, ou mds lister", 2);
    }
    const auto all = tools.store.all_mds();
    if (!all) return complain(all.error().detail);
    for (const auto& mds : *all) std::cout << mds.id << "\t" << mds.nom << "\n";
    return 0;
}

int run_borne(const Tools& tools) {
    const auto& words = tools.arguments.words;
    const std::string verb = words.size() > 1 ? words[1] : "";
    if (verb == "creer") return create(tools);
    if (verb == "lister") return list(tools);
    if (verb == "code") return renew(tools);
    return run_borne_trust(tools);
}

int run_accueil(const Tools& tools) {
    const auto all = tools.store.all_mds();
    if (!all) return complain(all.error().detail);
    for (const auto& mds : *all) {
        if (mds.id != tools.arguments.value("--mds")) continue;
        std::cout << "/accueil/" << mds.id << "?cle=" << mds.secret << "\n";
        return 0;
    }
    return complain("aucune MDS ne porte cet identifiant", 2);
}

int run_indicateurs(const Tools& tools) {
    const auto& arguments = tools.arguments;
    const auto format = arguments.value("--format", "csv");
    if (format != "csv" && format != "json") return complain("--format vaut json ou csv", 2);
    const auto period = read_period(arguments.value("--du"), arguments.value("--au"));
    if (!period) return complain(period.error().detail, 2);
    const auto table = indicators(tools.store, *period, arguments.value("--mds"), tools.now_ms());
    if (!table) return complain(table.error().detail);
    std::cout << (format == "csv" ? to_csv(*table) : to_json(*table));
    return 0;
}

int run_quarantaine(const Tools& tools) {
    if (tools.arguments.words.size() != 1) return complain("usage : quarantaine", 2);
    const auto events = tools.store.set_aside();
    const auto salvages = tools.store.salvages();
    if (!events || !salvages) return complain("la quarantaine n'a pas pu être lue");
    std::cout << quarantine_text(*events, *salvages);
    return 0;
}

int run_recompter(const Tools& tools) {
    const auto drift = tools.store.recount();
    const auto events = tools.store.event_count();
    if (!drift || !events) return complain("le recompte n'a pas pu se faire ; rien n'a changé");
    std::cout << *events << " événements recomptés, écart : " << *drift << "\n";
    return *drift == 0 ? 0 : 1;
}

}  // namespace central
