#pragma once

// The passages of each MDS and month, with what a reader needs to trust the figure: its period, how
// complete it is, and what "unknown" (nc) hides. nc is not 0: nobody ever told.

#include "sync/central/store.h"

#include <optional>
#include <string>
#include <vector>

namespace central {

struct Period {
    base::Date from;
    base::Date to;  ///< included
};

/// Fails with invalid_input and a French sentence: dates as AAAA-MM-JJ, in order, at most ten
/// years.
Result<Period> read_period(const std::string& du, const std::string& au);

struct PassageCount {
    std::int64_t ticket = 0;
    std::int64_t arrivee = 0;
    std::int64_t consultation = 0;
    std::int64_t estimes = 0;        ///< of the total, those of that month whose day is an estimate
    std::int64_t date_inconnue = 0;  ///< beside the total: of that month or an earlier one

    std::int64_t total() const { return ticket + arrivee + consultation; }
};

struct IndicatorRow {
    std::string mds;
    std::string nom;
    base::Date from;  ///< the part of the month that the period covers
    base::Date to;
    std::optional<PassageCount> passages;       ///< none: nc
    std::optional<bool> simule = std::nullopt;  ///< an aide was estimated there; none: nc
    int bornes_attendues = 0;
    /// Heard since the end of the row's period, not suspended, nothing left to send.
    int bornes_a_jour = 0;
    std::optional<std::int64_t> contact_ms;  ///< the latest of its bornes
};

struct IndicatorTable {
    Period period;
    std::int64_t computed_ms = 0;
    std::vector<IndicatorRow> rows;  ///< by name of MDS, then by month
};

/// How many MDS used the simulator in the period: at least one aide estimated on one of its bornes.
struct SimulatorShare {
    int utilisatrices = 0;
    int connues = 0;  ///< MDS that could tell: the denominator
    int total = 0;    ///< MDS asked about; the others are nc
};
SimulatorShare simulator_share(const IndicatorTable& table);

/// `mds` empty: all. Fails with not_found when there is no such MDS.
Result<IndicatorTable> indicators(const Store& store, const Period& period, const std::string& mds,
                                  std::int64_t now_ms);

extern const char* const kPassageDefinition;
extern const char* const kSimulatorDefinition;

std::string to_json(const IndicatorTable& table);
/// UTF-8 with a byte order mark, ";", CRLF: as French spreadsheets open it.
std::string to_csv(const IndicatorTable& table);
/// A cell of such a text: quoted when it must be; what a spreadsheet would run as a formula is made
/// plain.
std::string csv_cell(std::string text);

/// "2026-11-22T09:30:00Z"
std::string utc_text(std::int64_t ms);

}  // namespace central
