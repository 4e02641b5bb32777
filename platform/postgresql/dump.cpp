#include "platform/postgresql/dump.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace platform {
namespace {

struct Free {
    void operator()(PGconn* connection) const { PQfinish(connection); }
    void operator()(PGresult* result) const { PQclear(result); }
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};
using Connection = std::unique_ptr<PGconn, Free>;

/// What libpq reads of an address, as its environment variables; those that we have stay.
Result<std::vector<std::string>> environment_of(const std::string& url) {
    char* wrong = nullptr;
    const std::unique_ptr<PQconninfoOption, Free> options{PQconninfoParse(url.c_str(), &wrong)};
    if (!options) {
        const std::string why = wrong == nullptr ? "" : wrong;
        PQfreemem(wrong);
        return fail(ErrorCode::invalid_input, "PostgreSQL: " + why);
    }
    std::vector<std::string> all;
    for (char** one = environ; *one != nullptr; ++one) all.emplace_back(*one);
    for (const auto* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val == nullptr || option->envvar == nullptr) continue;
        all.push_back(std::string{option->envvar} + "=" + option->val);
    }
    return all;
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (auto& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

std::string read_to_end(int file) {
    std::string text;
    std::array<char, 1024> buffer{};
    for (ssize_t size = 0; (size = ::read(file, buffer.data(), buffer.size())) > 0;) {
        text.append(buffer.data(), static_cast<std::size_t>(size));
    }
    return text;
}

/// Runs a program of PostgreSQL to its end. Fails with unavailable and what it says.
Status run(const std::string& url, std::vector<std::string> command) {
    auto environment = environment_of(url);
    if (!environment) return environment.error();
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return fail(ErrorCode::unavailable, "no pipe");
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, ends[1], STDERR_FILENO);
    const auto arguments = pointers_to(command);
    const auto variables = pointers_to(*environment);
    pid_t pid = -1;
    const int spawned =
        posix_spawnp(&pid, command[0].c_str(), &files, nullptr, arguments.data(), variables.data());
    posix_spawn_file_actions_destroy(&files);
    ::close(ends[1]);
    const auto said = read_to_end(ends[0]);
    ::close(ends[0]);
    if (spawned != 0) return fail(ErrorCode::unavailable, command[0] + " is not installed");
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return Done{};
    return fail(ErrorCode::unavailable, command[0] + ": " + said);
}

Status execute(const std::string& url, const std::string& sql) {
    const Connection connection{PQconnectdb(url.c_str())};
    const std::unique_ptr<PGresult, Free> done{PQexec(connection.get(), sql.c_str())};
    if (PQresultStatus(done.get()) == PGRES_COMMAND_OK) return Done{};
    return fail(ErrorCode::unavailable,
                std::string{"PostgreSQL: "} + PQerrorMessage(connection.get()));
}

/// The schemas whose name is that one or begins with it and "_avant_".
Result<std::vector<std::string>> schemas_like(const std::string& url, const std::string& schema) {
    const Connection connection{PQconnectdb(url.c_str())};
    const std::array<const char*, 1> values{schema.c_str()};
    const std::unique_ptr<PGresult, Free> found{
        PQexecParams(connection.get(),
                     "select nspname from pg_namespace where nspname = $1"
                     " or starts_with(nspname, $1 || '_avant_')",
                     1, nullptr, values.data(), nullptr, nullptr, 0)};
    if (PQresultStatus(found.get()) != PGRES_TUPLES_OK) {
        return fail(ErrorCode::unavailable,
                    std::string{"PostgreSQL: "} + PQerrorMessage(connection.get()));
    }
    std::vector<std::string> names;
    for (int row = 0; row < PQntuples(found.get()); ++row) {
        names.emplace_back(PQgetvalue(found.get(), row, 0));
    }
    return names;
}

}  // namespace

Status dump_postgresql(const PostgresqlOptions& options, const std::string& path) {
    return run(options.url, {"pg_dump", "--format=custom", "--no-owner", "--no-privileges",
                             "--schema=" + options.schema, "--file=" + path});
}

Status restore_postgresql(const PostgresqlOptions& options, const std::string& path, bool replace) {
    const auto names = schemas_like(options.url, options.schema);
    if (!names) return names.error();
    const bool there = std::find(names->begin(), names->end(), options.schema) != names->end();
    if (there && !replace) {
        return fail(ErrorCode::conflict, "schema " + options.schema + " is there");
    }
    const auto aside = options.schema + "_avant_" + std::to_string(names->size());
    const auto rename = [&](const std::string& from, const std::string& to) {
        return execute(options.url, "alter schema " + from + " rename to " + to);
    };
    if (there) {
        auto renamed = rename(options.schema, aside);
        if (!renamed) return renamed;
    }
    auto restored = run(options.url, {"pg_restore", "--single-transaction", "--exit-on-error",
                                      "--no-owner", "--no-privileges", "--dbname=", path});
    if (restored || !there) return restored;
    const auto back = rename(aside, options.schema);
    return back ? restored : back;
}

}  // namespace platform
