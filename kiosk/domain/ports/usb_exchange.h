#pragma once

// The exchange with the centre by a USB stick, as the staff's screen asks for it: events out,
// acknowledgements back. Nothing here blocks.

#include <cstdint>
#include <string>

namespace domain {

enum class UsbPhase { idle, exporting, importing, exported, imported, failed };

enum class UsbFailure {
    none,
    absente,     ///< no stick
    protegee,    ///< it refuses to be written
    pleine,      ///< no room left on it
    retiree,     ///< pulled out, or it answers no more
    abimee,      ///< what it gives back is not what was written
    journal,     ///< the log of this device cannot be read or written
    non_enrolee  ///< no centre knows this device
};

struct UsbStatus {
    UsbPhase phase = UsbPhase::idle;
    std::int64_t events = 0;   ///< to be on the stick, in all
    std::int64_t written = 0;  ///< of them, on it and read back
    std::int64_t acked = 0;    ///< import: events that the acknowledgements newly cover
    int acks = 0;              ///< import: acknowledgements found for this device
    UsbFailure failure = UsbFailure::none;
    std::string detail;  ///< for the log

    friend bool operator==(const UsbStatus&, const UsbStatus&) = default;
};

class UsbExchange {
  public:
    virtual ~UsbExchange() = default;

    /// Writes every event that the centre has not acknowledged and this stick does not have yet.
    /// Does nothing while an exchange is under way.
    virtual void start_export() = 0;

    /// Reads the acknowledgements that the centre left on the stick.
    virtual void start_import() = 0;

    /// Lets the work go on; call it at every turn of the loop.
    virtual void tick() = 0;

    virtual UsbStatus status() const = 0;
};

inline bool is_busy(const UsbStatus& status) {
    return status.phase == UsbPhase::exporting || status.phase == UsbPhase::importing;
}

}  // namespace domain
