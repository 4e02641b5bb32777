// The command that serves: keys, password, site, server, and a clean end.

#include "platform/http/http_server.h"
#include "platform/system/files.h"
#include "sync/central/cli/commands.h"
#include "sync/central/cli/keys.h"
#include "sync/central/web/access.h"
#include "sync/central/web/site.h"

#include <charconv>
#include <csignal>
#include <iostream>

namespace central {
namespace {

constexpr std::size_t kMaxFontBytes = 8 * 1024 * 1024;

/// "127.0.0.1:8471" or "[::1]:8471".
Status read_address(const std::string& text, platform::HttpServerOptions& options) {
    const auto colon = text.rfind(':');
    if (colon == std::string::npos) return fail(ErrorCode::invalid_input, "--ecoute ADRESSE:PORT");
    options.address = text.substr(0, colon);
    if (options.address.size() > 2 && options.address.front() == '[') {
        options.address = options.address.substr(1, options.address.size() - 2);
    }
    const auto port = text.substr(colon + 1);
    const auto* end = port.data() + port.size();
    const auto read = std::from_chars(port.data(), end, options.port);
    if (read.ec != std::errc{} || read.ptr != end) {
        return fail(ErrorCode::invalid_input, "--ecoute ADRESSE:PORT");
    }
    return Done{};
}

std::map<std::string, std::string> read_fonts(const Tools& tools) {
    const auto folder =
        tools.arguments.value("--polices", platform::resources_folder() + "/polices");
    std::map<std::string, std::string> fonts;
    for (const std::string name : {"Andika-Regular.ttf", "Andika-Bold.ttf"}) {
        auto bytes = platform::read_file(folder + "/" + name, kMaxFontBytes);
        if (bytes) fonts[name] = std::move(*bytes);
    }
    return fonts;
}

void wait_for_the_end() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    int signal = 0;
    sigwait(&signals, &signal);
}

/// Tells where the server listens: to the reader, to `borne creer`, to whoever started it.
Status announce(const Tools& tools, const platform::HttpServerOptions& options,
                unsigned short port) {
    const bool tls = !options.certificate_file.empty();
    const bool six = options.address.find(':') != std::string::npos;
    const auto host = six ? "[" + options.address + "]" : options.address;
    const auto url = (tls ? "https://" : "http://") + host + ":" + std::to_string(port);
    const auto file = tools.arguments.value("--port-dans");
    if (!file.empty()) {
        const auto written = platform::write_file(file, std::to_string(port) + "\n");
        if (!written) return written;
    }
    const auto kept = platform::write_file(tools.folder + kUrlFile, url);
    if (!kept) return kept;
    std::cout << url << std::endl;
    return Done{};
}

}  // namespace

int run_servir(const Tools& tools) {
    const auto lock = platform::FolderLock::take(tools.folder);
    if (!lock) return complain("un autre perron-central sert déjà ce dossier");
    platform::HttpServerOptions options;
    const auto address = read_address(tools.arguments.value("--ecoute", "127.0.0.1:8471"), options);
    if (!address) return complain(address.error().detail, 2);
    options.certificate_file = tools.arguments.value("--cert");
    options.key_file = tools.arguments.value("--cle");
    options.clear_text_allowed = tools.arguments.has("--http-clair");

    auto keys = centre_keys(tools.folder, tools.random);
    if (!keys) return complain("clé du centre illisible : " + keys.error().detail);
    const auto password = ensure_password(tools.store, tools.random);
    if (!password) return complain(password.error().detail);
    if (!password->empty()) {
        std::cerr << "Mot de passe des chiffres, montré cette seule fois : " << *password << "\n";
    }

    Context context{tools.store, tools.clock, tools.random,
                    tools.arguments.value("--departement", "71"), *keys};
    context.publication = Publication{tools.folder + kContentFolder, keys->verify};
    std::optional<Booking> booking;
    if (tools.agendas != nullptr) context.booking = &booking.emplace(*tools.agendas);
    const auto access = tools.arguments.value("--acces", "ouvert");
    const bool open = access == "ouvert" && platform::is_loopback(options.address);
    Site site{context, {open, !options.certificate_file.empty(), read_fonts(tools), tools.folder}};
    const auto server = platform::HttpServer::start(
        options, [&site](platform::HttpRequest request, platform::HttpReply reply) {
            site.handle(std::move(request), std::move(reply));
        });
    if (!server) return complain("le centre ne peut pas écouter : " + server.error().detail);
    const auto told = announce(tools, options, (*server)->port());
    if (!told) return complain(told.error().detail);
    wait_for_the_end();
    return 0;
}

}  // namespace central
