#include "tests/support/postgresql_cluster.h"

#include <pwd.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <thread>

namespace test {
namespace {

/// Debian keeps each version apart; the newest wins.
std::string newest_programs() {
    std::string newest;
    std::error_code none;
    for (const auto& version : std::filesystem::directory_iterator("/usr/lib/postgresql", none)) {
        const auto folder = version.path().string() + "/bin";
        const bool whole = std::filesystem::exists(folder + "/initdb", none) &&
                           std::filesystem::exists(folder + "/postgres", none);
        if (whole && folder > newest) newest = folder;
    }
    return newest;
}

std::string unprivileged_user() {
    if (geteuid() != 0) return "";
    return getpwnam("postgres") != nullptr ? "postgres" : "nobody";
}

}  // namespace

PostgresqlCluster* PostgresqlCluster::get() {
    static const auto cluster = []() -> std::unique_ptr<PostgresqlCluster> {
        const auto programs = newest_programs();
        if (programs.empty()) {
            std::fprintf(stderr, "PostgreSQL n'est pas installé : ses essais sont sautés.\n");
            return nullptr;
        }
        std::unique_ptr<PostgresqlCluster> made{
            new PostgresqlCluster{programs, unprivileged_user()}};
        if (made->make() && made->start()) return made;
        std::fprintf(stderr, "PostgreSQL ne démarre pas : voir %s\n",
                     made->folder_.file("journal").c_str());
        std::abort();
    }();
    return cluster.get();
}

PostgresqlCluster::PostgresqlCluster(std::string programs, std::string user)
    : programs_(std::move(programs)), user_(std::move(user)) {}

PostgresqlCluster::~PostgresqlCluster() {
    if (server_) server_->end_with(SIGINT);
}

Command PostgresqlCluster::as_user(Command command) const {
    Command whole{"/usr/bin/setpriv"};
    if (!user_.empty()) {
        const auto* entry = getpwnam(user_.c_str());
        whole.push_back("--reuid=" + user_);
        whole.push_back("--regid=" + std::to_string(entry->pw_gid));
        whole.emplace_back("--clear-groups");
    }
    // It ends with us, whatever ends us.
    whole.emplace_back("--pdeathsig=INT");
    whole.insert(whole.end(), command.begin(), command.end());
    return whole;
}

bool PostgresqlCluster::make() {
    if (!user_.empty()) {
        const auto* entry = getpwnam(user_.c_str());
        if (chown(folder_.path().c_str(), entry->pw_uid, entry->pw_gid) != 0) return false;
    }
    const auto made =
        run(as_user({program("initdb"), "--pgdata=" + folder_.file("base"), "--username=perron",
                     "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"}));
    if (made.status != 0) std::fprintf(stderr, "%s", made.err.c_str());
    return made.status == 0;
}

bool PostgresqlCluster::start() {
    server_ = std::make_unique<Service>(
        as_user({program("postgres"), "-D", folder_.file("base"), "-k", folder_.path(), "-c",
                 "listen_addresses=", "-c", "max_connections=30"}),
        folder_.file("journal"));
    for (int tries = 0; tries < 300; ++tries) {
        const auto ready =
            run({program("pg_isready"), "--quiet", "--host=" + folder_.path()}).status;
        if (ready == 0) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    return false;
}

void PostgresqlCluster::crash() {
    server_->end_with(SIGQUIT);
    server_.reset();
}

std::string PostgresqlCluster::url() const {
    std::string host;
    for (const char c : folder_.path()) host += c == '/' ? std::string{"%2F"} : std::string{c};
    return "postgresql://perron@" + host + "/postgres";
}

}  // namespace test
