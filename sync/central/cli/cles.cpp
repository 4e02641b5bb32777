// perron-central cles: makes and renews the department's keys, and opens what they seal, by right
// and never unseen: an opening is written down before it shows anything.

#include "sync/central/cli/commands.h"
#include "sync/central/department_keys.h"
#include "sync/central/indicators.h"
#include "sync/protocol/sealed_box.h"

#include <algorithm>
#include <charconv>
#include <iostream>

namespace central {
namespace {

constexpr const char* kUsageCles =
    "usage : cles creer, cles renouveler, cles lister, cles oublier CLE, ou"
    " cles ouvrir BORNE SEQUENCE --par QUI --pour MOTIF";

/// Longest name or reason written in the audit.

std::string path_of(const Tools& tools) {
    return tools.folder + "/cles-du-departement-" + tools.arguments.value("--departement", "71");
}

int add_key(const Tools& tools, DepartmentKeys keys, const char* noted) {
    keys.insert(keys.begin(), make_department_key(tools.random, tools.now_ms()));
    const auto& made = keys.front();
    if (const auto written = write_department_keys(path_of(tools), keys); !written) {
        return complain("clé non écrite : " + written.error().detail);
    }
    auto told = tell_seal_key(tools.store, made.pair().open);
    if (told) told = tools.store.note(noted + made.id(), 0, tools.now_ms());
    if (!told) return complain("clé écrite, mais pas annoncée : relancez « cles lister »");
    std::cout << "Clé " << made.id() << " : les bornes la reçoivent à leur prochain échange.\n"
              << "Partie privée : " << path_of(tools) << " (à copier en lieu sûr)\n";
    return 0;
}

/// The newest key of the file is the one to tell, whatever stopped us from saying so before.
Status tell_again(const Tools& tools, const DepartmentKeys& keys) {
    const auto told = current_seal_key(tools.store);
    if (!told) return told.error();
    if (keys.empty() || *told == keys.front().pair().open) return Done{};
    return tell_seal_key(tools.store, keys.front().pair().open);
}

std::int64_t sealed_to(const std::vector<SealedRow>& rows, const std::string& id) {
    return std::count_if(rows.begin(), rows.end(),
                         [&](const SealedRow& row) { return row.kid == id; });
}

int list(const Tools& tools, const DepartmentKeys& keys) {
    const auto rows = tools.store.sealed_parts();
    if (!rows) return complain(rows.error().detail);
    if (const auto told = tell_again(tools, keys); !told) return complain(told.error().detail);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto id = keys[i].id();
        std::cout << id << "\t" << (i == 0 ? "actuelle" : "précédente") << "\t"
                  << utc_text(keys[i].created_ms) << "\t" << sealed_to(*rows, id)
                  << " parties scellées\n";
    }
    for (const auto& row : *rows) {
        std::cout << "borne " << row.borne << "\tséquence " << row.seq << "\tclé " << row.kid
                  << "\tefface le " << utc_text(row.expires_ms) << "\n";
    }
    return 0;
}

/// A key that nothing needs any more leaves the file for good.
int forget(const Tools& tools, DepartmentKeys keys, const std::string& id) {
    const auto found =
        std::find_if(keys.begin(), keys.end(), [&](const auto& key) { return key.id() == id; });
    if (found == keys.end()) return complain("aucune clé ne porte ce nom", 2);
    if (found == keys.begin())
        return complain("la clé actuelle ne s'oublie pas : renouvelez-la", 2);
    const auto rows = tools.store.sealed_parts();
    if (!rows) return complain(rows.error().detail);
    if (sealed_to(*rows, id) > 0) return complain("des parties scellées ont encore besoin d'elle");
    keys.erase(found);
    if (const auto noted = tools.store.note("cle_oubliee:" + id, 0, tools.now_ms()); !noted) {
        return complain(noted.error().detail);
    }
    if (const auto written = write_department_keys(path_of(tools), keys); !written) {
        return complain(written.error().detail);
    }
    std::cout << "Clé " << id << " oubliée.\n";
    return 0;
}

std::int64_t number_from(const std::string& text) {
    std::int64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc{} && read.ptr == end ? number : 0;
}

Result<std::string> open_with(const DepartmentKeys& keys, const SealedRow& row) {
    for (const auto& key : keys) {
        if (key.id() == row.kid) return protocol::open_sealed(row.part, key.pair());
    }
    return fail(ErrorCode::not_found, "scellée à la clé " + row.kid + ", qui n'est pas ici");
}

int open(const Tools& tools, const DepartmentKeys& keys) {
    const auto& words = tools.arguments.words;
    const auto borne = words.size() == 4 ? number_from(words[2]) : 0;
    const auto seq = words.size() == 4 ? number_from(words[3]) : 0;
    const auto who = tools.arguments.value("--par");
    const auto why = tools.arguments.value("--pour");
    if (borne < 1 || seq < 1 || who.empty() || why.empty()) return complain(kUsageCles, 2);
    if (who.size() > kMaxNoted || why.size() > kMaxNoted) {
        return complain("--par et --pour : 200 octets au plus", 2);
    }
    const auto rows = tools.store.sealed_parts();
    if (!rows) return complain(rows.error().detail);
    const auto found = std::find_if(rows->begin(), rows->end(), [&](const SealedRow& row) {
        return row.borne == borne && row.seq == seq;
    });
    if (found == rows->end()) return complain("rien de scellé à cet événement, ou c'est effacé");
    const auto noted =
        tools.store.note("scelle_ouvert:" + std::to_string(seq) + " par " + who + " pour " + why,
                         borne, tools.now_ms());
    if (!noted) return complain("ouverture refusée : elle n'a pas pu être inscrite");
    const auto clear = open_with(keys, *found);
    if (!clear) return complain("partie scellée illisible : " + clear.error().detail);
    std::cout << clear->substr(0, clear->find_last_not_of(' ') + 1) << "\n";
    return 0;
}

}  // namespace

int run_cles(const Tools& tools) {
    const auto& words = tools.arguments.words;
    const std::string verb = words.size() > 1 ? words[1] : "";
    auto keys = read_department_keys(path_of(tools));
    if (!keys) return complain("clés du département illisibles : " + keys.error().detail);
    if (verb == "creer" && !keys->empty()) {
        return complain("le département a déjà une clé : « cles renouveler » en fait une autre");
    }
    if (verb == "renouveler" && keys->empty()) {
        return complain("le département n'a pas encore de clé : « cles creer »");
    }
    if (verb == "creer") return add_key(tools, *std::move(keys), "cle_creee:");
    if (verb == "renouveler") return add_key(tools, *std::move(keys), "cle_renouvelee:");
    if (verb == "lister") return list(tools, *keys);
    if (verb == "ouvrir") return open(tools, *keys);
    if (verb == "oublier" && words.size() == 3) return forget(tools, *std::move(keys), words[2]);
    return complain(kUsageCles, 2);
}

}  // namespace central
