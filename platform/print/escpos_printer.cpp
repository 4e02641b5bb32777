#include "platform/print/escpos_printer.h"

#include "platform/print/escpos.h"
#include "platform/print/numbered_files.h"

#include <filesystem>
#include <fstream>

namespace platform {
namespace {

using domain::PaperState;
using domain::Slip;

std::string bytes_of(const Slip& slip, SlipForm form) {
    if (form == SlipForm::text) {
        if (const auto text = text_bytes(slip)) return *text;
    }
    return raster_bytes(draw_slip(slip));
}

bool starts_with(const std::string& text, const std::string& start) {
    return text.compare(0, start.size(), start) == 0;
}

}  // namespace

Status EscposPrinter::print(const Slip& slip) {
    switch (state()) {
        case PaperState::absent:
            return fail(ErrorCode::unavailable, "no printer");
        case PaperState::fault:
            return fail(ErrorCode::unavailable, "l'imprimante est en panne");
        case PaperState::out_of_paper:
            return fail(ErrorCode::full, "plus de papier");
        case PaperState::ok:
            break;
    }
    return sink_->send(bytes_of(slip, form_));
}

PaperState EscposPrinter::state() {
    const auto answer = sink_->ask(std::string{kStateQuery}, 2);
    if (!answer) return PaperState::absent;
    return state_of(*answer);
}

Status FolderPrinter::print(const Slip& slip) {
    if (state() == PaperState::absent) return fail(ErrorCode::unavailable, folder_ + ": missing");
    const auto name = next_path(folder_, "ticket");
    std::ofstream file{name + ".escpos", std::ios::binary};
    file << bytes_of(slip, form_);
    file.close();
    if (!file) return fail(ErrorCode::unavailable, name + " : ne s'écrit pas");
    return write_png(draw_slip(slip), name + ".png");
}

PaperState FolderPrinter::state() {
    std::error_code missing;
    return std::filesystem::is_directory(folder_, missing) ? PaperState::ok : PaperState::absent;
}

Result<std::unique_ptr<domain::Printer>> make_printer(const std::string& where, SlipForm form) {
    if (starts_with(where, "dossier:") && where.size() > 8) {
        std::error_code missing;
        if (!std::filesystem::is_directory(where.substr(8), missing)) {
            return fail(ErrorCode::invalid_input, where + " : ce dossier n'existe pas");
        }
        return std::unique_ptr<domain::Printer>{
            std::make_unique<FolderPrinter>(where.substr(8), form)};
    }
    if (starts_with(where, "tcp:")) {
        const auto colon = where.rfind(':');
        if (colon <= 4 || colon + 1 == where.size()) {
            return fail(ErrorCode::invalid_input, where + ": expected tcp:HOST:PORT");
        }
        return std::unique_ptr<domain::Printer>{std::make_unique<EscposPrinter>(
            tcp_sink(where.substr(4, colon - 4), where.substr(colon + 1)), form)};
    }
    if (!starts_with(where, "/")) {
        return fail(ErrorCode::invalid_input, where + " : pas un nom d'imprimante");
    }
    return std::unique_ptr<domain::Printer>{
        std::make_unique<EscposPrinter>(device_sink(where), form)};
}

}  // namespace platform
