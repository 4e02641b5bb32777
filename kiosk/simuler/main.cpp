// perron-simuler: foyers as JSON lines on the standard input, their answers on the standard output,
// in the same order. Nothing is kept, nothing else is written.

#include "kiosk/simuler/charger.h"
#include "kiosk/simuler/lignes.h"

#include <filesystem>
#include <iostream>
#include <string>
#include <system_error>

namespace {

constexpr int kBadLine = 1;
constexpr int kBadUse = 2;
constexpr std::string_view kUsage =
    "emploi : perron-simuler [--lecture reference|loi] [--expliquer] [--parametres DOSSIER] "
    "< foyers.jsonl";

struct Options {
    simuler::Mode mode;
    std::string parametres;
};

std::string default_parametres() {
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return (program.parent_path() / "../share/perron/parametres").string();
}

Result<Options> read_options(int argc, char** argv) {
    Options options;
    options.parametres = default_parametres();
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument{argv[i]};
        const bool has_value = i + 1 < argc;
        if (argument == "--expliquer") {
            options.mode.explain = true;
        } else if (argument == "--parametres" && has_value) {
            options.parametres = argv[++i];
        } else if (argument == "--lecture" && has_value) {
            const std::string_view lecture{argv[++i]};
            if (lecture != "reference" && lecture != "loi") {
                return fail(ErrorCode::invalid_input, "--lecture vaut reference ou loi");
            }
            options.mode.lecture =
                lecture == "loi" ? rules::Lecture::loi : rules::Lecture::reference;
        } else {
            return fail(ErrorCode::invalid_input, std::string(kUsage));
        }
    }
    return options;
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    if (argc == 2 &&
        (std::string_view{argv[1]} == "--aide" || std::string_view{argv[1]} == "--help")) {
        std::cout << kUsage << '\n';
        return 0;
    }
    const auto options = read_options(argc, argv);
    if (!options) {
        std::cerr << "perron-simuler : " << options.error().detail << '\n';
        return kBadUse;
    }
    const auto parametres = simuler::load_parametres(options->parametres);
    if (!parametres) {
        std::cerr << "perron-simuler : " << parametres.error().detail << '\n';
        return kBadUse;
    }
    const auto refused = simuler::answer_lines(std::cin, std::cout, options->mode, *parametres);
    if (std::cin.bad()) {
        std::cerr << "perron-simuler : l'entrée ne peut pas être lue\n";
        return kBadUse;
    }
    if (!std::cout) return kBadUse;
    return refused == 0 ? 0 : kBadLine;
}
