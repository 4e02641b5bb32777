#pragma once

// A PostgreSQL of its own for the tests of one program: made by `initdb` in a temporary folder,
// reached by a socket in that folder only, ended with the program. PostgreSQL refuses root, so root
// runs it as the user postgres, or nobody.

#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <memory>
#include <optional>
#include <string>

namespace test {

class PostgresqlCluster {
  public:
    /// The program's own, started at the first call; none when PostgreSQL is not installed, which
    /// is said on the error output.
    static PostgresqlCluster* get();

    ~PostgresqlCluster();
    PostgresqlCluster(const PostgresqlCluster&) = delete;
    PostgresqlCluster& operator=(const PostgresqlCluster&) = delete;

    /// Of its database "postgres".
    std::string url() const;

    /// A name that no other schema has had.
    std::string new_schema() { return "essai_" + std::to_string(++schemas_); }

    /// Waits until it answers; false after half a minute.
    bool start();
    /// Ends it as a cut of its machine would: connections drop, what was committed is on disk.
    void crash();

    /// The path of one of PostgreSQL's programs.
    std::string program(const std::string& name) const { return programs_ + "/" + name; }

  private:
    PostgresqlCluster(std::string programs, std::string user);
    bool make();
    Command as_user(Command command) const;

    std::string programs_;
    std::string user_;  ///< to become; empty when we are not root
    TemporaryFolder folder_;
    std::unique_ptr<Service> server_;
    int schemas_ = 0;
};

}  // namespace test
