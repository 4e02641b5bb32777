#include "tests/banc/borne.h"

#include "kiosk/borne/rehearsal.h"
#include "tests/support/temporary_folder.h"

#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>

namespace banc {
namespace {

/// A program under way, its standard input and output on pipes.
class Child {
  public:
    explicit Child(const std::vector<std::string>& command) {
        std::array<int, 2> in{};
        std::array<int, 2> out{};
        if (pipe(in.data()) != 0 || pipe(out.data()) != 0) return;
        pid_ = fork();
        if (pid_ == 0) become(command, in, out);
        close(in[0]);
        close(out[1]);
        in_ = in[1];
        out_ = out[0];
    }
    ~Child() {
        close(in_);
        close(out_);
        kill(pid_, SIGTERM);
        waitpid(pid_, nullptr, 0);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    void say(const std::string& text) const {
        if (write(in_, text.data(), text.size()) < 0) return;
    }
    void wait_for_output() const {
        char byte = 0;
        if (read(out_, &byte, 1) < 0) return;
    }
    pid_t pid() const { return pid_; }

  private:
    [[noreturn]] static void become(const std::vector<std::string>& command,
                                    const std::array<int, 2>& in, const std::array<int, 2>& out) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        for (const int end : {in[0], in[1], out[0], out[1]}) close(end);
        std::vector<char*> arguments;
        for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        execv(arguments[0], arguments.data());
        _exit(127);
    }

    pid_t pid_ = -1;
    int in_ = -1;
    int out_ = -1;
};

double peak_mib(pid_t pid) {
    std::ifstream status{"/proc/" + std::to_string(pid) + "/status"};
    for (std::string line; std::getline(status, line);) {
        if (line.rfind("VmHWM:", 0) == 0) return std::stod(line.substr(6)) / 1024;
    }
    return 0;
}

/// Processor seconds of a process, system calls included.
double cpu_seconds(pid_t pid) {
    std::ifstream stat{"/proc/" + std::to_string(pid) + "/stat"};
    std::string line;
    std::getline(stat, line);
    std::istringstream fields{line.substr(line.rfind(')') + 2)};
    std::string word;
    for (int i = 0; i < 11; ++i) fields >> word;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double own_cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

Measure measure_start(const std::string& program) {
    const test::TemporaryFolder data;
    std::vector<double> starts;
    for (int i = 0; i < 9; ++i) {
        starts.push_back(milliseconds_of([&] {
            const Child borne{{program, "--headless", "--scenario", "-", "--data", data.path()}};
            borne.say("tree\n");
            borne.wait_for_output();
        }));
    }
    std::vector<double> nothings;
    for (int i = 0; i < 9; ++i) {
        nothings.push_back(milliseconds_of([&] {
            const Child borne{{program, "--help"}};
            borne.wait_for_output();
        }));
    }
    return {"démarrage jusqu'à la première image touchable",
            percentile(starts, 0.5),
            "ms",
            "le même programme, --help",
            percentile(nothings, 0.5),
            "<= 150 ms"};
}

Measure measure_memory(const std::string& program) {
    const test::TemporaryFolder data;
    const Child borne{{program, "--headless", "--scenario", "-", "--data", data.path()}};
    borne.say(
        "tap accueil.commencer\ntap langue.fr\ntap besoin.logement\ntap besoins.continuer\n"
        "tap actions.chercher\ntype champ logement\ntap retour\ntap actions.trouver\n"
        "tap langue\ntap langue.ar\ntree\n");
    borne.wait_for_output();
    return {"mémoire d'une visite (pic)", peak_mib(borne.pid()), "Mio", "", 0, "<= 40 Mio"};
}

Measure measure_idle(const std::string& program) {
    constexpr std::chrono::seconds kWatched{10};
    const test::TemporaryFolder data;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    const Child borne{{program, "--data", data.path()}};
    std::this_thread::sleep_for(std::chrono::seconds{2});
    const double before = cpu_seconds(borne.pid());
    std::this_thread::sleep_for(kWatched);
    const double used = cpu_seconds(borne.pid()) - before;
    return {
        "processeur au repos, 10 s", 100 * used / static_cast<double>(kWatched.count()), "%", "", 0,
        "<= 0,5 % d'un coeur"};
}

Measure measure_tap() {
    const test::TemporaryFolder data;
    const auto& folder = data.path();
    const std::array asked{"--headless", "--scenario", "-", "--data", folder.c_str()};
    const auto options = borne::parse_options(asked);
    const Measure not_measured{"processeur par toucher", 0, "ms", "", 0, "", false};
    if (!options) return not_measured;
    auto world = borne::World::open(*options);
    auto display = borne::Display::open(*options, true);
    if (!world || !display) return not_measured;
    borne::Application application{(*world)->services(), (*world)->device()};
    borne::Rehearsal rehearsal{**world, application, **display};
    std::istringstream to_needs{"tap accueil.commencer\ntap langue.fr\n"};
    std::ostringstream ignored;
    if (!borne::play(to_needs, rehearsal, ignored)) return not_measured;

    const auto* tile = rehearsal.tree().find("besoin.logement");
    const float x = tile->rect.x + 5;
    const float y = tile->rect.y + 5;
    constexpr int kTaps = 100;
    const double before = own_cpu_ms();
    for (int i = 0; i < kTaps; ++i) rehearsal.tap(x, y);
    return {"processeur par toucher (4 images)", (own_cpu_ms() - before) / kTaps, "ms", "", 0, ""};
}

}  // namespace

std::vector<Measure> measure_borne(const std::string& program) {
    return {measure_start(program), measure_memory(program), measure_tap(), measure_idle(program)};
}

}  // namespace banc
