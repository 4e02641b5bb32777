#pragma once

// Printers of A4 sheets: a queue of CUPS, or a folder for demonstrations.
//
// A sheet of CUPS is sent from memory. A spooler that would keep the files or the history of its
// jobs is refused: what a visitor printed must not be found on the device.

#include "kiosk/domain/ports/printer.h"

#include <memory>
#include <string>

namespace platform {

/// Whether the configuration of a spooler (cupsd.conf) keeps neither files nor history: both
/// PreserveJobFiles and PreserveJobHistory are there and say No.
bool keeps_nothing(const std::string& cupsd_conf);

class CupsSheetPrinter final : public domain::SheetPrinter {
  public:
    /// @param queue        name of the queue
    /// @param cupsd_conf   path of the spooler's configuration, read at each call of state
    CupsSheetPrinter(std::string queue, std::string cupsd_conf)
        : queue_(std::move(queue)), cupsd_conf_(std::move(cupsd_conf)) {}

    Status print(const domain::Sheet& sheet) override;
    Status print(const domain::FicheSheet& sheet) override;
    domain::PaperState state() override;
    Status check() override;

  private:
    Status send(const std::string& pdf);

    std::string queue_;
    std::string cupsd_conf_;
};

/// Writes page-N.pdf, after those that are there.
class FolderSheetPrinter final : public domain::SheetPrinter {
  public:
    explicit FolderSheetPrinter(std::string folder) : folder_(std::move(folder)) {}

    Status print(const domain::Sheet& sheet) override;
    Status print(const domain::FicheSheet& sheet) override;
    domain::PaperState state() override;
    Status check() override { return Done{}; }

  private:
    Status keep(const std::string& pdf) const;

    std::string folder_;
};

/// "cups:NAME" or "dossier:DIR". Fails with invalid_input.
Result<std::unique_ptr<domain::SheetPrinter>> make_sheet_printer(const std::string& where);

}  // namespace platform
