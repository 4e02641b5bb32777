#include "platform/print/sheet_printer.h"

#include "platform/print/bilan_page.h"
#include "platform/print/numbered_files.h"

#include <cups/cups.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace platform {
namespace {

using domain::FicheSheet;
using domain::PaperState;
using domain::Sheet;

constexpr const char* kCupsdConf = "/etc/cups/cupsd.conf";
constexpr const char* kCups = "cups:";
constexpr const char* kFolder = "dossier:";

struct FreeDestination {
    void operator()(cups_dest_t* dest) const { cupsFreeDests(1, dest); }
};
using Destination = std::unique_ptr<cups_dest_t, FreeDestination>;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool starts_with(const std::string& text, std::string_view start) {
    return text.compare(0, start.size(), start) == 0;
}

Error refusal(const char* what) {
    return fail(ErrorCode::unavailable, std::string{what} + ": " + cupsLastErrorString());
}

/// A job whose document never leaves memory on our side. Its title says nothing of the person.
Status send_job(cups_dest_t& dest, const std::string& pdf) {
    constexpr const char* kTitle = "Perron";
    int job = 0;
    auto* info = cupsCopyDestInfo(CUPS_HTTP_DEFAULT, &dest);
    if (info == nullptr) return refusal("queue");
    const auto made = cupsCreateDestJob(CUPS_HTTP_DEFAULT, &dest, info, &job, kTitle, 0, nullptr);
    bool sent =
        made == IPP_STATUS_OK &&
        cupsStartDestDocument(CUPS_HTTP_DEFAULT, &dest, info, job, kTitle, CUPS_FORMAT_PDF, 0,
                              nullptr, 1) == HTTP_STATUS_CONTINUE &&
        cupsWriteRequestData(CUPS_HTTP_DEFAULT, pdf.data(), pdf.size()) == HTTP_STATUS_CONTINUE;
    sent = sent && cupsFinishDestDocument(CUPS_HTTP_DEFAULT, &dest, info) == IPP_STATUS_OK;
    cupsFreeDestInfo(info);
    if (!sent) return refusal("job");
    return Done{};
}

PaperState state_of(const cups_dest_t& dest) {
    const auto option = [&](const char* name) {
        const auto* value = cupsGetOption(name, dest.num_options, dest.options);
        return std::string{value == nullptr ? "" : value};
    };
    if (option("printer-state-reasons").find("media-empty") != std::string::npos) {
        return PaperState::out_of_paper;
    }
    constexpr const char* kStopped = "5";
    return option("printer-state") == kStopped ? PaperState::fault : PaperState::ok;
}

}  // namespace

bool keeps_nothing(const std::string& cupsd_conf) {
    std::istringstream lines{cupsd_conf};
    bool files = false;
    bool history = false;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words{lower(line)};
        std::string name;
        std::string value;
        words >> name >> value;
        const bool no = value == "no" || value == "off" || value == "false";
        if (name == "preservejobfiles") files = no;
        if (name == "preservejobhistory") history = no;
    }
    return files && history;
}

Status CupsSheetPrinter::check() {
    std::ifstream file{cupsd_conf_};
    std::ostringstream text;
    text << file.rdbuf();
    if (file && keeps_nothing(text.str())) return Done{};
    return fail(ErrorCode::unavailable,
                cupsd_conf_ + " : il faut PreserveJobFiles No et PreserveJobHistory No");
}

Status CupsSheetPrinter::print(const Sheet& sheet) {
    const auto page = draw_bilan(sheet);
    return page ? send(page->pdf) : page.error();
}

Status CupsSheetPrinter::print(const FicheSheet& sheet) {
    const auto page = draw_a4(sheet);
    return page ? send(page->pdf) : page.error();
}

Status CupsSheetPrinter::send(const std::string& pdf) {
    if (auto safe = check(); !safe) return safe;
    const Destination dest{cupsGetNamedDest(CUPS_HTTP_DEFAULT, queue_.c_str(), nullptr)};
    if (!dest) return fail(ErrorCode::unavailable, queue_ + " : file d'impression inconnue");
    return send_job(*dest, pdf);
}

PaperState CupsSheetPrinter::state() {
    if (!check()) return PaperState::fault;
    const Destination dest{cupsGetNamedDest(CUPS_HTTP_DEFAULT, queue_.c_str(), nullptr)};
    return dest ? state_of(*dest) : PaperState::absent;
}

Status FolderSheetPrinter::print(const Sheet& sheet) {
    const auto page = draw_bilan(sheet);
    return page ? keep(page->pdf) : page.error();
}

Status FolderSheetPrinter::print(const FicheSheet& sheet) {
    const auto page = draw_a4(sheet);
    return page ? keep(page->pdf) : page.error();
}

Status FolderSheetPrinter::keep(const std::string& pdf) const {
    const auto name = next_path(folder_, "page") + ".pdf";
    std::ofstream file{name, std::ios::binary};
    file << pdf;
    file.close();
    if (!file) return fail(ErrorCode::unavailable, name + " : ne s'écrit pas");
    return Done{};
}

PaperState FolderSheetPrinter::state() {
    std::error_code missing;
    return std::filesystem::is_directory(folder_, missing) ? PaperState::ok : PaperState::absent;
}

Result<std::unique_ptr<domain::SheetPrinter>> make_sheet_printer(const std::string& where) {
    const auto rest = where.substr(std::min(where.size(), where.find(':') + 1));
    if (starts_with(where, kCups) && !rest.empty()) {
        return std::unique_ptr<domain::SheetPrinter>{
            std::make_unique<CupsSheetPrinter>(rest, kCupsdConf)};
    }
    if (starts_with(where, kFolder) && !rest.empty()) {
        std::error_code missing;
        if (!std::filesystem::is_directory(rest, missing)) {
            return fail(ErrorCode::invalid_input, where + " : ce dossier n'existe pas");
        }
        return std::unique_ptr<domain::SheetPrinter>{std::make_unique<FolderSheetPrinter>(rest)};
    }
    return fail(ErrorCode::invalid_input, where + ": expected cups:NAME or dossier:DIR");
}

}  // namespace platform
