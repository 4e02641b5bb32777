// perron-banc: the speeds that Perron promises, each beside a baseline taken in the same run.
//   perron-banc [borne | rendu | annuaire | journal | simulation | rdv | sync | reception]…
//   all of them without a word

#include "tests/banc/annuaire.h"
#include "tests/banc/borne.h"
#include "tests/banc/journal.h"
#include "tests/banc/rdv.h"
#include "tests/banc/rendu.h"
#include "tests/banc/simulation.h"
#include "tests/banc/synchro.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>

namespace {

using Measures = std::vector<banc::Measure>;

struct Part {
    std::string name;
    std::function<Measures()> run;
};

void print(const banc::Measure& measure) {
    if (!measure.measured) {
        std::printf("  %-44s nc\n", measure.what.c_str());
        return;
    }
    std::printf("  %-44s %10.3f %-4s", measure.what.c_str(), measure.value, measure.unit.c_str());
    if (!measure.baseline.empty() && measure.value > 0) {
        std::printf("  %s : %.3f %s, rapport 1/%.1f", measure.baseline.c_str(), measure.reference,
                    measure.unit.c_str(), measure.reference / measure.value);
    }
    if (!measure.aim.empty()) std::printf("  (visé : %s)", measure.aim.c_str());
    std::printf("\n");
}

std::vector<Part> parts(const std::filesystem::path& share) {
    const auto program = share / "../../bin/perron-borne";
    return {{"borne", [=] { return banc::measure_borne(program); }},
            {"rendu", [=] { return banc::measure_rendu(share / "polices"); }},
            {"annuaire", [=] { return banc::measure_annuaire(share / "packs/71"); }},
            {"journal", [=] { return banc::measure_journal(share / "../.."); }},
            {"simulation", [=] { return banc::simulation(share / "parametres"); }},
            {"rdv", [=] { return banc::measure_rdv(share / "../.."); }},
            {"sync", [=] { return banc::measure_ingest(share / "../.."); }},
            {"reception", [=] { return banc::measure_reception(share / "../.."); }}};
}

void print_usage(const std::vector<Part>& all, std::FILE* to) {
    std::fputs("perron-banc [MESURE]… : toutes, ou parmi", to);
    for (const auto& part : all) std::fprintf(to, " %s", part.name.c_str());
    std::fputs("\n", to);
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> asked(argv + 1, argv + argc);
    const auto program = std::filesystem::read_symlink("/proc/self/exe");
    const auto all = parts(program.parent_path().parent_path() / "share/perron");
    for (const auto& name : asked) {
        const bool known = std::any_of(all.begin(), all.end(),
                                       [&](const auto& part) { return part.name == name; });
        if (known) continue;
        const bool is_help = name == "--help" || name == "--aide";
        if (!is_help) std::fprintf(stderr, "perron-banc : mesure inconnue : %s\n", name.c_str());
        print_usage(all, is_help ? stdout : stderr);
        return is_help ? 0 : 2;
    }

    bool complete = true;
    for (const auto& part : all) {
        const bool wanted =
            asked.empty() || std::find(asked.begin(), asked.end(), part.name) != asked.end();
        if (!wanted) continue;
        const auto measures = part.run();
        std::printf("%s%s\n", part.name.c_str(), measures.empty() ? " : nc" : "");
        for (const auto& measure : measures) print(measure);
        const bool whole = std::all_of(measures.begin(), measures.end(),
                                       [](const auto& measure) { return measure.measured; });
        complete = complete && whole && !measures.empty();
    }
    return complete ? 0 : 1;
}
