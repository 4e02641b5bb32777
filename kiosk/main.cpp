// perron-borne: the composition root of the kiosk. Reads the options, opens the world, and runs one
// of three things: an enrolment, a scenario, or the kiosk itself in its window.

#include "kiosk/borne/display.h"
#include "kiosk/borne/live_loop.h"
#include "kiosk/borne/options.h"
#include "kiosk/borne/out_of_service.h"
#include "kiosk/borne/rehearsal.h"
#include "kiosk/borne/technical_screen.h"
#include "kiosk/borne/world.h"
#include "platform/system/core_dumps.h"

#include <sys/stat.h>

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

/// From the standard input, so that the code stands in no list of commands.
int set_staff_code(const borne::Options& options) {
    std::string code;
    std::getline(std::cin, code);
    if (const auto done = borne::set_staff_code_of(options, code); !done) {
        return complain(done.error());
    }
    std::cout << "Le code du personnel est défini.\n";
    return 0;
}

int play_scenario(const borne::Options& options, borne::Stand& stand) {
    std::ifstream file;
    if (options.scenario != "-") {
        file.open(options.scenario);
        if (!file) return complain(fail(ErrorCode::unavailable, options.scenario + " : illisible"));
    }
    auto& lines = options.scenario == "-" ? std::cin : file;
    const auto played = borne::play(lines, stand, std::cout);
    return played ? 0 : complain(played.error());
}

int rehearse(const borne::Options& options, borne::World& world) {
    auto display = borne::Display::open(options, true);
    if (!display) {
        world.log("police_absente", display.error().detail);
        std::cerr << "perron-borne : " << display.error().detail << "\n";
        borne::TechnicalStand stand{options.width, options.height};
        return play_scenario(options, stand);
    }
    borne::Application application{world.services(), world.device()};
    application.use(world.shown_content());
    application.on_wipe([&] { (*display)->forget(); });
    borne::Rehearsal rehearsal{world, application, **display};
    const int exit_code = play_scenario(options, rehearsal);
    application.stop();
    world.stop();
    return exit_code;
}

int erase(const borne::Options& options) {
    const auto erased = borne::erase_device(borne::data_folder(options));
    return erased ? 0 : complain(erased.error());
}

/// The centre took this device out of service: what it kept is erased, at every start if need be.
int leave_service(const borne::Options& options) {
    const int exit_code = erase(options);
    if (!options.scenario.empty()) {
        borne::TechnicalStand stand{options.width, options.height,
                                    borne::TechnicalCause::hors_service};
        return play_scenario(options, stand);
    }
    const auto ended = borne::run_out_of_service(options);
    return ended ? exit_code : complain(ended.error());
}

int run(const borne::Options& options) {
    if (options.headless && options.scenario.empty()) {
        return complain(fail(ErrorCode::invalid_input, "--headless attend un --scenario"));
    }
    if (borne::is_condemned(borne::data_folder(options))) return leave_service(options);
    auto world = borne::World::open(options);
    if (!world) return complain(world.error());
    if (!options.scenario.empty()) {
        const int exit_code = rehearse(options, **world);
        (*world).reset();
        return borne::is_condemned(borne::data_folder(options)) ? erase(options) : exit_code;
    }
    const auto ended = borne::run_live(options, **world);
    (*world).reset();
    if (borne::is_condemned(borne::data_folder(options))) return leave_service(options);
    return ended ? 0 : complain(ended.error());
}

}  // namespace

int main(int argc, char** argv) {
    if (!platform::forbid_core_dumps()) {
        return complain(
            fail(ErrorCode::unavailable, "le système ne veut pas oublier un arrêt net"));
    }
    umask(077);  // what the kiosk writes is for its own account only
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
    if (options->set_staff_code) return set_staff_code(*options);
    return options->enrol.empty() ? run(*options) : enrol(*options);
}
