#pragma once

#include "kiosk/domain/ports/printer.h"
#include "platform/print/byte_sink.h"

#include <memory>
#include <string>

namespace platform {

enum class SlipForm {
    drawn,  ///< a picture: our faces, any script, the mark
    text,   ///< the printer's own letters, drawn all the same when it lacks one
};

/// A slip printer over a sink. Asks for the paper before printing where the printer answers, and
/// takes silence for paper: many answer nothing. Keeps nothing of a slip.
class EscposPrinter final : public domain::Printer {
  public:
    EscposPrinter(std::unique_ptr<ByteSink> sink, SlipForm form)
        : sink_(std::move(sink)), form_(form) {}

    Status print(const domain::Slip& slip) override;
    domain::PaperState state() override;

  private:
    std::unique_ptr<ByteSink> sink_;
    SlipForm form_;
};

/// For demonstrations without a printer, and only then, as it keeps what it is given: writes every
/// slip as ticket-N.escpos and as the picture ticket-N.png into a folder that exists, after those
/// that are there.
class FolderPrinter final : public domain::Printer {
  public:
    FolderPrinter(std::string folder, SlipForm form) : folder_(std::move(folder)), form_(form) {}

    Status print(const domain::Slip& slip) override;
    domain::PaperState state() override;

  private:
    std::string folder_;
    SlipForm form_;
};

/// The printer that `where` names: "tcp:HOST:PORT", "dossier:DIR" (kept on disk: demonstrations) or
/// the path of a device. Fails with invalid_input on an incomplete name or a folder that is not
/// there; a printer that is absent now is no failure.
Result<std::unique_ptr<domain::Printer>> make_printer(const std::string& where, SlipForm form);

}  // namespace platform
