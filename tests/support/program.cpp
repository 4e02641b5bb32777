#include "tests/support/program.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>

namespace test {
namespace {

struct Pipe {
    std::array<int, 2> ends{-1, -1};
    Pipe() {
        if (pipe2(ends.data(), O_CLOEXEC) != 0) ends = {-1, -1};
    }
    ~Pipe() {
        close_end(0);
        close_end(1);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    void close_end(std::size_t end) {
        if (ends[end] >= 0) close(ends[end]);
        ends[end] = -1;
    }
};

[[noreturn]] void become(const Command& command) {
    std::vector<char*> arguments;
    for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execv(arguments[0], arguments.data());
    _exit(127);
}

int status_of(pid_t pid) {
    int raw = 0;
    while (waitpid(pid, &raw, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
}

/// Reads both outputs together, so that neither fills up while the other is waited for.
void read_all(Pipe& out, Pipe& err, Ended& ended) {
    std::array<pollfd, 2> files{{{out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}}};
    std::array<char, 4096> buffer{};
    int open = 2;
    while (open > 0 && poll(files.data(), files.size(), -1) >= 0) {
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (files[i].fd < 0 || files[i].revents == 0) continue;
            const auto size = read(files[i].fd, buffer.data(), buffer.size());
            if (size <= 0) {
                files[i].fd = -1;
                --open;
                continue;
            }
            (i == 0 ? ended.out : ended.err).append(buffer.data(), static_cast<std::size_t>(size));
        }
    }
}

void write_all(int file, const std::string& text) {
    for (std::size_t done = 0; done < text.size();) {
        const auto written = write(file, text.data() + done, text.size() - done);
        if (written < 0) return;
        done += static_cast<std::size_t>(written);
    }
}

}  // namespace

Ended run(const Command& command, const std::string& input) {
    // A program that ends before it has read its input must not end the test.
    std::signal(SIGPIPE, SIG_IGN);
    Pipe in;
    Pipe out;
    Pipe err;
    const pid_t pid = fork();
    if (pid == 0) {
        dup2(in.ends[0], STDIN_FILENO);
        dup2(out.ends[1], STDOUT_FILENO);
        dup2(err.ends[1], STDERR_FILENO);
        become(command);
    }
    in.close_end(0);
    out.close_end(1);
    err.close_end(1);
    write_all(in.ends[1], input);
    in.close_end(1);
    Ended ended;
    read_all(out, err, ended);
    ended.status = status_of(pid);
    return ended;
}

Service::Service(const Command& command, const std::string& log) : pid_(fork()) {
    if (pid_ != 0) return;
    const int file = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    dup2(file, STDOUT_FILENO);
    dup2(file, STDERR_FILENO);
    become(command);
}

void Service::end_with(int signal) {
    if (pid_ <= 0) return;
    kill(pid_, signal);
    status_of(pid_);
    pid_ = -1;
}

void Service::stop() {
    end_with(SIGTERM);
}
void Service::kill_now() {
    end_with(SIGKILL);
}

std::string our_program(const std::string& name) {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / name;
}

}  // namespace test
