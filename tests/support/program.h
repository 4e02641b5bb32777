#pragma once

// Programs run by tests as an operator would run them: once, to their end, or in the background
// until the test is over.

#include <sys/types.h>

#include <string>
#include <vector>

namespace test {

using Command = std::vector<std::string>;

struct Ended {
    int status = -1;  ///< what it exited with; 128 + the signal that ended it
    std::string out;  ///< standard output
    std::string err;
};

/// Runs `command` with `input` on its standard input, to its end.
Ended run(const Command& command, const std::string& input = "");

/// A program in the background; ended with SIGTERM, and waited for, when this goes away.
class Service {
  public:
    /// What it prints goes to the file `log`.
    Service(const Command& command, const std::string& log);
    ~Service() { stop(); }
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    void stop();
    void kill_now();  ///< SIGKILL: nothing is put in order
    void end_with(int signal);

  private:
    pid_t pid_;
};

/// The path of one of our programs, beside the one that runs.
std::string our_program(const std::string& name);

}  // namespace test
