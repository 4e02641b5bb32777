// perron-borne: the composition root of the kiosk. Reads the options, opens the world, and runs one
// of three things: an enrolment, a scenario, or the kiosk itself in its window.

#include "kiosk/borne/display.h"
#include "kiosk/borne/live_loop.h"
#include "kiosk/borne/options.h"
#include "kiosk/borne/rehearsal.h"
#include "kiosk/borne/world.h"

#include <fstream>
#include <iostream>
#include <vector>

namespace {

int complain(const Error& error) {
    std::cerr << "perron-borne : " << error.detail << "\n";
    return 1;
}

int enrol(const borne::Options& options) {
    if (const auto done = borne::enrol_device(options); !done) return complain(done.error());
    std::cout << "La borne est enrôlée.\n";
    return 0;
}

int rehearse(const borne::Options& options, borne::World& world, borne::Application& application,
             borne::Display& display) {
    borne::Rehearsal rehearsal{world, application, display};
    std::ifstream file;
    if (options.scenario != "-") {
        file.open(options.scenario);
        if (!file) return complain(fail(ErrorCode::unavailable, options.scenario + " : illisible"));
    }
    auto& lines = options.scenario == "-" ? std::cin : file;
    const auto played = borne::play(lines, rehearsal, std::cout);
    return played ? 0 : complain(played.error());
}

int run(const borne::Options& options) {
    auto world = borne::World::open(options);
    if (!world) return complain(world.error());
    const bool rehearsed = !options.scenario.empty();
    auto display = borne::Display::open(options, rehearsed);
    if (!display) {
        (*world)->log("police_absente", display.error().detail);
        return borne::show_technical_state(options, display.error());
    }
    borne::Application application{(*world)->services(), (*world)->device()};
    application.on_wipe([&] { (*display)->forget(); });
    if (rehearsed) return rehearse(options, **world, application, **display);
    const auto ended = borne::run_live(options, **world, application, **display);
    return ended ? 0 : complain(ended.error());
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<const char*> arguments(argv + 1, argv + argc);
    const auto options = borne::parse_options(arguments);
    if (!options) {
        std::cerr << "perron-borne : " << options.error().detail << "\n\n" << borne::usage();
        return 2;
    }
    if (options->help) {
        std::cout << borne::usage();
        return 0;
    }
    return options->enrol.empty() ? run(*options) : enrol(*options);
}
